"""The schema for editors says what the loader says, and a dialog can be drawn."""

from __future__ import annotations

import json

import jsonschema
import pytest
from jsonschema import Draft202012Validator

from content import schema
from content.draw import draw
from content.load import ROOT, gather
from content.reading import read

VALIDATOR = Draft202012Validator(json.loads(schema.FILE.read_text(encoding="utf-8")))
SHIPPED = sorted(ROOT.rglob("*.yaml"))
DIALOG = "programmes/proef/dialogs/kijkwijzer.yaml"


def values(path):
    sheet, problems = read(path, path.name)
    assert sheet is not None, problems
    return sheet.value


def test_the_schema_file_is_what_the_loader_reads():
    assert schema.FILE.read_text(encoding="utf-8") == schema.text(), "run: python -m content.schema"
    Draft202012Validator.check_schema(schema.schema())


def test_the_schema_speaks_no_notes_of_the_code():
    assert not [key for part in schema.schema()["$defs"].values() for key in part if key in ("description", "title")]


@pytest.mark.parametrize("path", SHIPPED, ids=[p.relative_to(ROOT).as_posix() for p in SHIPPED])
def test_every_shipped_file_fits_the_schema(path):
    assert [error.message for error in VALIDATOR.iter_errors(values(path))] == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (DIALOG, "kind: date", "kind: datum"),
        (DIALOG, "label: Welke les?", "lable: Welke les?"),
        (DIALOG, "[save, ", "[safe, "),
        (DIALOG, "{deliver: [student, wpb]}", "{deliver: [ouder]}"),
        (DIALOG, "as: wpb", "as: ouder"),
        ("programmes/proef/programme.yaml", "tell:", "telt:"),
        ("programmes/proef/programme.yaml", "woensdag, donderdag", "woensdag, donderdg"),
        ("programmes/proef/calendars/2025-2026.yaml", "weekday: woensdag", "weekday: wo"),
        ("common/policy.yaml", "leads: [10, 4, 1]", "leads: [tien]"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(folder, file, old, new):
    assert VALIDATOR.is_valid(values(folder.root / file))
    folder.change(file, old, new)
    assert not VALIDATOR.is_valid(values(folder.root / file))
    assert folder.says()


def test_every_shipped_dialog_can_be_drawn():
    gathered = gather()
    packs = (gathered.common, *gathered.packs.values())
    pictures = [draw(found.value.dialog_()) for pack in packs for found in pack.dialogs.values()]
    assert pictures
    for picture in pictures:
        assert picture.startswith("flowchart TD\n")
        assert " --> " in picture or " -- " in picture


def test_a_drawing_shows_steps_conditions_branches_and_repetition(folder):
    folder.write(
        "programmes/proef/dialogs/keuze.yaml",
        """\
        dialog: keuze
        title: Een "keuze"
        as: wpb
        steps:
          - ask: vraag
            fields:
              - {id: delen, kind: choices, label: Delen, options: [begin, slot]}
              - {id: meer, kind: yes_no, label: Meer?}
          - for_each: deel
            over: vraag.delen
            when: {answer: vraag.meer, is: ja}
            steps: [{ask: per-deel, fields: [{id: gezien, kind: text, label: Gezien}]}]
          - branch: splitsing
            cases: [{when: {no: {answer: vraag.delen, contains: slot}}, steps: [{say: zonder, text: Geen slot.}]}]
            otherwise: []
          - submit: [save]
        """,
    )
    dialog = folder.load().dialog("proef", "keuze")
    assert dialog is not None
    assert draw(dialog).splitlines() == [
        "flowchart TD",
        '    begin(["Een #quot;keuze#quot;"])',
        '    s_vraag["<b>vraag</b><br/>delen: choices<br/>meer: yes_no"]',
        "    begin --> s_vraag",
        '    s_deel[/"voor elk: vraag.delen"/]',
        '    s_vraag -- "vraag.meer = ja" --> s_deel',
        '    s_per_deel["<b>per-deel</b><br/>gezien: text"]',
        '    s_deel -- "volgende" --> s_per_deel',
        '    s_per_deel -- "terug" --> s_deel',
        '    s_splitsing{"splitsing"}',
        '    s_deel -- "klaar" --> s_splitsing',
        '    s_vraag -- "niet: vraag.meer = ja" --> s_splitsing',
        '    s_zonder["Geen slot."]',
        '    s_splitsing -- "niet (vraag.delen bevat slot)" --> s_zonder',
        '    s_submit(["save"])',
        "    s_zonder --> s_submit",
        '    s_splitsing -- "anders" --> s_submit',
    ]


def test_the_schema_knows_every_kind_of_file(folder):
    for model, words in schema.KINDS:
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate({**dict.fromkeys(words, "x"), "zomaar": 1})
        assert model.__name__ in schema.schema()["$defs"]
