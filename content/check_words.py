"""What can be wrong with words: terms, wishes and answered questions that are there twice, or belong to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from content.forms import slug
from content.load import Gathered
from content.mistakes import Problem, unknown
from content.phrases import file_of
from content.reading import Sheet
from dialogs.features import plain
from dialogs.nouns import Role

BUTTON = 75
"""Characters of a question that is offered on a button."""


def word_problems(gathered: Gathered) -> Iterator[Problem]:
    """Every mistake in glossaries, wishes and answered questions."""
    yield from _words(gathered)
    yield from _answers(gathered)


def _words(gathered: Gathered) -> Iterator[Problem]:
    """Terms, wishes and phrases that are there twice, or belong to nothing."""
    for pack in (gathered.common, *gathered.packs.values()):
        if pack.glossary is None:
            continue
        terms = pack.glossary.value.terms
        names = ((t.programme, t.term.casefold()) for t in terms)
        yield from _twice(pack.glossary.sheet, "terms", names, lambda key: f"begrip '{key[1]}'")
        for n, term in enumerate(terms):
            if term.programme is not None and term.programme not in gathered.packs:
                message = unknown("programma", term.programme, gathered.packs)
                yield pack.glossary.sheet.problem(("terms", n, "programme"), message)
    if gathered.intents is not None:
        intents, sheet = gathered.intents.value.intents, gathered.intents.sheet
        yield from _twice(sheet, "intents", ((file_of(i.id),) for i in intents), lambda key: f"de wens met {key[0]}")
    yield from _phrases(gathered.phrases)


def _phrases(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Phrases that are there twice, for one wish or for two; capitals, accents and punctuation make no difference."""
    seen: dict[str, tuple[str, int]] = {}
    for sheet in sheets.values():
        for n, phrase in enumerate(sheet.value):
            here = (sheet.file, sheet.line((n,)))
            file, line = seen.setdefault(plain(phrase), here)
            if file != sheet.file:
                message = f"'{phrase}' staat ook in {file}, op regel {line}; laat hem bij één wens staan"
                yield sheet.problem((n,), message)
            elif (file, line) != here:
                yield sheet.problem((n,), f"'{phrase}' staat al op regel {line}; haal een van de twee weg")


def _answers(gathered: Gathered) -> Iterator[Problem]:
    """Answered questions that are there twice, do not fit a button, or take their date from no obligation."""
    for pack in (gathered.common, *gathered.packs.values()):
        if pack.faq is None:
            continue
        sheet, asked = pack.faq.sheet, dict[tuple[str, Role], tuple[int, int]]()
        firsts = [(slug(answer.questions[0]), answer.roles) for answer in pack.faq.value.answers]
        for n, answer in enumerate(pack.faq.value.answers):
            where = ("answers", n)
            if firsts[n] in firsts[:n]:
                yield sheet.problem(
                    (*where, "questions"), "deze vraag begint hetzelfde als een eerdere; maak ze anders"
                )
            if len(answer.questions[0]) > BUTTON:
                message = f"de eerste vraag staat op een knop en mag hooguit {BUTTON} tekens lang zijn"
                yield sheet.problem((*where, "questions"), message)
            owed = pack.programme.value.obligations if pack.programme else {}
            if answer.duty is not None and answer.duty not in owed:
                yield sheet.problem((*where, "duty"), unknown("taak", answer.duty, owed))
            for m, question in enumerate(answer.questions):
                for role in answer.roles or tuple(Role):
                    before = asked.setdefault((question.casefold().strip(), role), (n, m))
                    if before != (n, m):
                        line = sheet.line(("answers", before[0], "questions"))
                        message = f"de vraag '{question}' staat er al, vanaf regel {line}"
                        yield sheet.problem((*where, "questions"), message)
                        break


def _twice(
    sheet: Sheet, key: str, names: Iterable[tuple[object, ...]], say: Callable[[tuple[object, ...]], str]
) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], int] = {}
    for n, name in enumerate(names):
        if name in seen:
            yield sheet.problem((key, n), f"{say(name)} staat er al, op regel {sheet.line((key, seen[name]))}")
        seen.setdefault(name, n)
