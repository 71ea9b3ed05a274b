"""THE path: one event, one transaction, from the inbox to the outbox."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot import actions, overdue, plan, reminding, skills, starts, talk
from bot.chosen import chosen
from bot.deliver import LEASE_SECONDS, Deliver, Leased
from bot.links import Addresses
from bot.meant import without_names
from bot.ports import Inbound, Outgoing
from bot.post import Post, caused_by
from bot.render import Manner, Renderer
from bot.skills import helping, questions
from bot.skills.asked import Asked
from bot.skills.findings import find
from bot.skills.follow_up import follow_up
from bot.subjects import placement_of
from bot.world import AMSTERDAM, World, is_number
from content.load import Library
from dialogs.aims import is_question
from dialogs.dutch import variant
from dialogs.event import Event, FileRef, Pressed, Said, Started
from dialogs.message import Button, Form, Say
from dialogs.nouns import Person
from dialogs.text import line
from dialogs.understand import Guess, Understanding, doubts, interrupts, is_name, plain, urges
from dialogs.verbs import CONTROLS, is_command, is_thumb, spoken_undo
from store import conversations, files, inbox, outbox, people, placements
from store.conversations import Conversation
from store.db import Conn, Database

_UNSTORABLE = re.compile("[\ud800-\udfff\0]")

MEANT = 150
"""Characters of a text that a button "did you mean" takes along."""

STRANGER = Person(id=0, name="", email="")
"""Who is not on the roster: gets a friendly dead end, and nothing of her is kept."""


class Turn:
    """Handles events. Synchronous: called in a worker thread.

    Each turn leases its replies under a name of its own, which begins with `process`.
    """

    def __init__(
        self,
        *,
        database: Database,
        library: Library,
        renderer: Renderer,
        understanding: Callable[[], Understanding],
        deliver: Deliver,
        process: str,
        addresses: Addresses,
        lease_seconds: float = LEASE_SECONDS,
    ) -> None:
        self._database, self._library, self._renderer = database, library, renderer
        self._addresses = addresses
        self._understanding, self._deliver, self._process = understanding, deliver, process
        self._lease_seconds, self._turns = lease_seconds, itertools.count(1)

    def handle(self, inbound: Inbound) -> tuple[Leased, ...] | None:
        """The replies, committed and leased to this process; None when this event was handled before."""
        with self._database.transaction("turn") as c:
            if not inbox.claim(c, inbound.account.channel, inbound.key, inbound.at):
                return None
            found = self._who(c, inbound)
            if found is None:
                return (self._dead_end(inbound),)
            person, account = found
            at = inbound.at.astimezone(AMSTERDAM)
            world = World(c=c, library=self._library, at=at, person=person, addresses=self._addresses)
            post = Post(
                world=world,
                process=f"{self._process}:{next(self._turns)}",
                lease_seconds=self._lease_seconds,
                account=account,
                cause=f"{caused_by(person.id)}{inbound.key}"[:200],
            )
            _own(world, inbound)
            self._act(world, post, inbound)
            return tuple(self._addressed(c, post, at))

    def _who(self, c: Conn, inbound: Inbound) -> tuple[Person, int] | None:
        """The person and her account, locked until commit; bound by a vouched-for address when new."""
        account = inbound.account
        person = people.by_account(c, account.channel, account.tenant, account.user)
        if person is None and inbound.email is not None:
            person = people.by_email(c, inbound.email)
            if person is not None:
                outbox.wake(c, person.id)
        if person is None:
            return None
        people.lock(c, person.id)
        account_id = people.bind(
            c,
            person_id=person.id,
            channel=account.channel,
            tenant=account.tenant,
            user=account.user,
            address=dict(inbound.address),
            at=inbound.at,
        )
        if person.begun_at is None:
            people.begin(c, person.id, inbound.at)
            person = people.by_id(c, person.id)
            today = inbound.at.astimezone(AMSTERDAM).date()
            plan.plan(c, self._library, placements.of_person(c, person.id, on=today), today)
        return person, account_id

    def _dead_end(self, inbound: Inbound) -> Leased:
        shown = self._renderer.show(Say(text=line("turn.stranger")), Manner(), _no_files)
        stranger = replace(STRANGER, email=inbound.email or "")
        outgoing = Outgoing(key=0, to=stranger, address=inbound.address, shown=shown)
        return Leased(by=self._process, channel=inbound.account.channel, account=None, attempts=1, outgoing=outgoing)

    def _addressed(self, c: Conn, post: Post, at: datetime) -> list[Leased]:
        """The replies that this process holds, in order; the others wait for an older message to the same person."""
        found = [
            self._deliver.address(c, row, at, message, post.world.person)
            for row, message in post.replies
            if row.lease_by is not None
        ]
        return [leased for leased in found if leased is not None]

    def _act(self, world: World, post: Post, inbound: Inbound) -> None:
        try:
            event = storable(inbound.event)
        except RecursionError:
            post.reply(Say(text=line("turn.unreadable")))
            return
        if isinstance(event, Pressed):
            self._pressed(world, post, event)
        elif isinstance(event, Said):
            self._said(world, post, event)

    # --- a control was used ---

    def _pressed(self, world: World, post: Post, event: Pressed, text: str = "") -> None:
        """A press; `text` is what was typed instead of pressing, where that says more than the button."""
        conversation = self._meant(world, event)
        if conversation is not None and (_is_verb(event.control) or event.token is not None):
            self._leave_or_take(world, post, conversation, event)
            return
        name, _, rest = event.control.partition(":")
        if _is_verb(event.control):
            post.reply(Say(text=line("turn.nothing_open"), buttons=(Button(id="help", label=line("button.help")),)))
        elif name == "start":
            self._start(world, post, rest, text=text)
        elif name == "wens":
            intent, _, text = rest.partition(":")
            self._wish(world, post, Guess(intent=intent.replace("/", ":"), score=1.0, sure=True), Said(text=text))
        elif name in actions.ACTIONS:
            actions.ACTIONS[name](world, post, tuple(rest.split(":")) if rest else ())
        elif name in skills.SKILLS:
            self._skill(world, post, name, text, tuple(rest.split(":")) if rest else ())
        else:
            post.reply(Say(text=line("turn.unknown_button"), buttons=(Button(id="help", label=line("button.help")),)))

    def _meant(self, world: World, event: Pressed) -> Conversation | None:
        """The conversation that a press is about: that of its token or its own key, else the one in focus."""
        key = event.token.rpartition(".")[0] if event.token else ""
        if not key and event.control.startswith("verder:"):
            key = event.control.partition(":")[2]
        if not key:
            return conversations.focus(world.c, world.person.id)
        found = conversations.by_key(world.c, key)
        return found if found is not None and found.person_id == world.person.id else None

    def _leave_or_take(self, world: World, post: Post, conversation: Conversation, event: Pressed) -> None:
        """A press on a form: the engine's, unless it leaves for another dialog, and then what was typed is kept."""
        if event.control.startswith("start:"):
            talk.put_away(world, conversation, event)
            self._start(world, post, event.control.partition(":")[2], beside=conversation)
        elif (newer := self._begun_anew(world, conversation)) is not None:
            talk.go_on(world, post, newer)
        elif conversation.offered:
            talk.take(world, post, conversation, Started(prefill=dict(conversation.prefill)))
        else:
            self._take(world, post, conversation, event)

    def _take(self, world: World, post: Post, conversation: Conversation, event: Event) -> None:
        """One step in a conversation; what was no answer after all is answered, and the screen shown again."""
        asked = talk.take(world, post, conversation, event)
        if asked is not None:
            self._aside(world, post, conversation, self._guess(world, asked), Said(text=asked))

    def _guess(self, world: World, text: str) -> Guess:
        """What a text asks, whoever it names."""
        return self._understanding().guess(without_names(world, text), roles=_roles(world))

    def _aside(self, world: World, post: Post, conversation: Conversation, guess: Guess, event: Said) -> None:
        """Answer in passing, and go on where the conversation was."""
        self._asked(world, post, guess, event)
        self._back_to(world, post, conversation, event.text)

    def _back_to(self, world: World, post: Post, conversation: Conversation, asked: str) -> None:
        """Show the screen again, unless what was said led to another conversation or showed it already."""
        still = conversations.focus(world.c, world.person.id)
        if still is not None and (still.id, still.form_row) == (conversation.id, conversation.form_row):
            talk.again(world, post, still, asked)

    def _begun_anew(self, world: World, conversation: Conversation) -> Conversation | None:
        """What is open about the same, when a stopped conversation is asked for again after it was begun anew."""
        if conversation.state.status != "stopped":
            return None
        return conversations.find_open(world.c, world.person.id, conversation.dialog, conversation.subject)

    def _start(
        self, world: World, post: Post, rest: str, *, beside: Conversation | None = None, text: str = ""
    ) -> None:
        parts = rest.split(":")
        placement = int(parts[1]) if len(parts) > 1 and is_number(parts[1]) else None
        about = placement_of(world, beside.subject) if placement is None and beside is not None else None
        if about is not None:
            placement = about.id
        starts.grant(
            world,
            post,
            parts[0],
            placement_id=placement,
            obligation=parts[2] if len(parts) > 2 and parts[2] else None,
            text=text,
            early=parts[3:] == [starts.EARLY],
        )

    # --- something was said ---

    def _said(self, world: World, post: Post, event: Said) -> None:
        conversation = conversations.focus(world.c, world.person.id)
        guess = self._guess(world, event.text)
        if conversation is not None:
            form = talk.open_form(world, conversation)
            if event.files or spoken_undo(event.text, conversation.state) is not None:
                self._take(world, post, conversation, event)
            elif helping.asks_readers(event.text):
                for message in helping.readers(Asked(world=world, text=event.text), form):
                    post.reply(message)
                self._back_to(world, post, conversation, event.text)
            elif not _awaits_text(form) and _heard(world, post, event.text):
                self._back_to(world, post, conversation, event.text)
            elif (
                interrupts(event.text, guess, _awaits_text(form))
                or (urges(event.text, guess) and _awaited(form) in ("date", "moment", "number"))
                or _calls_for_another(world, event.text, guess, form)
                or questions.is_aside(Asked(world=world, text=event.text), awaits_text=_awaits_text(form))
            ):
                self._aside(world, post, conversation, guess, event)
            elif _is_review(form) and guess.sure and guess.intent in _OF_A_FORM:
                self._take(world, post, conversation, Pressed(control=_OF_A_FORM[guess.intent]))
            else:
                taken = {"doubt": doubts(event.text, guess), "wish": guess.sure}
                self._take(world, post, conversation, event.model_copy(update=taken))
            return
        if event.files:
            starts.with_file(world, post, event)
            return
        spoken = actions.SPOKEN.get(plain(event.text))
        if spoken is not None:
            actions.ACTIONS[spoken](world, post, ())
            return
        if _heard(world, post, event.text):
            return
        meant = chosen(world, event.text, sure=guess.sure)
        if meant is None:
            self._asked(world, post, guess, event)
        elif meant.control is None:
            post.reply(Say(text=line("turn.none_of_these"), buttons=starts.first(world)))
        else:
            self._pressed(world, post, Pressed(control=meant.control), meant.text)

    def _asked(self, world: World, post: Post, guess: Guess, event: Said) -> None:
        """Answer what is a question, grant what is a wish, and ask where it may be one or more of both."""
        asked = Asked(world=world, text=event.text)
        after = follow_up(asked)
        found = find(asked)
        if after:
            for message in after:
                post.reply(message)
        elif is_command(event.text) and not guess.sure:
            self._skill(world, post, "stop", event.text, ())
        elif is_thumb(event.text):
            self._skill(world, post, "smalltalk", event.text, ())
        elif questions.goes_first(asked, guess, found):
            self._skill(world, post, "question", event.text, ())
        elif guess.sure and guess.intent != "none":
            self._wish(world, post, guess, event)
        elif which := questions.mixed(asked, _buttons(world, guess, event.text), questions.buttons(found)):
            post.reply(Say(text=line("turn.did_you_mean"), buttons=which))
        elif _asks(guess) or is_question(event.text, plain(event.text)):
            self._skill(world, post, "question", event.text, ())
        else:
            post.reply(Say(text=line("turn.not_understood"), buttons=starts.first(world)))

    def _wish(self, world: World, post: Post, guess: Guess, event: Said) -> None:
        """Do what was understood."""
        if guess.intent.startswith("start:"):
            starts.grant(world, post, guess.intent.partition(":")[2], text=event.text)
        elif guess.intent == "reminders":
            if not reminding.heard(world, post, event.text):
                reminding.settings(world, post)
        elif guess.intent == "resume":
            actions.resume(world, post)
        else:
            self._skill(world, post, guess.intent, event.text, ())

    def _skill(self, world: World, post: Post, name: str, text: str, args: tuple[str, ...]) -> None:
        skill = skills.SKILLS.get(name, skills.elsewhere)
        for message in skill(Asked(world=world, text=text, args=args)):
            post.reply(message)


def _heard(world: World, post: Post, text: str) -> bool:
    """Do what a whole sentence says for certain; False when it says no such thing."""
    return reminding.heard(world, post, text) or overdue.heard(world, post, text)


def _own(world: World, inbound: Inbound) -> None:
    """What a person drops is hers, also when it was kept before anybody knew who she was."""
    if isinstance(inbound.event, Said):
        for ref in inbound.event.files:
            files.grant(world.c, ref.id, world.person.id, world.at)


_ASKS = frozenset({"question", "glossary"})
"""Wishes to be told something: they are answered or offered as questions."""

_OF_A_FORM = {"back": "terug", "stop": "stop"}
"""Wishes that mean something only while a form is open, with the verbs that they are there."""


def _asks(guess: Guess) -> bool:
    return any(c.intent in _ASKS for c in guess.candidates)


def _buttons(world: World, guess: Guess, text: str) -> tuple[Button, ...]:
    """The wishes that may be meant and can be granted here, but for a question: that is offered by itself."""
    may = (c.intent for c in guess.candidates if c.intent not in (*_ASKS, *_OF_A_FORM))
    return tuple(
        Button(id=_wish_id(intent, text), label=line(f"intent.{intent}"))
        for intent in may
        if not intent.startswith("start:") or starts.ways(world, intent.removeprefix("start:"))
    )


def _wish_id(intent: str, text: str) -> str:
    """The button that says "this is what I meant", with the words that were meant."""
    return f"wens:{intent.replace(':', '/')}:{text[:MEANT]}"


def _roles(world: World) -> tuple[str, ...]:
    return tuple({r.value for p in world.placements for r in world.roles(p)})


def storable(event: Event) -> Event:
    """The event without signs that no database and no file can hold: half a surrogate pair, and the zero byte."""
    if isinstance(event, Said):
        return event.model_copy(update={"text": _storable(event.text)}) if event.text else event
    if isinstance(event, Pressed):
        values, control = _storable(event.values), _storable(event.control)
        changed = values != event.values or control != event.control
        return event.model_copy(update={"values": values, "control": control}) if changed else event
    return event


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() and "\0" not in value else _UNSTORABLE.sub("", value)
    if isinstance(value, dict):
        return {_storable(name): _storable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(one) for one in value]
    return value


def _is_verb(control: str) -> bool:
    return control.partition(":")[0] in CONTROLS


def _awaits_text(form: Form | None) -> bool:
    """Whether a typed text would be taken as the answer to an open question."""
    awaited = _awaited(form)
    return awaited == "text" if awaited or form is None else any(f.kind == "text" for f in form.fields)


def _is_review(form: Form | None) -> bool:
    """Whether what is open is the overview before sending, where nothing awaits an answer."""
    return form is not None and any(verb.id == "bevestigen" for verb in form.verbs)


def _calls_for_another(world: World, text: str, guess: Guess, form: Form | None) -> bool:
    """Whether a text is the name of something that this person can begin, where no words of her own are awaited and
    it is no option."""
    if form is None or _awaits_text(form) or _is_review(form) or not is_name(text, guess):
        return False
    options = (option for f in form.fields for option in f.options)
    if any(plain(text) in (plain(o.id), plain(variant(o.label.text or ""))) for o in options):
        return False
    return bool(starts.ways(world, guess.intent.removeprefix("start:")))


def _awaited(form: Form | None) -> str | None:
    """The kind of the field that a typed text would answer, where that is one."""
    if form is None:
        return None
    empty = [f for f in form.fields if f.required and f.value in (None, "", [])]
    target = empty[0] if empty else form.fields[0] if len(form.fields) == 1 else None
    return target.kind if target is not None else None


def _no_files(_file: int) -> FileRef:
    raise LookupError("a dead end hands over no file")
