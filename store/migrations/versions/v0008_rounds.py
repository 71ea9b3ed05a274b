"""Rounds: options, who was invited, and what each chose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "rounds",
        sa.Column("id", KEY, nullable=False),
        sa.Column("placement_id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("submission_id", KEY, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["placement_id"], ["placements.id"], name=op.f("fk_rounds_placement_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_rounds_by_id")),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name=op.f("fk_rounds_submission_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_rounds_submission_id")),
    )
    op.create_index(op.f("ix_rounds_placement_id"), "rounds", ["placement_id"], unique=False)
    still_open = sa.text("closed_at IS NULL")
    op.create_index("ix_rounds_open", "rounds", ["closes_at"], sqlite_where=still_open, postgresql_where=still_open)
    op.create_table(
        "round_options",
        sa.Column("round_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_round_options_round_id")),
        sa.PrimaryKeyConstraint("round_id", "number", name=op.f("pk_round_options")),
    )
    op.create_table(
        "round_invitees",
        sa.Column("round_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_round_invitees_round_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_round_invitees_person_id")),
        sa.PrimaryKeyConstraint("round_id", "person_id", name=op.f("pk_round_invitees")),
    )
    op.create_table(
        "ballots",
        sa.Column("round_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_ballots_round_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ballots_person_id")),
        sa.PrimaryKeyConstraint("round_id", "person_id", name=op.f("pk_ballots")),
    )
