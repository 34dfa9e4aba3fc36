"""How reports are laid out: the same blocks as HTML, as Markdown and as text, on a page that needs nothing else."""
