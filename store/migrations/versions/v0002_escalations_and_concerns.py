"""Approvals in parts, by a stand-in or given elsewhere; escalations; concerns with their ladder."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Add the columns and tables; what was asked for approval before was shown with the submission it names."""
    op.add_column("submissions", sa.Column("confidential", sa.Boolean(), nullable=False, server_default=sa.false()))
    _approvals()
    _escalations()
    _concerns()


def _approvals() -> None:
    for name in ("about", "place", "given_in"):
        op.add_column("approvals", sa.Column(name, sa.Text()))
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    for name, of in (("for_id", "people"), ("shown_id", "submissions"), ("since_id", "submissions")):
        key = f"CONSTRAINT fk_approvals_{name}_{of} REFERENCES {of} (id)"
        op.execute(f"ALTER TABLE approvals ADD COLUMN {name} {kind} {key}")
    op.add_column("approvals", sa.Column("reminded_at", MOMENT))
    op.add_column("approvals", sa.Column("offered_at", MOMENT))
    op.execute("UPDATE approvals SET shown_id = submission_id")
    is_open = sa.text("status = 'open'")
    op.create_index("ix_approvals_open", "approvals", ["asked_at"], sqlite_where=is_open, postgresql_where=is_open)


def _escalations() -> None:
    op.create_table(
        "escalations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("placement_id", KEY, nullable=False),
        sa.Column("obligation", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("serious", sa.Boolean(), nullable=False),
        sa.Column("told_at", MOMENT),
        sa.Column("handled_at", MOMENT),
        sa.Column("handled_by", KEY),
        sa.Column("outcome", sa.Text()),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name=op.f("fk_escalations_placement_id_placements")
        ),
        sa.ForeignKeyConstraint(["handled_by"], ["people.id"], name=op.f("fk_escalations_handled_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
        sa.UniqueConstraint("placement_id", "obligation", "revision", "stage", name="uq_escalations_step"),
    )
    unhandled = sa.text("handled_at IS NULL")
    op.create_index("ix_escalations_open", "escalations", ["at"], sqlite_where=unhandled, postgresql_where=unhandled)


def _concerns() -> None:
    op.create_table(
        "concerns",
        sa.Column("id", KEY, nullable=False),
        sa.Column("placement_id", KEY, nullable=False),
        sa.Column("author_id", KEY, nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("call", sa.Boolean(), nullable=False),
        sa.Column("submission_id", KEY),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT),
        sa.Column("closed_by", KEY),
        sa.Column("reason", sa.Text()),
        sa.ForeignKeyConstraint(["placement_id"], ["placements.id"], name=op.f("fk_concerns_placement_id_placements")),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_concerns_author_id_people")),
        sa.ForeignKeyConstraint(["closed_by"], ["people.id"], name=op.f("fk_concerns_closed_by_people")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_concerns_submission_id_submissions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concerns")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_concerns_placement_id"), "concerns", ["placement_id"])
    op.create_index(op.f("ix_concerns_author_id"), "concerns", ["author_id"])
    op.create_table(
        "concern_readers",
        sa.Column("concern_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("role", sa.Text()),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["concern_id"], ["concerns.id"], name=op.f("fk_concern_readers_concern_id_concerns")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_concern_readers_person_id_people")),
        sa.PrimaryKeyConstraint("concern_id", "person_id", name=op.f("pk_concern_readers")),
    )
    op.create_index(op.f("ix_concern_readers_person_id"), "concern_readers", ["person_id"])
    op.create_table(
        "concern_steps",
        sa.Column("id", KEY, nullable=False),
        sa.Column("concern_id", KEY, nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("owner_id", KEY),
        sa.Column("taken_at", MOMENT),
        sa.Column("closed_at", MOMENT),
        sa.Column("closed_by", KEY),
        sa.Column("submission_id", KEY),
        sa.Column("reminded_on", sa.Date()),
        sa.ForeignKeyConstraint(["concern_id"], ["concerns.id"], name=op.f("fk_concern_steps_concern_id_concerns")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_concern_steps_owner_id_people")),
        sa.ForeignKeyConstraint(["closed_by"], ["people.id"], name=op.f("fk_concern_steps_closed_by_people")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_concern_steps_submission_id_submissions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_steps")),
    )
    op.create_index(op.f("ix_concern_steps_concern_id"), "concern_steps", ["concern_id"])
    is_open = sa.text("closed_at IS NULL")
    op.create_index("ix_concern_steps_open", "concern_steps", ["due"], sqlite_where=is_open, postgresql_where=is_open)


def downgrade() -> None:
    """What was entrusted is not thrown away by going back."""
    raise NotImplementedError("put back a backup instead")
