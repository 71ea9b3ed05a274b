"""The report of a school as named words for its Word template, and its picture. Pure.

The names, for who edits the template in Word:

- `titel school schooljaar vorig_jaar opsteller ingestuurd studenten schoolopleiders studenten_vorig_jaar`
- `kort`: sentences; `beeld`: the picture
- `themas`: each `naam`, `studenten`, `school`, `vorig_jaar`, and `punten`
- `punten`, `sterk`, `mist`: each `punt`, `thema`, `studenten`, `school`
- `anders`: where students and schoolopleider differ; `veranderd`: where students moved, with `vroeger` and `nu`
- `toelichtingen`: what schoolopleiders wrote
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.documents.bars import Bar, drawn
from bot.documents.context import clean
from bot.documents.docx import Drawing
from bot.school.tally import LEAST, NO, PARTLY, YES, Told
from bot.school.view import Point, Theme
from dialogs.dutch import enumerate_words, moment_words

COLUMNS = {YES: "ja", PARTLY: "deels", NO: "nee", "weet-ik-niet": "weet ik niet"}
"""The columns of the checklist in words."""

FEW, NOT_ASKED, OPEN = "nog te weinig antwoorden", "niet aan studenten gevraagd", "–"


def words_of(
    themes: Sequence[Theme],
    *,
    title: str,
    school: str,
    year: str,
    year_before: str,
    author: str,
    students: int,
    students_before: int,
    schools: int,
    remarks: Sequence[str],
    at: datetime,
) -> dict[str, Any]:
    """The words of one report. `students` and `schools` are how many answered; `author` is who asked for it."""
    strong, missing = _where(themes, lambda p: p.strong), _where(themes, lambda p: p.missing)
    apart, moved = _where(themes, lambda p: p.apart), _where(themes, lambda p: p.moved is not None)
    return {
        "titel": clean(title),
        "school": clean(school),
        "schooljaar": year,
        "vorig_jaar": year_before,
        "opsteller": clean(author),
        "ingestuurd": moment_words(at),
        "student": "",
        "huisformulier": True,
        "studenten": students,
        "studenten_vorig_jaar": students_before,
        "schoolopleiders": schools,
        "kort": _in_short(themes, year_before),
        "sterk": [_listed(t, p) for t, p in strong],
        "mist": [_listed(t, p) for t, p in missing],
        "anders": [_listed(t, p) for t, p in apart],
        "veranderd": [
            {
                "punt": clean(p.label),
                "thema": clean(t.label),
                "vroeger": counted(p.last_year),
                "nu": counted(p.students),
            }
            for t, p in moved
        ],
        "themas": [_theme(t) for t in themes],
        "toelichtingen": [clean(text) for text in remarks],
    }


def example() -> dict[str, Any]:
    """The words of a made-up report in which every list has something, to try a template with."""
    point = Point(id="a", label="Een punt", asked=True, students=_all(YES), school=(YES,), last_year=_all(NO))
    lacking = Point(id="b", label="Een ander punt", asked=True, students=_all(NO), school=(YES,), last_year=None)
    words = words_of(
        [Theme(label="Een thema", points=(point, lacking))],
        title="Rapport",
        school="Voorbeeldschool",
        year="2025-2026",
        year_before="2024-2025",
        author="Voorbeeld Schoolopleider",
        students=LEAST,
        students_before=LEAST,
        schools=1,
        remarks=["Een toelichting"],
        at=datetime(2026, 1, 21, 14, 5, tzinfo=UTC),
    )
    return {**words, "beeld": ""}


def _all(column: str) -> Told:
    return Told(counts={column: LEAST})


def picture(themes: Sequence[Theme]) -> Drawing:
    """Per theme the shares of the students' answers, with the view of the school and of last year marked on it."""
    bars = [
        Bar(
            label=theme.label,
            shares=tuple(theme.students.counts.get(c, 0) for c in (YES, PARTLY, NO)) if theme.students else (),
            marks=(
                theme.school.score if theme.school else None,
                theme.last_year.score if theme.last_year else None,
            ),
            instead=FEW if any(p.asked for p in theme.points) else NOT_ASKED,
        )
        for theme in themes
    ]
    png = drawn(bars, shares=("ja", "deels", "nee"), marks=("schoolopleider", "studenten vorig jaar"))
    return Drawing(png=png, width=16.5, alt=_told_in_words(themes))


def counted(one: Told | None) -> str:
    """`ja 4, deels 1`; what nobody chose is left out."""
    if one is None:
        return OPEN
    return ", ".join(f"{word} {one.counts[c]}" for c, word in COLUMNS.items() if one.counts.get(c)) or OPEN


def share(one: Told | None) -> str:
    """The same for a theme, where the number of answers says nothing by itself: `ja 80%, nee 20%`."""
    if one is None or not one.opinions:
        return OPEN
    parts = ((word, 100 * one.counts.get(c, 0) / one.opinions) for c, word in COLUMNS.items() if c in (YES, PARTLY, NO))
    return ", ".join(f"{word} {percent:.0f}%" for word, percent in parts if percent)


def _where(themes: Sequence[Theme], wanted: Callable[[Point], bool]) -> list[tuple[Theme, Point]]:
    return [(theme, point) for theme in themes for point in theme.points if wanted(point)]


def _listed(theme: Theme, point: Point) -> dict[str, str]:
    return {
        "punt": clean(point.label),
        "thema": clean(theme.label),
        "studenten": _students(point),
        "school": _school(point),
    }


def _students(point: Point) -> str:
    return counted(point.students) if point.students is not None else FEW if point.asked else NOT_ASKED


def _school(point: Point) -> str:
    return enumerate_words([COLUMNS.get(c, c) for c in point.school]) or OPEN


def _theme(theme: Theme) -> dict[str, Any]:
    return {
        "naam": clean(theme.label),
        "studenten": share(theme.students) if theme.students is not None else _why_not(theme),
        "school": share(theme.school),
        "vorig_jaar": share(theme.last_year),
        "punten": [_listed(theme, p) for p in theme.points],
    }


def _why_not(theme: Theme) -> str:
    return FEW if any(p.asked for p in theme.points) else NOT_ASKED


def _in_short(themes: Sequence[Theme], year_before: str) -> list[str]:
    """The report in a few sentences."""
    every = [p for t in themes for p in t.points]
    strong, missing = sum(p.strong for p in every), sum(p.missing for p in every)
    apart = sum(p.apart for p in every)
    better = sum((p.moved or 0) > 0 for p in every)
    worse = sum((p.moved or 0) < 0 for p in every)
    known = sum(p.students is not None for p in every)
    said = [
        f"Over {known} van de {sum(p.asked for p in every)} punten die aan studenten gevraagd worden, zijn er genoeg "
        f"antwoorden.",
        f"{_points(strong).capitalize()} {'is' if strong == 1 else 'zijn'} sterk, {_points(missing)} "
        f"{'is' if missing == 1 else 'zijn'} nog niet op orde.",
        f"Bij {_points(apart)} kijken studenten en schoolopleider anders."
        if apart
        else "Er zijn geen punten waar studenten en schoolopleider heel anders kijken.",
    ]
    if any(p.last_year is not None and p.students is not None for p in every):
        said.append(
            f"Sinds {year_before} ging{'en' if better != 1 else ''} {_points(better)} vooruit en {worse} achteruit."
        )
    return said


def _points(n: int) -> str:
    return "1 punt" if n == 1 else f"{n} punten"


def _told_in_words(themes: Sequence[Theme]) -> str:
    rows = [
        f"{t.label}: studenten {share(t.students) if t.students is not None else _why_not(t)}"
        + (f"; schoolopleider {share(t.school)}" if t.school is not None else "")
        + (f"; vorig jaar {share(t.last_year)}" if t.last_year is not None else "")
        for t in themes
    ]
    return "Staafdiagram per thema. " + ". ".join(rows) + ". Dezelfde cijfers staan in de tabel eronder."
