"""Free text to a wish: the wish whose example phrases it resembles most, with a score, and whether that is sure.

Deterministic, in process, without a model elsewhere: everything is learnt from the example phrases, once.
docs/understanding.md tells what was compared, the figures, and how a text in the middle of a conversation is told from
an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from dialogs.features import LONGEST, in_full, plain, stem
from dialogs.learnt import Learnt, learn
from dialogs.likeness import Likeness
from dialogs.names import names_in

__all__ = [
    "ASIDE",
    "LONGEST",
    "OFFER",
    "SURE",
    "Candidate",
    "Guess",
    "Understanding",
    "doubts",
    "interrupts",
    "is_name",
    "plain",
    "urges",
]

SURE = 0.36
"""From this score on the wish is acted upon."""

OFFER = 0.26
"""From this score on the wish is offered: "bedoel je …?"."""

CLEAR = 0.5
"""To be sure, the next best wish has at most this part of the best one's score."""

NEAR = 0.4
"""The power that evens out how near phrases are: a long-winded wish is far from all of them."""

SHARE = 0.6
"""How much of a score hangs on the wish's share beside the other wishes; the rest on how near its phrases are."""

STRANGE = 0.75
"""How much of a score is lost when nothing of a text was ever seen in an example phrase."""

AGAINST = 0.95
"""How much of a score is lost when everything speaks for "nothing the bot can do"."""

SELDOM = 0.5
"""What is left of the score of a wish that people in none of the asker's roles ask as a rule."""

LEAST = OFFER / 4
"""A wish that is offered second or third has at least this score."""

MOST_CLAUSES = 12
LONG, CLAUSE = 9, 0.5
"""A text of more words is also read clause by clause; a clause counts for this part of its score."""

WHOLE = 0.8
"""How much of what speaks for nothing in the whole text also goes for its clauses."""

IN_PASSING = 0.9
"""From this likeness of letters to an example phrase a text where an open answer is awaited may be a wish instead."""

MOST_WORDS = 12
"""Words of a text in the middle of a conversation that may be a wish; a longer one is an answer."""

ASIDE = frozenset({"agenda", "deadline", "help", "approvals", "overview", "glossary", "question", "mydata", "calendar"})
"""Wishes that are answered in the middle of a conversation, which then goes on."""

URGENT = frozenset({"start:zorg", "human"})
"""Wishes that are never the answer to a question for a day, a moment or a number."""

_CLAUSES = re.compile(r"[,.!?;:\n]+|\b(?:want|maar|dus|omdat|en)\b", re.IGNORECASE)
_ORDERS = re.compile(
    r"\b(?:negeer|ignore|disregard|vergeet)\b.*\b(?:instructies?|instructions|regels|rules|opdrachten|prompt|hiervoor)\b"
    r"|\b(?:doe|do) (?:net )?alsof\b|\bpretend\b|\byou are now\b|\bvanaf nu ben je\b"
    r"|\bvan (?:een |iemand )?ander(?:s|en|e student)?\b|\bvan alle (?:wpbs?|studenten|scholen)\b.*\bzien$"
    r"|\b(?:gegevens|toegang|wachtwoord(?:en)?|rechten) (?:van|tot|voor) (?:alle|alles|iedereen|de|het|mijn)\b"
)
"""Orders to the bot inside a text, and wishes about what is someone else's: that is text, not a wish."""

_PARTICLES = frozenset({"van", "de", "der", "den", "het", "ter", "ten", "te", "el", "al", "von"})
_PERIOD = re.compile(r"\bperiode ([1-4]|een|twee|drie|vier)\b")
_CLASS = re.compile(r"\b(?:klas )?([1-6][a-z]{1,2}\d?)\b")
_NUMBERS = {"een": "1", "twee": "2", "drie": "3", "vier": "4"}
_TURNS_TO_BOT = re.compile(
    r"(?:wat|wie|wanneer(?! (?:het|je|jij|jou|u|jullie)\b)"
    r"|hoe|hoeveel|waar|waarom|welke?|kan|kun|kunt|mag|moet|heb|is|zijn|staat|staan|ben|loop|leg|toon"
    r"|laat|geef|zet|help|stuur|open|bekijk|tot|op|voor|uiterlijk|what|when|who|how|show)\b"
    r"|ik (?:wil|snap|heb|weet|kreeg)\b"
    r"|mijn (?:taken|gegevens|planning|agenda)\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A wish with how much the text resembles it, 0..1."""

    intent: str
    score: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """What a text most probably asks. `intent` is `none` when nothing resembles it. `candidates`: the best first.

    `slots`: the `period` (1 to 4), the `class` ("2b"), the `student` (as typed) and the `leeruitkomst` (its id) that
    are named. `letters`: likeness 0..1 to the nearest example phrase.
    """

    intent: str
    score: float = 0.0
    sure: bool = False
    slots: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()
    letters: float = 0.0


class Understanding:
    """Knows the example phrases of every wish: (intent id, phrases, roles that have it; none means everyone), what
    people call each leeruitkomst, by its id, and for some wishes the roles that ask them as a rule (`askers`).

    What was `learnt` from these same phrases before need not be learnt again.
    """

    def __init__(
        self,
        intents: Iterable[tuple[str, Sequence[str], Sequence[str]]],
        outcomes: Mapping[str, Sequence[str]] | None = None,
        askers: Mapping[str, Sequence[str]] | None = None,
        learnt: Learnt | None = None,
    ) -> None:
        every = tuple(intents)
        self._askers = {name: frozenset(roles) for name, roles in (askers or {}).items()}
        self._outcomes = {flat: one for one, names in (outcomes or {}).items() for flat in map(plain, names) if flat}
        self._roles = {name: frozenset(roles) for name, _, roles in every}
        if learnt is None:
            pairs = dict.fromkeys((name, flat) for name, phrases, _ in every for flat in map(nameless, phrases) if flat)
            learnt = learn(tuple(pairs), frozenset(_subjects(pairs)))
        self.learnt = learnt
        self._phrases: dict[str, list[str]] = {}
        for name, flat in learnt.phrases:
            self._phrases.setdefault(name, []).append(flat)
        self._exactly = {flat: name for name, flat in learnt.phrases}
        self._subjects = _subjects(learnt.phrases)
        self._likeness = Likeness(learnt, subjects=frozenset(self._subjects), outside="none")

    def guess(self, text: str, *, roles: Sequence[str] = ()) -> Guess:
        """The wish behind a text, among those that these roles may have."""
        flat = nameless(text)
        if not flat or not self._phrases:
            return Guess(intent="none")
        ranked = self._ranked(text, flat, frozenset(roles))
        best = ranked[0] if ranked else Candidate(intent="none", score=0.0)
        if best.intent == "none" or best.score < OFFER:
            return Guess(intent="none", score=best.score if best.intent != "none" else 0.0)
        second = ranked[1].score if len(ranked) > 1 else 0.0
        offered = tuple(c for c in ranked[:3] if c.score >= LEAST)
        return Guess(
            intent=best.intent,
            score=best.score,
            sure=best.score >= SURE and second <= CLEAR * best.score and not self._chooses(flat),
            slots=self._slots(text[:LONGEST]),
            candidates=offered,
            letters=process.extractOne(flat, self._phrases[best.intent], scorer=fuzz.ratio)[1] / 100,
        )

    def _ranked(self, text: str, flat: str, roles: frozenset[str]) -> list[Candidate]:
        if _ORDERS.search(flat):
            return []
        exact = self._exactly.get(flat)
        if exact is not None and self._may(exact, roles):
            return [Candidate(intent=exact, score=1.0)]
        none, found = self._scores(flat)
        if flat.count(" ") >= LONG:
            for clause in dict.fromkeys(map(nameless, _CLAUSES.split(text[:LONGEST])[:MOST_CLAUSES])):
                if clause.count(" "):
                    for wish, score in self._scores(clause, WHOLE * none)[1].items():
                        found[wish] = max(found[wish], score * CLAUSE)
        ranked = [
            Candidate(intent=w, score=round(s * self._asks(w, roles), 3))
            for w, s in found.items()
            if self._may(w, roles)
        ]
        return sorted(ranked, key=lambda c: -c.score)

    def _scores(self, flat: str, least_none: float = 0.0) -> tuple[float, dict[str, float]]:
        """What speaks for "nothing the bot can do", at least so much, and the score of each wish."""
        likeness = self._likeness.of(flat)
        none = max([least_none, *(share for wish, _, share in likeness.wishes if wish == "none")])
        left = (1 - STRANGE * likeness.strange) * (1 - AGAINST * none)
        return none, {
            wish: near**NEAR * (1 - SHARE + SHARE * share) * left
            for wish, near, share in likeness.wishes
            if wish != "none"
        }

    def _chooses(self, flat: str) -> bool:
        """Whether a text leaves it open: "kijkwijzer of leeras"."""
        words = flat.split()
        return "of" in words and len({self._subjects[one] for one in map(stem, words) if one in self._subjects}) > 1

    def _slots(self, text: str) -> dict[str, str]:
        flat = plain(text)
        period, school_class, student = _PERIOD.search(flat), _CLASS.search(flat), next(iter(names_in(text)), None)
        called = [name for name in self._outcomes if f" {name} " in f" {flat} "]
        return {
            **({"period": _NUMBERS.get(period[1], period[1])} if period else {}),
            **({"class": school_class[1]} if school_class else {}),
            **({"student": student} if student else {}),
            **({"leeruitkomst": self._outcomes[max(called, key=len)]} if called else {}),
        }

    def _asks(self, wish: str, roles: frozenset[str]) -> float:
        mostly = self._askers.get(wish)
        return 1.0 if not roles or mostly is None or mostly & roles else SELDOM

    def _may(self, wish: str, roles: frozenset[str]) -> bool:
        return not self._roles[wish] or not roles or bool(self._roles[wish] & roles)


def _subjects(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What a wish that starts something is called in a single word, with that wish."""
    return {stem(flat): name for name, flat in pairs if name.startswith("start:") and " " not in flat}


def nameless(text: str) -> str:
    """The plain text with `naam` for every first name, and abbreviations in full."""
    cut = text[:LONGEST]
    names = {part for name in names_in(cut) for part in plain(name).split()} - _PARTICLES
    words = ["naam" if word in names else in_full(word) for word in plain(cut).split()]
    return " ".join(word for n, word in enumerate(words) if word != "naam" or words[n - 1 : n] != ["naam"])


def interrupts(text: str, guess: Guess, awaits_text: bool) -> bool:
    """Whether a text in the middle of a conversation is a wish of its own instead of the answer.

    It is one only when all of this holds: the wish can be answered in passing (`ASIDE`); the text is one sentence of
    at most `MOST_WORDS` words; it turns to the bot, with a question or an order, or it is a single word that is an
    example phrase; and the guess is sure. Where an open text is awaited, a sure guess is not enough: it must be all but
    equal to an example phrase (`IN_PASSING`), and a single word is always the answer, except `help` and `agenda`, which
    the bot tells people to say. In doubt it is the answer.
    """
    flat = plain(text)
    if guess.intent not in ASIDE or not guess.sure or not flat or _is_more_than_a_sentence(text, flat):
        return False
    if " " not in flat:
        return flat in ("help", "agenda") if awaits_text else guess.score == 1.0
    if not _TURNS_TO_BOT.match(flat):
        return False
    return guess.letters >= IN_PASSING if awaits_text else True


def urges(text: str, guess: Guess) -> bool:
    """Whether a text is surely a worry, or asks for a person, where only a day, a moment or a number is awaited."""
    flat = plain(text)
    return guess.intent in URGENT and guess.sure and " " in flat and not _is_more_than_a_sentence(text, flat)


def is_name(text: str, guess: Guess) -> bool:
    """Whether a text is the one word that something which can be begun is called by: "zorg", "kijkwijzer"."""
    return guess.intent.startswith("start:") and guess.score == 1.0 and " " not in plain(text)


def doubts(text: str, guess: Guess) -> bool:
    """Whether a text that is taken as the answer may have been a wish or a question of its own, so that a button offers
    to take it so: a sentence that turns to the bot and resembles a wish or ends with a question mark, or a wish in one
    word."""
    flat = plain(text)
    if not flat or _is_more_than_a_sentence(text, flat):
        return False
    if " " not in flat:
        return is_name(text, guess) or (guess.score == 1.0 and guess.intent in ASIDE)
    return _TURNS_TO_BOT.match(flat) is not None and (guess.intent in ASIDE or text.rstrip().endswith("?"))


def _is_more_than_a_sentence(text: str, flat: str) -> bool:
    return len(flat.split()) > MOST_WORDS or len([one for one in re.split(r"[.!?\n]+", text) if plain(one)]) > 1
