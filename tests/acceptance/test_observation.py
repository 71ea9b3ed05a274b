"""A lesson is looked at: asked, agreed, seen, and the kijkwijzer that comes of it; or one that was made on paper."""

from __future__ import annotations

import hashlib
import io

import pytest
from people import DOCX, FATIMA, LOTTE, MARIEKE, NOOR, SEEN, SEM, WIM, School, moment, words_of
from PIL import Image

from bot.ports import FileRefused
from store import appointments


def photo() -> bytes:
    """A small picture, as a telephone makes them."""
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(made, "JPEG")
    return made.getvalue()


def asked(school: School, when: str = "donderdag 29 januari 10.15 uur") -> None:
    """Noor asks Wim to come and look; he gets the question the next afternoon."""
    school[NOOR].says("kijkwijzer").fills(moment=when, klas="3c", kijkpunt="Hoe mijn les begint.").presses("Verstuur")
    school.moves_to("2026-01-22T15:30")


# --- asking and agreeing ---


def test_a_student_who_says_kijkwijzer_asks_her_wpb_to_come_and_look(school: School) -> None:
    asked(school)
    wim = school[WIM]
    assert "Noor Willems vraagt of u een les komt bekijken" in wim.heard
    assert "donderdag 29 januari 2026 om 10.15 uur" in wim.heard
    assert "klas 3c" in wim.heard
    assert "Hoe mijn les begint." in wim.heard


def test_yes_is_one_choice_and_the_student_hears_it(school: School) -> None:
    asked(school)
    wim = school[WIM].presses("Beginnen")
    assert wim.field("klas").value == "3c"
    assert wim.field("kijkpunt").value == "Hoe mijn les begint."
    wim.fills(komt="komt").presses("Verstuur")
    school.moves_to("2026-01-23T15:30")
    assert "Wim de Groot komt kijken: donderdag 29 januari 2026 om 10.15 uur, klas 3c." in school[NOOR].heard


def test_yes_can_be_typed(school: School) -> None:
    asked(school)
    wim = school[WIM].presses("Beginnen").says("ja hoor")
    assert wim.summary["Kunt u dan?"] == "Ja, ik kom"


def test_what_was_agreed_stands_with_both(school: School) -> None:
    asked(school)
    school[WIM].presses("Beginnen").fills(komt="komt").presses("Verstuur")
    with school.database.reading() as c:
        found = appointments.of_placement(c, school.placement_of(NOOR).id)
    assert [(a.kind, a.at) for a in found] == [("lesobservatie", moment("2026-01-29T10:15"))]
    assert set(found[0].people) == {school[NOOR].id, school[WIM].id}


def test_after_the_lesson_the_kijkwijzer_is_offered_with_date_and_class_filled_in(school: School) -> None:
    asked(school)
    wim = school[WIM].presses("Beginnen").fills(komt="komt").presses("Verstuur")
    school.moves_to("2026-01-28T15:30")
    assert "gezien" not in wim.heard
    school.moves_to("2026-01-29T10:20")
    assert wim.got == []
    school.moves_to("2026-01-29T15:30")
    assert "U hebt een les van Noor Willems gezien. De kijkwijzer staat klaar" in wim.heard
    wim.presses("Beginnen")
    assert (wim.form.step, wim.field("datum").value, wim.field("klas").value) == ("les", "2026-01-29", "3c")
    wim.fills(gezien=SEEN).presses("Overslaan").presses("Verstuur")
    text = words_of(wim.documents[0][1])
    assert "donderdag 29 januari 2026" in text
    assert "3c" in text


def test_another_moment_is_proposed_and_accepted(school: School) -> None:
    asked(school)
    wim, noor = school[WIM], school[NOOR]
    wim.presses("Beginnen").fills(komt="ander")
    wim.fills(moment="woensdag 4 februari 9.00 uur", toelichting="Ik heb dan een vergadering.").presses("Verstuur")
    school.moves_to("2026-01-23T15:30")
    assert "Wim de Groot kan dan niet en stelt een ander moment voor" in noor.heard
    assert "woensdag 4 februari 2026 om 9.00 uur" in noor.heard
    noor.presses("Beginnen").fills(past="past").presses("Verstuur")
    school.moves_to("2026-01-26T15:30")
    assert "Noor Willems neemt uw voorstel aan: woensdag 4 februari 2026 om 9.00 uur, klas 3c." in wim.heard
    school.moves_to("2026-02-04T15:30")
    assert "U hebt een les van Noor Willems gezien." in wim.heard
    wim.presses("Beginnen")
    assert (wim.field("datum").value, wim.field("klas").value) == ("2026-02-04", "3c")


def test_a_proposal_that_does_not_fit_is_refused_and_no_kijkwijzer_comes(school: School) -> None:
    asked(school)
    wim, noor = school[WIM], school[NOOR]
    wim.presses("Beginnen").fills(komt="ander").fills(moment="woensdag 4 februari 9.00 uur").presses("Verstuur")
    school.moves_to("2026-01-23T15:30")
    noor.presses("Beginnen").fills(past="niet", bericht="Dan heb ik een toets.").presses("Verstuur")
    school.moves_to("2026-01-26T15:30")
    assert "Noor Willems kan niet op het moment dat u voorstelde." in wim.heard
    school.moves_to("2026-02-04T15:30")
    assert "gezien" not in wim.heard


def test_the_observation_of_the_period_is_settled_for_the_student_and_the_kijkwijzer_stays_for_the_wpb(
    school: School,
) -> None:
    noor, wim = school[NOOR], school[WIM]
    assert "Tweede lesobservatie afspreken" in noor.says("agenda").heard
    noor.presses("start:observatie-vragen")
    noor.fills(moment="29 januari 10.15 uur", kijkpunt="De start.").presses("Verstuur")
    school.moves_to("2026-01-22T15:30")
    wim.presses("Beginnen").fills(komt="komt").presses("Verstuur")
    assert "Tweede lesobservatie afspreken" not in noor.says("agenda").heard
    assert "Tweede kijkwijzer, Noor Willems" in wim.says("agenda").heard
    school.moves_to("2026-01-29T15:30")
    wim.presses("Beginnen").fills(gezien=SEEN).presses("Overslaan").presses("Verstuur")
    assert "Tweede kijkwijzer" not in wim.says("agenda").heard


def test_a_moment_that_has_been_cannot_be_asked_for(school: School) -> None:
    noor = school[NOOR].says("kijkwijzer").fills(moment="gisteren 10.00 uur", kijkpunt="De start.")
    assert noor.form.step == "vraag"
    assert "is al geweest" in noor.problems["moment"]
    assert noor.field("kijkpunt").value == "De start."


# --- on paper ---


@pytest.mark.parametrize(
    ("name", "data"),
    [("kijkwijzer Noor.docx", DOCX), ("scan.pdf", b"%PDF-1.7 een scan"), ("foto.jpg", photo())],
    ids=["Word", "PDF", "photo"],
)
def test_a_paper_kijkwijzer_goes_on_unchanged(school: School, name: str, data: bytes) -> None:
    wim, noor = school[WIM], school[NOOR]
    wim.says("kijkwijzer").presses("Al op papier gedaan").drops(name, data)
    assert wim.form.step == "klaar"
    wim.presses("Verstuur")
    assert "krijgt het bestand zoals u het stuurde" in wim.heard
    school.moves_to("2026-01-22T15:30")
    [(received, same)] = noor.documents
    assert received == name
    assert hashlib.sha256(same).digest() == hashlib.sha256(data).digest()


def test_a_file_dropped_out_of_the_blue_begins_the_paper_kijkwijzer(school: School) -> None:
    wim = school[WIM].drops("kijkwijzer.pdf", b"%PDF-1.7 een scan")
    assert "kijkwijzer.pdf" in " ".join(wim.summary.values())
    wim.presses("Verstuur")
    school.moves_to("2026-01-22T15:30")
    assert school[NOOR].documents == [("kijkwijzer.pdf", b"%PDF-1.7 een scan")]


def test_a_file_that_is_the_very_first_thing_someone_sends_arrives(asleep: School) -> None:
    asleep[WIM].drops("kijkwijzer.pdf", b"%PDF-1.7 een scan").presses("Verstuur")
    asleep[NOOR].says("hallo")
    asleep.moves_to("2026-01-22T15:30")
    assert asleep[NOOR].documents == [("kijkwijzer.pdf", b"%PDF-1.7 een scan")]


def test_a_paper_kijkwijzer_settles_the_kijkwijzer_of_the_period(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").presses("Al op papier gedaan").drops("a.docx", DOCX).presses("Verstuur")
    assert "Tweede kijkwijzer" not in wim.says("agenda").heard


def test_what_was_typed_before_leaving_for_paper_is_still_there(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").presses("Al op papier gedaan", values={"gezien": SEEN})
    wim.presses("stop")
    wim.says("kijkwijzer")
    assert wim.field("gezien").value == SEEN


def test_with_several_students_a_dropped_file_asks_for_whom(school: School) -> None:
    fatima = school[FATIMA].drops("kijkwijzer.pdf", b"%PDF-1.7 een scan")
    assert "Kies voor wie" in fatima.heard
    fatima.presses("Lotte").drops("kijkwijzer.pdf", b"%PDF-1.7 een scan").presses("Verstuur")
    school.moves_to("2026-01-22T15:30")
    assert school[LOTTE].documents == [("kijkwijzer.pdf", b"%PDF-1.7 een scan")]
    assert school[SEM].documents == []


def test_a_file_that_belongs_nowhere_is_not_taken_for_something(school: School) -> None:
    marieke = school[MARIEKE].drops("notulen.pdf", b"%PDF-1.7 notulen")
    assert "Ik weet niet waar dit bestand bij hoort." in marieke.heard


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("virus.exe", b"MZ", "Stuur een Word-bestand, een pdf of een foto"),
        ("leeg.pdf", b"", "is leeg"),
        ("groot.pdf", b"0" * (20 * 1024 * 1024 + 1), "hooguit 20 MB"),
    ],
    ids=["exe", "empty", "too large"],
)
def test_a_file_that_cannot_be_kept_is_refused_in_words(school: School, name: str, data: bytes, why: str) -> None:
    with pytest.raises(FileRefused, match=why):
        school[WIM].drops(name, data)
