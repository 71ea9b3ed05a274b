"""The command line as others use it: exit statuses, keys, ids and what `--fill` takes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from command_line import EVENING, CommandLine, process
from openpyxl import load_workbook
from people import DOCX, NOOR, SEEN, WIM, words_of

from content.load import ROOT as CONTENT
from store import outbox, people
from store.db import Database

KEYS = {"to", "kind", "text", "form", "buttons", "file"}
FORM = {"id", "token", "step", "progress", "fields", "verbs"}
FIELD = {"id", "kind", "label", "required", "options", "value"}
ADDED = {"rows", "columns", "problem", "hint"}
VERBS = {"terug", "overslaan", "waarom", "bewaren", "stop", "verder", "bevestigen", "wijzigen"}
EXAMPLE = Path(__file__).parents[2] / "bot/roster/voorbeeld/plaatsingen.csv"


def check(message: dict[str, Any]) -> None:
    """One printed object has the keys of the contract, and only those that apply."""
    assert {"to", "kind", "text"} <= set(message) <= KEYS
    assert message["kind"] in ("text", "form", "card", "picture", "document")
    assert ("form" in message) == (message["kind"] == "form")
    assert ("file" in message) == (message["kind"] in ("picture", "document"))
    assert None not in message.values()
    for button in message.get("buttons", []):
        assert set(button) == {"id", "label"}
    if "form" in message:
        form = message["form"]
        assert set(form) == FORM
        assert len(form["progress"]) == 2
        assert {verb for verb in form["verbs"] if ":" not in verb} <= VERBS
        assert [button["id"] for button in message["buttons"]] == form["verbs"]
        for field in form["fields"]:
            assert {"id", "kind", "label", "required"} <= set(field) <= FIELD | ADDED
            for name in ("options", "rows", "columns"):
                assert all(set(option) == {"id", "label"} for option in field.get(name, []))
    if "file" in message:
        assert set(message["file"]) == {"name", "path"}
        assert Path(message["file"]["path"]).is_file()


def ids(message: dict[str, Any]) -> list[str]:
    return [button["id"] for button in message["buttons"]]


def values(message: dict[str, Any]) -> dict[str, Any]:
    return {field["id"]: field.get("value") for field in message["form"]["fields"]}


# --- say and tick ---


def test_every_line_of_a_kijkwijzer_and_its_day_after_has_the_keys_of_the_contract(wijzer: CommandLine) -> None:
    wijzer.say(NOOR, "hallo")
    printed = [
        *wijzer.say(WIM, "agenda").lines,
        *wijzer.say(WIM, "kijkwijzer").lines,
        *wijzer.fill(WIM, datum="blub", gezien=SEEN).lines,
        *wijzer.fill(WIM, datum="gisteren").lines,
        *wijzer.fill(WIM, accenten=["contact"], verdiepen="ja").lines,
        *wijzer.say(WIM, "--press", "overslaan").lines,
        *wijzer.say(WIM, "--press", "bevestigen").lines,
        *wijzer.tick("2026-01-22T15:30").lines,
    ]
    for message in printed:
        check(message)
    assert {message["kind"] for message in printed} == {"text", "form", "card", "document"}
    assert [m["to"] for m in printed if m["kind"] == "document"] == [WIM, NOOR]


def test_replies_come_at_once_and_messages_to_others_by_a_later_tick(wijzer: CommandLine) -> None:
    wijzer.say(NOOR, "hallo")
    wijzer.say(WIM, "kijkwijzer")
    wijzer.fill(WIM, gezien=SEEN)
    wijzer.say(WIM, "--press", "overslaan")
    assert {m["to"] for m in wijzer.say(WIM, "--press", "bevestigen").lines} == {WIM}
    assert wijzer.tick("2026-01-22T15:29").out == ""
    assert {m["to"] for m in wijzer.tick("2026-01-22T15:30").lines} == {NOOR}
    assert wijzer.tick("2026-01-22T15:30").out == ""


def test_who_is_spoken_for_counts_as_begun_at_that_moment(wijzer: CommandLine) -> None:
    assert wijzer.tick("2026-01-21T17:30").out == ""
    wijzer.say(NOOR, "hallo")
    [digest] = wijzer.tick("2026-01-29T15:30").lines
    assert (digest["to"], digest["kind"]) == (NOOR, "card")
    assert [i.partition(":")[0] for i in ids(digest)][-2:] == ["gedaan", "later"]


def test_a_stranger_is_answered_at_the_address_that_was_used(wijzer: CommandLine) -> None:
    message = wijzer.say("mallory@elders.example", "hallo").one
    check(message)
    assert message["to"] == "mallory@elders.example"


def test_fill_alone_means_verder_and_press_may_go_with_it(wijzer: CommandLine) -> None:
    wijzer.say(WIM, "kijkwijzer")
    kept = wijzer.say(WIM, "--fill", json.dumps({"gezien": "Half"}), "--press", "waarom").lines[-1]
    assert (kept["form"]["step"], values(kept)["gezien"]) == ("les", "Half")
    assert wijzer.fill(WIM, gezien=SEEN).one["form"]["step"] == "kleur"


def test_every_universal_verb_works(wijzer: CommandLine) -> None:
    def press(verb: str) -> dict[str, Any]:
        return wijzer.say(WIM, "--press", verb).lines[-1]

    wijzer.say(WIM, "kijkwijzer")
    wijzer.fill(WIM, gezien=SEEN)
    assert press("terug")["form"]["step"] == "les"
    assert press("verder")["form"]["step"] == "kleur"
    assert press("waarom")["form"]["step"] == "kleur"
    assert "Bewaard." in press("bewaren")["text"]
    assert press("verder:k1")["form"]["step"] == "kleur"
    assert press("overslaan")["form"]["step"] == "klaar"
    changed = wijzer.say(WIM, "--press", "wijzigen", "--fill", json.dumps({"veld": "les.klas"})).one
    assert changed["form"]["step"] == "les"
    assert wijzer.fill(WIM, klas="3c").one["form"]["step"] == "klaar"
    assert "Gestopt" in press("stop")["text"]
    assert press("verder:k1")["form"]["step"] == "klaar"
    assert "Dank u wel." in wijzer.say(WIM, "--press", "bevestigen").lines[0]["text"]


def test_an_old_token_changes_nothing_and_says_so(wijzer: CommandLine) -> None:
    token = wijzer.say(WIM, "kijkwijzer").one["form"]["token"]
    wijzer.fill(WIM, gezien=SEEN)
    words, form = wijzer.say(WIM, "--press", "verder", "--token", token, "--fill", '{"gezien": "Nog iets."}').lines
    assert words["text"].startswith("Dit scherm was al verder.")
    assert form["form"]["step"] == "kleur"


def test_a_button_of_a_card_is_pressed_by_its_id(wijzer: CommandLine) -> None:
    agenda = wijzer.say(WIM, "agenda").one
    start = next(i for i in ids(agenda) if i.startswith("start:kijkwijzer:"))
    assert wijzer.say(WIM, "--press", start).one["form"]["step"] == "les"


def test_the_answer_that_something_is_wrong_is_an_answer(wijzer: CommandLine) -> None:
    wijzer.say(WIM, "kijkwijzer")
    done = wijzer.fill(WIM, datum="morgen")
    assert (done.status, done.err) == (0, "")
    assert {f["id"] for f in done.one["form"]["fields"] if "problem" in f} == {"datum", "gezien"}


def test_without_json_the_same_is_readable(wijzer: CommandLine) -> None:
    done = wijzer("say", "--as", WIM, "--at", EVENING, "kijkwijzer")
    assert done.out.startswith("→ Wim de Groot\nKijkwijzer voor Noor Willems (1 van 3)\n")
    for part in ("[datum] Welke les? = 2026-01-21", "[gezien]", "3c: 3c", "Verder [verder]"):
        assert part in done.out
    done = wijzer("say", "--as", WIM, "--at", EVENING, "--fill", '{"datum": "blub"}')
    assert "! ‘blub’ lees ik niet als datum." in done.out


def test_a_moment_with_an_offset_is_that_moment(wijzer: CommandLine) -> None:
    found = wijzer.say(WIM, "kijkwijzer", at="2026-01-21T23:30:00+00:00").one
    assert values(found)["datum"] == "2026-01-22"


# --- every kind of field ---

EVERYTHING = """
dialog: alles
title: Alles
as: wpb
subject: placement
ours: true
steps:
  - ask: een
    title: Eerste helft
    fields:
      - {id: tekst, kind: text, label: Tekst}
      - {id: getal, kind: number, label: Getal, low: 0, high: 30}
      - {id: janee, kind: yes_no, label: Ja of nee}
      - {id: keuze, kind: choice, label: Keuze, options: {a: Appel, b: Banaan}}
      - {id: keuzes, kind: choices, label: Keuzes, options: {a: Appel, b: Banaan, c: Citroen}}
      - {id: schaal, kind: scale, label: Schaal}
  - ask: twee
    title: Tweede helft
    fields:
      - id: rubriek
        kind: rubric
        label: Rubriek
        rows: [{id: r1, label: Rij een}, {id: r2, label: Rij twee}]
        columns: [nooit, vaak]
      - {id: volgorde, kind: ranking, label: Volgorde, options: {a: Appel, b: Banaan, c: Citroen}}
      - {id: datum, kind: date, label: Datum}
      - {id: moment, kind: moment, label: Moment, looks: ahead}
      - {id: persoon, kind: person, label: Persoon, from: people}
      - {id: bestand, kind: file, label: Bestand}
  - review: klaar
    readers: [wpb]
  - submit: [save, {deliver: [wpb]}]
"""


@pytest.fixture
def everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Content with a dialog that has a field of every kind."""
    root = tmp_path / "inhoud"
    shutil.copytree(CONTENT, root, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    (root / "programmes/hr-n4/dialogs/alles.yaml").write_text(EVERYTHING)
    return root


def test_fill_takes_every_kind_of_field(
    wijzer: CommandLine, everything: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJZER_CONTENT", str(everything))
    first = wijzer.say(WIM, "--press", "start:alles").one
    check(first)
    assert [field["kind"] for field in first["form"]["fields"]] == [
        "text",
        "number",
        "yes_no",
        "choice",
        "choices",
        "scale",
    ]
    second = wijzer.fill(WIM, tekst="Hoi", getal=12, janee="ja", keuze="b", keuzes=["c", "a"], schaal=5).one
    check(second)
    fields = {field["id"]: field for field in second["form"]["fields"]}
    assert [field["kind"] for field in fields.values()] == ["rubric", "ranking", "date", "moment", "person", "file"]
    assert [row["label"] for row in fields["rubriek"]["rows"]] == ["Rij een", "Rij twee"]
    columns = {column["label"]: column["id"] for column in fields["rubriek"]["columns"]}
    noor = next(o["id"] for o in fields["persoon"]["options"] if o["label"] == "Noor Willems")
    path = tmp_path / "les.docx"
    path.write_bytes(DOCX)
    review = wijzer.fill(
        WIM,
        rubriek={"r1": columns["nooit"], "r2": columns["vaak"]},
        volgorde=["b", "c", "a"],
        datum="2026-01-20",
        moment="2026-01-29T10:15",
        persoon=noor,
        bestand=str(path),
    ).one
    check(review)
    assert review["form"]["step"] == "klaar"
    for line in (
        "Tekst: Hoi",
        "Getal: 12",
        "Ja of nee: ja",
        "Keuze: Banaan",
        "Schaal: 5",
        "Datum: dinsdag 20 januari 2026",
        "Moment: donderdag 29 januari 2026 om 10.15 uur",
        "Persoon: Noor Willems",
        "Bestand: les.docx",
    ):
        assert line in review["text"]
    assert "Appel" in next(line for line in review["text"].splitlines() if line.startswith("Keuzes:"))
    ranked = next(line for line in review["text"].splitlines() if line.startswith("Volgorde:"))
    assert ranked.index("Banaan") < ranked.index("Citroen") < ranked.index("Appel")
    [document] = [m for m in wijzer.say(WIM, "--press", "bevestigen").lines if m["kind"] == "document"]
    assert Path(document["file"]["path"]).read_bytes() == DOCX


def test_what_was_filled_is_shown_in_the_shape_that_fill_takes(
    wijzer: CommandLine, everything: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJZER_CONTENT", str(everything))
    given = {"tekst": "Hoi", "getal": 12, "janee": "nee", "keuze": "a", "keuzes": ["a", "c"], "schaal": 7}
    wijzer.say(WIM, "--press", "start:alles")
    wijzer.fill(WIM, **given)
    assert values(wijzer.say(WIM, "--press", "terug").one) == given


# --- understanding ---


def test_understand_prints_one_object_a_line(wijzer: CommandLine) -> None:
    lines = (
        '{"text": "wat moet ik deze periode doen?", "role": "student", "at": "2026-01-21T17:30"}',
        "",
        '{"text": "ik wil een kijkwijzer invullen", "role": "wpb"}',
        '{"text": "qwzx fjord 17"}',
    )
    done = wijzer("understand", "--json", stdin="\n".join(lines))
    assert done.status == 0
    for found in done.lines:
        assert set(found) == {"intent", "score", "sure", "slots", "candidates"}
        assert all(set(candidate) == {"intent", "score"} for candidate in found["candidates"])
    assert [(found["intent"], found["sure"]) for found in done.lines][:2] == [
        ("agenda", True),
        ("start:kijkwijzer", True),
    ]
    assert not done.lines[2]["sure"]


def test_dates_prints_one_object_or_null_a_line(wijzer: CommandLine) -> None:
    lines = (
        '{"text": "gisteren", "at": "2026-01-21T17:30", "prefer": "past"}',
        '{"text": "4 februari", "at": "2026-01-21T17:30", "prefer": "future"}',
        '{"text": "blub", "at": "2026-01-21T17:30", "prefer": "future"}',
    )
    done = wijzer("dates", stdin="\n".join(lines))
    assert done.status == 0
    assert [json.loads(line) for line in done.out.splitlines()] == [
        {"from": "2026-01-20", "to": "2026-01-20", "time": None},
        {"from": "2026-02-04", "to": "2026-02-04", "time": None},
        None,
    ]


def test_wording_prints_what_is_missing_and_what_is_private(wijzer: CommandLine) -> None:
    lines = [
        {"text": "gaat wel goed"},
        {"text": "Noor begon met een vraag. Daardoor was de klas stil. Volgende stap: doorvragen."},
        {"text": "Noor hielp Kevin, die dyslexie heeft. De klas werkte door. Volgende keer sneller."},
        {"text": "Je hielp Noor. De klas werkte door. Volgende keer sneller.", "known": ["Noor Willems"]},
        {"text": ""},
    ]
    done = wijzer("wording", stdin="\n".join(map(json.dumps, lines)))
    vague, good, guarded, known, nothing = (found["findings"] for found in done.lines)
    assert vague[0] == {"kind": "vague", "span": [0, 13]}
    assert {"kind": "no_example", "span": None} in vague
    assert good == known == nothing == []
    assert guarded == [{"kind": "pupil_name", "span": [11, 16]}, {"kind": "health", "span": [22, 30]}]


def test_the_names_that_wording_may_know_are_a_list(wijzer: CommandLine) -> None:
    done = wijzer("wording", stdin='{"text": "x", "known": "Noor"}')
    assert (done.status, done.out) == (2, "")
    assert "lijst met namen" in done.err


@pytest.mark.parametrize("command", ["understand", "dates", "wording"])
@pytest.mark.parametrize("line", ["{", "[]", '{"tekst": "x"}', '{"text": 7}'])
def test_a_line_that_is_no_question_is_wrong_usage_and_named(wijzer: CommandLine, command: str, line: str) -> None:
    done = wijzer(command, stdin='{"text": "gisteren"}\n' + line)
    assert done.status == 2
    assert "Regel 2" in done.err


# --- looking after it ---


def test_content_check_and_draw(wijzer: CommandLine) -> None:
    assert wijzer("content", "check").out == "Geen fouten gevonden.\n"
    drawn = wijzer("content", "draw", "kijkwijzer")
    assert drawn.status == 0
    assert drawn.out.startswith("flowchart")
    for step in ("les", "kleur", "klaar"):
        assert f"s_{step}" in drawn.out
    unknown = wijzer("content", "draw", "kijkwizjer")
    assert unknown.status == 2
    assert "kijkwijzer" in unknown.err


def test_outbox_tells_what_waits_and_what_could_not_be_sent(wijzer: CommandLine, example_url: str) -> None:
    assert wijzer("outbox").out == "0 berichten wachten op verzending.\n"
    wijzer.say(NOOR, "hallo")
    wijzer.say(WIM, "kijkwijzer")
    wijzer.fill(WIM, gezien=SEEN)
    wijzer.say(WIM, "--press", "overslaan")
    wijzer.say(WIM, "--press", "bevestigen")
    assert wijzer("outbox").out == "2 berichten wachten op verzending.\n"
    database = Database.open(example_url)
    with database.transaction("test") as c:
        row = outbox.claim(c, at=people.by_email(c, WIM).begun_at.replace(year=2027), by="x")[0]  # type: ignore[union-attr]
        outbox.dead(c, row.id, by="x", why="geblokkeerd")
    database.close()
    assert f"{row.id}: aan Noor Willems, geblokkeerd" in wijzer("outbox", "--dead").out
    assert wijzer("outbox", "--retry", str(row.id)).out == "Het bericht wordt opnieuw verstuurd.\n"
    assert wijzer("outbox", "--retry", str(row.id)).out == "Dat bericht wacht niet op een nieuwe poging.\n"
    assert [m["kind"] for m in wijzer.tick("2026-01-22T15:30").lines].count("document") == 1


def test_db_upgrade_makes_a_database_and_may_be_repeated(wijzer: CommandLine, empty_url: str) -> None:
    for _ in range(2):
        done = wijzer("db", "upgrade", "--db", empty_url)
        assert (done.status, done.out) == (0, "De database is bijgewerkt.\n")
    assert "ken dit account nog niet" in wijzer("say", "--db", empty_url, "--as", WIM, "hallo").out


def test_manifest_build_and_check(wijzer: CommandLine, tmp_path: Path) -> None:
    here = ("--root", str(tmp_path))
    assert wijzer("manifest", "check", *here).status == 1
    assert wijzer("manifest", "build", *here).status == 0
    assert {p.name for p in (tmp_path / "manifest").rglob("*.*")} == {
        "manifest.yaml",
        "manifest.json",
        "color.png",
        "outline.png",
    }
    assert wijzer("manifest", "check", *here).out == "De app-beschrijvingen kloppen.\n"
    (tmp_path / "manifest/slack/manifest.yaml").write_text("display_information: {}\n")
    assert wijzer("manifest", "check", *here).status == 1


# --- the roster ---


def test_the_template_has_both_sheets_and_every_required_column(wijzer: CommandLine, tmp_path: Path) -> None:
    done = wijzer("roster", "template", str(tmp_path / "rooster.xlsx"))
    assert done.status == 0
    book = load_workbook(tmp_path / "rooster.xlsx")
    assert {"plaatsingen", "trajecten"} <= set(book.sheetnames)
    bold = {
        name: [str(cell.value) for row in book[name].iter_rows() for cell in row if cell.font.b and cell.value]
        for name in ("plaatsingen", "trajecten")
    }
    placed = {"programma", "schooljaar", "student", "wpb", "so", "school", "regio", "start"}
    assert placed | {"student_email", "wpb_email", "so_email"} <= set(bold["plaatsingen"])
    assert {"groep", "facilitator", "facilitator_email", "deelnemer", "deelnemer_email", "start"} <= set(
        bold["trajecten"]
    )


def test_a_trial_import_changes_nothing_and_a_second_import_finds_nothing_to_do(
    wijzer: CommandLine, empty_url: str
) -> None:
    here = ("--db", empty_url, "--at", EVENING)
    trial = wijzer("roster", "import", str(EXAMPLE), "--dry-run", *here)
    assert (trial.status, trial.out.splitlines()[0]) == (
        0,
        "Proef: dit gaat er veranderen. Er is nog niets opgeslagen.",
    )
    assert "ken dit account nog niet" in wijzer("say", "--as", WIM, "hallo", *here).out
    real = wijzer("roster", "import", str(EXAMPLE), *here)
    assert "Plaatsingen: 17 nieuw" in real.out
    again = wijzer("roster", "import", str(EXAMPLE), *here)
    assert again.out.splitlines()[0] == "Het rooster is al verwerkt: er verandert niets."
    assert wijzer("tick", "--json", "--db", empty_url, "--at", "2026-01-29T15:30").out == ""


def test_a_bare_path_and_the_default_are_sqlite_files(wijzer: CommandLine, tmp_path: Path) -> None:
    wijzer("say", "--as", WIM, "--db", str(tmp_path / "eigen.db"), "hallo")
    assert (tmp_path / "eigen.db").is_file()
    done = process("say", "--as", WIM, "hallo", env={}, folder=tmp_path)
    assert done.status == 0
    assert (tmp_path / "werkplekwijzer.sqlite3").is_file()


# --- chat ---


def test_chat_is_a_conversation_in_a_terminal(wijzer: CommandLine) -> None:
    typed = ("kijkwijzer", "klas=3c", f"gezien={SEEN}", "/overslaan", "", "/bevestigen")
    done = wijzer("chat", "--as", WIM, "--at", EVENING, stdin="\n".join(typed) + "\n")
    assert done.status == 0
    assert "Noor Willems krijgt de kijkwijzer en u ook." in done.out
    path = next(line for line in done.out.splitlines() if line.startswith("  bestand: ")).removeprefix("  bestand: ")
    text = words_of(Path(path).read_bytes())
    assert SEEN in text
    assert "3c" in text
