"""What a text asks of the asker's own programmes, of a document that is everybody's, or of another programme."""

from __future__ import annotations

from dataclasses import dataclass

from bot.meant import meant
from bot.skills.asked import Asked
from bot.skills.told import Meant
from bot.world import World
from content.answerable import answers
from dialogs.aims import is_question
from dialogs.finding import OFFERED
from dialogs.nouns import Placement
from dialogs.understand import plain

RIVAL = 0.8
"""Of several programmes that answer surely, those with at least this part of the best score do answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """What a text asks of the asker's own programmes: what is surely meant, else what may be meant, best first."""

    sure: tuple[Meant, ...] = ()
    offered: tuple[Meant, ...] = ()
    exact: bool = False

    @property
    def score(self) -> float:
        """Of the best one."""
        return max((m.score for m in (*self.sure, *self.offered)), default=0.0)


def find(asked: Asked) -> Findings:
    """What a text asks, in each of the asker's programmes; in one of them when the text names it or its student."""
    sure: list[Meant] = []
    offered: list[Meant] = []
    exact = False
    names, every = _first_names(asked.world), programmes_of(asked.world)
    for programme, placements in _named(asked, every).items():
        known = answers(asked.world.library, programme)
        roles = {role.value for p in placements for role in asked.world.roles(p)}
        chooses = _institute(asked.world, programme) if len(every) > 1 else frozenset[str]()
        words_ = (
            w for w in plain(asked.text).split() if w not in chooses and (w not in names or known.finder.knows(w))
        )
        found = known.finder.find(" ".join(words_), tuple(roles))
        hits = [
            Meant(programme=programme, one=known.by_key[hit.key], placements=placements, score=hit.score)
            for hit in found.hits
        ]
        if found.sure:
            sure.append(hits[0])
            exact = exact or found.hits[0].exact
        offered += hits
    best = max((m.score for m in sure), default=0.0)
    kept = [m for n, m in enumerate(sure) if m.score >= RIVAL * best and not _again(m, sure[:n])]
    ranked = sorted(offered, key=lambda m: -m.score)
    once = [m for n, m in enumerate(ranked) if not _again(m, ranked[:n])]
    if all(m.one.source is None for m in kept) and is_question(asked.text, plain(asked.text)):
        general = _general(asked)
        if general is not None and general.score >= max((m.score for m in once), default=0.0):
            return Findings(sure=(general,), offered=(general,))
    return Findings(sure=tuple(kept), offered=tuple(once[:OFFERED]), exact=exact)


def _first_names(world: World) -> frozenset[str]:
    """What the people around the asker are called: whom a question is about is no part of it."""
    return frozenset(plain(seat.person.first_name) for placement in world.placements for seat in placement.seats)


def _again(meant: Meant, before: list[Meant]) -> bool:
    """Whether the same words come from another programme too, as common answers do."""
    return any(m.one.text == meant.one.text and m.one.source == meant.one.source for m in before)


def programmes_of(world: World) -> dict[str | None, tuple[Placement, ...]]:
    """The asker's programmes with her placements there; who has none gets what is common."""
    found: dict[str | None, tuple[Placement, ...]] = {}
    for placement in world.placements:
        if placement.programme in world.library.programmes:
            found[placement.programme] = (*found.get(placement.programme, ()), placement)
    return found or {None: ()}


def _named(
    asked: Asked, programmes: dict[str | None, tuple[Placement, ...]]
) -> dict[str | None, tuple[Placement, ...]]:
    """Only the programmes whose institute the text names, or where someone has a place whom it is about; else all."""
    if len(programmes) < 2:
        return programmes
    about = meant(asked.world, asked.text)
    if about is not None and about.placements:
        by_place = {name: tuple(p for p in there if p in about.placements) for name, there in programmes.items()}
        if any(by_place.values()):
            return {name: there for name, there in by_place.items() if there}
    said = frozenset(plain(asked.text).split())
    by_institute: dict[str | None, tuple[Placement, ...]] = {
        name: there for name, there in programmes.items() if said & _institute(asked.world, name)
    }
    return by_institute or programmes


def _institute(world: World, programme: str | None) -> frozenset[str]:
    """The words of the name of a programme's institute, without those that tell none from another."""
    found = world.library.programmes.get(programme or "")
    return frozenset(plain(found.institute or "").split()) - _EVERYWHERE if found is not None else frozenset()


_EVERYWHERE = frozenset({"hogeschool", "van", "de", "het", "lerarenopleidingen", "tweedegraads", "samen", "opleiden"})
"""Words in the names of institutes that tell none of them."""


def is_of_others(asked: Asked) -> bool:
    """Whether it is word for word a question of another programme, so that what resembles it is not what is asked."""
    own = programmes_of(asked.world)
    return any(
        hits.sure and hits.hits[0].exact
        for name in asked.world.library.programmes
        if name not in own
        for hits in (answers(asked.world.library, name).finder.find(asked.text),)
    )


def _general(asked: Asked) -> Meant | None:
    """A sure answer from a document that is no rival of the asker's own.

    That is one about every school, or about a mentor track what is written for her role (a student gives feedback).
    """
    library, own = asked.world.library, programmes_of(asked.world)
    roles = {role for p in asked.world.placements for role in asked.world.roles(p)}
    for name, programme in library.programmes.items():
        schools = any(o.subject == "school" for o in programme.obligations.values())
        if name in own or not (schools or programme.subject == "group"):
            continue
        known = answers(library, name)
        found = known.finder.find(asked.text, [role.value for role in roles])
        one = known.by_key[found.hits[0].key] if found.sure else None
        if one is not None and one.source is not None and (schools or roles & set(one.roles)):
            return Meant(programme=name, one=one, placements=asked.world.placements, score=found.score, general=True)
    return None


def elsewhere(asked: Asked) -> str | None:
    """The title of the document of another programme that does say something about it."""
    library, own = asked.world.library, programmes_of(asked.world)
    found: list[tuple[float, bool, str]] = []
    for name, programme in library.programmes.items():
        if name in own:
            continue
        known = answers(library, name)
        hits = known.finder.find(asked.text)
        source = known.by_key[hits.hits[0].key].source if hits.sure else None
        if source is not None:
            title = library.sources.get(source.document, source.document)
            found.append((hits.score, programme.edition is None, title))
    return max(found)[2] if found else None
