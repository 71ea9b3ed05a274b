"""What the forms are called: which of them a text names, and says nothing more than the bot understands besides.

A name is its telling words, in any order. A word may have another ending, a typing error, or be another word for the
same deed: "lesbezoek inplannen" for "lesbezoek plannen". Beside the name stand at most little words ("ik wil graag"), a
person's name, a class, and what the asker's own world knows: a day, a period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from dialogs.aims import is_question
from dialogs.features import in_full, plain, stem
from dialogs.names import names_in
from dialogs.spelling import Vocabulary

MOST_WORDS = 14
"""Words of a text that may be a name; a longer one is a story."""

_SAID_AROUND = """
    ik we wij mijn mn m n me mij jij je u uw jouw een de het er even ff eens graag wil wou zou willen zal ga gaan moet
    moeten nog ook weer hier heb hebben alsjeblieft alstublieft aub svp please formulier form formuliertje starten start
    begin beginnen openen open invullen invul vul maken maak doen doe schrijven schrijf hoi hallo hey hi goedemorgen
    goedemiddag goedenavond
"""
_MANNERS = frozenset(_SAID_AROUND.split())
"""Words around a name that say nothing."""

_SAID_BETWEEN = """
    voor met van over aan naar bij op in te tot om na vanaf uit door en of dit dat die deze nu eerste tweede derde
    vierde volgende laatste nieuw nieuwe
"""
_LINKS = frozenset(_SAID_BETWEEN.split())
"""Words that say little by themselves, and may belong to a day: "op 3 februari", "volgende week"."""

_LEARNERS = frozenset({"student", "studenten", "stagiair", "stagiaire"})

LITTLE = _MANNERS | _LINKS | _LEARNERS

_DEEDS = {
    word: deed
    for deed, words in {
        "~plan": "plannen inplannen afspreken regelen inroosteren prikken",
        "~change": "aanpassen wijzigen veranderen bijstellen bewerken",
        "~tell": "doorgeven melden opgeven noteren vastleggen invoeren registreren bijhouden",
        "~show": "tonen laten zien bekijken",
    }.items()
    for word in words.split()
}
"""Words for the same deed, with one sense."""


def telling(name: str) -> frozenset[str]:
    """The words of a name that tell it from another; none when it has only little words."""
    return frozenset(_sense(word) for word in _words(name) if word not in LITTLE)


def _sense(word: str) -> str:
    return _DEEDS.get(word) or stem(word)


def _words(text: str) -> list[str]:
    return [in_full(word) for word in plain(text).split()]


class Called:
    """Knows the names of every form."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._forms: dict[frozenset[str], list[str]] = {}
        self._whole = {plain(name) for several in names.values() for name in several}
        for form, several in names.items():
            for sense in {telling(name) for name in several} - {frozenset()}:
                self._forms.setdefault(sense, []).append(form)
        self._words = frozenset(word for flat in self._whole for word in flat.split())
        self._spelling = Vocabulary(self._words | LITTLE | _DEEDS.keys())

    def by(self, text: str, knows: Callable[[str], bool]) -> tuple[str, ...]:
        """The forms that a text names, of those with the most words of it; none when it says more than a name.

        `knows`: whether the rest of a text is nothing but what the asker's world knows, such as a day.
        """
        flat = plain(text)
        if flat.count(" ") >= MOST_WORDS or (is_question(text, flat) and flat not in self._whole):
            return ()
        tokens = self._tokens(text)
        said = frozenset(sense for _, senses in tokens for sense in senses)
        people = {word for name in names_in(text) for word in plain(name).split()} | _LEARNERS
        fitting = [one for one in self._forms if one <= said and _is_all(tokens, one, people, knows)]
        most = max(map(len, fitting), default=0)
        return tuple(dict.fromkeys(form for one in fitting if len(one) == most for form in self._forms[one]))

    def _tokens(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """What stands between spaces, with the senses of its words; two that make one word of a name are one."""
        parts = text.split()
        found: list[tuple[str, tuple[str, ...]]] = []
        while parts:
            first = parts.pop(0)
            if parts and plain(first) + plain(parts[0]) in self._words:
                first += parts.pop(0)
            words = (self._spelling.spelled(word) for word in _words(first))
            found.append((first, tuple(word if word in LITTLE else _sense(word) for word in words)))
        return found


def _is_all(
    tokens: Sequence[tuple[str, tuple[str, ...]]],
    sense: frozenset[str],
    people: Set[str],
    knows: Callable[[str], bool],
) -> bool:
    """Whether a text says nothing beside a name but manners, people, a class, and what is known."""
    kept: list[tuple[str, tuple[str, ...]]] = []
    for token, senses in tokens:
        if set(plain(token).split()) <= people or senses == ("klasnaam",):
            while kept and set(kept[-1][1]) <= _LINKS:
                kept.pop()
        elif not set(senses) <= sense | _MANNERS:
            kept.append((token, senses))
    tells = any(set(senses) - _LINKS for _, senses in kept)
    return not tells or knows(" ".join(token for token, _ in kept))
