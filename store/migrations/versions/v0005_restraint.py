"""Restraint: the days on which the bot wrote unasked, who is away when, how often someone wants to hear of it, and
since when a seat is taken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Make the tables. What was already sent or waits of the bot's own accord takes its day."""
    op.create_table(
        "unasked",
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("outbox_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_unasked_person_id")),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_unasked_outbox_id")),
        sa.PrimaryKeyConstraint("person_id", "day", name=op.f("pk_unasked")),
        sa.UniqueConstraint("outbox_id", name=op.f("uq_unasked_outbox_id")),
    )
    op.create_table(
        "absences",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_absences_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    op.create_index(op.f("ix_absences_person_id"), "absences", ["person_id"], unique=False)
    op.create_table(
        "paces",
        sa.Column("person_id", KEY, autoincrement=False, nullable=False),
        sa.Column("pace", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_paces_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_paces")),
    )
    op.add_column("seats", sa.Column("since", sa.Date(), nullable=True))
    _take_days()


def _take_days() -> None:
    outbox = sa.table(
        "outbox", *(sa.column(n) for n in ("id", "person_id", "cause", "status", "sent_at", "not_before"))
    )
    moment = sa.func.coalesce(outbox.c.sent_at, outbox.c.not_before)
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    day = sa.func.date(moment if on_sqlite else sa.func.timezone("Europe/Amsterdam", moment))
    unasked = sa.table("unasked", *(sa.column(n) for n in ("person_id", "day", "cause", "outbox_id")))
    there = (
        sa.select(outbox.c.person_id, day, sa.func.min(outbox.c.cause), sa.func.max(outbox.c.id))
        .where(outbox.c.cause.in_(["digest", "how-else", "invite"]), outbox.c.status.in_(["queued", "sent"]))
        .group_by(outbox.c.person_id, day)
    )
    op.execute(unasked.insert().from_select(["person_id", "day", "cause", "outbox_id"], there))


def downgrade() -> None:
    """Back to what was before."""
    raise NotImplementedError("put back the copy that was made before")
