"""A request in parts: each apart or all at once, given in eJournal, waiting, handed to a colleague and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from people import DOCX, FATIMA, LOTTE, MARIEKE, SEM, WIM, School

from dialogs.event import Pressed
from dialogs.nouns import Role
from store import absences, approvals, audit, files, obligations, people, placements, submissions
from store.approvals import Approval

GIJS = "gijs.van.laar@zilverbeek.example"
TOM = "tom.schaap@zilverbeek.example"
PLAN = {"datum": "gisteren", "verslag": "Wij spraken over de start.", "pedagogisch": "Rust.", "didactisch": "Quiz."}


def sharpened(school: School, **changes: str) -> None:
    """Sem sends the sharpened plan; Fatima has the two requests the next afternoon."""
    school.hears(SEM, Pressed(control="start:plan-aanscherpen"))
    school[SEM].fills(**{**PLAN, **changes}).presses("Vraag goedkeuring")
    school.moves_to("2026-01-22T15:30")


def asked(school: School, student: str = SEM) -> dict[str, Approval]:
    """What was asked, by collection."""
    with school.database.reading() as c:
        every = submissions.of_placement(c, school.placement_of(student).id)
        return {a.collection: a for s in every for a in approvals.of_submission(c, s.id)}


def replaced(school: School, student: str, role: Role, by: str) -> None:
    """Who has this role around the student is somebody else from now on."""
    school.seats(student, (role, by, 1), without=role)


# --- each apart -------------------------------------------------------------------------------------------------------


def test_each_part_has_its_own_answers_in_one_card(school: School) -> None:
    sharpened(school)
    [card] = school[FATIMA].cards
    assert [item.text for item in card.items] == [
        "Afstemmen binnen positief leerklimaat (met PPI)",
        "Leerstof verwerken (met ict)",
    ]
    assert [b.label for b in card.items[0].buttons] == ["Akkoord", "Vraag een wijziging", "Gedaan in eJournal"]
    assert [b.label for b in card.buttons] == ["Akkoord met alles", "Laat een collega beslissen"]


def test_one_part_is_approved_while_the_other_waits(school: School) -> None:
    sharpened(school)
    [card] = school[FATIMA].cards
    school.hears(FATIMA, Pressed(control=card.items[1].buttons[0].id))
    assert {k: a.status for k, a in asked(school).items()} == {"pedagogisch": "open", "didactisch": "approved"}
    school.moves_to("2026-01-23T15:30")
    assert "Goedgekeurd: Leerstof verwerken (met ict)." in school[SEM].heard


def changed_one(school: School) -> None:
    """Fatima approves the didactic part and wants the pedagogic one changed; Sem sends it again, with `new` words."""
    sharpened(school)
    [card] = school[FATIMA].cards
    school.hears(FATIMA, Pressed(control=card.items[1].buttons[0].id))
    school.hears(FATIMA, Pressed(control=card.items[0].buttons[1].id))
    school[FATIMA].fills(wat="Noem een doel voor PPI.").presses("Verstuur")
    school.moves_to("2026-01-23T15:30")
    school[SEM].presses("Aanpassen")


def test_an_approved_part_stays_approved_when_the_other_is_changed(school: School) -> None:
    changed_one(school)
    school[SEM].corrects("plan.pedagogisch", "Rust, en elke week een gesprek.").presses("Vraag goedkeuring")
    school.moves_to("2026-01-26T15:30")
    [card] = school[FATIMA].cards
    assert card.body is not None
    assert "Leerstof verwerken" not in card.body
    assert [f.value for f in card.facts] == ["Was: Rust.\nNu: Rust, en elke week een gesprek."]
    assert {k: a.status for k, a in asked(school).items()} == {"pedagogisch": "open", "didactisch": "approved"}


def test_a_part_that_is_changed_after_the_approval_is_asked_again(school: School) -> None:
    changed_one(school)
    school[SEM].corrects("plan.pedagogisch", "Rust en PPI.").corrects("plan.didactisch", "Geen quiz meer.")
    school[SEM].presses("Vraag goedkeuring")
    school.moves_to("2026-01-26T15:30")
    [card] = school[FATIMA].cards
    assert len(card.items) == 2
    assert {a.status for a in asked(school).values()} == {"open"}


def test_a_version_that_was_never_shown_is_not_the_one_to_compare_with(school: School) -> None:
    sharpened(school)
    school[FATIMA].presses("anders").fills(wat="Anders.").presses("Verstuur")
    school.moves_to("2026-01-23T15:30")
    school[SEM].presses("Aanpassen")
    school[SEM].corrects("plan.pedagogisch", "Tweede.").presses("Vraag goedkeuring")
    school.hears(SEM, Pressed(control="start:plan-aanscherpen"))
    school[SEM].fills(**{**PLAN, "pedagogisch": "Derde."}).presses("Vraag goedkeuring")
    school.moves_to("2026-01-26T15:30")
    [card] = school[FATIMA].cards
    assert "Was: Rust.\nNu: Derde." in [f.value for f in card.facts]


def test_when_all_is_approved_the_task_of_the_mentor_is_done(school: School) -> None:
    sharpened(school)
    school[FATIMA].presses("Akkoord met alles")
    with school.database.reading() as c:
        marks = {m.obligation for m in obligations.marks(c, [school.placement_of(SEM).id])}
    assert "goedkeuring-geven" in marks


# --- eJournal ---------------------------------------------------------------------------------------------------------


def test_the_student_says_it_was_done_in_ejournal_and_both_see_who_said_so(school: School) -> None:
    sharpened(school)
    school[SEM].says("goedkeuringen").presses("Gedaan in eJournal")
    assert "goedgekeurd in eJournal, gemeld door Sem Dijkstra" in school[SEM].heard
    given = [a for a in asked(school).values() if a.given_in == "eJournal"]
    assert [(a.status, a.decided_by) for a in given] == [("approved", school[SEM].id)]
    school.moves_to("2026-01-23T15:30")
    assert "Sem Dijkstra meldt: " in school[FATIMA].heard
    assert "is goedgekeurd in eJournal" in school[FATIMA].heard
    assert "Gegeven in eJournal, gemeld door Sem Dijkstra." in school[SEM].says("goedkeuringen").heard


def test_the_mentor_can_say_that_it_is_not_so_and_then_it_waits_again(school: School) -> None:
    sharpened(school)
    school[SEM].says("goedkeuringen").presses("Gedaan in eJournal")
    school.moves_to("2026-01-23T15:30")
    school[FATIMA].presses("Dit klopt niet")
    assert "wacht weer" in school[FATIMA].heard
    assert {a.status for a in asked(school).values()} == {"open"}
    school[FATIMA].presses("Dit klopt niet")
    assert {a.status for a in asked(school).values()} == {"open"}


def test_somebody_else_cannot_say_it(school: School) -> None:
    sharpened(school)
    [card] = school[FATIMA].cards
    school.hears(LOTTE, Pressed(control=card.items[0].buttons[2].id))
    assert school[LOTTE].heard == "Dit verzoek is niet aan jou gericht."
    assert {a.status for a in asked(school).values()} == {"open"}


# --- waiting ----------------------------------------------------------------------------------------------------------


def test_a_request_that_waits_is_brought_up_once_after_three_working_days(school: School) -> None:
    sharpened(school)
    school.moves_to("2026-01-23T15:30")
    assert school[FATIMA].heard == ""
    school.moves_to("2026-01-26T16:00")
    [card] = school[FATIMA].cards
    assert card.title == "Er wacht nog een verzoek om akkoord"
    assert "Sem" not in (card.notice or "")
    school.moves_to("2026-01-27T16:00")
    assert school[FATIMA].heard == ""
    school[FATIMA].presses("Bekijk")
    assert "Sem Dijkstra vraagt uw akkoord" in school[FATIMA].heard


def test_nothing_is_brought_up_that_was_decided(school: School) -> None:
    sharpened(school)
    school[FATIMA].presses("Akkoord met alles")
    school.moves_to("2026-01-26T16:00")
    assert "Er wacht nog" not in school[FATIMA].heard


def test_after_six_working_days_the_student_may_take_a_colleague(school: School) -> None:
    sharpened(school)
    school.moves_to("2026-01-26T16:00")
    school.moves_to("2026-01-29T16:00")
    assert "Fatima El Idrissi heeft nog niet geantwoord" in school[SEM].heard
    school[SEM].presses("Vraag Marieke")
    assert "Marieke Oosterhof krijgt het verzoek van Sem Dijkstra op " in school[SEM].heard
    school.moves_to("2026-01-30T15:30")
    assert "Sem Dijkstra vraagt uw akkoord" in school[MARIEKE].heard
    assert "Marieke Oosterhof beslist nu" in school[FATIMA].heard
    school[MARIEKE].presses("Akkoord met alles")
    assert {(a.status, a.decided_by) for a in asked(school).values()} == {("approved", school[MARIEKE].id)}


def test_when_the_approver_is_away_the_student_may_take_a_colleague_at_once(school: School) -> None:
    sharpened(school)
    with school.database.transaction("test") as c:
        absences.put(c, school[FATIMA].id, date(2026, 1, 23), date(2026, 2, 6), school.now)
    school.moves_to("2026-01-23T16:00")
    assert "Fatima El Idrissi is afwezig tot en met vrijdag 6 februari 2026." in school[SEM].heard
    school[SEM].presses("Vraag Marieke")
    assert {a.approver_id for a in asked(school).values()} == {school[MARIEKE].id}
    school.moves_to("2026-01-26T16:00")
    assert "is afwezig" not in school[SEM].heard


def handed(school: School) -> None:
    """Fatima lets Marieke decide, who has it the next afternoon."""
    sharpened(school)
    school[FATIMA].presses("Laat een collega beslissen")
    school.moves_to("2026-01-23T15:30")


def test_the_approver_lets_a_colleague_decide_and_both_others_hear_it(school: School) -> None:
    handed(school)
    assert "Sem Dijkstra vraagt uw akkoord" in school[MARIEKE].heard
    assert "Marieke Oosterhof beslist nu over het verzoek van Sem Dijkstra, in plaats van Fatima" in school[SEM].heard
    assert "in plaats van Fatima El Idrissi" in school[SEM].says("goedkeuringen").heard


def test_it_can_be_taken_back_and_then_the_colleague_cannot_decide_or_read_any_more(school: School) -> None:
    handed(school)
    marieke = school[MARIEKE]
    everything = next(b.id for b in marieke.buttons if b.label == "Akkoord met alles")
    [file] = [shown.file for shown in school[FATIMA].shown if shown.file is not None]
    assert school.may_read(file.id, MARIEKE)
    school[FATIMA].presses("Neem terug")
    assert "Sem Dijkstra vraagt uw akkoord" in school[FATIMA].heard
    school.hears(MARIEKE, Pressed(control=everything))
    assert "Marieke Oosterhof hoeft niets te doen" in marieke.heard
    assert marieke.heard.endswith("Dit verzoek is niet aan u gericht.")
    assert not school.may_read(file.id, MARIEKE)
    school[FATIMA].presses("Laat een collega beslissen")
    school.moves_to("2026-01-27T15:30")
    assert "Sem Dijkstra vraagt uw akkoord" in marieke.heard


def test_whoever_presses_first_decides_and_the_other_is_told(school: School) -> None:
    handed(school)
    school[FATIMA].presses("Akkoord met alles")
    school[MARIEKE].presses("Akkoord met alles")
    assert "Fatima El Idrissi heeft dit al goedgekeurd" in school[MARIEKE].heard


def test_nothing_is_handed_on_by_who_was_not_asked(school: School) -> None:
    sharpened(school)
    control = next(b.id for b in school[FATIMA].buttons if b.label == "Laat een collega beslissen")
    for stranger in (WIM, LOTTE):
        school.hears(stranger, Pressed(control=control))
        assert school[stranger].heard == "Hier wacht niets meer op een besluit."
    school.hears(FATIMA, Pressed(control=f"{control}:{school[WIM].id}"))
    assert {a.approver_id for a in asked(school).values()} == {school[FATIMA].id}


# --- who left, and what ended -----------------------------------------------------------------------------------------


def test_the_successor_sees_what_waited_in_her_list_and_decides(school: School) -> None:
    sharpened(school)
    replaced(school, SEM, Role.WPB, TOM)
    assert "Sem Dijkstra vraagt uw akkoord" in school[TOM].says("goedkeuringen").heard
    school[TOM].presses("Akkoord met alles")
    assert {(a.status, a.decided_by) for a in asked(school).values()} == {("approved", school[TOM].id)}
    assert school[FATIMA].says("goedkeuringen").heard == "Er wacht niets op goedkeuring."


def test_the_successor_gets_what_waited_of_the_bots_own_accord(school: School) -> None:
    sharpened(school)
    replaced(school, SEM, Role.WPB, TOM)
    school.moves_to("2026-01-22T16:00")
    for who in (TOM, SEM):
        assert "Fatima El Idrissi staat niet meer bij deze plaatsing" in school[who].heard
        assert "wacht nu op Tom Schaap" in school[who].heard
    school[TOM].presses("Bekijk")
    assert "Sem Dijkstra vraagt uw akkoord" in school[TOM].heard
    school.moves_to("2026-01-23T16:30")
    assert school.news == []


def test_when_the_placement_is_over_nobody_has_to_decide(school: School) -> None:
    sharpened(school)
    with school.database.transaction("test") as c:
        placements.end(c, school.placement_of(SEM).id, school.now.date())
    school.moves_to("2026-01-26T16:00")
    assert school.news == []
    school[FATIMA].presses("Akkoord met alles")
    assert "De plaatsing van Sem Dijkstra is geëindigd op donderdag 22 januari 2026." in school[FATIMA].heard
    assert school[FATIMA].says("goedkeuringen").heard == "Er wacht niets op goedkeuring."


# --- reading ----------------------------------------------------------------------------------------------------------


def trail(school: School, about: str) -> list[tuple[int | None, str]]:
    with school.database.reading() as c:
        return [(note.who, note.what) for note in audit.of(c, about)]


def test_opening_what_someone_else_wrote_is_noted_and_ones_own_is_not(school: School) -> None:
    sharpened(school)
    number = next(iter(asked(school).values())).submission_id
    school[FATIMA].says("goedkeuringen")
    assert (school[FATIMA].id, "read") in trail(school, f"submission:{number}")
    school.hears(SEM, Pressed(control=f"alles:{number}"))
    assert "Het hele stuk van Sem Dijkstra" in school[SEM].heard
    assert (school[SEM].id, "read") not in trail(school, f"submission:{number}")
    [file] = [shown.file for shown in school[FATIMA].shown if shown.file is not None]
    assert school.may_read(file.id, FATIMA)
    assert trail(school, f"file:{file.id}") == [(school[FATIMA].id, "read")]


@pytest.mark.parametrize("who", [WIM, LOTTE, MARIEKE, GIJS])
def test_who_was_not_sent_it_cannot_open_it(school: School, who: str) -> None:
    sharpened(school)
    number = next(iter(asked(school).values())).submission_id
    school.hears(who, Pressed(control=f"alles:{number}"))
    assert "niet aan" in school[who].heard
    assert "Rust." not in school[who].heard
    assert trail(school, f"submission:{number}").count((school[who].id, "read")) == 0


def test_who_lost_her_seat_cannot_open_what_she_was_sent(school: School) -> None:
    sharpened(school)
    [file] = [shown.file for shown in school[FATIMA].shown if shown.file is not None]
    replaced(school, SEM, Role.WPB, TOM)
    assert not school.may_read(file.id, FATIMA)
    assert school.may_read(file.id, SEM)


def test_a_file_of_no_submission_is_for_who_dropped_it(school: School) -> None:
    ref = school.keeps(SEM, "plan.docx", DOCX)
    with school.database.transaction("test") as c:
        found = people.by_email(c, SEM)
        assert found is not None
        files.grant(c, ref.id, found.id, school.now)
    assert school.may_read(ref.id, SEM)
    assert not school.may_read(ref.id, FATIMA)
