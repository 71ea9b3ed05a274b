"""Several date expressions in one text, and the words around them, brought to the days that are meant together.

`van A tot en met B` and `tussen A en B` are one stretch; `tot A` runs from today; `niet A maar B` is B; of days that
are named apart the first counts, and `A en B` or `A of B` cover both.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise

from dialogs import date_doubts
from dialogs.date_days import Days, week_of
from dialogs.date_spans import hits
from dialogs.date_view import Hit, View

_BEFORE = re.compile(
    r"(?P<word>tot|t/m|voor|na|sinds|niet|geen|plaats van|ipv|behalve)"
    r"(?: (?:op|de|het|een|aan|in|pas|eerst|van|uiterlijk))* $"
)
_STRETCH = re.compile(r"^(?: @)*(?: (?:tot|t/m|-|until))(?: (?:de|het|op|en|met|uiterlijk))* $")
_BOTH = re.compile(r"^(?: @)*(?: (?:en|of|en/of|or|and))(?: (?:de|het|op|anders|eventueel|in))* $")
_INSTEAD = re.compile(r"\b(?:maar|dus|naar|nee|liever|wordt|sorry|oeps|wacht|bedoel|eh)\b")
_FROM_TODAY = re.compile(r"(?:eer)?gisteren|vandaag|(?:over)?morgen")
_BARE_WEEKDAY = re.compile(r"#\d")
_TURNED_DOWN = re.compile(
    r"^(?: @)?(?: (?!(?:maar|en|of|eerder|later|vroeger|anders)\b|[|])\S+){0,3}?"
    r" (?:niet(?! alleen| $)|geen|helaas|te (?:vroeg|laat|snel|druk|kort|krap)|vakantie|feest|vrij|bezet|vol"
    r"|ook (?:niet|dus|maar)|deadline)\b"
)
_REFUSED = re.compile(
    r"(?: (?:@|kan|kun|lukt|past|schikt|gaat|red|werk|ben|is|zit|heb|liever"
    r"|ik|mij|me|het|u|je|we|dus|hem|haar|er|dan|echt|jammer|helaas|in ieder"
    r" geval|zeker))*(?: niet(?: meer)?| vol| bezet| geen tijd)(?= ?$| [|])"
)
_NOT_THIS = re.compile(r"\bniet $")
_BUT_THIS = re.compile(r" (?:wel|graag|kan|lukt|past|dan|schikt|zou)\b")
_TOLD_WHY = re.compile(r"\b(?:dat|het|daar|dan) (?:is|was|begint|valt) (?:het |de |al )?$")
_FILLERS = """
    | @ ~ - op de het een in om van voor uiterlijk vanaf graag liefst liever misschien ergens is was dat dit deze
    dan maar ik we wij je u er aan bij met en of te toch ook nog pas weer hoor aub alsjeblieft prima past kan
    kunnen lukt lijkt mij me mijn haar hem zijn heb hebt heeft had ben wezen geweest gezien zag les lessen gesprek
    afspraak observatie bezoek lesbezoek bijeenkomst klas zullen laten doe doen komt kom kijken volgens denk naar
    tot t/m tussen niet geen per rond ongeveer zo wel ja nee even al eind keer uur lokaal datum deadline wat die
    daar ging gehad gedaan afspreken bellen plannen inplannen verzetten
"""
FILLERS = frozenset((*_FILLERS.split(), "straks", "dadelijk", "ok", "oke", "okee", "nou", "eh", "uh", "euh", "geloof"))
"""Words beside a date that say nothing of their own."""


def found(words: str, view: View) -> tuple[Days, time | None, int] | None:
    """The days meant, a time where an expression is a moment, and how many words say something else; None: no date."""
    seen = hits(words, view)
    alone = _others(words, seen, digits=True) == 0
    every = _kept(date_doubts.meant(seen, words, alone=alone), words)
    if not every:
        return None
    other = _others(words, every)
    first = every[0]
    if len(every) > 1:
        days = _listed(every, words) or _together(first, every[1], words, view)
        return (days, None, other) if days else None
    days_or_none = _bounded(first, words, view)
    return (days_or_none, first.at, other) if days_or_none else None


def _word_before(hit: Hit, words: str) -> str:
    before = _BEFORE.search(words[: hit.start])
    return before["word"] if before else ""


def _kept(every: list[Hit], words: str) -> list[Hit]:
    """Without the days that are turned down; the last one, where it comes instead of another."""
    wanted = _wanted(every, words)
    if len(wanted) < len(every):
        return wanted
    kept, off = list[Hit](), False
    for n, hit in enumerate(every):
        joined = n > 0 and _BOTH.match(words[every[n - 1].end : hit.start]) is not None
        off = _word_before(hit, words) in ("niet", "geen", "plaats van", "ipv", "behalve") or (off and joined)
        kept += [] if off else [hit]
    if len(kept) > 1 and any(
        _INSTEAD.search(words[a.end : b.start]) and not _BOTH.match(words[a.end : b.start]) for a, b in pairwise(kept)
    ):
        return kept[:1] if _same_day(kept[0], kept[-1], words) else kept[-1:]
    return kept


def _same_day(a: Hit, b: Hit, words: str) -> bool:
    """Whether the second only repeats the first: "de 3e, dus dinsdag"."""
    bare = _BARE_WEEKDAY.fullmatch(words[b.start : b.end])
    return bare is not None and a.days[0] == a.days[1] and a.days[0].isoweekday() == int(words[b.start + 1])


def _wanted(every: list[Hit], words: str) -> list[Hit]:
    """Without the days that are said not to suit, and what is said of those.

    When none would be left, all of them, unless that is all that is said: "vrijdag niet".
    """
    ends = [*(hit.start for hit in every[1:]), len(words)][: len(every)]
    unfit = [_does_not_suit(words[hit.end : end], words[end:]) for hit, end in zip(every, ends, strict=True)]
    for n in range(len(every) - 1, 0, -1):
        if unfit[n] and _BOTH.match(words[every[n - 1].end : every[n].start]):
            unfit[n - 1] = True
    if not any(unfit):
        return every
    fit = [
        hit
        for n, hit in enumerate(every)
        if not unfit[n] and not (any(unfit[:n]) and _TOLD_WHY.search(words[: hit.start]))
    ]
    refused = _REFUSED.match(words[every[-1].end :]) and all(hit.days[0] == hit.days[1] for hit in every)
    return fit if fit or refused else every


def _does_not_suit(after: str, then: str) -> bool:
    """Whether what follows a day turns it down: in "dinsdag niet, donderdag wel", not in "dinsdag, niet donderdag"."""
    if _TURNED_DOWN.match(after):
        return True
    return _NOT_THIS.search(after) is not None and _BUT_THIS.search(then) is not None


def _others(words: str, every: list[Hit], *, digits: bool = False) -> int:
    rest, place = [], 0
    for hit in every:
        rest += words[place : hit.start].split()
        place = hit.end
    return sum(word not in FILLERS and (digits or not word[0].isdigit()) for word in [*rest, *words[place:].split()])


def _bounded(hit: Hit, words: str, view: View) -> Days | None:
    word, (first, last), today = _word_before(hit, words), hit.days, view.on
    if word in ("tot", "t/m") or (word == "voor" and hit.whole):
        end = first - timedelta(days=1) if hit.whole and word != "t/m" else last
        return (today, end) if end >= today else hit.days if word != "voor" else None
    if word == "sinds":
        return (first, today) if first <= today else None
    return None if word == "na" and not hit.whole else hit.days


def _listed(every: list[Hit], words: str) -> Days | None:
    """`maandag, dinsdag of woensdag`, and `volgende week dinsdag of vrijdag` where the week comes first."""
    between = [words[a.end : b.start] for a, b in pairwise(every)]
    bare = all(_BARE_WEEKDAY.fullmatch(words[hit.start : hit.end]) for hit in every[1:])
    first, last = every[0].days
    if bare and every[0].whole and (last - first).days == 6 and not _STRETCH.match(between[0]):
        days = [week_of(first)[0] + timedelta(days=int(words[hit.start + 1]) - 1) for hit in every[1:]]
        return min(days), max(days)
    if (
        len(every) > 2
        and _BOTH.match(between[-1])
        and all(one.strip() == "" or _BOTH.match(one) for one in between[:-1])
    ):
        return min(hit.days[0] for hit in every), max(hit.days[1] for hit in every)
    return None


def _together(a: Hit, b: Hit, words: str, view: View) -> Days | None:
    between = words[a.end : b.start]
    stretch = _STRETCH.match(between) or (_BOTH.match(between) and re.search(r"\btussen (?:\S+ )?$", words[: a.start]))
    if stretch or _BOTH.match(between):
        a, b = _in_order(a, b, words, view)
        first, last = a.days[0], b.days[1]
        return (first, last) if first <= last else (b.days[0], a.days[1])
    return _bounded(a, words, view)


def _in_order(a: Hit, b: Hit, words: str, view: View) -> tuple[Hit, Hit]:
    """The same two, of which the second is seen from the first, or looking back the first from the second."""
    if a.days[0] <= b.days[0] or _FROM_TODAY.match(words, a.start) or _FROM_TODAY.match(words, b.start):
        return a, b
    back = view.looks == "back"
    fixed, moved = (b, a) if back else (a, b)
    anchor = datetime.combine(fixed.days[0], view.now.time(), view.now.tzinfo)
    again = hits(words[moved.start : moved.end], replace(view, now=anchor, looks="back" if back else "ahead"))
    if not again:
        return a, b
    other = replace(moved, days=again[0].days)
    return (other, b) if back else (a, other)
