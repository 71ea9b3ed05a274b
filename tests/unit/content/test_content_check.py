"""What only shows when files are held side by side: names that lead nowhere, dates that clash, things said twice."""

from __future__ import annotations

import pytest

PROGRAMME = "programmes/proef/programme.yaml"
CALENDAR = "programmes/proef/calendars/2025-2026.yaml"
DIALOG = "programmes/proef/dialogs/kijkwijzer.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            PROGRAMME,
            "    dialog: kijkwijzer",
            "    dialog: kijkwijzr",
            f"{PROGRAMME}:10: dialoog 'kijkwijzr' bestaat niet (bedoelt u 'kijkwijzer'?)",
        ),
        (
            PROGRAMME,
            "{submitted: kijkwijzer,",
            "{approved: startgesprek,",
            f"{PROGRAMME}:9: dialoog 'startgesprek' bestaat niet",
        ),
        (
            PROGRAMME,
            "when: {by_end_of: periode-1}",
            "when: {by_end_of: periode-9}",
            f"{PROGRAMME}:8: periode 'periode-9' bestaat niet (bedoelt u 'periode-2'?) in kalender 2025-2026",
        ),
        (
            PROGRAMME,
            "within: periode-1",
            "within: periode_1",
            f"{PROGRAMME}:9: periode 'periode_1' bestaat niet (bedoelt u 'periode-1'?) in kalender 2025-2026",
        ),
        (PROGRAMME, "{by_end_of: periode-1}", "{on: 2026-02-30}", f"{PROGRAMME}:8: 2026-02-30 bestaat niet"),
        (
            PROGRAMME,
            "{by_end_of: periode-1}",
            "{on: inleveren}",
            f"{PROGRAMME}:8: datum 'inleveren' bestaat niet in kalender 2025-2026",
        ),
        (
            PROGRAMME,
            "{by_end_of: periode-1}",
            "{after: kijkwijzer-1, within: 7 dagen}",
            f"{PROGRAMME}:8: taak, gebeurtenis of datum 'kijkwijzer-1' bestaat niet",
        ),
        (PROGRAMME, "stage_days:", "framework: kader\nstage_days:", f"{PROGRAMME}:3: kader 'kader' bestaat niet"),
        (
            CALENDAR,
            "from: 2025-11-13",
            "from: 2025-11-10",
            f"{CALENDAR}:4: 'periode-2' begint op 2025-11-10, maar 'periode-1' loopt tot en met 2025-11-12",
        ),
        (
            CALENDAR,
            "{on: 2025-11-12, weekday: woensdag}",
            "{on: 2025-11-19, weekday: woensdag}",
            f"{CALENDAR}:3: 2025-11-19 valt buiten 'periode-1' (2025-09-01 tot en met 2025-11-12)",
        ),
        (
            CALENDAR,
            "{on: 2026-02-04, weekday: woensdag}",
            "{on: 2025-12-24}",
            f"{CALENDAR}:4: 2025-12-24 valt op of in kerstvakantie",
        ),
        (
            CALENDAR,
            "to: 2026-02-04, deadline: {on: 2026-02-04, weekday: woensdag}",
            "to: 2026-02-27, deadline: {on: 2026-02-25}",
            f"{CALENDAR}:4: 2026-02-25 valt op of in voorjaarsvakantie (regio noord)",
        ),
        (
            CALENDAR,
            "to: 2026-02-04, deadline: {on: 2026-02-04, weekday: woensdag}",
            "to: 2026-05-20, deadline: {on: 2026-05-14}",
            f"{CALENDAR}:4: 2026-05-14 valt op of in Hemelvaartsdag",
        ),
        (
            CALENDAR,
            "{on: 2025-11-12, weekday: woensdag}",
            "{on: 2025-11-08, weekday: zaterdag}",
            f"{CALENDAR}:3: 2025-11-08 is een zaterdag",
        ),
        (
            CALENDAR,
            "from: 2025-09-01",
            "from: 2024-09-01",
            f"{CALENDAR}:3: 2024-09-01 valt buiten schooljaar 2025-2026",
        ),
        (
            "common/holidays.nl.yaml",
            "      zuid: {from: 2026-02-14, to: 2026-02-22}",
            "",
            "common/holidays.nl.yaml:5: bij 'voorjaarsvakantie' ontbreekt regio zuid; is het daar geen vakantie",
        ),
        (
            DIALOG,
            "subject: placement",
            "subject: placement\nframework: kader",
            f"{DIALOG}:5: kader 'kader' bestaat niet",
        ),
        (
            DIALOG,
            "[save, ",
            "[save, {document: kijkwijzer}, ",
            f"{DIALOG}:13: er is geen Word-sjabloon templates/kijkwijzer.docx",
        ),
        (DIALOG, "[save, ", "[save, {start: {dialog: kijk, for: so}}, ", f"{DIALOG}:13: dialoog 'kijk' bestaat niet"),
        (
            DIALOG,
            "complete: obligation",
            "complete: kijkwijzer-2",
            f"{DIALOG}:13: taak 'kijkwijzer-2' bestaat niet (bedoelt u 'kijkwijzer-1'?)",
        ),
        (
            DIALOG,
            "  - ask: les\n",
            "  - ask: les\n    also: [{dialog: papier, label: Papier}]\n",
            f"{DIALOG}:7: dialoog 'papier' bestaat niet",
        ),
        (DIALOG, "id: nut", "id: datum", f"{DIALOG}:9: vraag 'datum' staat al op dit scherm, op regel 8"),
        (DIALOG, "review: klaar", "review: les", f"{DIALOG}:11: stap 'les' staat er al, op regel 6"),
        (
            "common/glossary.yaml",
            "terms:\n",
            "terms:\n  - {term: Kijkwijzer, text: Nog eens.}\n",
            "common/glossary.yaml:3: begrip 'kijkwijzer' staat er al, op regel 2",
        ),
        (
            "common/glossary.yaml",
            "term: kijkwijzer",
            "programme: proeff, term: kijkwijzer",
            "common/glossary.yaml:2: programma 'proeff' bestaat niet (bedoelt u 'proef'?)",
        ),
        (
            "common/intents.yaml",
            "intents:\n",
            "intents:\n  - id: agenda\n",
            "common/intents.yaml:3: de wens met common/phrases/agenda.txt staat er al, op regel 2",
        ),
        (
            "common/phrases/agenda.txt",
            "mijn agenda",
            "\nWát moet ik doen?",
            "common/phrases/agenda.txt:3: 'Wát moet ik doen?' staat al op regel 1; haal een van de twee weg",
        ),
    ],
)
def test_a_mistake_between_files_is_told_with_its_line(folder, file, old, new, said):
    folder.change(file, old, new)
    assert any(line.startswith(said) for line in folder.says()), folder.says()


def test_a_phrase_of_two_wishes_is_told_with_both_places(folder):
    folder.change("common/intents.yaml", "- id: agenda", "- id: agenda\n  - id: start:zorg")
    folder.write("common/phrases/start-zorg.txt", "# zoals mensen het zeggen\n\nik maak me zorgen\nMijn agenda!\n")
    assert folder.says() == [
        "common/phrases/start-zorg.txt:4: 'Mijn agenda!' staat ook in common/phrases/agenda.txt, op regel 2; "
        "laat hem bij één wens staan"
    ]


def test_two_forms_of_one_role_with_one_name_are_told(folder):
    kijkwijzer = folder.read(DIALOG)
    folder.write("programmes/proef/dialogs/les.yaml", kijkwijzer.replace("dialog: kijkwijzer", "dialog: les"))
    folder.change("programmes/proef/dialogs/les.yaml", "title: Kijkwijzer", "title: Gezien\nnames: [de kijkwijzers]")
    assert folder.says() == [
        f"programmes/proef/dialogs/les.yaml:3: 'de kijkwijzers' heet ook {DIALOG}, voor dezelfde rol (wpb); "
        "geef een van beide een andere naam"
    ]
    folder.change("programmes/proef/dialogs/les.yaml", "as: wpb", "as: student")
    assert not any("heet ook" in said for said in folder.says())


def test_a_name_that_is_a_phrase_of_another_wish_is_told_with_both_places(folder):
    folder.change(DIALOG, "title: Kijkwijzer", "title: Kijkwijzer\nnames: [lesformulier, Mijn agenda]")
    assert folder.says() == [
        f"{DIALOG}:3: 'Mijn agenda' staat ook in common/phrases/agenda.txt, op regel 2; laat hem op één plek staan"
    ]


def test_a_name_may_be_a_phrase_of_the_wish_that_begins_the_form(folder):
    folder.change("common/intents.yaml", "- id: agenda", "- id: agenda\n  - id: start:kijkwijzer")
    folder.write("common/phrases/start-kijkwijzer.txt", "kijkwijzer\n")
    assert folder.says() == []


def test_a_name_of_little_words_is_told(folder):
    folder.change(DIALOG, "title: Kijkwijzer", "title: Kijkwijzer\nnames: [formulier invullen]")
    assert folder.says() == [
        f"{DIALOG}:3: de naam 'formulier invullen' heeft geen woord dat zegt welk formulier het is; "
        "maak hem duidelijker"
    ]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            "[{questions: Wie?, answer: De SO.}, {questions: [Wat?, Wie?], answer: De IO.}]",
            "de vraag 'Wie?' staat er al",
        ),
        ("[{questions: Wie?, answer: De SO., duty: kijkwijzer-9}]", "taak 'kijkwijzer-9' bestaat niet"),
        (f"[{{questions: {'Wie zegt dat ' * 6}het?, answer: De SO.}}]", "de eerste vraag staat op een knop"),
        ("[{questions: Wie?, answer: De SO.}, {questions: Wie!, answer: De IO.}]", "deze vraag begint hetzelfde"),
    ],
)
def test_a_mistake_in_the_answered_questions_is_told(folder, answers, said):
    folder.write("programmes/proef/faq.yaml", f"answers: {answers}\n")
    [problem] = folder.says()
    assert problem.startswith(f"programmes/proef/faq.yaml:1: {said}")


def test_roles_may_ask_the_same_with_another_answer(folder):
    folder.write(
        "programmes/proef/faq.yaml",
        "answers: [{questions: Wie?, answer: De SO., roles: wpb}, {questions: Wie?, answer: De IO., roles: so}]\n",
    )
    assert folder.says() == []


def test_a_programme_without_calendar_is_told(folder):
    (folder.root / CALENDAR).unlink()
    assert folder.says() == [f"{PROGRAMME}:1: er is geen kalender; maak calendars/2025-2026.yaml"]


def test_a_school_that_is_open_in_the_holiday_may_have_its_deadline_there(folder):
    folder.change(
        CALENDAR,
        "to: 2026-02-04, deadline: {on: 2026-02-04, weekday: woensdag}",
        "to: 2026-02-27, deadline: {on: 2026-02-25}",
    )
    folder.change(CALENDAR, "periods:", "holidays: {voorjaarsvakantie: {noord: null}}\nperiods:")
    assert folder.says() == []


def test_a_sentence_that_the_code_asks_for_and_nobody_wrote_is_told(folder):
    room = folder.root.parent / "bot"
    room.mkdir()
    code = """\
        def greet(kind, late):
            "Not a line(groeten) but words."
            line("groet", naam=1)
            line("groot")
            line("groet" if late else "dag", naam=1)
            line(f"groet.{kind}")
            line("groet")
            line("groet", **late)
            Line(key="gort")
        """
    folder.write("../bot/greeting.py", code)
    catalogue = "content/common/texts.nl.yaml"
    assert folder.says() == [
        f"bot/greeting.py:4: tekst 'groot' bestaat niet (bedoelt u 'groet'?) in {catalogue}",
        f"bot/greeting.py:5: tekst 'dag' bestaat niet in {catalogue}",
        f"bot/greeting.py:6: geen enkele tekst begint met 'groet.' in {catalogue}",
        "bot/greeting.py:7: tekst 'groet' krijgt niets voor {naam}",
        f"bot/greeting.py:9: tekst 'gort' bestaat niet (bedoelt u 'groet'?) in {catalogue}",
    ]


def test_a_dialog_not_yet_built_is_left_open(folder):
    folder.change(PROGRAMME, "dialog: kijkwijzer", "dialog: null")
    assert folder.says() == []


@pytest.mark.parametrize(
    ("old", "new", "line", "named"),
    [
        ("  - review: klaar\n", "  - review: klaar\n    when: {answer: les.weg, is: ja}\n", 11, "les.weg"),
        ("{complete: obligation}]", "{complete: obligation}]\n  - say: nog, text: Dag\n", 14, "nog"),
        ("rows: [Begin, Slot], ", "", 10, "oordeel"),
    ],
)
def test_a_dialog_that_cannot_be_walked_is_told_at_the_line_of_the_step_or_question(folder, old, new, line, named):
    folder.change(DIALOG, old, new.replace("say: nog, text: Dag", "{say: nog, text: Dag}"))
    told = [said for said in folder.says() if said.startswith(f"{DIALOG}:{line}: ")]
    assert told, folder.says()
    assert named in told[0]


def test_a_school_year_without_holidays_is_a_gap_and_one_of_long_ago_is_not(folder) -> None:
    for year, first in (("2027-2028", 2027), ("2023-2024", 2023)):
        folder.write(
            f"programmes/proef/calendars/{year}.yaml",
            f"year: {year}\nperiods:\n"
            f"  periode-1: {{from: {first}-09-01, to: {first}-11-12}}\n"
            f"  periode-2: {{from: {first}-11-13, to: {first + 1}-02-04}}\n",
        )
    [gap] = folder.says()
    assert gap == (
        "programmes/proef/calendars/2027-2028.yaml:1: voor 2027-2028 staan er geen schoolvakanties in "
        "common/holidays.nl.yaml; zonder die vakanties schrijft de bot mensen ook dan"
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("{request_approval: {from: student}}", "een student beslist hier niet over; kies uit wpb, so, io, assessor"),
        ("{request_approval: {from: wpb}}", "een wpb vraagt dit akkoord en kan het niet zelf geven"),
    ],
)
def test_a_judgement_is_not_asked_from_who_may_not_judge(folder, asked, said):
    folder.change(DIALOG, "{complete: obligation}", asked)
    assert folder.says() == [f"{DIALOG}:13: {said}"]
    folder.change(DIALOG, asked, "{request_approval: {from: io}}")
    assert folder.says() == []


def test_only_who_may_judge_decides(folder):
    folder.change(DIALOG, "{complete: obligation}", "{decide: {approve: true}}")
    assert folder.says() == []
    folder.change(DIALOG, "as: wpb", "as: [wpb, sco]")
    [problem] = folder.says()
    assert problem == f"{DIALOG}:3: een sco beslist hier niet over; laat 'as' alleen wpb, so, io, assessor noemen"
