"""What an author is told about a mistake: the file, the line, and what to do, in Dutch."""

from __future__ import annotations

import pytest

from content.load import load
from content.mistakes import ContentErrors

PROGRAMME = "programmes/proef/programme.yaml"
CALENDAR = "programmes/proef/calendars/2025-2026.yaml"
DIALOG = "programmes/proef/dialogs/kijkwijzer.yaml"


def test_a_whole_folder_has_nothing_to_say(folder):
    assert folder.says() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (PROGRAMME, "    tell:", "    telt:", f"{PROGRAMME}:11: onbekend woord 'telt' (bedoelt u 'tell'?)"),
        (PROGRAMME, "title: Proefprogramma\n", "", f"{PROGRAMME}:1: 'title' ontbreekt"),
        (PROGRAMME, "    title: Eerste kijkwijzer\n", "", f"{PROGRAMME}:5: 'title' ontbreekt"),
        (PROGRAMME, "title: Proefprogramma", "title: [Proef]", f"{PROGRAMME}:2: hier hoort tekst, er staat een lijst"),
        (
            PROGRAMME,
            "any: [wpb]",
            "any: [wbp]",
            f"{PROGRAMME}:7: 'wbp' kan hier niet (bedoelt u 'wpb'?); kies uit: student",
        ),
        (PROGRAMME, "{any: [wpb]}", "{any: wpb, all: so}", f"{PROGRAMME}:7: schrijf bij 'actors' óf 'any'"),
        (
            PROGRAMME,
            "{by_end_of: periode-1}",
            "{on: 2025-10-01, at: each les}",
            f"{PROGRAMME}:8: schrijf bij 'when' precies",
        ),
        (
            PROGRAMME,
            "{by_end_of: periode-1}",
            "{after: kijkwijzer-1, within: gauw}",
            f"{PROGRAMME}:8: 'gauw' is geen termijn",
        ),
        (PROGRAMME, "woensdag, donderdag", "woensdag, donderdg", f"{PROGRAMME}:3: hier hoort een getal"),
        (
            PROGRAMME,
            'source: {document: bron.txt, section: "3"}',
            "source: bron.txt",
            f"{PROGRAMME}:12: hier horen woorden met een dubbele punt, er staat 'bron.txt'",
        ),
        (
            PROGRAMME,
            "programme: proef",
            "programme: anders",
            f"{PROGRAMME}:1: hier staat 'anders', maar de map heet proef",
        ),
        (
            PROGRAMME,
            "{submitted: kijkwijzer,",
            "{times: drie,",
            f"{PROGRAMME}:9: hier hoort een getal, er staat 'drie'",
        ),
        (CALENDAR, "to: 2025-11-12,", "to: 2025-11-31,", f"{CALENDAR}:3: '2025-11-31' is geen bestaande datum"),
        (
            CALENDAR,
            "2025-11-12, weekday: woensdag",
            "2025-11-12, weekday: donderdag",
            f"{CALENDAR}:3: 2025-11-12 is een woensdag, geen donderdag",
        ),
        (
            CALENDAR,
            "from: 2025-09-01",
            "from: 2025-12-01",
            f"{CALENDAR}:3: 'to' (2025-11-12) ligt voor 'from' (2025-12-01)",
        ),
        (DIALOG, "kind: date", "kind: datum", f"{DIALOG}:8: 'datum' kan hier niet (bedoelt u 'date'?); kies uit: text"),
        (DIALOG, "label: Welke les?", "lable: Welke les?", f"{DIALOG}:8: onbekend woord 'lable' (bedoelt u 'label'?)"),
        (DIALOG, "label: Welke les?, ", "", f"{DIALOG}:8: 'label' ontbreekt"),
        (
            DIALOG,
            "label: Welke les?",
            "label: {je: Welke?}",
            f"{DIALOG}:8: geef bij een tekst met aanspreekvorm zowel 'u' als 'je'",
        ),
        (DIALOG, "- ask: les", "- aks: les", f"{DIALOG}:6: dit is geen stap; een stap begint met say, ask"),
        (
            DIALOG,
            "{deliver: [student, wpb]}",
            "{delivr: [student]}",
            f"{DIALOG}:13: onbekend woord 'delivr' (bedoelt u 'deliver'?)",
        ),
        (DIALOG, "{deliver: [student, wpb]}", "{deliver: [student, ouder]}", f"{DIALOG}:13: 'ouder' kan hier niet"),
        (DIALOG, "[save, ", "[safe, ", f"{DIALOG}:13: onbekend woord 'safe' (bedoelt u 'save'?)"),
        (DIALOG, "{complete: obligation}", "{complete: obligation, deliver: wpb}", f"{DIALOG}:13: zet hier één gevolg"),
        (DIALOG, "{complete: obligation}", "{start: {dialog: kijkwijzer}}", f"{DIALOG}:13: 'for' ontbreekt"),
        (
            DIALOG,
            "dialog: kijkwijzer",
            "dialog: kijk",
            f"{DIALOG}:1: hier staat 'kijk', maar het bestand heet kijkwijzer.yaml",
        ),
        (
            "common/policy.yaml",
            "leads: [10, 4, 1]",
            "leads: [10, 0]",
            "common/policy.yaml:1: 0 kan hier niet; het moet minstens 1",
        ),
        (
            "common/policy.yaml",
            "leads: [10, 4, 1]",
            "leads: [10]\nmoment: half vier",
            "common/policy.yaml:2: 'half vier' is geen tijd",
        ),
        ("common/texts.nl.yaml", "groet: Dag {naam}", "groet: {}", "common/texts.nl.yaml:1: geef de Nederlandse tekst"),
        (
            "common/texts.nl.yaml",
            "groet: Dag {naam}",
            "groet: 3",
            "common/texts.nl.yaml:1: hier hoort tekst, er staat het getal 3",
        ),
    ],
)
def test_a_mistake_within_a_file_is_told_with_its_line(folder, file, old, new, said):
    folder.change(file, old, new)
    with pytest.raises(ContentErrors) as caught:
        folder.load()
    assert any(str(problem).startswith(said) for problem in caught.value.problems), caught.value


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("title: Proefprogramma", "title: Proef: programma", 2, "er staat een dubbele punt te veel"),
        ("title: Proefprogramma", "\ttitle: Proefprogramma", 2, "er staat een tab; spring in met spaties"),
        (
            "title: Proefprogramma",
            "title: Proefprogramma\nevents:\n\t- x",
            4,
            "er staat een tab; spring in met spaties",
        ),
        ('section: "3"', 'section: "3', 12, "een aanhalingsteken is niet gesloten"),
        ("[woensdag, donderdag]", "[woensdag, donderdag", 4, "een haakje [ of { is niet gesloten"),
        (
            "title: Proefprogramma",
            " title: Proefprogramma",
            2,
            "er staat een dubbele punt te veel, of de regel springt te ver in",
        ),
        ("title: Proefprogramma", "title: *ster", 2, "een tekst die met een sterretje begint"),
        ("title: Proefprogramma", "title: @proef", 2, "een tekst die met een bijzonder teken begint"),
    ],
)
def test_broken_yaml_is_told_with_its_line(folder, old, new, line, said):
    folder.change(PROGRAMME, old, new)
    told = [s for s in folder.says() if s.startswith(f"{PROGRAMME}:{line}: dit is geen leesbare YAML: ")]
    assert told, folder.says()
    assert said in told[0]


def test_an_empty_file_and_a_missing_file_are_told(folder):
    folder.write("common/intents.yaml", "# niets\n")
    (folder.root / "common/policy.yaml").unlink()
    assert "common/intents.yaml:1: dit bestand is leeg" in folder.says()
    assert "common/policy.yaml:1: dit bestand ontbreekt" in folder.says()


def test_a_file_in_another_encoding_is_told(folder):
    (folder.root / PROGRAMME).write_bytes("title: één".encode("latin-1"))
    assert f"{PROGRAMME}:1: dit bestand is geen UTF-8; bewaar het als UTF-8" in folder.says()


def test_a_wish_without_a_file_of_phrases_is_told(folder):
    folder.change("common/intents.yaml", "- id: agenda", "- id: agenda\n  - id: start:zorg")
    assert folder.says() == [
        "common/intents.yaml:3: wens 'start:zorg' heeft geen zinnen; "
        "maak common/phrases/start-zorg.txt, met op elke regel één zin"
    ]


def test_phrases_that_belong_to_no_wish_are_told(folder):
    folder.write("common/phrases/agendas.txt", "wat staat er open\n")
    assert folder.says() == [
        "common/phrases/agendas.txt:1: dit bestand hoort bij geen wens (bedoelt u 'agenda.txt'?); "
        "geef het de naam van een wens uit common/intents.yaml of haal het weg"
    ]


@pytest.mark.parametrize("nothing", ["", "\n  \n", "# nog te schrijven\n"])
def test_a_file_without_a_phrase_is_told(folder, nothing):
    folder.write("common/phrases/agenda.txt", nothing)
    assert folder.says() == [
        "common/phrases/agenda.txt:1: hier staat geen enkele zin; zet op elke regel één zin, zoals mensen hem typen"
    ]


def test_phrases_in_another_encoding_are_told_with_the_first_line_that_is(folder):
    (folder.root / "common/phrases/agenda.txt").write_bytes("mijn agenda\néén taak\n".encode("latin-1"))
    assert folder.says() == ["common/phrases/agenda.txt:2: dit bestand is geen UTF-8; bewaar het als UTF-8"]


def test_phrases_among_the_wishes_are_sent_to_their_file(folder):
    folder.change("common/intents.yaml", "- id: agenda", "- id: agenda\n    phrases: [mijn taken]")
    assert folder.says() == [
        "common/intents.yaml:2: zinnen horen in common/phrases/agenda.txt, op elke regel één; "
        "zet ze daar en haal ze hier weg"
    ]


def test_a_key_that_is_there_twice_is_told_with_both_lines(folder):
    folder.change(PROGRAMME, "    tell: [student]\n", "    tell: [student]\n    title: Nog een\n")
    assert folder.says() == [f"{PROGRAMME}:12: 'title' staat hier twee keer (ook op regel 6)"]


def test_an_obligation_that_is_there_twice_is_told(folder):
    text = folder.read(PROGRAMME)
    folder.write(PROGRAMME, text + text[text.index("  kijkwijzer-1:") :])
    assert folder.says() == [f"{PROGRAMME}:13: 'kijkwijzer-1' staat hier twee keer (ook op regel 5)"]


def test_every_mistake_of_every_file_is_told_at_once(folder):
    folder.change(PROGRAMME, "tell:", "telt:")
    folder.change(PROGRAMME, "any: [wpb]", "any: [wbp]")
    folder.change(CALENDAR, "weekday: woensdag}}\n  periode-2", "weekday: maandag}}\n  periode-2")
    folder.change(DIALOG, "kind: date", "kind: datum")
    folder.change(DIALOG, "kind: rubric", "kind: rubriek")
    with pytest.raises(ContentErrors) as caught:
        folder.load()
    assert [(p.file, p.line) for p in caught.value.problems] == [
        (CALENDAR, 3),
        (DIALOG, 8),
        (DIALOG, 10),
        (PROGRAMME, 7),
        (PROGRAMME, 11),
    ]
    assert str(caught.value).count("\n") == 4


def test_a_file_with_a_mistake_is_not_called_missing_elsewhere(folder):
    folder.change(DIALOG, "kind: date", "kind: datum")
    assert [said.partition(" ")[0] for said in folder.says()] == [f"{DIALOG}:8:"]


def test_content_without_any_programme_is_told(tmp_path):
    with pytest.raises(ContentErrors, match="er is geen enkel programma"):
        load(tmp_path)
