"""The route: which stops a dialog has, in order. A pure function of (dialog, answers, context).

Only answers of stops that are themselves on the route count, so an answer whose screen dropped out is inert.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dialogs.conditions import holds
from dialogs.model import Ask, Branch, Dialog, Field, Option, Review, Say, Step, Submit
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import PEOPLE, Part, address_of, brackets, pages_of
from dialogs.state import Place
from dialogs.text import Text

Halt = Say | Ask | Review | Submit
"""The step kinds at which a conversation can be; the others only decide which of these come."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stop:
    """One point on the route: its place, its step, the items it is about (outermost first), its page's questions."""

    place: Place
    step: Halt
    items: tuple[Option, ...] = ()
    title: Text | None = None
    parts: tuple[Part, ...] = ()
    pages: int = 1

    @property
    def is_screen(self) -> bool:
        """Whether a person has to do something here."""
        return isinstance(self.step, (Ask, Review))


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """The stops in order, the answers that count, and the questions on the route by address."""

    stops: tuple[Stop, ...]
    answers: Mapping[str, Json]
    parts: Mapping[str, Part]

    def find(self, address: str, items: Sequence[str] = ()) -> str | None:
        """The full address of an answer as an author writes it: first of the innermost item, then outwards."""
        return _found(self.answers, address, items)

    def at(self, place: Place | None) -> Stop | None:
        """The stop at a place."""
        return next((stop for stop in self.stops if stop.place == place), None)

    def holding(self, address: str) -> Stop | None:
        """The first page that asks for an address."""
        return next((stop for stop in self.stops if any(p.address == address for p in stop.parts)), None)


def route(dialog: Dialog, answers: Mapping[str, Json], context: Context) -> Route:
    """Walk the step tree. Steps after a submit that is reached are not on the route."""
    walk = _Walk(answers=answers, context=context)
    walk.through(dialog.steps, (), None)
    return Route(stops=tuple(walk.stops), answers=walk.live, parts=walk.parts)


def _found(answers: Mapping[str, Json], address: str, items: Sequence[str]) -> str | None:
    if items:
        step, dot, name = address.partition(".")
        for depth in range(len(items), 0, -1):
            scoped = f"{step}{brackets(items[:depth])}{dot}{name}"
            if scoped in answers:
                return scoped
    return address if address in answers else None


@dataclass(kw_only=True, slots=True)
class _Walk:
    answers: Mapping[str, Json]
    context: Context
    stops: list[Stop] = field(default_factory=list)
    live: dict[str, Json] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)

    def through(self, steps: Sequence[Step], items: tuple[Option, ...], title: Text | None) -> bool:
        """Walk some steps; True once a submit has been reached."""
        ids = tuple(item.id for item in items)

        def find(address: str) -> Json:
            at = _found(self.live, address, ids)
            return None if at is None else self.live[at]

        values = self.context.values if not items else {**self.context.values, "item": items[-1].id}
        for step in steps:
            if step.when is not None and not holds(step.when, find, values):
                continue
            if isinstance(step, Ask):
                self.ask(step, items, ids, title)
            elif isinstance(step, Say):
                self.stop(step, step.say, items, ids, title)
            elif isinstance(step, Review):
                self.stop(step, step.review, items, ids, title)
            elif isinstance(step, Submit):
                self.stop(step, step.id, items, ids, title)
                return True
            elif isinstance(step, Branch):
                case = next((c.steps for c in step.cases if holds(c.when, find, values)), step.otherwise)
                if self.through(case, items, title):
                    return True
            else:
                for item in self.listed(step.over, items, ids):
                    if self.through(step.steps, (*items, item), step.title):
                        return True
        return False

    def stop(
        self, step: Say | Review | Submit, id_: str, items: tuple[Option, ...], ids: tuple[str, ...], title: Text | None
    ) -> None:
        self.stops.append(Stop(place=Place(step=id_, items=ids), step=step, items=items, title=title))

    def ask(self, step: Ask, items: tuple[Option, ...], ids: tuple[str, ...], title: Text | None) -> None:
        asked = [part for one in step.fields if (part := self.part(step, one, items, ids)) is not None]
        pages = tuple(pages_of(asked))
        for number, parts in enumerate(pages):
            place = Place(step=step.ask, items=ids, page=number)
            self.stops.append(Stop(place=place, step=step, items=items, title=title, parts=parts, pages=len(pages)))
        for part in asked:
            self.parts[part.address] = part
            if part.address in self.answers:
                self.live[part.address] = self.answers[part.address]

    def part(self, step: Ask, one: Field, items: tuple[Option, ...], ids: tuple[str, ...]) -> Part | None:
        """The field as it stands now; None where it has nothing to choose from."""
        kind, options = one.kind, one.options
        rows: tuple[Option, ...] = ()
        name = one.from_ or (PEOPLE if kind == "person" else None)
        if name is not None and not options:
            options = self.listed(name, items, ids)
        if kind == "rubric":
            rows = self.listed(one.rows, items, ids) if isinstance(one.rows, str) else one.rows
            if not rows:
                return None
        elif kind == "choice" and not options:
            kind = "text"
        elif kind in ("choices", "ranking", "person") and not options:
            return None
        return Part(
            address=address_of(step.ask, ids, one.id),
            field=one,
            kind=kind,
            required=one.required and not step.optional,
            options=options,
            rows=rows,
            all_rows=rows,
        )

    def listed(self, name: str, items: tuple[Option, ...], ids: tuple[str, ...]) -> tuple[Option, ...]:
        """Options by name: of the item, of what was chosen in an earlier question, or of the context."""
        if name.startswith("item.") and items:
            return items[-1].parts.get(name[5:], ())
        asked = _found(self.parts, name, ids)
        if asked is None:
            return self.context.lists.get(name, ())
        chosen = self.live.get(asked)
        known = {option.id: option for option in self.parts[asked].options}
        return tuple(known.get(one) or Option(id=one, label=one) for one in chosen) if isinstance(chosen, list) else ()
