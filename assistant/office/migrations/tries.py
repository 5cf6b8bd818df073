"""Wrong passwords are counted over restarts."""

import sqlalchemy as sa
from alembic import op

revision = "tries"
down_revision = "limits"


def upgrade() -> None:
    """A file that was opened before revisions were kept may have the table already."""
    op.create_table(
        "tries",
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last", sa.Float(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("about"),
        if_not_exists=True,
    )
    op.create_index("tries_last", "tries", ["last"], unique=False, if_not_exists=True)
