"""What is in the library once the files are read."""

from __future__ import annotations

from datetime import date

import pytest

from content.model import Obligation
from content.wishes import wishes
from dialogs.model import Ask, Dialog, Option, Submit
from dialogs.nouns import Region, Role
from dialogs.text import Variants

PROGRAMME = "programmes/proef/programme.yaml"
DIALOG = "programmes/proef/dialogs/kijkwijzer.yaml"


def test_a_dialog_reads_as_the_engine_wants_it(folder):
    dialog = folder.load().dialog("proef", "kijkwijzer")
    assert type(dialog) is Dialog
    assert dialog.as_ == (Role.WPB,)
    ask, _, submit = dialog.steps
    assert isinstance(ask, Ask)
    assert isinstance(submit, Submit)
    assert ask.fields[0].default == {"value": "last_stage_day"}
    assert ask.fields[2].columns == (
        Option(id="nog-niet", label="nog niet"),
        Option(id="soms", label="soms"),
        Option(id="vaak", label="vaak"),
    )
    assert [(e.name, e.args) for e in submit.submit] == [
        ("save", None),
        ("deliver", ["student", "wpb"]),
        ("complete", "obligation"),
    ]
    assert Dialog.model_validate_json(dialog.model_dump_json(by_alias=True)) == dialog


@pytest.mark.parametrize("word", ["ja", "nee", "yes", "no", "on", "off", "Ja", "NO"])
def test_words_for_yes_and_no_stay_words(folder, word):
    folder.change(DIALOG, "default: nee", f"default: {word}")
    dialog = folder.load().dialog("proef", "kijkwijzer")
    assert dialog.steps[0].fields[1].default == word


def test_only_true_and_false_are_booleans_and_times_stay_times(folder):
    folder.change(DIALOG, "label: Was het nuttig?", "label: Was het nuttig?, required: false")
    folder.write("common/policy.yaml", "leads: [4]\nmoment: 09:05\nquiet: {from: 21:00, to: 07:30}\n")
    library = folder.load()
    assert library.dialog("proef", "kijkwijzer").steps[0].fields[1].required is False
    assert library.policy.moment.isoformat() == "09:05:00"


def test_options_may_be_words_or_names_with_labels_or_written_out(folder):
    folder.write(
        "programmes/proef/dialogs/keuze.yaml",
        """\
        dialog: keuze
        title: Keuze
        as: [student, wpb]
        steps:
          - ask: vraag
            fields:
              - {id: a, kind: choice, label: A, options: [ja, nee, 3]}
              - {id: b, kind: choice, label: B, options: {noord: Noord, zuid: {u: Uw zuiden, je: Jouw zuiden}}}
              - {id: c, kind: choice, label: C, options: [{id: x, label: Iets}]}
              - {id: d, kind: rubric, label: D, rows: item.indicators, columns: {soms: Soms}}
          - branch: splitsing
            cases:
              - {when: {answer: vraag.a, is: ja}, steps: [{say: mooi, text: Mooi zo.}]}
            otherwise: []
          - submit:
              - save
              - start: {dialog: kijkwijzer, for: wpb, prefill: {les.datum: {answer: vraag.a}}}
                when: {answer: vraag.a, is: ja}
        """,
    )
    dialog = folder.load().dialog("proef", "keuze")
    a, b, c, d = dialog.steps[0].fields
    assert [o.id for o in a.options] == ["ja", "nee", "3"]
    assert b.options[1] == Option(id="zuid", label=Variants(u="Uw zuiden", je="Jouw zuiden"))
    assert (c.options[0].id, d.rows, d.columns[0].label) == ("x", "item.indicators", "Soms")
    start = dialog.steps[-1].submit[1]
    assert start.args == {"dialog": "kijkwijzer", "for": "wpb", "prefill": {"les.datum": {"answer": "vraag.a"}}}
    assert (start.when.answer, start.when.is_) == ("vraag.a", "ja")


def test_a_dialog_of_the_programme_comes_before_the_common_one_of_that_name(folder):
    folder.write("common/dialogs/kijkwijzer.yaml", folder.read(DIALOG).replace("title: Kijkwijzer", "title: Algemeen"))
    library = folder.load()
    assert library.dialog("proef", "kijkwijzer").title == "Kijkwijzer"
    assert library.dialog("elders", "kijkwijzer").title == "Algemeen"
    assert library.dialog(None, "kijkwijzer").title == "Algemeen"
    assert library.dialogs("proef")["kijkwijzer"].title == "Kijkwijzer"
    assert library.dialog("proef", "onbekend") is None


def test_a_template_of_the_programme_comes_before_the_common_one(folder):
    for place in ("common", "programmes/proef"):
        (folder.root / place / "templates").mkdir()
        (folder.root / place / "templates" / "brief.docx").write_bytes(b"x")
    library = folder.load()
    assert library.template("proef", "brief") == folder.root / "programmes/proef/templates/brief.docx"
    assert library.template(None, "brief") == folder.root / "common/templates/brief.docx"
    with pytest.raises(LookupError):
        library.template("proef", "niets")


def test_a_framework_gives_its_dimensions_as_choices_with_indicators_underneath(folder):
    folder.write(
        "programmes/proef/frameworks/kader.yaml",
        """\
        framework: kader
        title: Kader
        dimensions:
          - {id: begin, label: Het begin, indicators: [{id: b1, label: Begint op tijd}, Sluit aan]}
          - {id: extra, label: Extra, indicative: true}
        """,
    )
    framework = folder.load().framework("proef", "kader")
    begin = framework.options[0]
    assert [o.id for o in begin.parts["indicators"]] == ["b1", "sluit-aan"]
    assert [d.indicative for d in framework.dimensions] == [False, True]
    assert folder.load().framework("proef", "onbekend") is None


def test_phrases_are_the_lines_of_their_file_in_order(folder):
    folder.change("common/intents.yaml", "- id: agenda", "- id: agenda\n  - id: start:zorg")
    text = "\ufeff# Zorg\r\n\r\n  ik maak me zorgen  \r\nklas 3b: # onrust\r\n"
    (folder.root / "common/phrases/start-zorg.txt").write_bytes(text.encode())
    library = folder.load()
    assert library.phrases["agenda"] == ("wat moet ik doen", "mijn agenda")
    assert library.phrases["start:zorg"] == ("ik maak me zorgen", "klas 3b: # onrust")
    assert [name for name, _, _ in wishes(library)] == ["agenda", "start:zorg"]


def test_the_version_changes_with_any_file_and_only_then(folder):
    first = folder.load().version
    assert folder.load().version == first
    folder.change("common/texts.nl.yaml", "Dag", "Hallo")
    second = folder.load().version
    assert second != first
    folder.change("common/phrases/agenda.txt", "mijn agenda", "mijn taken")
    assert folder.load().version not in (first, second)


def test_a_calendar_is_found_by_programme_and_school_year(folder):
    library = folder.load()
    assert library.calendar("proef", "2025-2026").periods["periode-2"].deadline.on.isoformat() == "2026-02-04"
    assert library.calendar("proef", "2026-2027") is None
    assert library.calendar("elders", "2025-2026") is None


def test_answers_of_the_programme_come_before_the_common_ones(folder):
    folder.write("common/faq.yaml", "answers: [{questions: Wie?, answer: De school.}]\n")
    folder.write("programmes/proef/faq.yaml", "answers: [{questions: [Wie?, Wie dan?], answer: De SO., ask: so}]\n")
    library = folder.load()
    assert [a.answer for a in library.faq("proef")] == ["De SO.", "De school."]
    assert library.faq("proef")[0].ask == (Role.SO,)
    assert [a.answer for a in library.faq(None)] == ["De school."]


@pytest.mark.parametrize(
    ("when", "soft"),
    [
        ({"by_end_of": "periode-1"}, True),
        ({"on": "2026-02-04"}, False),
        ({"after": "x", "within": "7 dagen"}, False),
        ({"after": "x"}, True),
        ({"at": "each lesbezoek"}, True),
        ("standing", True),
    ],
)
def test_only_a_date_that_the_source_gives_is_hard(when, soft):
    written = {"title": "T", "actors": "wpb", "when": when, "source": {"document": "b.txt"}}
    assert Obligation.model_validate(written).soft is soft
    assert Obligation.model_validate({**written, "soft": not soft}).soft is not soft


def test_a_calendar_replaces_the_holidays_that_it_names(folder):
    folder.change(
        "programmes/proef/calendars/2025-2026.yaml",
        "periods:",
        """\
holidays:
  voorjaarsvakantie: {zuid: {from: 2026-02-07, to: 2026-02-15}}
  studiedag: {iedereen: {from: 2026-03-10, to: 2026-03-10}}
periods:""",
    )
    library = folder.load()
    calendar = library.calendar("proef", "2025-2026")
    days = {region: library.days(region, calendar) for region in Region}
    assert days[Region.ZUID].holiday(date(2026, 2, 9)) == "voorjaarsvakantie"
    assert days[Region.ZUID].holiday(date(2026, 2, 18)) is None
    assert days[Region.MIDDEN].holiday(date(2026, 2, 18)) == "voorjaarsvakantie"
    assert days[Region.NOORD].holiday(date(2026, 3, 10)) == "studiedag"
    assert library.days(Region.NOORD).holiday(date(2026, 3, 10)) is None
