"""Two years of the leidraad 'goede leerwerkplek' at one school, with everyone in it, from roster to report."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from people import BILAL, MARIEKE, NOOR, School, Someone, words_of

from bot.roster.apply import Report, import_roster
from dialogs.event import Pressed
from dialogs.nouns import Json
from store import audit, schools

NAMES = {
    "anna": "Anna Prins", "bas": "Bas Koster", "cato": "Cato Muller", "dirk": "Dirk Vos", "eva": "Eva Stam",
    "finn": "Finn de Roo", "wpb": "Wout Lam", "so": "Sanne Oord", "nieuw": "Nora Veen", "io": "Ilse Oever",
    "sco": "Sjoerd Cohen",
}  # fmt: skip
STUDENTS = ("anna", "bas", "cato", "dirk", "eva")
BAD = ("lw-12-2",)
"""What is not in order, in the eyes of students."""

Brings = Callable[..., Report]


def mail(who: str) -> str:
    return f"{who}@elzenhof.example"


@pytest.fixture
def elzenhof(asleep: School, tmp_path: Path) -> Brings:
    """Imports a roster of this programme: students at a school, with everyone around them."""

    def brings(*students: str, school: str = "Elzenhof", year: str = "2025-2026", so: str = "so") -> Report:
        around = {"wpb": "wpb", "so": so, "io": "io", "sco": "sco"}
        rows = [
            {
                "programma": "leerwerkplek",
                "schooljaar": year,
                "school": school,
                "regio": "zuid",
                "start": f"{year[:4]}-09-01",
            }
            | {"student": NAMES[student], "student_email": mail(student)}
            | {role: NAMES[who] for role, who in around.items()}
            | {f"{role}_email": mail(who) for role, who in around.items()}
            for student in students
        ]
        path = tmp_path / "rooster.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
        report = import_roster(asleep.database, path, at=asleep.now, library=asleep.library)
        assert report.ok, report.text
        asleep.everyone_begins(asleep.now.strftime("%Y-%m-%dT%H:%M"))
        return report

    return brings


def fills_in(who: Someone, *themes: str, bad: tuple[str, ...] = BAD, good: str = "ja") -> Someone:
    """Look at these themes; what is bad gets a no, all else the same column."""
    who.says("leerwerkplek")
    who.fills(**({"keuze": list(themes)} if themes else {}))
    while who.form.step == "punten":
        rows = [row.id for row in who.field("oordeel").rows]
        who.fills(oordeel={row: "nee" if row in bad else good for row in rows})
    if who.form.step == "slot":
        who.presses("Overslaan")
    who.presses("bevestigen")
    return who


def report_of(who: Someone) -> str:
    """The words of the report, without the moment at which it was made and for whom."""
    [(_, data)] = who.says("rapport leerwerkplek").documents
    text = words_of(data)
    return "\n".join(row for row in text.split("\n") if not row.startswith("Gemaakt op") and row not in NAMES.values())


# --- a year, and the next ---


def test_two_years_from_roster_to_report(asleep: School, elzenhof: Brings) -> None:
    school = asleep.at("2025-09-10T16:00")
    elzenhof(*STUDENTS)
    so, anna = school[mail("so")], school[mail("anna")]

    # Everyone sees her own part, without a date that the leidraad does not give.
    anna.says("wat moet ik deze periode doen?")
    assert "Laten weten hoe goed je school is als leerwerkplek" in anna.heard
    so.says("wat moet ik deze periode doen?")
    assert "De leerwerkplek bekijken met de checklist, Elzenhof" in so.heard
    school[mail("wpb")].says("wat moet ik deze periode doen?")
    assert "Vaak genoeg in de les kijken" in school[mail("wpb")].heard
    assert "uiterlijk" not in f"{anna.heard}{so.heard}".lower()

    # The schoolopleider looks at the school once, not once per student, and goes on another day.
    fills_in(so, "praktisch", "visie", bad=("lw-1-2",))
    so.says("wat moet ik deze periode doen?")
    assert "De leerwerkplek bekijken" not in so.heard
    school.at("2025-10-02T16:00")
    so.says("leerwerkplek")
    assert "Eerder keek u naar: Visie en Praktisch." in so.heard
    so.says("stop")
    fills_in(so, "veiligheid")

    # Four students: nothing is told, but how many more are needed.
    for name in STUDENTS[:4]:
        fills_in(school[mail(name)])
    so.says("rapport leerwerkplek")
    assert so.documents == []
    assert so.heard == (
        "Over Elzenhof hebben tot nu toe 4 van de minstens 5 studenten geantwoord. "
        "Ik maak het rapport zodra er nog 1 bij is."
    )

    # The fifth makes a report, the same for everyone who may ask.
    fills_in(school[mail("eva")])
    text = report_of(so)
    assert "5 studenten antwoordden" in so.heard
    for part in (
        "Elzenhof",
        "2025-2026",
        "Er is toegang tot de ict van de school",
        "nee 5",
        "Er ligt een opleidingsplan",
    ):
        assert part in text
    school[mail("io")].says("leerwerkplek")
    assert report_of(school[mail("io")]) == report_of(school[mail("sco")]) == text

    # The next year: things moved.
    school.at("2026-10-07T16:00")
    elzenhof(*STUDENTS, "finn", year="2026-2027")
    so.says("rapport leerwerkplek")
    assert "nog geen student geantwoord" in so.heard
    for name in (*STUDENTS, "finn"):
        fills_in(school[mail(name)], bad=("lw-6-4",))
    text = report_of(so)
    assert "Vergeleken met 2025-2026" in text
    assert "Sinds 2025-2026 ging 1 punt vooruit en 1 achteruit." in text
    assert [text.count(part) > 0 for part in ("nee 5", "ja 6", "nee 6")] == [True, True, True]


# --- nobody's answer can be found ---


def test_a_sixth_answer_changes_nothing_that_is_told(asleep: School, elzenhof: Brings) -> None:
    school = asleep.at("2025-10-02T16:00")
    elzenhof(*STUDENTS, "finn")
    so = school[mail("so")]
    for name in STUDENTS:
        fills_in(school[mail(name)])
    before = report_of(so)
    fills_in(school[mail("finn")], bad=("lw-6-6",), good="nee")
    fills_in(school[mail("anna")], bad=("lw-6-6",))
    assert report_of(so).replace("\n6\n", "\n5\n") == before
    assert report_of(school[mail("sco")]) == report_of(so)


def test_students_see_no_report_and_neither_does_a_mentor(asleep: School, elzenhof: Brings) -> None:
    school = asleep.at("2025-10-02T16:00")
    elzenhof(*STUDENTS)
    for name in STUDENTS:
        fills_in(school[mail(name)])
    [file] = [shown.file for shown in school[mail("so")].says("rapport leerwerkplek").got if shown.file is not None]
    for name in ("anna", "wpb", "io"):
        assert not school.may_read(file.id, mail(name))
    for name in ("anna", "wpb"):
        asked = school[mail(name)]
        school.hears(mail(name), Pressed(control="start:leerwerkplek-rapport"))
        assert asked.documents == []
        assert "hoort niet bij" in asked.heard
    assert school[MARIEKE].says("rapport leerwerkplek").heard.startswith("Over Zilverbeek College")


def test_every_report_leaves_a_line_in_the_trail(asleep: School, elzenhof: Brings) -> None:
    school = asleep.at("2025-10-02T16:00")
    elzenhof(*STUDENTS)
    school[mail("so")].says("rapport leerwerkplek")
    with school.database.reading() as c:
        subject = f"school:{schools.ids(c, ['Elzenhof'])['Elzenhof']}:2025"
        found = [(n.who, n.what) for n in audit.of(c, subject) if n.what == "counted"]
    assert found == [(school[mail("so")].id, "counted")]


# --- any other programme, and what goes wrong ---


def test_students_and_schoolopleiders_of_another_programme_can_say_leerwerkplek_too(school: School) -> None:
    fills_in(school[MARIEKE], "praktisch")
    fills_in(school[NOOR])
    fills_in(school[BILAL])
    assert "2 van de minstens 5 studenten" in school[MARIEKE].says("rapport leerwerkplek").heard


def test_an_answer_outside_the_columns_is_asked_again_and_the_others_stay(school: School) -> None:
    noor = school[NOOR].says("leerwerkplek").fills(keuze=["beoordeling"])
    answers: dict[str, Json] = {"lw-7-1": "ja", "lw-7-2": "8"}
    noor.fills(oordeel=answers)
    if noor.form.step == "punten":
        assert noor.field("oordeel").value == {"lw-7-1": "ja"}
    noor.presses("Terug") if noor.form.step == "klaar" else None
    noor.says("overal 8")
    assert "ja, deels, nee en weet ik niet" in noor.problems["oordeel"]
    noor.fills(oordeel={"lw-7-1": "ja", "lw-7-2": "weet-ik-niet"}).presses("bevestigen")
    assert noor.heard.startswith("Dank je.")


def test_five_students_who_looked_at_different_things_tell_nothing(asleep: School, elzenhof: Brings) -> None:
    school = asleep.at("2025-10-02T16:00")
    elzenhof(*STUDENTS)
    for name, theme in zip(
        STUDENTS, ("veiligheid", "praktisch", "observeren", "communicatie", "beoordeling"), strict=True
    ):
        fills_in(school[mail(name)], theme)
    so = school[mail("so")].says("rapport leerwerkplek")
    assert so.documents == []
    assert "bij geen enkel punt zijn het er 5" in so.heard


def test_a_school_that_is_called_otherwise_keeps_its_answers(asleep: School, elzenhof: Brings) -> None:
    school = asleep.at("2025-10-02T16:00")
    elzenhof(*STUDENTS)
    for name in STUDENTS:
        fills_in(school[mail(name)])
    school[mail("so")].says("leerwerkplek").fills(keuze=["visie"])
    report = elzenhof(*STUDENTS, school="Lyceum Elzenhof")
    assert "Elzenhof → Lyceum Elzenhof" in report.text
    so = school[mail("so")]
    so.fills(oordeel={"lw-1-1": "ja"}).presses("Overslaan").presses("bevestigen")
    assert "Lyceum Elzenhof" in report_of(so)


def test_who_is_schoolopleider_now_sees_it_and_who_was_does_not(asleep: School, elzenhof: Brings) -> None:
    school = asleep.at("2025-10-02T16:00")
    elzenhof(*STUDENTS)
    for name in STUDENTS:
        fills_in(school[mail(name)])
    elzenhof(*STUDENTS, so="nieuw")
    assert len(school[mail("nieuw")].says("rapport leerwerkplek").documents) == 1
    school[mail("so")].says("rapport leerwerkplek")
    assert school[mail("so")].documents == []
