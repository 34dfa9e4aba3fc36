"""Loaded by Alembic: runs on the connection, and in the transaction, that `run` hands over."""

from alembic import context

from roleplay.store.revision import VERSION_TABLE
from roleplay.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
