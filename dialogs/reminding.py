"""What someone says about the bot's own messages: later, done, less often, at another time, away, back, and not after
all. A small grammar of whole sentences about oneself; whatever it does not know for sure it leaves to the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, TypeAlias

from dialogs import clock_words
from dialogs.date_days import Named
from dialogs.date_words import canonical
from dialogs.dates import When, read
from dialogs.understand import plain

MOST_WORDS = 14
"""A longer text is a story."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Away:
    """She is away from `first` up to and including `last`; None: she does not know until when."""

    first: date
    last: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Later:
    """Bring it up again on this day (None: she did not say when), at this time of day where she named one."""

    on: date | None = None
    at: time | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished:
    """It is done; or, `undo`, it is not done after all. `words`: what else was said, which may name it."""

    words: str = ""
    undo: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Paced:
    """How often: at most daily, weekly, only the last reminder before a date, or as usual."""

    pace: Literal["daily", "weekly", "last", "usual"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Timed:
    """At which time of day."""

    at: time


@dataclass(frozen=True, kw_only=True, slots=True)
class Plainly:
    """A wish without more: she is `back`, wants messages `on` again, or what was last done `undone`."""

    what: Literal["back", "on", "undone"]


Wish: TypeAlias = Away | Later | Finished | Paced | Timed | Plainly

_ASKS = re.compile(
    r"\b(?:als|indien|stel|wat|wie|wanneer|hoe|hoeveel|waarom|waar|welke?|mag|moet|kan|kun|kunt|zou|student|studenten"
    r"|wpb|mentor|collega|leerling|leerlingen|kind|hij|zij|ze|haar|hem|vorige|gisteren|was|geweest)\b"
)
"""Words of a question, of what is past, or of someone else: then it is not about oneself now."""

_BACK = re.compile(
    r"^(?:(?:ja|hoi|hallo) )?(?:ik ben |ben )?(?:er )?(?:weer|terug|hersteld|beter)"
    r"(?: er| beter| terug| aanwezig| op school| hersteld| aan het werk| van (?:vakantie|verlof))*$"
    r"|^ik ben (?:niet meer ziek|uitgeziekt|terug van (?:vakantie|verlof|weggeweest))$"
    r"|^(?:mijn )?(?:verlof|vakantie) is (?:voorbij|afgelopen)$"
)
_ILL = re.compile(
    r"\bik (?:ben|meld me|heb me|lig|zit|ga|heb|neem)\b.*\b(?:ziek|ziekgemeld|griep|[a-z]*verlof|vakantie|afwezig)\b"
    r"|^(?:ziek|ziekgemeld|met verlof|op vakantie|afwezig)\b"
)
_GONE = re.compile(
    r"\b(?:ik ben|ben ik)\b.*\b(?:er niet|niet (?:er|aanwezig|op school)|vrij|weg)\b"
    r"|\bik ben\b.*\b(?:weer|terug)\b"
)
_UNTIL = re.compile(r"\btot (?!en met\b)(?!nu\b)")
_AGAIN = re.compile(r"\b(?:weer|terug)\b")
_FROM_NOW = re.compile(r"\bvanaf\b")
_SPAN = re.compile(r"\b(\d{1,2}|een|twee|drie|vier|vijf|zes) (dag|dagen|week|weken)\b")
_NUMBERS = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}

_LATER = re.compile(
    r"^(?:kun je |kunt u |wil je |wilt u )?(?:herinner (?:me|mij|er)|herrinner (?:me|mij)|snooze|remind me"
    r"|stuur (?:me|mij|dit|het)\b.*\b(?:later|nog)|vraag (?:het )?(?:me|mij)|kom (?:er )?(?:later |op )?.*\bterug"
    r"|geef (?:me|mij) .*\bsein(?:tje)?)\b"
)
_BEFOREHAND = re.compile(r"\b(?:van te ?voren|ervoor|voor de|voortaan|altijd|elke|iedere|elk|ieder|niet)\b")
_SHORT_LATER = re.compile(
    r"^(?:(?:graag|liever|doe maar|nu niet|nog even niet|niet nu|straks|later|dan|maar|even) ?)+$"
)
_ONLY_A_DAY = re.compile(
    r"^(?:(?:graag|liever|doe maar|nu niet|pas|dan|maar|op|over|om|uur|na|de|het|een|eind|begin|half|volgende|komende"
    r"|deze|dag|dagen|week|weken|weekend|maand|maanden|morgen|overmorgen|ochtend|middag|avond|vanmiddag|vanavond|straks"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag)?|januari|februari|maart|april|mei|juni|juli"
    r"|augustus|september|oktober|november|december|twee|drie|vier|vijf|\d+) ?)+$"
)
_DONE_WORDS = r"(?:gedaan|ingeleverd|klaar|af|geregeld|gebeurd|verstuurd|gevoerd|opgestuurd|afgerond|ingevuld)"
_DONE = re.compile(
    rf"^(?:ja )?(?:(?:die|dat|dit|het|alles) )?(?:heb ik|is|zijn)? ?(?:(?:allang|al lang|al|allemaal|net) )*"
    rf"{_DONE_WORDS}(?: al)?$|^(?:die|dat|dit|het) (?:heb ik|is) (?:.* )?al {_DONE_WORDS}$"
    rf"|^(?:ik heb |we hebben )(?P<what>.+?) (?:al|allang|net|gisteren|vandaag) {_DONE_WORDS}$"
    rf"|^(?P<named>.+?) (?:is|zijn|heb ik) (?:al|allang|net) {_DONE_WORDS}$"
)
_HANDED_IN = re.compile(
    r"^(?:ik heb |we hebben )?(?P<what>periode [1-4])(?: (?:is|heb ik))?"
    r"(?: (?:al|allang|net|gisteren|vandaag))* ingeleverd$"
)
"""What is said of handing in a period: it is done, and named by what it was."""

_UNDONE = re.compile(
    rf"^(?:(?:nee|sorry|oeps) )?(?P<what>.*?) ?(?:(?:is|heb ik|ben ik) )?(?:toch|nog) (?:nog )?niet (?:helemaal )?"
    rf"{_DONE_WORDS}$"
)
_UNDO = re.compile(
    r"^(?:(?:nee|sorry|oeps|oh) )?(?:maak (?:dat|dit|het) ongedaan|ongedaan maken|ongedaan|undo|terugdraaien"
    r"|draai (?:dat|dit|het) terug|(?:dat was )?(?:een )?(?:foutje|vergissing)|per ongeluk|ik vergiste me)$"
)
_ABOUT_MESSAGES = re.compile(
    r"\b(?:berichten|bericht|berichtjes?|herinneringen|herinnering|herinner|meldingen|melding|reminders?|mails?|appjes?"
    r"|stuur|waarschuw(?:ing|ingen)?)\b"
)
_PACES: tuple[tuple[Literal["daily", "weekly", "last", "usual"], re.Pattern[str]], ...] = (
    ("usual", re.compile(r"\b(?:gewoon|gewone|normaal|normale|zoals eerst|zoals het was|zoals altijd|standaard)\b")),
    (
        "last",
        re.compile(
            r"\balleen (?:nog )?(?:maar )?(?:de |een |het )?(?:allerlaatste|laatste)\b"
            r"|\balleen (?:vlak|kort|een dag|1 dag|de dag) (?:ervoor|voor|van te ?voren)"
        ),
    ),
    ("weekly", re.compile(r"\b(?:minder|te veel|te vaak|niet (?:meer )?zo (?:vaak|veel)|wekelijks|per week)\b")),
    (
        "daily",
        re.compile(r"\b(?:elke|iedere) dag\b|\b(?:dagelijks|vaker|per dag)\b|\bmeer (?:berichten|herinneringen)\b"),
    ),
)
_ON = re.compile(r"\b(?:weer aan|aanzetten|aan zetten|zet .* aan|weer (?:berichten|herinneringen|meldingen))\b")
_OFF = re.compile(r"\b(?:geen|uit|uitzetten|stop|stoppen|niet meer)\b")
_DAYPARTS = (
    (re.compile(r"\b(?:s ochtends|s morgens|ochtend|ochtends|morgens)\b"), time(8)),
    (re.compile(r"\b(?:s middags|middag|middags|lunch|pauze)\b"), time(12, 15)),
    (re.compile(r"\b(?:s avonds|avond|avonds|na school|eind van de (?:dag|middag))\b"), time(17)),
)


def wish(text: str, *, at: datetime, named: Sequence[Named] = (), asked: bool = False) -> Wish | None:
    """What a text wants of the bot's own messages, seen from `at` (Amsterdam); None when that is not sure.

    `asked`: she was just reminded of something, so that "later" and "volgende week" say enough. `named`: holidays and
    periods that she may name.
    """
    flat = plain(text)
    if not flat or flat.count(" ") >= MOST_WORDS:
        return None
    if _UNDO.match(flat):
        return Plainly(what="undone")
    if _BACK.match(flat):
        return Plainly(what="back")

    def seen() -> When | None:
        return read(text, at=at.replace(tzinfo=None), looks="ahead", named=named)

    return (
        (None if "?" in text else _away(flat, seen, at.date()))
        or _finished(flat, asked=asked)
        or _settings(text, flat)
        or _later(text, flat, seen, asked=asked)
    )


def _away(flat: str, seen: Callable[[], When | None], today: date) -> Away | None:
    ill = _ILL.search(flat)
    if _ASKS.search(flat) or not (ill or _GONE.search(flat)):
        return None
    when = seen()
    if when is None:
        if not ill:
            return None
        span = _SPAN.search(flat)
        if span is None:
            return Away(first=today, last=None)
        number = _NUMBERS.get(span[1]) or int(span[1])
        return Away(first=today, last=today + timedelta(days=number * (7 if span[2].startswith("w") else 1) - 1))
    if _FROM_NOW.search(flat) and when.first == when.last:
        return Away(first=when.first, last=None)
    if _UNTIL.search(flat) and "tm" not in flat.split() and when.last > today:
        return Away(first=when.first, last=max(when.first, when.last - timedelta(days=1)))
    if _AGAIN.search(flat) and when.first == when.last and when.first > today:
        return Away(first=today, last=when.first - timedelta(days=1))
    return Away(first=max(when.first, today), last=when.last) if when.last >= today else None


def _finished(flat: str, *, asked: bool) -> Finished | None:
    undone = _UNDONE.match(flat)
    if undone is not None and (asked or "toch niet" in flat):
        return Finished(undo=True, words=undone["what"] or "")
    handed_in = _HANDED_IN.match(flat)
    if handed_in is not None:
        return Finished(words=f"inleveren {handed_in['what']}")
    done = _DONE.match(flat)
    if done is None:
        return None
    words = done["what"] or done["named"] or ""
    return Finished(words=words) if words or asked or "al" in flat.split() else None


def _settings(text: str, flat: str) -> Wish | None:
    if not _ABOUT_MESSAGES.search(flat) or _LATER.match(flat):
        return None
    for pace, pattern in _PACES:
        if pattern.search(flat) and not (pace == "usual" and _OFF.search(flat)):
            return Paced(pace=pace)
    if _ON.search(flat):
        return Plainly(what="on")
    if _OFF.search(flat):
        return None
    clock = clock_words.find(canonical(text)).at
    if clock is not None:
        return Timed(at=clock)
    return next((Timed(at=moment) for part, moment in _DAYPARTS if part.search(flat)), None)


def _later(text: str, flat: str, seen: Callable[[], When | None], *, asked: bool) -> Later | None:
    if _LATER.match(flat) and not _BEFOREHAND.search(flat):
        when = seen()
        return Later(on=when.first, at=when.time) if when is not None else Later()
    if not asked or "?" in text:
        return None
    if _SHORT_LATER.match(flat):
        return Later()
    if not _ONLY_A_DAY.match(flat):
        return None
    when = seen()
    return Later(on=when.first, at=when.time) if when is not None else None
