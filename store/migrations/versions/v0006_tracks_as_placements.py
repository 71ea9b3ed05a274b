"""A mentor track is a placement like a student's: one of each participant, and one of the group they form."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")

ONE_GROUP = sa.text("group_id IS NULL")

placements = sa.table(
    "placements",
    sa.column("id", KEY),
    sa.column("programme", sa.Text()),
    sa.column("year", sa.Text()),
    sa.column("learner_id", KEY),
    sa.column("group_id", KEY),
    sa.column("title", sa.Text()),
    sa.column("school", sa.Text()),
    sa.column("region", sa.Text()),
    sa.column("klassen", sa.Text()),
    sa.column("starts_on", sa.Date()),
    sa.column("last_day", sa.Date()),
)
seats = sa.table(
    "seats",
    sa.column("placement_id", KEY),
    sa.column("role", sa.Text()),
    sa.column("person_id", KEY),
    sa.column("rank", sa.Integer()),
)
groups = sa.table(
    "track_groups",
    sa.column("id", KEY),
    sa.column("name", sa.Text()),
    sa.column("facilitator_id", KEY),
    sa.column("starts_on", sa.Date()),
)
members = sa.table("track_members", sa.column("group_id", KEY), sa.column("person_id", KEY))


def upgrade() -> None:
    """Let a placement be without a student, give every track its own, and drop the tables that knew them."""
    with op.batch_alter_table("placements") as batch:
        batch.drop_constraint("uq_placements_programme_year_student_id", type_="unique")
        batch.drop_constraint("fk_placements_student_id", type_="foreignkey")
        batch.alter_column("student_id", new_column_name="learner_id", existing_type=KEY, nullable=True)
        batch.add_column(sa.Column("group_id", KEY, nullable=True))
        batch.add_column(sa.Column("title", sa.Text(), nullable=True))
    with op.batch_alter_table("placements") as batch:
        batch.create_foreign_key("fk_placements_learner_id", "people", ["learner_id"], ["id"])
        batch.create_foreign_key("fk_placements_group_id", "placements", ["group_id"], ["id"])
        batch.create_unique_constraint("uq_placements_title", ["title"])
        batch.create_unique_constraint("uq_placements_group_id_learner_id", ["group_id", "learner_id"])
    op.create_index(
        "uq_placements_student",
        "placements",
        ["programme", "year", "learner_id"],
        unique=True,
        sqlite_where=ONE_GROUP,
        postgresql_where=ONE_GROUP,
    )
    op.create_table(
        "agreements",
        sa.Column("appointment_id", KEY, autoincrement=False, nullable=False),
        sa.Column("homework", sa.Text(), nullable=False),
        sa.Column("reminder", sa.Text(), nullable=False),
        sa.Column("by_id", KEY, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointments.id"], name=op.f("fk_agreements_appointment_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_agreements_by_id")),
        sa.PrimaryKeyConstraint("appointment_id", name=op.f("pk_agreements")),
    )
    op.create_table(
        "leervragen",
        sa.Column("id", KEY, nullable=False),
        sa.Column("placement_id", KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_id", KEY, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["placement_id"], ["placements.id"], name=op.f("fk_leervragen_placement_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_leervragen_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leervragen")),
    )
    op.create_index(op.f("ix_leervragen_placement_id"), "leervragen", ["placement_id"], unique=False)
    _carry_over(op.get_bind())
    op.drop_index(op.f("ix_track_members_person_id"), table_name="track_members")
    op.drop_table("track_members")
    op.drop_table("track_groups")


def _carry_over(c: sa.Connection) -> None:
    everyone: dict[int, list[int]] = {}
    for group, person in c.execute(sa.select(members.c.group_id, members.c.person_id).order_by(members.c.person_id)):
        everyone.setdefault(group, []).append(person)
    rows = c.execute(sa.select(groups.c.id, groups.c.name, groups.c.facilitator_id, groups.c.starts_on)).all()
    for old, name, facilitator, start in rows:
        inside = everyone.get(old, [])
        group = _placement(c, start, title=name, learner_id=None, group_id=None)
        _seat(c, group, "facilitator", facilitator)
        for person in inside:
            _seat(c, group, "deelnemer", person)
            own = _placement(c, start, title=None, learner_id=person, group_id=group)
            _seat(c, own, "deelnemer", person)
            _seat(c, own, "facilitator", facilitator)


def _placement(c: sa.Connection, start: date, **values: Any) -> int:
    first = start.year - (start.month < 8)
    added = c.execute(
        sa.insert(placements)
        .values(
            programme="werkplekopleider",
            year=f"{first}-{first + 1}",
            school="",
            region="midden",
            klassen="[]",
            starts_on=start,
            last_day=start + timedelta(days=365),
            **values,
        )
        .returning(placements.c.id)
    )
    return int(added.scalar_one())


def _seat(c: sa.Connection, placement: int, role: str, person: int) -> None:
    c.execute(sa.insert(seats).values(placement_id=placement, role=role, person_id=person, rank=1))
