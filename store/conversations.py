"""Conversations: each person's running dialogs, one of them in focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct, field
from sqlalchemy import Boolean, and_, bindparam, delete, exists, or_, select, update

from dialogs.nouns import Json, Role
from dialogs.state import State
from store.db import Conflict, Conn
from store.schema import OPEN, PAUSED, upsert
from store.schema import conversations as table
from store.schema import focus as focus_table
from store.statement import Statement

__all__ = ["Conflict", "Conversation"]


class Conversation(Struct, frozen=True, kw_only=True):
    """One dialog with one person about one subject. `offered`: nothing was answered yet, the bot proposed it.

    `prefill` are the answers known beforehand, by address, for the `Started` event. `form_row` is the outbox row of the
    form that is open now.
    """

    id: int
    key: str
    person_id: int
    dialog: str
    subject: str | None
    programme: str | None
    role: Role | None
    obligation: str | None
    state: State
    focus: bool
    offered: bool
    updated_at: datetime
    prefill: Mapping[str, Json] = field(default_factory=dict)
    form_row: int | None = None


_LIVE = table.c.status.in_([OPEN, PAUSED])
_CONVERSATIONS = select(
    table.c.id,
    table.c.person_id,
    table.c.dialog,
    table.c.subject,
    table.c.programme,
    table.c.role,
    table.c.obligation,
    table.c.state,
    focus_table.c.conversation_id,
    table.c.offered,
    table.c.updated_at,
    table.c.prefill,
    table.c.form_row,
).outerjoin(focus_table, focus_table.c.conversation_id == table.c.id)
_BY_ID = Statement(_CONVERSATIONS.where(table.c.id == bindparam("id")))
_FOCUS = Statement(_CONVERSATIONS.where(focus_table.c.person_id == bindparam("person")))
_OPEN_OF = Statement(
    _CONVERSATIONS.where(table.c.person_id == bindparam("person"), _LIVE).order_by(
        table.c.updated_at.desc(), table.c.id.desc()
    )
)
_FIND = Statement(
    _CONVERSATIONS.where(
        table.c.person_id == bindparam("person"),
        table.c.dialog == bindparam("dialog"),
        table.c.subject == bindparam("subject"),
        _LIVE,
    )
)
_WAITING_ABOUT = (
    _CONVERSATIONS.where(
        table.c.person_id == bindparam("person"),
        table.c.dialog == bindparam("dialog"),
        table.c.subject.startswith(bindparam("subject"), autoescape=False),
        _LIVE,
    )
    .order_by(table.c.id.desc())
    .limit(1)
)
_later = table.alias("later")
_LAST_STOPPED = (
    _CONVERSATIONS.where(
        table.c.person_id == bindparam("person"),
        table.c.status == "stopped",
        or_(
            bindparam("any", type_=Boolean()),
            and_(table.c.dialog == bindparam("dialog"), table.c.subject == bindparam("subject")),
        ),
        ~exists().where(
            _later.c.person_id == table.c.person_id,
            _later.c.dialog == table.c.dialog,
            _later.c.subject == table.c.subject,
            _later.c.id > table.c.id,
        ),
    )
    .order_by(table.c.updated_at.desc(), table.c.id.desc())
    .limit(1)
)
_CREATE = Statement(
    upsert(table)
    .values(
        person_id=bindparam("person"),
        dialog=bindparam("dialog"),
        subject=bindparam("subject"),
        programme=bindparam("programme"),
        role=bindparam("role"),
        obligation=bindparam("obligation"),
        prefill=bindparam("prefill"),
        status="open",
        revision=0,
        offered=bindparam("offered"),
        updated_at=bindparam("at"),
    )
    .on_conflict_do_nothing(index_elements=["person_id", "dialog", "subject"], index_where=_LIVE)
    .returning(table.c.id)
)
_SAVE = Statement(
    update(table)
    .where(table.c.id == bindparam("conversation"), table.c.revision == bindparam("expected"))
    .values(
        state=bindparam("state"),
        status=bindparam("status"),
        revision=bindparam("revision"),
        updated_at=bindparam("at"),
        form_row=bindparam("form_row"),
        offered=False,
    )
)
_BLUR = Statement(delete(focus_table).where(focus_table.c.conversation_id == bindparam("conversation")))
_BLUR_PERSON = Statement(delete(focus_table).where(focus_table.c.person_id == bindparam("person")))
_look = upsert(focus_table).values(person_id=bindparam("person"), conversation_id=bindparam("conversation"))
_LOOK = Statement(
    _look.on_conflict_do_update(
        index_elements=["person_id"],
        set_={"conversation_id": _look.excluded.conversation_id},
        where=focus_table.c.conversation_id != _look.excluded.conversation_id,
    )
)


def create(
    c: Conn,
    *,
    person_id: int,
    dialog: str,
    programme: str | None,
    subject: str | None,
    role: Role | None,
    obligation: str | None,
    at: datetime,
    prefill: Mapping[str, Json] | None = None,
    offered: bool = False,
) -> Conversation:
    """Open a conversation with an empty state; or give the one of this (person, dialog, subject) that is not over."""
    values = {
        "person": person_id,
        "dialog": dialog,
        "subject": subject or "",
        "programme": programme,
        "role": role and str(role),
        "obligation": obligation,
        "prefill": dict(prefill or {}),
        "offered": offered,
        "at": at,
    }
    made = _CREATE.value(c, values)
    found = by_id(c, made) if made is not None else find_open(c, person_id, dialog, subject)
    if found is None:
        raise Conflict(f"conversation {dialog} of person {person_id} ended at this moment")
    return found


def by_id(c: Conn, conversation_id: int) -> Conversation:
    """The conversation. Raises LookupError."""
    row = _BY_ID.first(c, {"id": conversation_id})
    if row is None:
        raise LookupError(f"no conversation {conversation_id}")
    return _conversation(row)


def by_key(c: Conn, key: str) -> Conversation | None:
    """The conversation that a token's key names, ended ones too."""
    number = key.removeprefix("k")
    if key == number or not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    row = _BY_ID.first(c, {"id": int(number)})
    return None if row is None else _conversation(row)


def focus(c: Conn, person_id: int) -> Conversation | None:
    """What the person is talking about now."""
    row = _FOCUS.first(c, {"person": person_id})
    return None if row is None else _conversation(row)


def open_of(c: Conn, person_id: int) -> tuple[Conversation, ...]:
    """Open, paused and offered conversations, last touched first."""
    return tuple(_conversation(row) for row in _OPEN_OF.all(c, {"person": person_id}))


def find_open(c: Conn, person_id: int, dialog: str, subject: str | None) -> Conversation | None:
    """The open or paused conversation of this person, dialog and subject."""
    row = _FIND.first(c, {"person": person_id, "dialog": dialog, "subject": subject or ""})
    return None if row is None else _conversation(row)


def find_offered(c: Conn, person_id: int, dialog: str, subject: str) -> Conversation | None:
    """What was offered last to this person about this subject by something that was sent, and is not finished."""
    values = {"person": person_id, "dialog": dialog, "subject": f"{subject}:"}
    row = c.execute(_WAITING_ABOUT, values).first()
    return None if row is None else _conversation(row)


def last_stopped(c: Conn, person_id: int, dialog: str | None = None, subject: str | None = None) -> Conversation | None:
    """What the person stopped last (of this dialog and subject), if she sent nothing about the same since."""
    values = {"person": person_id, "any": dialog is None, "dialog": dialog or "", "subject": subject or ""}
    row = c.execute(_LAST_STOPPED, values).first()
    return None if row is None else _conversation(row)


def save(
    c: Conn,
    conversation_id: int,
    state: State,
    at: datetime,
    *,
    expect_revision: int,
    form_row: int | None = None,
) -> None:
    """Keep the new state and the row of its open form; it is no mere offer any more, and loses the focus when it ended.

    Raises Conflict when the stored revision is not `expect_revision`.
    """
    values = {
        "conversation": conversation_id,
        "expected": expect_revision,
        "state": _write(state),
        "status": state.status,
        "revision": state.revision,
        "at": at,
        "form_row": form_row,
    }
    if _SAVE.run(c, values) != 1:
        raise Conflict(f"conversation {conversation_id} is not at revision {expect_revision}")
    if state.status in ("finished", "stopped"):
        _BLUR.run(c, {"conversation": conversation_id})


def set_focus(c: Conn, person_id: int, conversation_id: int | None) -> None:
    """Turn the person's attention to this conversation, or to none."""
    if conversation_id is None:
        _BLUR_PERSON.run(c, {"person": person_id})
    else:
        _LOOK.run(c, {"person": person_id, "conversation": conversation_id})


_KEPT = 256
"""States that are remembered."""

_written: dict[str, State] = {}
"""States by their text: what this process wrote at a person's last turn it need not read at the next."""


def _write(state: State) -> str:
    text = state.model_dump_json()
    if len(_written) >= _KEPT:
        _written.clear()
    _written[text] = state
    return text


def _read(text: str) -> State:
    state = _written.get(text)
    return State.model_validate_json(text) if state is None else state


def _conversation(row: Sequence[Any]) -> Conversation:
    number, person_id, dialog, subject, programme, role, obligation, state = row[:8]
    focused, offered, at, prefill, form_row = row[8:]
    key = f"k{number}"
    return Conversation(
        id=number,
        key=key,
        person_id=person_id,
        dialog=dialog,
        subject=subject or None,
        programme=programme,
        role=None if role is None else Role(role),
        obligation=obligation,
        state=State(key=key, dialog=dialog, programme=programme, subject=subject or None)
        if state is None
        else _read(state),
        focus=focused is not None,
        offered=offered,
        updated_at=at,
        prefill=prefill or {},
        form_row=form_row,
    )
