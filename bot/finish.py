"""A finished conversation while its effects are carried out: what they read from it, and whom it tells what when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot import recall
from bot.context import load
from bot.moments import decent, hurried
from bot.papers import Figure
from bot.post import Post
from bot.subjects import GUEST
from bot.world import AMSTERDAM, World
from content.agenda import serving
from dialogs.message import Button, Card, Message, Picture, Say
from dialogs.model import SELF, Dialog, Effect
from dialogs.nouns import Json, Person, Placement, Role
from dialogs.outcome import Entry, Outcome
from dialogs.text import Line, Variants, line, words
from store import absences, conversations
from store.approvals import Wanted
from store.conversations import Conversation
from store.submissions import Submission


@dataclass(kw_only=True)
class Finish:
    """One finished conversation, and what its effects have made so far."""

    world: World
    post: Post
    conversation: Conversation
    dialog: Dialog
    outcome: Outcome
    placements: tuple[Placement, ...]
    submission: Submission
    papers: list[tuple[int, str]] = field(default_factory=list)
    asked: dict[int, tuple[Person, list[Wanted]]] = field(default_factory=dict)
    later: dict[int, tuple[Person, datetime, list[int]]] = field(default_factory=dict)
    pictures: list[tuple[Picture, Card, Figure]] = field(default_factory=list)
    offered: int = 0
    refused: int = 0

    @property
    def placement(self) -> Placement | None:
        """The placement it is about; of a school, one of those there."""
        return next(iter(self.placements), None)

    @property
    def answers(self) -> Mapping[str, Json]:
        return self.outcome.state.answers

    def each(self, effect: Effect) -> tuple[Finish, ...]:
        """This conversation as the effect sees it: once, or for each of the placements that were chosen."""
        if effect.each is None:
            return (self,)
        chosen = [one for e in self.outcome.entries if f"{e.step}.{e.field}" == effect.each for one in e.value]
        there = {str(p.id): p for p in self.placements}
        return tuple(replace(self, placements=(there[one],)) for one in chosen if one in there)

    def people(self, roles: Iterable[str]) -> tuple[Person, ...]:
        """Everyone in these roles of the placement, or of the school, each once; `self` is the one who acts."""
        found: list[Person] = []
        for role in roles:
            if role == SELF:
                found.append(self.world.person)
            else:
                found.extend(p for placement in self.placements for p in placement.people(Role(role)))
        return tuple({p.id: p for p in found}.values())

    @property
    def recipients(self) -> tuple[Person, ...]:
        """Everyone to whom this conversation is handed over."""
        return self.people(str(role) for e in self.outcome.effects if e.name == "deliver" for role in e.args)

    def send(
        self,
        to: Person,
        message: Message,
        *,
        after: datetime | None = None,
        before: datetime | None = None,
        key: str | None = None,
    ) -> None:
        """To the one who acts at once; to another at a decent moment, which the one who acts will hear."""
        if to.id == self.world.person.id and after is None:
            self.post.reply(message)
            return
        when = decent(self.world, to, self.placement, after=after)
        if before is not None and when >= before:
            away = absences.of_person(self.world.c, to.id, since=self.world.today)
            when = hurried(self.world, self.placement, before=before, away=away) or when
        row = self.post.send(to, message, not_before=when, key=key)
        if to.id != self.world.person.id and after is None:
            self.later.setdefault(to.id, (to, when, []))[2].append(row)

    def offer(
        self,
        person: Person,
        dialog: str,
        role: Role | None,
        text: Line,
        *,
        prefill: Mapping[str, Json] | None = None,
        after: datetime | None = None,
    ) -> None:
        """Let someone begin a dialog about the same, now or after a moment. Without a `role` she was asked by name."""
        self.offered += 1
        kind = "placement" if role is not None else GUEST
        conversation = conversations.create(
            self.world.c,
            person_id=person.id,
            dialog=dialog,
            programme=self.placement.programme if self.placement else self.conversation.programme,
            subject=f"{kind}:{self.placement.id}:{self.submission.id}" if self.placement else None,
            role=role,
            obligation=self._obligation(dialog, person),
            prefill={k: v for k, v in (prefill or {}).items() if v is not None},
            at=self.world.at,
            offered=True,
        )
        button = Button(id=f"verder:{conversation.key}", label=line("button.begin"), style="primary")
        self.send(person, Say(text=text, buttons=(button,)), after=after, before=self.soonest() if not after else None)

    def _obligation(self, dialog: str, person: Person) -> str | None:
        """What the offered dialog serves: a duty of its own for this person, else what this conversation served."""
        if self.placement is None:
            return None
        duty = serving(self.world.duties(self.placement), dialog, person.id, self.world.today)
        return duty.obligation if duty is not None else self.conversation.obligation

    def tell_when(self) -> None:
        """Say to the one who acts who gets what she caused, and when; and let her call it back where that may be."""
        every = [row for _, _, rows in self.later.values() for row in rows]
        back = recall.buttons(self.dialog, self.submission, every) if every else ()
        for number, (person, when, rows) in enumerate(self.later.values(), start=1):
            last = back if number == len(self.later) else ()
            if person.begun_at is None:
                self.post.reply(Say(text=line("effects.waits", naam=person.name), buttons=last))
                continue
            now = Button(id=f"nu:{','.join(map(str, rows))}", label=line("button.now"))
            said = line("effects.later", naam=person.name, wanneer=when.isoformat())
            self.post.reply(Say(text=said, buttons=(now, *last)))

    def filled(self, text: Json) -> Line:
        """A text of an effect, with what it may name."""
        return words(Variants.model_validate(text) if isinstance(text, dict) else text, **self.params())

    def params(self) -> dict[str, Json]:
        """What a text of an effect may name: answers in words, and who and where."""
        params: dict[str, Json] = {e.address: e.shown for e in self.outcome.entries}
        if self.placement is not None:
            params |= {"student": self.placement.name, "school": self.placement.school}
        return params | {"naam": self.world.person.name, "tekst": _plain(self.outcome.entries)}

    def value(self, given: Json) -> Json:
        """An argument of an effect: an answer, a value of the context, or itself."""
        if isinstance(given, Mapping):
            if "answer" in given:
                return self.answers.get(str(given["answer"]))
            if "value" in given:
                context = load(self.world, self.dialog, self.conversation.subject, self.conversation.obligation)
                return context.values.get(str(given["value"]))
        return given

    def soonest(self) -> datetime | None:
        """The first moment still to come that was agreed or asked for: a message about it must not arrive after it."""
        moments = (moment_of(e.value) for e in self.outcome.entries if e.kind == "moment")
        return min((m for m in moments if m is not None and m > self.world.at), default=None)


def moment_of(value: Json) -> datetime | None:
    """The moment of an answer, in Amsterdam where it names no zone; None for anything else."""
    if not isinstance(value, str):
        return None
    at = datetime.fromisoformat(value)
    return at if at.tzinfo else at.replace(tzinfo=AMSTERDAM)


def _plain(entries: tuple[Entry, ...]) -> str:
    """Every answer under its question, as text to paste elsewhere."""
    return "\n\n".join(f"{e.item_label + ': ' if e.item_label else ''}{e.label}\n{e.shown}" for e in entries if e.shown)
