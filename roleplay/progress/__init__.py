"""What a learner's sessions come to over time: records, curves, what to do next, the path, and what is theirs."""
