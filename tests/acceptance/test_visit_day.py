"""An SO comes to one location on one day: the students who still have a visit coming are invited together."""

from __future__ import annotations

from people import BILAL, FATIMA, MARIEKE, NOOR, School

from bot.world import AMSTERDAM
from store import appointments

WISH = "bezoekdag dependance 4 maart"


def invited(school: School) -> None:
    """The SO invites both students of the Dependance."""
    so = school[MARIEKE]
    so.says(WISH)
    so.presses("verder")
    so.fills(studenten=[option.id for option in so.field("studenten").options])
    so.presses("bevestigen")


def visits(school: School, student: str) -> list[str]:
    """The lesson visits that stand in this student's placement."""
    with school.database.reading() as c:
        every = appointments.of_placement(c, school.placement_of(student).id)
    return [f"{one.at.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}" for one in every if one.kind == "lesbezoek"]


def test_location_and_day_are_filled_in_from_the_sentence(school: School) -> None:
    so = school[MARIEKE].says(WISH)
    assert so.field("locaties").value == ["Dependance"]
    assert so.field("dag").value == "2026-03-04"


def test_only_students_of_that_location_who_still_have_a_visit_coming_are_proposed(school: School) -> None:
    so = school[MARIEKE].says(WISH).presses("verder")
    assert [option.label for option in so.field("studenten").options] == [
        "Amira Haddad (nog 2 bezoeken)",
        "Esra Yılmaz (nog 2 bezoeken)",
    ]


def test_each_student_chooses_a_lesson_and_it_stands_in_everyones_agenda(school: School) -> None:
    invited(school)
    school.moves_to("2026-01-22T15:30")
    student = school["esra.yilmaz@student.example"]
    assert "Marieke Oosterhof komt op woensdag 4 maart 2026 lesbezoeken doen" in student.heard
    student.presses("verder")
    assert student.field("moment").value == "2026-03-04"
    student.fills(moment="4 maart 10.15 uur", klas="1d")
    student.presses("bevestigen")
    assert visits(school, "esra.yilmaz@student.example") == ["2026-03-04 10:15"]
    assert visits(school, "amira.haddad@student.example") == []
    so = school[MARIEKE].says("wat staat er op mijn planning op 4 maart?")
    assert "Lesbezoek, Esra Yılmaz" in so.heard


def test_an_agreed_visit_counts_and_the_student_is_proposed_once_more(school: School) -> None:
    test_each_student_chooses_a_lesson_and_it_stands_in_everyones_agenda(school)
    so = school[MARIEKE].says("bezoekdag dependance 1 april").presses("verder")
    assert "Esra Yılmaz (nog 1 bezoek)" in [option.label for option in so.field("studenten").options]


def test_the_mentors_of_those_students_hear_it_and_nobody_else_does(school: School) -> None:
    invited(school)
    school.moves_to("2026-01-22T15:30")
    told = {email for email, text in school.news if "4 maart" in text}
    assert told == {
        "esra.yilmaz@student.example",
        "amira.haddad@student.example",
        "ilse.postma@zilverbeek.example",
        "saskia.blom@zilverbeek.example",
    }


def test_a_day_that_is_past_is_told_and_nothing_is_sent(school: School) -> None:
    so = school[MARIEKE].says("bezoekdag")
    so.fills(locaties=["Hoofdgebouw"], dag="12 januari 2026")
    assert "al geweest" in so.problems["dag"]


def test_a_mentor_or_student_has_no_visit_day(school: School) -> None:
    for who in (FATIMA, NOOR, BILAL):
        school[who].says("bezoekdag plannen")
        assert not any(shown.kind == "form" for shown in school[who].got)
