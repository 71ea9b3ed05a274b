"""How far the answers about a school had come in at each report of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "publications",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("through", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["through"], ["submissions.id"], name=op.f("fk_publications_through")),
        sa.PrimaryKeyConstraint("subject", "through", name=op.f("pk_publications")),
    )


def downgrade() -> None:
    """Forget how far each report went."""
    op.drop_table("publications")
