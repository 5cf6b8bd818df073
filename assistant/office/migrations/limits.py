"""Each key of a program got a limit of its own, and can be revoked."""

import sqlalchemy as sa
from alembic import op

revision = "limits"
down_revision = "first"


def upgrade() -> None:
    """Keys from before keep the usual limit, and hold."""
    with op.batch_alter_table("keys") as keys:
        keys.add_column(sa.Column("per_minute", sa.Integer(), nullable=False, server_default="600"))
        keys.add_column(sa.Column("revoked", sa.Text(), nullable=False, server_default=""))
