"""A mentor track: the group, its meetings, its leervragen, and how a participant sees herself and is seen."""

from __future__ import annotations

from collections.abc import Callable

from bot import groups, scans
from bot.context.named import Options, Values
from bot.context.subject import Subject
from bot.world import World
from dialogs.model import Option
from dialogs.nouns import Json, Placement
from store import tracks
from store.tracks import Meeting


def _group(s: Subject) -> Placement | None:
    return s.world.placement(s.placement.group or s.placement.id) if s.placement is not None else None


def _leervraag(s: Subject) -> Json:
    group = _group(s)
    return tracks.leervraag(s.world.c, group.id) if group is not None else None


def _leervragen(s: Subject) -> tuple[Option, ...]:
    group = _group(s)
    found = groups.leervragen(s.world, group) if group is not None else ()
    return tuple(Option(id=str(number), label=text) for number, text in found)


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


VALUES: Values = {
    "groep.naam": lambda s: group.title if (group := _group(s)) is not None else None,
    "groep.leervraag": _leervraag,
    "bijeenkomst.nummer": _meeting(groups.last, lambda m: m.number),
    "bijeenkomst.datum": _meeting(groups.last, lambda m: m.at.isoformat()),
    "bijeenkomst.huiswerk": _meeting(groups.last, lambda m: m.homework),
    "bijeenkomst.herinnering": _meeting(groups.last, lambda m: m.reminder),
    "bijeenkomst.volgende": _meeting(groups.following, lambda m: m.at.isoformat()),
    **{f"bijeenkomst.plan-{n + 1}": _planned(n) for n in range(groups.SIX)},
    "scan.gebied": _scan(lambda _, __, views: scans.room(views)),
    "scan.ruimte": _scan(lambda w, p, views: scans.name_of(scans.areas(w, p), scans.room(views) or "")),
    "scan.verschil": _scan(_difference),
}

LISTS: Options = {"leervragen": _leervragen}
