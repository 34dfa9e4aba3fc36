"""One file a page; each draws itself when it is run."""
