"""A number for every school on the roster; what was sent about a school is found by its subject."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table, with every school that stands in a placement."""
    schools = op.create_table(
        "schools",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("same_as", KEY, nullable=True),
        sa.ForeignKeyConstraint(["same_as"], ["schools.id"], name=op.f("fk_schools_same_as")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schools")),
        sa.UniqueConstraint("key", name=op.f("uq_schools_key")),
    )
    op.create_index(op.f("ix_submissions_subject"), "submissions", ["subject"], unique=False)
    names = op.get_bind().execute(sa.text("SELECT school FROM placements ORDER BY id")).scalars()
    keys = dict.fromkeys(" ".join(name.casefold().split()) for name in names)
    if keys:
        op.bulk_insert(schools, [{"key": key} for key in keys])


def downgrade() -> None:
    """The names of schools stay in the placements."""
    op.drop_index(op.f("ix_submissions_subject"), "submissions")
    op.drop_table("schools")
