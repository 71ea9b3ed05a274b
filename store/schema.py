"""The tables, all of them; the migrations make exactly these."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import insert as upsert

from store.columns import Key, Moment, Plain, TimeOfDay

__all__ = ["metadata", "upsert"]

QUEUED: ColumnElement[str] = literal_column("'queued'")
"""A status as a literal: with a parameter in its place a partial index would not be used."""
OPEN: ColumnElement[str] = literal_column("'open'")
PAUSED: ColumnElement[str] = literal_column("'paused'")

# `upsert` is PostgreSQL's INSERT with ON CONFLICT, which SQLite took over word for word: one statement serves both.

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

people = Table(
    "people",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False, unique=True),
    Column("language", Text, nullable=False),
    Column("begun_at", Moment),
    Column("invited_at", Moment),
    Column("stopped_at", Moment),
    Column("moment", TimeOfDay, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Key, primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False, index=True),
    Column("channel", Text, nullable=False),
    Column("tenant", Text, nullable=False),
    Column("user_id", Text, nullable=False),
    Column("address", Plain),
    Column("last_seen", Moment, nullable=False),
    Column("unreachable", Text),
    Column("unreachable_at", Moment),
    UniqueConstraint("channel", "tenant", "user_id"),
)

placements = Table(
    "placements",
    metadata,
    Column("id", Key, primary_key=True),
    Column("programme", Text, nullable=False),
    Column("year", Text, nullable=False),
    Column("learner_id", Key, ForeignKey("people.id")),
    Column("group_id", Key, ForeignKey("placements.id")),
    Column("title", Text, unique=True),
    Column("school", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("location", Text),
    Column("vak", Text),
    Column("klassen", Plain, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date),
    Column("last_day", Date, nullable=False, index=True),
    UniqueConstraint("group_id", "learner_id"),
    Index(
        "uq_placements_student",
        "programme",
        "year",
        "learner_id",
        unique=True,
        sqlite_where=text("group_id IS NULL"),
        postgresql_where=text("group_id IS NULL"),
    ),
)

schools = Table(
    "schools",
    metadata,
    Column("id", Key, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("same_as", Key, ForeignKey("schools.id")),
)

seats = Table(
    "seats",
    metadata,
    Column("placement_id", Key, ForeignKey("placements.id"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, index=True),
    Column("rank", Integer, nullable=False),
    Column("since", Date),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", Key, primary_key=True),
    Column("placement_id", Key, ForeignKey("placements.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("most", Integer, nullable=False),
    Column("by_id", Key, ForeignKey("people.id"), nullable=False),
    Column("submission_id", Key, ForeignKey("submissions.id"), nullable=False, unique=True),
    Column("opened_at", Moment, nullable=False),
    Column("closes_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Index(
        "ix_rounds_open",
        "closes_at",
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
)

round_options = Table(
    "round_options",
    metadata,
    Column("round_id", Key, ForeignKey("rounds.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("at", Moment),
)

round_invitees = Table(
    "round_invitees",
    metadata,
    Column("round_id", Key, ForeignKey("rounds.id"), primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True),
)

ballots = Table(
    "ballots",
    metadata,
    Column("round_id", Key, ForeignKey("rounds.id"), primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True),
    Column("choices", Plain, nullable=False),
    Column("at", Moment, nullable=False),
)

leervragen = Table(
    "leervragen",
    metadata,
    Column("id", Key, primary_key=True),
    Column("placement_id", Key, ForeignKey("placements.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("by_id", Key, ForeignKey("people.id")),
    Column("at", Moment, nullable=False),
)

agreements = Table(
    "agreements",
    metadata,
    Column("appointment_id", Key, ForeignKey("appointments.id"), primary_key=True, autoincrement=False),
    Column("homework", Text, nullable=False),
    Column("reminder", Text, nullable=False),
    Column("by_id", Key, ForeignKey("people.id")),
    Column("at", Moment, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Key, primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False),
    Column("account_id", Key, ForeignKey("accounts.id")),
    Column("lane", Text, nullable=False),
    Column("key", Text, unique=True),
    Column("message", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("replaces", Key, ForeignKey("outbox.id")),
    Column("created_at", Moment, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("status", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("unknowns", Integer, nullable=False),
    Column("lease_by", Text),
    Column("held_until", Double, nullable=False),
    Column("ref", Plain),
    Column("sent_at", Moment),
    Column("why", Text),
    Index(
        "ix_outbox_lane_queued",
        "lane",
        "id",
        sqlite_where=text("status = 'queued'"),
        postgresql_where=text("status = 'queued'"),
    ),
    Index(
        "ix_outbox_person_queued",
        "person_id",
        "id",
        sqlite_where=text("status = 'queued'"),
        postgresql_where=text("status = 'queued'"),
    ),
    Index("ix_outbox_dead", "id", sqlite_where=text("status = 'dead'"), postgresql_where=text("status = 'dead'")),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", Key, primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False),
    Column("dialog", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("programme", Text),
    Column("role", Text),
    Column("obligation", Text),
    Column("prefill", Plain),
    Column("state", Text),
    Column("status", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("offered", Boolean, nullable=False),
    Column("form_row", Key, ForeignKey("outbox.id")),
    Column("updated_at", Moment, nullable=False),
    Index(
        "uq_conversations_open",
        "person_id",
        "dialog",
        "subject",
        unique=True,
        sqlite_where=text("status IN ('open', 'paused')"),
        postgresql_where=text("status IN ('open', 'paused')"),
    ),
    sqlite_autoincrement=True,
)

focus = Table(
    "focus",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("conversation_id", Key, ForeignKey("conversations.id"), nullable=False, index=True),
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", Key, primary_key=True),
    Column("thread", Key, ForeignKey("submissions.id")),
    Column("version", Integer, nullable=False),
    Column("conversation_id", Key, ForeignKey("conversations.id"), index=True),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False, index=True),
    Column("placement_id", Key, ForeignKey("placements.id"), index=True),
    Column("programme", Text),
    Column("dialog", Text, nullable=False),
    Column("subject", Text, index=True),
    Column("obligation", Text),
    Column("entries", Plain, nullable=False),
    Column("answers", Plain, nullable=False),
    Column("content_version", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("confidential", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("thread", "version"),
)

publications = Table(
    "publications",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("through", Key, ForeignKey("submissions.id"), primary_key=True),
    Column("at", Moment, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("placement_id", Key, ForeignKey("placements.id"), primary_key=True),
    Column("obligation", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("by_id", Key, ForeignKey("people.id")),
    Column("at", Moment, nullable=False),
    Column("submission_id", Key, ForeignKey("submissions.id")),
    Column("note", Text),
)

overrides = Table(
    "overrides",
    metadata,
    Column("placement_id", Key, ForeignKey("placements.id"), primary_key=True),
    Column("obligation", Text, primary_key=True),
    Column("due", Date, nullable=False),
    Column("by_id", Key, ForeignKey("people.id")),
    Column("at", Moment, nullable=False),
    Column("revision", Integer, nullable=False),
)

files = Table(
    "files",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", Text, nullable=False),
    Column("mime", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("by_id", Key, ForeignKey("people.id")),
    Column("at", Moment, nullable=False),
    Column("data", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

file_grants = Table(
    "file_grants",
    metadata,
    Column("file_id", Key, ForeignKey("files.id"), primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True),
    Column("at", Moment, nullable=False),
)

submission_files = Table(
    "submission_files",
    metadata,
    Column("id", Key, primary_key=True),
    Column("submission_id", Key, ForeignKey("submissions.id"), nullable=False),
    Column("file_id", Key, ForeignKey("files.id"), nullable=False),
    UniqueConstraint("submission_id", "file_id"),
)

approvals = Table(
    "approvals",
    metadata,
    Column("id", Key, primary_key=True),
    Column("submission_id", Key, ForeignKey("submissions.id"), nullable=False, index=True),
    Column("thread", Key, ForeignKey("submissions.id"), nullable=False),
    Column("placement_id", Key, ForeignKey("placements.id")),
    Column("collection", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("requester_id", Key, ForeignKey("people.id"), nullable=False, index=True),
    Column("approver_id", Key, ForeignKey("people.id"), nullable=False, index=True),
    Column("status", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("reason", Text),
    Column("decided_by", Key, ForeignKey("people.id")),
    Column("decided_at", Moment),
    Column("about", Plain),
    Column("place", Text),
    Column("given_in", Text),
    Column("for_id", Key, ForeignKey("people.id")),
    Column("shown_id", Key, ForeignKey("submissions.id")),
    Column("since_id", Key, ForeignKey("submissions.id")),
    Column("reminded_at", Moment),
    Column("offered_at", Moment),
    UniqueConstraint("thread", "collection"),
    Index(
        "ix_approvals_open", "asked_at", sqlite_where=text("status = 'open'"), postgresql_where=text("status = 'open'")
    ),
)

escalations = Table(
    "escalations",
    metadata,
    Column("id", Key, primary_key=True),
    Column("placement_id", Key, ForeignKey("placements.id"), nullable=False),
    Column("obligation", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("stage", Text, nullable=False),
    Column("due", Date, nullable=False),
    Column("at", Moment, nullable=False),
    Column("serious", Boolean, nullable=False),
    Column("told_at", Moment),
    Column("handled_at", Moment),
    Column("handled_by", Key, ForeignKey("people.id")),
    Column("outcome", Text),
    UniqueConstraint("placement_id", "obligation", "revision", "stage", name="uq_escalations_step"),
    Index(
        "ix_escalations_open",
        "at",
        sqlite_where=text("handled_at IS NULL"),
        postgresql_where=text("handled_at IS NULL"),
    ),
)

concerns = Table(
    "concerns",
    metadata,
    Column("id", Key, primary_key=True),
    Column("placement_id", Key, ForeignKey("placements.id"), nullable=False, index=True),
    Column("author_id", Key, ForeignKey("people.id"), nullable=False, index=True),
    Column("route", Text, nullable=False),
    Column("call", Boolean, nullable=False),
    Column("submission_id", Key, ForeignKey("submissions.id")),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("closed_by", Key, ForeignKey("people.id")),
    Column("reason", Text),
    sqlite_autoincrement=True,
)

concern_readers = Table(
    "concern_readers",
    metadata,
    Column("concern_id", Key, ForeignKey("concerns.id"), primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, index=True),
    Column("role", Text),
    Column("at", Moment, nullable=False),
)

concern_steps = Table(
    "concern_steps",
    metadata,
    Column("id", Key, primary_key=True),
    Column("concern_id", Key, ForeignKey("concerns.id"), nullable=False, index=True),
    Column("step", Text, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("due", Date),
    Column("owner_id", Key, ForeignKey("people.id")),
    Column("taken_at", Moment),
    Column("closed_at", Moment),
    Column("closed_by", Key, ForeignKey("people.id")),
    Column("submission_id", Key, ForeignKey("submissions.id")),
    Column("reminded_on", Date),
    Index(
        "ix_concern_steps_open",
        "due",
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
)

appointments = Table(
    "appointments",
    metadata,
    Column("id", Key, primary_key=True),
    Column("placement_id", Key, ForeignKey("placements.id"), index=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment),
    Column("by_id", Key, ForeignKey("people.id")),
)

appointment_people = Table(
    "appointment_people",
    metadata,
    Column("appointment_id", Key, ForeignKey("appointments.id"), primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, index=True),
)

feeds = Table(
    "feeds",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("closed", Boolean, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    sqlite_with_rowid=False,
)

nudges = Table(
    "nudges",
    metadata,
    Column("id", Key, primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False),
    Column("placement_id", Key, ForeignKey("placements.id"), nullable=False),
    Column("obligation", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("stage", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("settled", Boolean, nullable=False),
    Column("outbox_id", Key, ForeignKey("outbox.id")),
    UniqueConstraint("placement_id", "person_id", "obligation", "revision", "stage", name="uq_nudges_moment"),
    Index("ix_nudges_waiting", "at", sqlite_where=text("NOT settled"), postgresql_where=text("NOT settled")),
    Index(
        "ix_nudges_carried",
        "person_id",
        "outbox_id",
        sqlite_where=text("outbox_id IS NOT NULL"),
        postgresql_where=text("outbox_id IS NOT NULL"),
    ),
)

unasked = Table(
    "unasked",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("cause", Text, nullable=False),
    Column("outbox_id", Key, ForeignKey("outbox.id"), unique=True),
)

absences = Table(
    "absences",
    metadata,
    Column("id", Key, primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False, index=True),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("at", Moment, nullable=False),
)

paces = Table(
    "paces",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("pace", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Key, primary_key=True),
    Column("who", Key, ForeignKey("people.id")),
    Column("what", Text, nullable=False),
    Column("about", Text, nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("detail", Plain),
)

settings = Table(
    "settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Plain),
)
