"""Changes to the tables, in order. Never edited once released; a new one is added instead (see `run`)."""
