"""Whose a session is and how it is played; and papers: preparations, reflections, hints, drills."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # The defaults are for the sessions there are: played by whoever sat at the computer, with full feedback.
    with op.batch_alter_table("sessions") as sessions:
        sessions.add_column(sa.Column("learner", sa.Text(), nullable=False, server_default="local"))
        sessions.add_column(sa.Column("mode", sa.Text(), nullable=False, server_default="learn"))
        sessions.add_column(sa.Column("focus", sa.Text()))
        sessions.add_column(sa.Column("variant", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_sessions_learner", "sessions", ["learner"])
    op.create_table(
        "papers",
        sa.Column("learner", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("session", sa.Text()),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_papers_session_sessions", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("learner", "kind", "key", name="pk_papers"),
    )
    op.create_index("ix_papers_session", "papers", ["session"])
