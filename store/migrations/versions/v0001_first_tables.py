"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Make the tables, and let the audit trail refuse changes."""
    op.create_table(
        "inbox",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("channel", "key", name=op.f("pk_inbox")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_inbox_at"), "inbox", ["at"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("begun_at", MOMENT, nullable=True),
        sa.Column("invited_at", MOMENT, nullable=True),
        sa.Column("stopped_at", MOMENT, nullable=True),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email_key", name=op.f("uq_people_email_key")),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )
    op.create_table(
        "accounts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("tenant", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("last_seen", MOMENT, nullable=False),
        sa.Column("unreachable", sa.Text(), nullable=True),
        sa.Column("unreachable_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_accounts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("channel", "tenant", "user_id", name=op.f("uq_accounts_channel_tenant_user_id")),
    )
    op.create_index(op.f("ix_accounts_person_id"), "accounts", ["person_id"], unique=False)
    op.create_table(
        "audit",
        sa.Column("id", KEY, nullable=False),
        sa.Column("who", KEY, nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["who"], ["people.id"], name=op.f("fk_audit_who")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_about"), "audit", ["about"], unique=False)
    op.create_table(
        "files",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("by_id", KEY, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_files_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "placements",
        sa.Column("id", KEY, nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("year", sa.Text(), nullable=False),
        sa.Column("student_id", KEY, nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("vak", sa.Text(), nullable=True),
        sa.Column("klassen", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["student_id"], ["people.id"], name=op.f("fk_placements_student_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements")),
        sa.UniqueConstraint("programme", "year", "student_id", name=op.f("uq_placements_programme_year_student_id")),
    )
    op.create_index(op.f("ix_placements_last_day"), "placements", ["last_day"], unique=False)
    op.create_table(
        "track_groups",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("facilitator_id", KEY, nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["facilitator_id"], ["people.id"], name=op.f("fk_track_groups_facilitator_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_track_groups")),
        sa.UniqueConstraint("name", name=op.f("uq_track_groups_name")),
    )
    op.create_table(
        "appointments",
        sa.Column("id", KEY, nullable=False),
        sa.Column("placement_id", KEY, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("by_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_appointments_by_id")),
        sa.ForeignKeyConstraint(["placement_id"], ["placements.id"], name=op.f("fk_appointments_placement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
    )
    op.create_index(op.f("ix_appointments_placement_id"), "appointments", ["placement_id"], unique=False)
    op.create_table(
        "file_grants",
        sa.Column("file_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_file_grants_file_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_file_grants_person_id")),
        sa.PrimaryKeyConstraint("file_id", "person_id", name=op.f("pk_file_grants")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("account_id", KEY, nullable=True),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("replaces", KEY, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("not_before", MOMENT, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("unknowns", sa.Integer(), nullable=False),
        sa.Column("lease_by", sa.Text(), nullable=True),
        sa.Column("held_until", sa.Double(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=True),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_outbox_account_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_outbox_person_id")),
        sa.ForeignKeyConstraint(["replaces"], ["outbox.id"], name=op.f("fk_outbox_replaces")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    op.create_index(
        "ix_outbox_dead",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("status = 'dead'"),
        postgresql_where=sa.text("status = 'dead'"),
    )
    op.create_index(
        "ix_outbox_lane_queued",
        "outbox",
        ["lane", "id"],
        unique=False,
        sqlite_where=sa.text("status = 'queued'"),
        postgresql_where=sa.text("status = 'queued'"),
    )
    op.create_index(
        "ix_outbox_person_queued",
        "outbox",
        ["person_id", "id"],
        unique=False,
        sqlite_where=sa.text("status = 'queued'"),
        postgresql_where=sa.text("status = 'queued'"),
    )
    op.create_table(
        "overrides",
        sa.Column("placement_id", KEY, nullable=False),
        sa.Column("obligation", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("by_id", KEY, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_overrides_by_id")),
        sa.ForeignKeyConstraint(["placement_id"], ["placements.id"], name=op.f("fk_overrides_placement_id")),
        sa.PrimaryKeyConstraint("placement_id", "obligation", name=op.f("pk_overrides")),
    )
    op.create_table(
        "seats",
        sa.Column("placement_id", KEY, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_seats_person_id")),
        sa.ForeignKeyConstraint(["placement_id"], ["placements.id"], name=op.f("fk_seats_placement_id")),
        sa.PrimaryKeyConstraint("placement_id", "role", "person_id", name=op.f("pk_seats")),
    )
    op.create_index(op.f("ix_seats_person_id"), "seats", ["person_id"], unique=False)
    op.create_table(
        "track_members",
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["track_groups.id"], name=op.f("fk_track_members_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_track_members_person_id")),
        sa.PrimaryKeyConstraint("group_id", "person_id", name=op.f("pk_track_members")),
    )
    op.create_index(op.f("ix_track_members_person_id"), "track_members", ["person_id"], unique=False)
    op.create_table(
        "appointment_people",
        sa.Column("appointment_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_appointment_people_appointment_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_appointment_people_person_id")),
        sa.PrimaryKeyConstraint("appointment_id", "person_id", name=op.f("pk_appointment_people")),
    )
    op.create_index(op.f("ix_appointment_people_person_id"), "appointment_people", ["person_id"], unique=False)
    op.create_table(
        "conversations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("dialog", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("programme", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("obligation", sa.Text(), nullable=True),
        sa.Column("prefill", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("form_row", KEY, nullable=True),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["form_row"], ["outbox.id"], name=op.f("fk_conversations_form_row")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_conversations_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_conversations_open",
        "conversations",
        ["person_id", "dialog", "subject"],
        unique=True,
        sqlite_where=sa.text("status IN ('open', 'paused')"),
        postgresql_where=sa.text("status IN ('open', 'paused')"),
    )
    op.create_table(
        "nudges",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("placement_id", KEY, nullable=False),
        sa.Column("obligation", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("outbox_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_nudges_outbox_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_nudges_person_id")),
        sa.ForeignKeyConstraint(["placement_id"], ["placements.id"], name=op.f("fk_nudges_placement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudges")),
        sa.UniqueConstraint("placement_id", "person_id", "obligation", "revision", "stage", name="uq_nudges_moment"),
    )
    op.create_index(
        "ix_nudges_carried",
        "nudges",
        ["person_id", "outbox_id"],
        unique=False,
        sqlite_where=sa.text("outbox_id IS NOT NULL"),
        postgresql_where=sa.text("outbox_id IS NOT NULL"),
    )
    op.create_index(
        "ix_nudges_waiting",
        "nudges",
        ["at"],
        unique=False,
        sqlite_where=sa.text("NOT settled"),
        postgresql_where=sa.text("NOT settled"),
    )
    op.create_table(
        "focus",
        sa.Column("person_id", KEY, autoincrement=False, nullable=False),
        sa.Column("conversation_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_focus_conversation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_focus_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_focus")),
    )
    op.create_index(op.f("ix_focus_conversation_id"), "focus", ["conversation_id"], unique=False)
    op.create_table(
        "submissions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("thread", KEY, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("conversation_id", KEY, nullable=True),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("placement_id", KEY, nullable=True),
        sa.Column("programme", sa.Text(), nullable=True),
        sa.Column("dialog", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("obligation", sa.Text(), nullable=True),
        sa.Column("entries", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("content_version", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_submissions_conversation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_submissions_person_id")),
        sa.ForeignKeyConstraint(["placement_id"], ["placements.id"], name=op.f("fk_submissions_placement_id")),
        sa.ForeignKeyConstraint(["thread"], ["submissions.id"], name=op.f("fk_submissions_thread")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint("thread", "version", name=op.f("uq_submissions_thread_version")),
    )
    op.create_index(op.f("ix_submissions_conversation_id"), "submissions", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_submissions_person_id"), "submissions", ["person_id"], unique=False)
    op.create_index(op.f("ix_submissions_placement_id"), "submissions", ["placement_id"], unique=False)
    op.create_table(
        "approvals",
        sa.Column("id", KEY, nullable=False),
        sa.Column("submission_id", KEY, nullable=False),
        sa.Column("thread", KEY, nullable=False),
        sa.Column("placement_id", KEY, nullable=True),
        sa.Column("collection", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("requester_id", KEY, nullable=False),
        sa.Column("approver_id", KEY, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by", KEY, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["approver_id"], ["people.id"], name=op.f("fk_approvals_approver_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_approvals_decided_by")),
        sa.ForeignKeyConstraint(["placement_id"], ["placements.id"], name=op.f("fk_approvals_placement_id")),
        sa.ForeignKeyConstraint(["requester_id"], ["people.id"], name=op.f("fk_approvals_requester_id")),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name=op.f("fk_approvals_submission_id")),
        sa.ForeignKeyConstraint(["thread"], ["submissions.id"], name=op.f("fk_approvals_thread")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
        sa.UniqueConstraint("thread", "collection", name=op.f("uq_approvals_thread_collection")),
    )
    op.create_index(op.f("ix_approvals_approver_id"), "approvals", ["approver_id"], unique=False)
    op.create_index(op.f("ix_approvals_requester_id"), "approvals", ["requester_id"], unique=False)
    op.create_index(op.f("ix_approvals_submission_id"), "approvals", ["submission_id"], unique=False)
    op.create_table(
        "marks",
        sa.Column("placement_id", KEY, nullable=False),
        sa.Column("obligation", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("by_id", KEY, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("submission_id", KEY, nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_marks_by_id")),
        sa.ForeignKeyConstraint(["placement_id"], ["placements.id"], name=op.f("fk_marks_placement_id")),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name=op.f("fk_marks_submission_id")),
        sa.PrimaryKeyConstraint("placement_id", "obligation", name=op.f("pk_marks")),
    )
    op.create_table(
        "submission_files",
        sa.Column("id", KEY, nullable=False),
        sa.Column("submission_id", KEY, nullable=False),
        sa.Column("file_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_submission_files_file_id")),
        sa.ForeignKeyConstraint(["submission_id"], ["submissions.id"], name=op.f("fk_submission_files_submission_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission_files")),
        sa.UniqueConstraint("submission_id", "file_id", name=op.f("uq_submission_files_submission_id_file_id")),
    )
    _protect_audit()


def _protect_audit() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'audit is only ever added to'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'audit is only ever added to'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
    )


def downgrade() -> None:
    """There is nothing before this step."""
    raise NotImplementedError("make a new, empty database instead")
