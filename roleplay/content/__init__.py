"""What is written, not programmed: personas, prompts and the rubric, read from files and checked."""
