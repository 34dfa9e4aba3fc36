"""Where sessions are kept: SQLite by default, the same code on PostgreSQL."""
