"""What a dialog may know before it takes a step: named values, lists and readers around one subject.

Each is worked out when a dialog first asks for it; the tables below are the whole of what there is to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any, TypeVar

from bot import groups, scans, visits, worries
from bot.subjects import GUEST, parts_of, placements_of
from bot.world import AMSTERDAM, World
from content.agenda import Duty
from content.model import Framework, Programme
from content.worries import CLOSE, Rung
from dialogs.coaching import SEEN
from dialogs.dutch import moment_words
from dialogs.model import Dialog, Option
from dialogs.nouns import Json, Placement, Role
from dialogs.outcome import Context
from store import approvals, concerns, people, rounds, submissions, tracks
from store.concerns import Concern
from store.rounds import Round
from store.tracks import Meeting

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What a conversation is about, as written and as placements: several of a school, none where it concerns no
    student."""

    world: World
    dialog: Dialog
    obligation: str | None
    written: str | None
    placements: tuple[Placement, ...]
    placement: Placement | None
    programme: Programme | None
    approval: int | None
    apart: int | None = None

    @property
    def duty(self) -> Duty | None:
        """The task that the conversation is for."""
        if self.placement is None or self.obligation is None:
            return None
        return next((d for d in self.world.duties(self.placement) if d.obligation == self.obligation), None)

    @property
    def concern(self) -> Concern | None:
        """The concern that the conversation is about."""
        kind, number, _ = parts_of(self.written)
        return concerns.by_id(self.world.c, number) if kind == "concern" else None

    @property
    def rung(self) -> Rung | None:
        """The step of that concern."""
        _, _, number = parts_of(self.written)
        step = concerns.step_by_id(self.world.c, number) if self.concern is not None and number is not None else None
        known = self.world.library.worries(self.placement.programme) if self.placement is not None else None
        return known.steps.get(step.step) if step is not None and known is not None else None

    @property
    def framework(self) -> Framework | None:
        """The framework that the dialog names, else the programme's own."""
        programme = self.programme
        name = self.dialog.framework or (programme.framework if programme is not None else None)
        return self.world.library.framework(programme.id, name) if programme is not None and name else None


class Named(Mapping[str, T]):
    """Values by name, each worked out once, when it is first asked for."""

    __slots__ = ("_made", "_subject", "_table")

    def __init__(self, table: Mapping[str, Callable[[Subject], T]], subject: Subject) -> None:
        self._table, self._subject = table, subject
        self._made: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        made = self._made
        if name not in made:
            made[name] = self._table[name](self._subject)
        return made[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The value, or `default` where the table has no such name."""
        return self[name] if name in self._made or name in self._table else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class Lists(Named[tuple[Option, ...]]):
    """Lists by name; besides those of the table, `<framework>.dimensions` for every framework of the programme."""

    __slots__ = ()

    def __getitem__(self, name: str) -> tuple[Option, ...]:
        dimensions = self._dimensions(name)
        return super().__getitem__(name) if dimensions is None else dimensions

    def get(self, name: str, default: Any = None) -> Any:
        """The list, or `default` where there is none of that name."""
        dimensions = self._dimensions(name)
        return super().get(name, default) if dimensions is None else dimensions

    def _dimensions(self, name: str) -> tuple[Option, ...] | None:
        framework, dot, what = name.rpartition(".")
        programme = self._subject.programme
        if not dot or what != "dimensions" or name in self._table or programme is None:
            return None
        found = self._subject.world.library.framework(programme.id, framework)
        return found.options_for(self._subject.dialog.as_) if found is not None else None


def load(world: World, dialog: Dialog, subject: str | None, obligation: str | None) -> Context:
    """The context of one step. Reads, never writes."""
    kind, number, apart = parts_of(subject)
    placements = placements_of(world, subject)
    placement = next(iter(placements), None)
    about = Subject(
        world=world,
        dialog=dialog,
        obligation=obligation,
        written=subject,
        placements=placements,
        placement=placement,
        programme=world.programme(placement) if placement is not None else None,
        approval=number if kind == "approval" else None,
        apart=apart if kind in ("placement", GUEST) else None,
    )
    return Context(
        now=world.at,
        values=Named(VALUES, about),
        lists=Lists(LISTS, about),
        readers=Named(READERS, about),
        version=world.library.version,
        named=lambda: world.named_days(about.placement) if about.placement is not None else (),
    )


def _names(role: Role) -> Callable[[Subject], tuple[str, ...]]:
    return lambda s: tuple(dict.fromkeys(p.name for placement in s.placements for p in placement.people(role)))


def _partner(role: Role) -> Callable[[Subject], Json]:
    names = _names(role)
    return lambda s: next(iter(names(s)), None)


def _of_placement(take: Callable[[Placement], Json]) -> Callable[[Subject], Json]:
    return lambda s: take(s.placement) if s.placement is not None else None


def _address(s: Subject) -> Json:
    programme, placement = s.programme, s.placement
    if programme is None or placement is None:
        return "je"
    return "u" if any(programme.address.get(role) == "u" for role in s.world.roles(placement)) else "je"


def _stage_day(s: Subject, days: Iterable[int]) -> str | None:
    stage_days = s.programme.stage_days if s.programme is not None else ()
    wanted = (s.world.today + timedelta(days=n) for n in days)
    return next((d.isoformat() for d in wanted if d.weekday() in stage_days), None)


def _shared_with(s: Subject) -> Json:
    """Who may hear what is agreed in this step, herself left out."""
    if s.rung is None or s.placement is None or s.concern is None:
        return []
    around = (p for role in s.rung.share for p in s.placement.people(role))
    return list(dict.fromkeys(p.name for p in around if p.id not in (s.world.person.id, s.concern.author_id)))


def _next_steps(s: Subject) -> tuple[Option, ...]:
    """What may come after this step; it can always be closed."""
    close = Option(id=CLOSE, label="Afsluiten")
    known = s.world.library.worries(s.placement.programme) if s.placement is not None else None
    if s.rung is None or known is None:
        return (close,)
    return (*(Option(id=name, label=known.steps[name].title) for name in s.rung.next), close)


def _concern_readers(s: Subject) -> tuple[str, ...]:
    if s.concern is None:
        return ()
    ids = (s.concern.author_id, *(r.person_id for r in concerns.readers(s.world.c, s.concern.id)))
    return tuple(dict.fromkeys(people.by_id(s.world.c, i).name for i in ids))


def _approval_title(s: Subject) -> Json:
    approval = approvals.by_id(s.world.c, s.approval) if s.approval is not None else None
    return approval.title if approval is not None else None


def _obligation_title(s: Subject) -> Json:
    found = s.programme.obligations.get(s.obligation or "") if s.programme is not None else None
    return found.title if found is not None else None


def _earlier(s: Subject) -> Json:
    """The parts of this dialog that the person filled before, about the same school."""
    if s.written is None or s.dialog.subject != "school":
        return None
    before = submissions.of_subject(s.world.c, s.written, dialogs=(s.dialog.dialog,), person_id=s.world.person.id)
    labels = (e.item_label for one in before for e in one.entries if e.item_label)
    return list(dict.fromkeys(labels)) or None


def _meeting(
    which: Callable[[World, Placement, str | None], Meeting | None], take: Callable[[Meeting], Json]
) -> Callable[[Subject], Json]:
    """Something of one meeting of the mentor track."""

    def value(s: Subject) -> Json:
        found = which(s.world, s.placement, s.obligation) if s.placement is not None else None
        return take(found) if found is not None else None

    return value


def _planned(number: int) -> Callable[[Subject], Json]:
    return lambda s: groups.moments(s.world, s.placement)[number].isoformat() if s.placement is not None else None


def _group(s: Subject) -> Placement | None:
    return s.world.placement(s.placement.group or s.placement.id) if s.placement is not None else None


def _leervraag(s: Subject) -> Json:
    group = _group(s)
    return tracks.leervraag(s.world.c, group.id) if group is not None else None


def _leervragen(s: Subject) -> tuple[Option, ...]:
    group = _group(s)
    found = groups.leervragen(s.world, group) if group is not None else ()
    return tuple(Option(id=str(number), label=text) for number, text in found)


def _round(s: Subject) -> Round | None:
    return groups.vote(s.world, s.placement, s.apart) if s.placement is not None else None


def _of_round(take: Callable[[Round, World], Json]) -> Callable[[Subject], Json]:
    def value(s: Subject) -> Json:
        found = _round(s)
        return take(found, s.world) if found is not None else None

    return value


def _round_options(s: Subject) -> tuple[Option, ...]:
    found = _round(s)
    return tuple(Option(id=str(o.number), label=o.text) for o in found.options) if found is not None else ()


def _until(found: Round, world: World) -> Json:
    if found.is_open(world.at):
        return f"Stemmen kan tot {moment_words(found.closes_at.astimezone(AMSTERDAM))}."
    return "De stemming is gesloten; een stem telt nu niet meer mee."


def _moment_that_suits(s: Subject) -> Json:
    """The moment that came out of the last round for this dialog, as long as it is still to come."""
    found = rounds.latest(s.world.c, s.placement.id, s.dialog.dialog) if s.placement is not None else None
    if found is None or found.is_open(s.world.at):
        return None
    won = [o.at for number in found.tally.first for o in found.options if o.number == number and o.at is not None]
    return next((at.isoformat() for at in won if at > s.world.at), None)


def _won(found: Round, _world: World) -> Json:
    return next((found.text_of(number) for number in found.tally.first), None)


def _standings(found: Round, _world: World) -> Json:
    lines = (f"{s.points} punten: {found.text_of(s.option)}" for s in found.tally.standings)
    return "\n".join(lines)


def _scan(take: Callable[[World, Placement, tuple[scans.View, ...]], Json]) -> Callable[[Subject], Json]:
    """Something of how a participant sees herself and is seen; nothing for anyone else."""

    def value(s: Subject) -> Json:
        views = scans.read(s.world, s.placement, s.world.person) if s.placement is not None else ()
        return take(s.world, s.placement, views) if views and s.placement is not None else None

    return value


def _difference(world: World, placement: Placement, views: tuple[scans.View, ...]) -> Json:
    found = scans.apart(views)
    if found is None:
        return None
    area = scans.name_of(scans.areas(world, placement), found[0])
    return f"Jij en {found[1].by.first_name} kijken het meest verschillend naar {area}."


def _around(role: Role) -> Callable[[Subject], tuple[Option, ...]]:
    """Everyone in this role around the students whose mentor this person is."""

    def people(s: Subject) -> tuple[Option, ...]:
        mine = (p for p in s.world.placements if Role.WPB in s.world.roles(p))
        found = {one.id: one.name for p in mine for one in p.people(role)}
        return tuple(Option(id=str(i), label=name) for i, name in found.items())

    return people


@lru_cache(maxsize=1024)
def _named(name: str) -> Option:
    return Option(id=name, label=name)


def _people(s: Subject) -> tuple[Option, ...]:
    seats = s.placement.seats if s.placement is not None else ()
    others = {x.person.id: x.person.name for x in seats if x.person.id != s.world.person.id}
    return tuple(Option(id=str(i), label=name) for i, name in others.items())


VALUES: Mapping[str, Callable[[Subject], Json]] = {
    "person.name": lambda s: s.world.person.name,
    "person.first_name": lambda s: s.world.person.first_name,
    "today": lambda s: s.world.today.isoformat(),
    "last_stage_day": lambda s: _stage_day(s, range(0, -7, -1)) or s.world.today.isoformat(),
    "next_stage_day": lambda s: _stage_day(s, range(1, 8)),
    "obligation": lambda s: s.obligation,
    "obligation.title": _obligation_title,
    "concern.step": lambda s: s.rung.title if s.rung is not None else "",
    "concern.hint": lambda s: (s.rung.hint or "") if s.rung is not None else "",
    "concern.share": _shared_with,
    "concern.first_next": lambda s: next(iter(s.rung.next), CLOSE) if s.rung is not None else CLOSE,
    "address": _address,
    "approval.title": _approval_title,
    "earlier": _earlier,
    "placement.student": _of_placement(lambda p: p.name),
    "placement.student_first": _of_placement(lambda p: p.first_name),
    "placement.school": _of_placement(lambda p: p.school),
    "placement.vak": _of_placement(lambda p: p.vak),
    "placement.klas": _of_placement(lambda p: next(iter(p.klassen), None)),
    "school.visits_due": lambda s: sum(visits.due(s.world, p) for p in s.placements),
    "placement.programme": lambda s: s.programme.title if s.programme is not None else None,
    **{f"partner.{role.value}": _partner(role) for role in Role},
    "groep.naam": lambda s: group.title if (group := _group(s)) is not None else None,
    "groep.leervraag": _leervraag,
    "bijeenkomst.nummer": _meeting(groups.last, lambda m: m.number),
    "bijeenkomst.datum": _meeting(groups.last, lambda m: m.at.isoformat()),
    "bijeenkomst.huiswerk": _meeting(groups.last, lambda m: m.homework),
    "bijeenkomst.herinnering": _meeting(groups.last, lambda m: m.reminder),
    "bijeenkomst.volgende": _meeting(groups.following, lambda m: m.at.isoformat()),
    **{f"bijeenkomst.plan-{n + 1}": _planned(n) for n in range(groups.SIX)},
    "ronde.moment": _moment_that_suits,
    "stemming.open": _of_round(lambda r, world: "ja" if r.is_open(world.at) else "nee"),
    "stemming.sluit": _of_round(lambda r, _: r.closes_at.isoformat()),
    "stemming.bericht": _of_round(_until),
    "stemming.uitkomst": _of_round(_won),
    "stemming.stand": _of_round(_standings),
    "scan.gebied": _scan(lambda _, __, views: scans.room(views)),
    "scan.ruimte": _scan(lambda w, p, views: scans.name_of(scans.areas(w, p), scans.room(views) or "")),
    "scan.verschil": _scan(_difference),
}
"""What conditions, texts and defaults may name."""

LISTS: Mapping[str, Callable[[Subject], tuple[Option, ...]]] = {
    "school.visits": lambda s: visits.by_location(s.world, s.placements),
    "placement.klassen": lambda s: tuple(_named(k) for k in (s.placement.klassen if s.placement else ())),
    "people": _people,
    "concern.routes": lambda s: worries.choices(s.world, s.placement) if s.placement is not None else (),
    "concern.people": lambda s: worries.people(s.world, s.placement) if s.placement is not None else (),
    "concern.reasons": lambda s: worries.reasons(s.world, s.placement) if s.placement is not None else (),
    "concern.next": _next_steps,
    "eigen.studenten": _around(Role.STUDENT),
    "eigen.schoolopleiders": _around(Role.SO),
    "leervragen": _leervragen,
    "stemming.opties": _round_options,
    "leeruitkomsten": lambda s: s.programme.leeruitkomsten if s.programme is not None else (),
    "framework.dimensions": lambda s: s.framework.options_for(s.dialog.as_) if s.framework is not None else (),
}
"""What choices, rubrics and repeated steps may be taken from."""

READERS: Mapping[str, Callable[[Subject], tuple[str, ...]]] = {
    **{role.value: _names(role) for role in Role},
    "actors": lambda s: tuple(p.name for p in s.duty.actors) if s.duty is not None else (),
    "concern": _concern_readers,
    SEEN: lambda s: tuple(dict.fromkeys(seat.person.name for p in s.world.placements for seat in p.seats)),
}
"""The names in each role, and in what else a screen may name as its readers; and everyone who may be seen."""
