"""The route: which stops a dialog has, in order. A pure function of (dialog, answers, context).

Only answers of stops that are themselves on the route count, so an answer whose screen dropped out is inert.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from dialogs.conditions import holds
from dialogs.model import Ask, Branch, Dialog, Field, Option, Review, Say, Step, Submit
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import PEOPLE, Part, address_of, brackets, pages_of
from dialogs.state import Place
from dialogs.text import Text

Halt = Say | Ask | Review | Submit
"""The step kinds at which a conversation can be; the others only decide which of these come."""


class Stop(Struct, frozen=True, kw_only=True):
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


_Met = dict[tuple[int, tuple[str, ...]], tuple[tuple[Stop, ...], tuple[Part, ...]]]
"""The stops and questions of the steps that were met, by the step's identity and its items."""


class Route(Struct, frozen=True, kw_only=True):
    """The stops in order, the answers that count, and the questions on the route by address."""

    stops: tuple[Stop, ...]
    answers: Mapping[str, Json]
    parts: Mapping[str, Part]
    met: _Met = field(default_factory=dict)

    def find(self, address: str, items: Sequence[str] = ()) -> str | None:
        """The full address of an answer as an author writes it: first of the innermost item, then outwards."""
        return _found(self.answers, address, items)

    def at(self, place: Place | None) -> Stop | None:
        """The stop at a place."""
        return next((stop for stop in self.stops if stop.place == place), None)


def route(dialog: Dialog, answers: Mapping[str, Json], context: Context, before: Route | None = None) -> Route:
    """Walk the step tree. Steps after a submit that is reached are not on the route.

    `before` is a route of the same dialog and context with other answers; what does not is not built anew.
    """
    walk = _Walk(answers=answers, context=context, met=before.met if before is not None else {})
    walk.through(dialog.steps, (), None)
    return Route(stops=tuple(walk.stops), answers=walk.live, parts=walk.parts, met=walk.met)


def _found(answers: Mapping[str, Json], address: str, items: Sequence[str]) -> str | None:
    if items:
        step, dot, name = address.partition(".")
        for depth in range(len(items), 0, -1):
            scoped = f"{step}{brackets(items[:depth])}{dot}{name}"
            if scoped in answers:
                return scoped
    return address if address in answers else None


def _still_offered(part: Part, answer: Json) -> Json:
    """What of an answer can still be chosen; the rest is as if it was not given."""
    ids = {option.id for option in part.options}
    if not ids or part.field.other:
        return answer
    if isinstance(answer, list):
        return [one for one in answer if one in ids] or None
    return answer if answer in ids else None


class _Walk(Struct, kw_only=True):
    answers: Mapping[str, Json]
    context: Context
    met: _Met
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
        key = (id(step), ids)
        if key not in self.met:
            self.met[key] = (Stop(place=Place(step=id_, items=ids), step=step, items=items, title=title),), ()
        self.stops.extend(self.met[key][0])

    def ask(self, step: Ask, items: tuple[Option, ...], ids: tuple[str, ...], title: Text | None) -> None:
        """The pages of a step; built anew where a question offers what was chosen in an earlier one."""
        key = (id(step), ids)
        depends = any(_found(self.parts, name, ids) is not None for name in step.lists)
        stops, asked = (None if depends else self.met.get(key)) or self.asked(step, items, ids, title)
        if not depends:
            self.met[key] = stops, asked
        self.stops.extend(stops)
        for part in asked:
            self.parts[part.address] = part
            if part.address in self.answers:
                answer = self.answers[part.address]
                found = _still_offered(part, answer) if depends else answer
                if found is not None:
                    self.live[part.address] = found

    def asked(
        self, step: Ask, items: tuple[Option, ...], ids: tuple[str, ...], title: Text | None
    ) -> tuple[tuple[Stop, ...], tuple[Part, ...]]:
        """The pages of a step and its questions, as they stand now."""
        asked = tuple([part for one in step.fields if (part := self.part(step, one, items, ids)) is not None])
        pages = tuple(pages_of(asked))
        stops = tuple(
            Stop(
                place=Place(step=step.ask, items=ids, page=number),
                step=step,
                items=items,
                title=title,
                parts=parts,
                pages=len(pages),
            )
            for number, parts in enumerate(pages)
        )
        return stops, asked

    def part(self, step: Ask, one: Field, items: tuple[Option, ...], ids: tuple[str, ...]) -> Part | None:
        """The field as it stands now; None where it has nothing to choose from."""
        name = one.from_ or (PEOPLE if one.kind == "person" else None)
        if items or name is not None or isinstance(one.rows, str):
            return self.made(step, one, items, ids, name)
        if one.id not in step.lasting:
            step.lasting[one.id] = self.made(step, one, items, ids, name)
        found: Part | None = step.lasting[one.id]
        return found

    def made(
        self, step: Ask, one: Field, items: tuple[Option, ...], ids: tuple[str, ...], name: str | None
    ) -> Part | None:
        kind, options = one.kind, one.options
        rows: tuple[Option, ...] = ()
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
            required=one.required and not step.optional and not one.fixed,
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
