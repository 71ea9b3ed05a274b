"""Programme osr-n4: the 2023-2024 edition, complete, dated as published, and labelled with its year everywhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from walking import PAPER, Walk, held, outcome, paper, screens, spoken

from bot.roster.apply import known
from content.agenda import Duty, Facts, duties, for_person, serving
from content.forms import WEEKDAYS
from content.load import Library, load
from dialogs.dutch import date_words
from dialogs.model import Ask, Dialog
from dialogs.nouns import Person, Placement, Region, Role, Seat

GUIDE = "001_7aed67961befe3d2.txt"
SEEN = "De les begon met een raadsel. Daardoor was iedereen stil. Laat ze de volgende keer eerst in tweetallen denken."
OBLIGATIONS = [
    "kick-off",
    "intakegesprek",
    "herinnering-eerste-afspraak",
    "leervragen-meenemen",
    "inschrijven",
    "inlogcodes-aanvragen",
    "rondleiding-sleutels",
    "verzuimafspraken",
    "stage-start",
    "stagedagen",
    "vrijdagochtend",
    "max-dagdelen",
    "toetsweken-aanwezig",
    "verlof-aanvragen",
    "ziek-melden",
    "ziek-eigen-uren",
    "handleidingen-delen",
    "afstudeeropdrachten",
    "wpb-leercyclus",
    "lesobservatie-naar-behoefte",
    "p12-begeleiden",
    "leer-as-tussentijds",
    "p34-begeleiden",
    "leer-as-eind",
    "portfolio-laatste-feedback",
    "cgi-aanvragen",
    "alles-inleveren",
    "io-portfolio-feedback",
    "io-begeleidingslessen",
    "io-info-opvragen",
    "cgi-afnemen",
    "uitslag",
    "so-cgi",
    "so-cgi-n123",
    "so-dag-openen",
    "transfermomenten",
    "sco-algemene-zaken",
    "onvoldoende-melden",
    "vervolgacties",
    "regiocoordinator",
    "portfolio-opbouwen",
]
DATES = {
    "start-stage": "maandag 21 augustus 2023",
    "les-1": "woensdag 6 september 2023",
    "intervisie-1": "woensdag 27 september 2023",
    "les-2": "woensdag 11 oktober 2023",
    "intervisie-2": "woensdag 8 november 2023",
    "leer-as-tussentijds": "donderdag 30 november 2023",
    "les-3": "woensdag 6 december 2023",
    "intervisie-3": "woensdag 17 januari 2024",
    "les-4": "woensdag 7 februari 2024",
    "intervisie-4": "woensdag 20 maart 2024",
    "leer-as-eind": "dinsdag 9 april 2024",
    "intervisie-5": "woensdag 24 april 2024",
    "portfolio": "maandag 13 mei 2024",
    "cgi-aanvragen": "vrijdag 31 mei 2024",
}
MEETINGS = [name for name in DATES if name.startswith(("les-", "intervisie-"))]
GROWTH = {"groei": "Rustiger. Daardoor werkt de klas.", "voorbeeld": "De les in 2b.", "stap": "Meer vragen stellen."}
ARRANGED = ["inschrijven", "rondleiding-sleutels", "verzuimafspraken"]
WALKS = {
    "kijkwijzer": [Walk(screens=({"gezien": SEEN},), reaches=("student", "wpb"), makes="verslag")],
    "leeras": [
        Walk(screens=({"moment": name, **GROWTH},), completes=(name,), reaches=("student", "wpb"), makes="leeras")
        for name in ("leer-as-tussentijds", "leer-as-eind")
    ],
    "intake": [
        Walk(screens=({"geregeld": ARRANGED},), completes=tuple(ARRANGED), reaches=("student", "so", "wpb")),
        Walk(screens=({"geregeld": ["herinnering-eerste-afspraak", "intakegesprek", "inlogcodes-aanvragen"]},),
             completes=("herinnering-eerste-afspraak", "intakegesprek", "inlogcodes-aanvragen"),
             reaches=("student", "so", "wpb")),
    ],
    "ziek-of-verlof": [
        Walk(screens=({"wat": "ziek", "datum": "vandaag"},), told=("so", "wpb")),
        Walk(screens=({"wat": "verlof", "datum": "morgen", "eigen": "ja"},), told=("so",)),
    ],
}  # fmt: skip
PLACEMENT = Placement(
    id=1,
    programme="osr-n4",
    year="2023-2024",
    school="De Brug",
    region=Region.ZUID,
    start=date(2023, 8, 21),
    seats=tuple(
        Seat(role=role, person=Person(id=n, name=role.value.title(), email=f"{role.value}@voorbeeld.nl"))
        for n, role in enumerate((Role.STUDENT, Role.WPB, Role.SO, Role.IO, Role.SCO, Role.ASSESSOR), start=1)
    ),
)


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def own(library: Library) -> dict[str, Dialog]:
    """The programme's own dialogs."""
    return {name: library.dialogs("osr-n4")[name] for name in library.packs["osr-n4"].dialogs}


def seen(library: Library, role: Role, on: str) -> tuple[Duty, ...]:
    """What someone in this role sees on a day, when everybody takes part from the start."""
    person = PLACEMENT.people(role)[0]
    facts = Facts(begun={seat.person.id: date(2023, 8, 1) for seat in PLACEMENT.seats})
    calendar = library.calendar("osr-n4", "2023-2024")
    found = duties(library.programmes["osr-n4"], calendar, PLACEMENT, facts, today=date.fromisoformat(on))
    return for_person(found, person.id, [role])


# --- obligations and dates ---


def test_it_has_all_41_obligations_each_with_its_place_in_the_letter(library: Library) -> None:
    obligations = library.programmes["osr-n4"].obligations
    assert len(OBLIGATIONS) == len(set(OBLIGATIONS)) == 41
    assert set(obligations) == set(OBLIGATIONS)
    for name, one in obligations.items():
        assert (one.source.document, bool(one.source.section)) == (GUIDE, True), name


def test_every_date_is_the_published_one_with_its_weekday(library: Library) -> None:
    calendar = library.calendar("osr-n4", "2023-2024")
    assert calendar is not None
    assert {name: date_words(day.on) for name, day in calendar.dates.items()} == DATES
    assert all(day.weekday == WEEKDAYS[day.on.weekday()] for day in calendar.dates.values())


def test_the_teaching_periods_are_those_of_the_letter(library: Library) -> None:
    calendar = library.calendar("osr-n4", "2023-2024")
    assert calendar is not None
    spans = {name: (period.from_, period.to) for name, period in calendar.periods.items()}
    assert spans["onderwijsperiode-1-2"] == (date(2023, 9, 4), date(2024, 2, 4))
    assert spans["onderwijsperiode-3-4"] == (date(2024, 2, 5), date(2024, 7, 7))


def test_the_nine_meetings_have_their_time_and_form_and_two_are_optional(library: Library) -> None:
    calendar = library.calendar("osr-n4", "2023-2024")
    assert calendar is not None
    titles = {name: spoken(calendar.dates[name].title) for name in MEETINGS}
    assert len(titles) == 9
    assert all("15.00-16.30 uur" in title for title in titles.values())
    assert [n for n, title in titles.items() if "online" in title] == ["les-1", "les-2", "les-3", "les-4"]
    assert [n for n, title in titles.items() if "fysiek" in title] == ["intervisie-1", "intervisie-2", "intervisie-3"]
    assert [n for n, title in titles.items() if "facultatief" in title] == ["intervisie-4", "intervisie-5"]
    assert "peerfeedback" in titles["intervisie-5"]


def test_only_the_four_dates_of_the_letter_are_hard(library: Library) -> None:
    hard = {n: o.actors.roles for n, o in library.programmes["osr-n4"].obligations.items() if not o.soft}
    assert hard == {
        "leer-as-tussentijds": (Role.WPB,),
        "leer-as-eind": (Role.WPB,),
        "portfolio-laatste-feedback": (Role.STUDENT,),
        "cgi-aanvragen": (Role.STUDENT,),
    }


def test_no_date_stands_in_the_structure_so_that_a_new_year_is_one_new_file(library: Library) -> None:
    for name, one in library.programmes["osr-n4"].obligations.items():
        assert not re.search(r"\b20\d\d\b|\d (januari|februari|april|mei|november|december)", spoken(one.note)), name


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2023-11-20", "leer-as-tussentijds"), ("2023-11-30", "leer-as-tussentijds"), ("2024-03-04", "leer-as-eind")],
)
def test_a_leer_as_counts_for_the_one_that_is_due_next(library: Library, on: str, expected: str) -> None:
    found = serving(seen(library, Role.WPB, on), "leeras", PLACEMENT.people(Role.WPB)[0].id, date.fromisoformat(on))
    assert found is not None
    assert found.obligation == expected


def test_before_the_start_the_so_sees_what_must_be_arranged(library: Library) -> None:
    found = {d.obligation for d in seen(library, Role.SO, "2023-08-15") if d.status == "open" and d.period == "start"}
    assert found == {
        "kick-off",
        "intakegesprek",
        "herinnering-eerste-afspraak",
        "inschrijven",
        "inlogcodes-aanvragen",
        "rondleiding-sleutels",
        "verzuimafspraken",
    }


def test_the_roster_takes_students_of_this_programme_in_2023_2024(library: Library) -> None:
    assert known(library).programmes["osr-n4"] == ("2023-2024",)


# --- conversations ---


def test_every_conversation_of_the_programme_is_walked_here(library: Library) -> None:
    assert set(WALKS) == set(own(library))


@pytest.mark.parametrize(
    ("name", "walk"),
    [(name, walk) for name, walks in WALKS.items() for walk in walks],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_conversation_ends_with_what_it_promises(library: Library, name: str, walk: Walk) -> None:
    assert outcome(held(library, "osr-n4", name, walk.screens)) == replace(walk, screens=())


@pytest.mark.parametrize(
    ("name", "walk"),
    [(name, walk) for name, walks in WALKS.items() for walk in walks if walk.makes],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_word_file_says_what_was_typed(library: Library, name: str, walk: Walk) -> None:
    talk = held(library, "osr-n4", name, walk.screens).presses("bevestigen")
    text = paper(library, "osr-n4", talk)
    typed = [entry.shown for entry in talk.outcome.entries if entry.kind == "text"]
    assert typed
    assert [one for one in typed if one not in text] == []
    assert "huis" in text


def test_whoever_owes_something_with_a_dialog_can_begin_it(library: Library) -> None:
    for name, one in library.programmes["osr-n4"].obligations.items():
        for role in one.actors.roles if one.dialog else ():
            begun = [d.dialog for d in library.dialogs("osr-n4").values() if role in d.as_ and one.dialog == d.dialog]
            assert begun == [one.dialog], (name, role)


def test_the_leer_as_starts_with_the_one_it_was_begun_for(library: Library) -> None:
    talk = held(library, "osr-n4", "leeras", ({"moment": "leer-as-eind", **GROWTH},), obligation="leer-as-tussentijds")
    assert talk.answers["leeras.moment"] == "leer-as-eind"
    asked = held(library, "osr-n4", "leeras", (GROWTH,), obligation="leer-as-tussentijds")
    assert asked.answers["leeras.moment"] == "leer-as-tussentijds"


def test_a_student_who_is_ill_is_never_asked_why(library: Library) -> None:
    asked = [field.id for step in screens(own(library)["ziek-of-verlof"]) for field in step.fields]
    assert asked == ["wat", "datum", "eigen"]


@pytest.mark.parametrize(("what", "readers"), [("ziek", ("Els de Wit", "Karim Öztürk")), ("verlof", ("Els de Wit",))])
def test_illness_and_leave_go_to_those_the_letter_names(library: Library, what: str, readers: tuple[str, ...]) -> None:
    talk = held(library, "osr-n4", "ziek-of-verlof", ({"wat": what, "datum": "vandaag", "eigen": "ja"},))
    assert talk.form.readers == readers
    assert any("OP" in said and "2023-2024" in said for said in talk.words)


def test_an_observation_that_students_ask_for_ends_in_a_form_that_this_programme_has(library: Library) -> None:
    form = library.dialog("osr-n4", "kijkwijzer")
    assert form is not None
    fields = {f"{step.ask}.{field.id}" for step in screens(form) for field in step.fields}
    assert {"les.datum", "les.klas"} <= fields
    paper = held(library, "osr-n4", "kijkwijzer-papier", ({"bestand": [PAPER]},))
    assert outcome(paper).reaches == ("student", "wpb")


# --- the label ---


def test_the_programme_says_which_edition_it_is(library: Library) -> None:
    programme = library.programmes["osr-n4"]
    assert programme.edition == "2023-2024, laat bevestigen door de SO"
    assert "2023-2024" in programme.title
    assert programme.stage_days == (2, 3)
    assert set(programme.address.values()) == {"je"}


def test_every_answer_carries_the_year_and_asks_for_confirmation(library: Library) -> None:
    own_answers = [a for a in library.faq("osr-n4") if a not in library.faq(None)]
    assert len(own_answers) >= 35
    for answer in own_answers:
        said = spoken(answer.answer)
        if answer.source is None:
            assert "niets" in said or "niet" in said, answer.questions[0]
            assert "Editie 2023-2024" in said and answer.ask, answer.questions[0]
        else:
            assert said.startswith("In 2023-2024 gold: "), answer.questions[0]
            assert said.endswith("Laat dit bevestigen door de SO."), answer.questions[0]
            assert answer.source.document == GUIDE and answer.source.section


def test_no_question_is_answered_twice(library: Library) -> None:
    questions = [q.casefold() for answer in library.faq("osr-n4") for q in answer.questions]
    assert sorted(questions) == sorted(set(questions))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Mag ik ook op vrijdag stage lopen?", ["vrijdagochtend", "Nederlands, Engels en wiskunde", "vier dagdelen"]),
        ("Ik heb een toets op een stagedag, wat nu?", ["verlof", "schoolopleider"]),
        ("Ik heb eigen uren en ben ziek, hoe meld ik dat?", ["OP"]),
        ("Wanneer moet de tussentijdse leer-as af zijn?", ["voor 1 december 2023", "donderdag 30 november 2023"]),
        ("Tot wanneer kan ik het CGI aanvragen?", ["vrijdag 31 mei 2024, 23.59 uur"]),
        ("Mijn student functioneert niet goed, wat doe ik?", ["instituutsopleider", "schoolcoördinator"]),
        ("Wanneer kom ik in beeld bij een student?", ["verbetertraject"]),
        ("Wat organiseer ik voor de studenten?", ["kick-off", "Transfermomenten"]),
        ("Wat moet er geregeld zijn voordat de stage start?", ["intakegesprek", "inlogcodes", "sleutels", "afmelden"]),
        ("Ik ben ziek, bij wie meld ik me?", ["schoolopleider", "werkplekbegeleider"]),
    ],
)
def test_a_question_of_2023_2024_is_answered_as_the_letter_does(
    library: Library, question: str, words: list[str]
) -> None:
    answer = next(a for a in library.faq("osr-n4") if question in a.questions)
    assert [word for word in words if word not in spoken(answer.answer)] == []


def test_the_dates_in_answers_are_those_of_the_calendar(library: Library) -> None:
    said = " ".join(spoken(answer.answer) for answer in library.faq("osr-n4"))
    for name in ("start-stage", "leer-as-tussentijds", "leer-as-eind", "portfolio", "cgi-aanvragen"):
        assert DATES[name] in said, name
    lessons = next(a for a in library.faq("osr-n4") if "Wanneer is de werk-intervisie?" in a.questions)
    days = [re.sub(r"^\w+ (\d+ \w+) \d+$", r"\1", DATES[name]) for name in MEETINGS]
    assert [day for day in days if day not in spoken(lessons.answer)] == []


def test_the_letter_of_another_year_answers_nobody_of_this_year(library: Library) -> None:
    assert not any(a.source and a.source.document == GUIDE for a in library.faq("hr-n4"))
    assert all(t.programme == "osr-n4" for t in library.glossary if t.source and t.source.document == GUIDE)


def test_abbreviations_that_the_letter_leaves_open_stay_open(library: Library) -> None:
    terms = {t.term: spoken(t.text) for t in library.glossary if t.programme == "osr-n4"}
    for term in ("OSR", "OP", "CGI"):
        assert "schrijft" in terms[term], term
    for term in ("leer-as", "LERS", "Transfermoment", "leercyclus", "dagdeel", "hoofdbegeleider", "verbetertraject"):
        assert term in terms


def test_every_form_is_ours_and_says_so_where_the_institute_had_its_own(library: Library) -> None:
    assert all(dialog.ours for dialog in own(library).values())
    first = own(library)["leeras"].steps[0]
    assert isinstance(first, Ask)
    assert "huisvorm" in spoken(first.text)
