"""A kijkwijzer from "ik wil een kijkwijzer invullen" to a Word file with its readers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from command_line import EVENING, process
from people import FATIMA, LOTTE, MARIEKE, NOOR, SEEN, SEM, WIM, School, words_of

from dialogs.event import Pressed

# --- the straight path ---


def test_two_filled_screens_and_a_press_make_a_kijkwijzer(school: School) -> None:
    wim = school[WIM].says("ik wil een kijkwijzer invullen")
    assert (wim.form.step, wim.field("datum").value, wim.field("klas").value) == ("les", "2026-01-21", "2b")
    wim.fills(gezien=SEEN)
    wim.fills(accenten=["contact"])
    assert wim.form.readers == ("Noor Willems", "Wim de Groot")
    wim.presses("Verstuur")
    assert wim.heard.startswith("Dank u wel. Noor Willems krijgt de kijkwijzer en u ook.")
    filled = [shown.form for shown in wim.shown if shown.form is not None and shown.form.step != "klaar"]
    assert len(filled) == 2


def test_the_optional_screen_need_not_be_filled(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).presses("Overslaan").presses("Verstuur")
    assert [name for name, _ in wim.documents] == ["Kijkwijzer Noor Willems 2026-01-21.docx"]


def test_author_and_student_get_the_same_word_file_with_everything_in_it(school: School) -> None:
    wim, noor = school[WIM], school[NOOR]
    wim.says("ik wil een kijkwijzer invullen").fills(datum="donderdag", klas="4h1", gezien=SEEN)
    wim.fills(accenten=["contact", "denkwerk"]).presses("Verstuur")
    [(_, own)] = wim.documents
    school.moves_to("2026-01-22T15:30")
    [(name, hers)] = noor.documents
    assert name == "Kijkwijzer Noor Willems 2026-01-21.docx"
    assert hers == own
    text = words_of(hers)
    for part in (
        SEEN,
        "Noor Willems",
        "Wim de Groot",
        "Zilverbeek College",
        "4h1",
        "donderdag 15 januari 2026",
        "Contact en rust",
        "Leerlingen aan het denken",
    ):
        assert part in text
    assert "Lees de kijkwijzer rustig" in noor.heard


def test_the_author_hears_when_the_student_gets_it_and_can_send_it_now(school: School) -> None:
    wim, noor = school[WIM], school[NOOR]
    wim.says("kijkwijzer").fills(gezien=SEEN).presses("Overslaan").presses("Verstuur")
    assert "Noor Willems krijgt dit op donderdag 22 januari 2026 om 15.30 uur." in wim.heard
    assert noor.got == []
    wim.presses("Toch nu sturen")
    assert wim.heard == "Het bericht gaat er nu uit."
    school.ticks()
    assert len(noor.documents) == 1
    wim.presses("Toch nu sturen")
    assert wim.heard == "Dat bericht was al onderweg."
    assert school.ticks() == 0


def test_nobody_but_its_readers_can_open_the_file(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).presses("Overslaan").presses("Verstuur")
    [file] = [shown.file for shown in wim.got if shown.file is not None]
    assert {who for who in (WIM, NOOR, FATIMA, LOTTE, MARIEKE) if school.may_read(file.id, who)} == {WIM, NOOR}


def test_going_deeper_gives_a_screen_per_chosen_part_and_its_answers_are_in_the_file(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).fills(accenten=["contact", "uitleg"], verdiepen="ja")
    titles = []
    while wim.form.step == "indicatoren":
        rubric = wim.field("gezien")
        titles.append(wim.got[-1].title)
        wim.fills(gezien={row.id: rubric.columns[-1].id for row in rubric.rows}, toelichting="Mooi om te zien.")
    assert titles == ["Contact en rust", "Uitleg en taal"]
    wim.presses("Verstuur")
    text = words_of(wim.documents[0][1])
    assert "Uitleg en taal" in text
    assert "vaak" in text
    assert text.count("Mooi om te zien.") == 2


def test_the_kijkwijzer_of_the_period_is_done_afterwards(school: School) -> None:
    wim = school[WIM].says("wat moet ik deze periode doen?")
    assert "Tweede kijkwijzer, Noor Willems" in wim.heard
    wim.says("kijkwijzer").fills(gezien=SEEN).presses("Overslaan").presses("Verstuur")
    wim.says("wat moet ik deze periode doen?")
    assert "Tweede kijkwijzer" not in wim.heard


# --- talking instead of pressing ---


def test_the_whole_kijkwijzer_can_be_spoken(school: School) -> None:
    wim = school[WIM].says("ik wil een kijkwijzer invullen").says(SEEN)
    assert wim.form.step == "kleur"
    wim.says("overslaan").says("verstuur")
    assert len(wim.documents) == 1


# --- corrections ---


def test_a_correction_in_the_review_keeps_the_other_answers(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).fills(accenten=["contact"])
    wim.corrects("les.klas", "3c")
    assert wim.form.step == "klaar"
    assert wim.summary["Klas"] == "3c"
    assert SEEN in wim.summary.values()
    wim.presses("Verstuur")
    text = words_of(wim.documents[0][1])
    assert "3c" in text
    assert "2b" not in text


def test_back_and_forth_loses_nothing(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN)
    wim.presses("terug", values={"accenten": ["uitleg"]})
    assert wim.field("gezien").value == SEEN
    wim.presses("verder")
    assert wim.field("accenten").value == ["uitleg"]


# --- interruptions ---


def test_a_question_in_the_middle_is_answered_and_the_form_comes_back_as_it_was(school: School) -> None:
    wim = school[WIM].says("ik wil een kijkwijzer invullen").fills(gezien=SEEN)
    wim.says("wat moet ik deze periode doen?")
    card, form = wim.got
    assert "Tweede kijkwijzer, Noor Willems" in card.text
    assert form.form is not None
    assert form.form.step == "kleur"
    wim.presses("Overslaan").presses("Verstuur")
    assert SEEN in words_of(wim.documents[0][1])


def test_a_word_can_be_asked_in_the_middle(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").says("wat betekent startbekwaam?")
    answer, form = wim.got
    assert "startbekwaam" in answer.text.lower()
    assert form.form is not None
    assert form.form.step == "les"


def test_saved_for_later_it_goes_on_another_day_with_what_was_typed(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").presses("bewaren", values={"gezien": SEEN})
    assert wim.heard == "Bewaard. Uw antwoorden bij ‘Kijkwijzer’ staan klaar. U gaat verder wanneer u wilt."
    school.at("2026-01-28T08:10")
    wim.presses("Ga verder")
    assert wim.field("gezien").value == SEEN
    assert wim.field("datum").value == "2026-01-21"


def test_stopped_halfway_nothing_is_sent_and_starting_again_finds_the_answers(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).says("stop")
    assert "Er is niets verstuurd" in wim.heard
    school.moves_to("2026-01-22T15:30")
    assert school[NOOR].documents == []
    wim.presses("Ga verder")
    assert wim.form.step == "kleur"


def test_why_is_answered_and_what_was_typed_stays(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").presses("waarom", values={"gezien": "Half ge"})
    assert "één volgende stap" in wim.heard
    assert wim.field("gezien").value == "Half ge"


# --- several students ---


def test_with_several_students_the_bot_asks_for_whom(school: School) -> None:
    fatima = school[FATIMA].says("ik wil een kijkwijzer invullen")
    assert fatima.heard.startswith("Voor wie?")
    assert [b.label for b in fatima.buttons] == ["Bilal", "Lotte", "Sem"]
    fatima.presses("Sem")
    assert [option.label for option in fatima.field("klas").options] == ["1b", "1c"]
    fatima.fills(gezien=SEEN).presses("Overslaan").presses("Verstuur")
    school.moves_to("2026-01-22T15:30")
    assert {email for email, text in school.news if "Kijkwijzer" in text} == {SEM}


def test_two_kijkwijzers_side_by_side_do_not_mix(school: School) -> None:
    fatima = school[FATIMA].says("kijkwijzer").presses("Lotte")
    about_lotte = fatima.form
    fatima.presses("bewaren", values={"gezien": "Over Lotte."})
    fatima.says("kijkwijzer").presses("Sem")
    fatima.fills(gezien=SEEN).presses("Overslaan")
    school.hears(FATIMA, Pressed(control=f"verder:{about_lotte.id}"))
    assert fatima.field("gezien").value == "Over Lotte."


# --- as the command line has it ---


def test_the_real_command_line_makes_a_kijkwijzer(example_url: str, tmp_path: Path) -> None:
    def wijzer(*args: str) -> list[dict[str, Any]]:
        done = process(*args, "--json", env={"WIJZER_DATABASE_URL": example_url}, folder=tmp_path)
        assert (done.status, done.err) == (0, "")
        return done.lines

    def wim(*args: str) -> list[dict[str, Any]]:
        return wijzer("say", "--as", WIM, "--at", EVENING, *args)

    wijzer("say", "--as", NOOR, "--at", EVENING, "hallo")
    [first] = wim("ik wil een kijkwijzer invullen")
    assert first["form"]["step"] == "les"
    [second] = wim("--fill", json.dumps({"gezien": SEEN}), "--token", first["form"]["token"])
    [review] = wim("--press", "overslaan", "--token", second["form"]["token"])
    thanks, document, when = wim("--press", "bevestigen", "--token", review["form"]["token"])
    assert thanks["text"] == "Dank u wel. Noor Willems krijgt de kijkwijzer en u ook."
    assert SEEN in words_of(Path(document["file"]["path"]).read_bytes())
    assert "donderdag 22 januari 2026 om 15.30 uur" in when["text"]
    [received, tip] = wijzer("tick", "--at", "2026-01-22T15:30")
    assert (received["to"], tip["to"]) == (NOOR, NOOR)
    assert SEEN in words_of(Path(received["file"]["path"]).read_bytes())
