"""What goes wrong in chats, files and set-up: each is told in clear Dutch, and nothing is lost."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine
from openpyxl import Workbook
from people import FATIMA, NOOR, SEEN, SEM, WIM, School, Someone, words_of
from sqlalchemy import text

from content.load import ROOT as CONTENT
from dialogs.event import Pressed, Said
from store import outbox, people, submissions
from store.db import Database

STRANGER = "mallory@elders.example"
HOSTILE = (
    "<!channel> & <script>alert(1)</script> *vet* {{ 7*7 }} {placement.student} {naam} %s\n"
    "مرحبا بالعالم שלום 👩🏽‍🏫🎉 e\u0301 \u202eomgekeerd\u202c ‘aan\u00adhaal’"
)


def documents(school: School, student: str = NOOR) -> int:
    """How many kijkwijzers were sent about a student."""
    with school.database.reading() as c:
        return len(submissions.of_placement(c, school.placement_of(student).id, "kijkwijzer"))


# --- people ---


@pytest.mark.parametrize(
    "event",
    [
        Said(text="hallo"),
        Said(text="kijkwijzer"),
        Pressed(control="akkoord:1:1"),
        Pressed(control="verder", token="k1.1"),
    ],
    ids=["hello", "wish", "button", "form"],
)
def test_a_stranger_gets_a_friendly_dead_end_that_tells_nothing(school: School, event: Said | Pressed) -> None:
    school[WIM].says("kijkwijzer")
    handled = school.hears(STRANGER, event)
    [reply] = handled.replies
    assert reply.shown.text.startswith("Hallo! Ik ken dit account nog niet")
    assert not any(word in reply.shown.text for word in ("Noor", "Wim", "Zilverbeek"))
    with school.database.reading() as c:
        assert people.by_email(c, STRANGER) is None
    assert school[WIM].says("verder").form.step == "les"


def test_an_address_in_capitals_is_the_same_person(school: School) -> None:
    school.hears(WIM.upper(), Said(text="kijkwijzer"))
    assert school[WIM].form.step == "les"


def test_who_stands_on_the_roster_without_a_student_this_year_is_told_so(school: School) -> None:
    with school.database.transaction("test") as c:
        people.put(c, email="nieuw@zilverbeek.example", name="Nienke Nieuw")
    someone = school["nieuw@zilverbeek.example"]
    assert "niet" in someone.says("agenda").heard
    assert "Dat formulier hoort niet bij" in someone.says("kijkwijzer").heard


# --- answers ---


def test_an_unknown_option_is_told_with_the_options_and_the_rest_stays(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).fills(accenten=["zwemmen"])
    assert wim.form.step == "kleur"
    assert wim.problems["accenten"].startswith("‘zwemmen’ herken ik niet. Kies uit: Opbouw van de les,")
    wim.fills(accenten=["contact"]).presses("Verstuur")
    assert SEEN in words_of(wim.documents[0][1])


def test_an_option_that_may_be_in_own_words_is_taken(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(klas="de steunles", gezien=SEEN).presses("Overslaan")
    assert wim.summary["Klas"] == "de steunles"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("morgen", "donderdag 22 januari 2026 moet nog komen. Kies een dag die al geweest is."),
        ("32 januari", "‘32 januari’ lees ik niet als datum. Typ bijvoorbeeld 4 februari, of gisteren."),
        ("blub", "‘blub’ lees ik niet als datum. Typ bijvoorbeeld 4 februari, of gisteren."),
        ("30 februari", "‘30 februari’ lees ik niet als datum. Typ bijvoorbeeld 4 februari, of gisteren."),
        ("0000-00-00", "‘0000-00-00’ lees ik niet als datum. Typ bijvoorbeeld 4 februari, of gisteren."),
    ],
)
def test_a_date_that_cannot_be_is_told_and_the_text_stays(school: School, typed: str, told: str) -> None:
    wim = school[WIM].says("kijkwijzer").fills(datum=typed, gezien=SEEN)
    assert wim.form.step == "les"
    assert wim.problems == {"datum": told}
    assert wim.field("gezien").value == SEEN
    wim.fills(datum="gisteren").presses("Overslaan")
    assert wim.summary["Welke les?"] == "dinsdag 20 januari 2026"


@pytest.mark.parametrize("empty", ["", "   ", "\n\t\n", "\x00\x00", "\u00a0"])
def test_an_empty_text_is_asked_for_again(school: School, empty: str) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=empty)
    assert wim.problems == {"gezien": "Vul dit nog in."}
    assert wim.fills(gezien=SEEN).form.step == "kleur"


@pytest.mark.parametrize("empty", ["", "   ", "\n", "👍", "\x00", "?"])
def test_a_message_without_words_gets_an_answer(school: School, empty: str) -> None:
    wim = school[WIM].says(empty)
    assert wim.heard
    wim.says("kijkwijzer")
    wim.says(empty)
    assert wim.form.step in ("les", "kleur")


def test_forty_thousand_characters_are_all_kept_and_the_limit_is_told(school: School) -> None:
    long = ("Noor vroeg door. " * 2400)[:40_000]
    wim = school[WIM].says("kijkwijzer").fills(gezien=long)
    assert wim.form.step == "les"
    assert "tekens te lang" in wim.problems["gezien"]
    assert "6000" in wim.problems["gezien"].replace(".", "")
    assert wim.field("gezien").value == long.strip()
    wim.fills(gezien=long[:5_990]).presses("Overslaan").presses("Verstuur")
    assert long[:5_900] in words_of(wim.documents[0][1]).replace("\n", " ")


def test_forty_thousand_characters_said_in_the_chat_lose_nothing(school: School) -> None:
    long = ("Noor vroeg door. " * 2400)[:40_000]
    assert school[WIM].says(long).heard
    wim = school[WIM].says("kijkwijzer").says(long)
    assert wim.field("gezien").value == long.strip()


def test_hostile_text_arrives_as_it_was_typed_and_does_nothing(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(klas="<b>2b</b>", gezien=HOSTILE).presses("Overslaan")
    assert HOSTILE in wim.summary.values()
    wim.presses("Verstuur")
    found = words_of(wim.documents[0][1])
    for line in HOSTILE.splitlines():
        assert line in found
    assert "<b>2b</b>" in found
    assert "49" not in found


def test_hostile_text_in_a_request_reaches_the_colleague_as_it_was_typed(school: School) -> None:
    school[NOOR].says("kijkwijzer").fills(moment="29 januari 10.00 uur", klas="{les.klas}", kijkpunt=HOSTILE)
    school[NOOR].presses("Verstuur")
    school.moves_to("2026-01-22T15:30")
    assert HOSTILE in school[WIM].heard
    assert "klas {les.klas}" in school[WIM].heard


@pytest.mark.parametrize("value", [7, 1.5, True, ["a"], {"x": 1}, [[[[[["diep"]]]]]], float("nan")])
def test_a_value_of_a_wrong_shape_is_a_wrong_answer_and_no_fault(school: School, value: Any) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN, datum=value)
    assert wim.form.step in ("les", "kleur")
    wim.says("stop")
    assert "Er is niets verstuurd" in wim.heard


def test_a_field_that_does_not_exist_is_left_alone(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").presses("verder", values={"gezien": SEEN, "bestaat_niet": "x"})
    assert wim.form.step == "kleur"


# --- files ---


def test_a_file_where_a_text_is_asked_is_told_and_the_screen_stays(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").drops("les.docx", b"PK\x03\x04")
    assert "Bij dit scherm hoort geen bestand." in wim.heard
    assert wim.form.step == "les"
    assert wim.fills(gezien=SEEN).form.step == "kleur"


def test_a_file_given_as_the_text_itself_is_refused(school: School) -> None:
    wim = school[WIM].says("kijkwijzer")
    ref = school.keeps(WIM, "les.docx", b"PK\x03\x04").model_dump()
    wim.fills(gezien=[ref])
    assert wim.problems["gezien"] == "Geef dit antwoord in woorden."


def test_a_text_where_a_file_is_asked_is_told(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").presses("Al op papier gedaan").fills(bestand="hij ligt thuis")
    assert wim.problems["bestand"] == "Stuur het bestand zelf mee, bijvoorbeeld een Word-bestand, een pdf of een foto."


def test_someone_elses_file_cannot_be_sent_on_by_its_number(school: School) -> None:
    school[NOOR].says("hallo")
    secret = school.keeps(NOOR, "dagboek.pdf", b"%PDF-1.7 dagboek")
    fatima = school[FATIMA].says("kijkwijzer").presses("Sem").presses("Al op papier gedaan")
    fatima.fills(bestand=[secret.model_dump()]).presses("Verstuur")
    school.moves_to("2026-01-22T15:30")
    assert school[SEM].documents == []
    assert not school.may_read(secret.id, FATIMA)
    assert not school.may_read(secret.id, SEM)


# --- late and double presses ---


def sent_with(someone: Someone) -> str:
    """Goes on past what the screens still offer, sends, and gives the words of the document."""
    for _ in range(6):
        if someone.documents:
            break
        someone.presses("Verstuur" if someone.form.step == "klaar" else "Verder")
    return words_of(someone.documents[0][1])


def test_a_press_on_yesterdays_form_keeps_what_was_typed_and_changes_nothing_else(school: School) -> None:
    wim = school[WIM].says("kijkwijzer")
    yesterday = wim.form
    wim.fills(klas="3c", gezien=SEEN)
    school.at("2026-01-22T08:00")
    school.hears(WIM, Pressed(control="verder", token=yesterday.token, values={"klas": "2b", "gezien": "Nog iets."}))
    assert "Dit scherm was al verder. Wat u typte is bewaard" in wim.heard
    assert wim.form.step == "kleur"
    document = sent_with(wim)
    assert SEEN in document
    assert "Nog iets." in document
    assert "3c" in document


def test_a_press_on_a_form_that_was_sent_sends_nothing_again(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).presses("Overslaan")
    token = wim.form.token
    wim.presses("Verstuur")
    school.at("2026-01-22T09:00")
    school.hears(WIM, Pressed(control="bevestigen", token=token))
    assert wim.heard == "Dit is al verstuurd. Er is nu niets meer veranderd."
    assert documents(school) == 1


@pytest.mark.parametrize(
    "control",
    [
        "",
        ":",
        "akkoord",
        "akkoord:x:y",
        "akkoord:999999:1",
        "anders:1",
        "anders:99:1",
        "aanpassen:999",
        "gedaan:1:niets",
        "gedaan:999:p2-inleveren",
        "later::",
        "nu:",
        "nu:99999999999999999999",
        "nu:1,2,3",
        "bron:1:x",
        "start:",
        "start:niets",
        "start:kijkwijzer:999",
        "wens:",
        "wens:start:",
        "wens:raketten",
        "moment:99.99",
        "verder:k999",
        "verder:",
        "k1.1",
        "wijzigen:les.klas",
        "bevestigen",
        "🎉",
        "a" * 3000,
    ],
)
def test_a_button_that_is_not_known_is_answered_and_harms_nothing(school: School, control: str) -> None:
    school.hears(NOOR, Pressed(control=control))
    assert school[NOOR].heard
    with school.database.reading() as c:
        assert outbox.dead_rows(c) == ()
    assert school[NOOR].says("agenda").heard.startswith("Deze periode")


@pytest.mark.parametrize(
    "token", ["", "k", "k1", "k1.", "k999.1", "k1.999", "x.1", "k1.-1", "🎉", "k" + "9" * 40 + ".1"]
)
def test_a_token_that_is_not_known_loses_nothing(school: School, token: str) -> None:
    wim = school[WIM].says("kijkwijzer")
    school.hears(WIM, Pressed(control="verder", token=token, values={"gezien": SEEN}))
    assert wim.heard
    assert wim.says("verder").form.step in ("les", "kleur")


def test_nobody_can_press_on_someone_elses_form(school: School) -> None:
    wim = school[WIM].says("kijkwijzer")
    school.hears(FATIMA, Pressed(control="verder", token=wim.form.token, values={"gezien": "Van Fatima."}))
    assert "Noor" not in school[FATIMA].heard
    wim.presses("waarom")
    assert wim.field("gezien").value is None


def test_the_same_event_delivered_twice_counts_once(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).presses("Overslaan")
    press = wim.press("bevestigen", wim.form.token)
    first, second = school.hears_at_once((school.core, press), (school.core, press))
    assert sorted([first.duplicate, second.duplicate]) == [False, True]
    assert documents(school) == 1


@pytest.mark.parametrize("processes", [1, 2])
def test_two_presses_on_send_at_once_send_one_kijkwijzer(school: School, processes: int) -> None:
    other = school.another_process() if processes == 2 else school.core
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).presses("Overslaan")
    token = wim.form.token
    school.hears_at_once(
        (school.core, wim.press("bevestigen", token)),
        (other, wim.press("bevestigen", token)),
        (school.core, wim.press("bevestigen", token)),
    )
    assert documents(school) == 1
    assert len(wim.documents) == 1
    school.moves_to("2026-01-22T15:30")
    assert len(school[NOOR].documents) == 1


@pytest.mark.parametrize("processes", [1, 2])
def test_two_different_presses_at_once_lose_no_text(school: School, processes: int) -> None:
    other = school.another_process() if processes == 2 else school.core
    wim = school[WIM].says("kijkwijzer")
    token = wim.form.token
    school.hears_at_once(
        (school.core, wim.press("verder", token, gezien="Van de telefoon.")),
        (other, wim.press("verder", token, gezien="Van de laptop.")),
    )
    school.ticks()
    document = sent_with(wim)
    assert "Van de telefoon." in document
    assert "Van de laptop." in document


def test_three_presses_on_approve_at_once_decide_once(school: School) -> None:
    noor, wim = school[NOOR], school[WIM]
    noor.says("startgesprek").fills(leeruitkomsten="a", startbekwaam="b", planning="c").presses("Verstuur")
    school.moves_to("2026-01-22T15:30")
    yes = next(b.id for b in wim.buttons if b.label == "Akkoord")
    other = school.another_process()
    school.hears_at_once((school.core, wim.press(yes)), (other, wim.press(yes)), (other, wim.press(yes)))
    school.moves_to("2026-01-23T15:30")
    assert [shown.title for shown in noor.shown].count("Wim de Groot is akkoord") == 1


def test_the_first_words_of_a_person_said_twice_at_once_are_both_answered(asleep: School) -> None:
    other = asleep.another_process()
    wim = asleep[WIM]
    asleep.hears_at_once(
        (asleep.core, asleep.inbound(WIM, Said(text="hallo"))), (other, asleep.inbound(WIM, Said(text="agenda")))
    )
    asleep.ticks()
    assert any(shown.text.startswith("Deze periode") for shown in wim.shown)
    assert any(shown.text.startswith("Dag Wim!") for shown in wim.shown)


def test_many_people_at_once_are_all_answered(school: School) -> None:
    with school.database.reading() as c:
        everyone = [p.email for p in people.all_people(c)]
    other = school.another_process()
    cores = (school.core, other)
    school.hears_at_once(
        *((cores[n % 2], school.inbound(email, Said(text="agenda"))) for n, email in enumerate(everyone))
    )
    assert sorted(email for email, _ in school.news) == sorted(everyone)


# --- content and roster ---


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the content in which a coordinator made mistakes in two files."""
    root = tmp_path / "inhoud"
    shutil.copytree(CONTENT, root, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    calendar = root / "programmes/hr-n4/calendars/2025-2026.yaml"
    calendar.write_text(
        calendar.read_text().replace("on: 2026-02-04, weekday: woensdag", "on: 2026-02-30, weekday: woensdag")
    )
    dialog = root / "programmes/hr-n4/dialogs/kijkwijzer.yaml"
    dialog.write_text(
        dialog.read_text().replace("kind: date", "kidn: date").replace("title: Klopt het zo?", 'title: "Klopt')
    )
    return root


def test_broken_content_is_told_by_file_and_line_all_at_once(wijzer: CommandLine, broken: Path) -> None:
    done = wijzer("content", "check", str(broken))
    assert done.status == 1
    assert "2025-2026.yaml:" in done.out
    assert "kijkwijzer.yaml:" in done.out
    assert "Traceback" not in done.err


def test_with_broken_content_the_bot_does_not_start_and_the_database_is_untouched(
    wijzer: CommandLine, broken: Path
) -> None:
    done = wijzer("say", "--as", WIM, "kijkwijzer", env={"WIJZER_CONTENT": str(broken)})
    assert done.status == 1
    assert "kijkwijzer.yaml:" in done.err
    assert "Traceback" not in done.err
    assert wijzer.say(WIM, "kijkwijzer").one["form"]["step"] == "les"


def test_a_content_folder_that_is_not_there_is_told(wijzer: CommandLine) -> None:
    done = wijzer("say", "--as", WIM, "hallo", env={"WIJZER_CONTENT": "nergens"})
    assert (done.status, done.out) == (1, "")
    assert done.err == "De map nergens (WIJZER_CONTENT) bestaat niet. Geef de map waarin common en programmes staan.\n"
    done = wijzer("content", "check", "nergens")
    assert (done.status, done.err) == (2, "De map nergens bestaat niet.\n")


def test_a_spreadsheet_with_wrong_columns_is_told_and_changes_nothing(wijzer: CommandLine, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "plaatsingen"
    sheet.append(["programma", "schooljaar", "naam", "student_emial", "wpb", "school", "regio", "start"])
    sheet.append(["hr-n4", "2025-2026", "Puck", "puck@student.example", "Wim", "Zilverbeek", "midden", "2025-09-03"])
    book.save(tmp_path / "rooster.xlsx")
    done = wijzer("roster", "import", str(tmp_path / "rooster.xlsx"), "--at", "2026-01-21T18:00")
    assert done.out.startswith("Er is niets veranderd:")
    assert "Moet dit 'student_email' zijn?" in done.out
    assert "De kolom 'wpb_email' ontbreekt." in done.out
    assert wijzer.say(NOOR, "agenda").one["text"].startswith("Deze periode")
    assert "Hallo! Ik ken dit account" in wijzer.say("puck@student.example", "hallo").one["text"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rooster.xlsx", b"geen spreadsheet"),
        ("rooster.csv", b""),
        ("rooster.csv", b"\xff\xfe\x00\x01"),
        ("rooster.pdf", b"%PDF"),
    ],
)
def test_a_file_that_is_no_roster_is_told(wijzer: CommandLine, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    done = wijzer("roster", "import", str(tmp_path / name))
    assert done.out + done.err
    assert "Traceback" not in done.err


def test_a_roster_that_is_not_there_is_told(wijzer: CommandLine, tmp_path: Path) -> None:
    done = wijzer("roster", "import", str(tmp_path / "weg.xlsx"))
    assert "weg.xlsx" in done.out + done.err
    assert "Traceback" not in done.err


# --- the database ---


def test_a_database_one_migration_behind_says_which_command_to_run_and_keeps_everything(
    wijzer: CommandLine, example_url: str
) -> None:
    wijzer.say(WIM, "kijkwijzer")
    database = Database.open(example_url)
    with database.transaction("test") as c:
        now = c.execute(text("SELECT version_num FROM alembic_version")).scalar()
        c.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    for command in (("say", "--as", WIM, "verder"), ("tick",), ("outbox",), ("invite",)):
        done = wijzer(*command)
        assert done.status == 1
        assert done.out == ""
        assert "draai `wijzer db upgrade`" in done.err
    with database.transaction("test") as c:
        c.execute(text("UPDATE alembic_version SET version_num = :now"), {"now": now})
    database.close()
    assert wijzer.say(WIM, "verder").lines[-1]["form"]["step"] == "les"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://ergens/iets", "Dit databaseadres is niet te gebruiken."),
        ("postgresql://wijzer@127.0.0.1:1/wijzer", "is niet bereikbaar"),
        ("sqlite:////nergens/te/vinden.sqlite3", "bestaat niet"),
    ],
)
def test_a_database_that_cannot_be_reached_is_told(wijzer: CommandLine, url: str, told: str) -> None:
    done = wijzer("say", "--as", WIM, "--db", url, "hallo")
    assert done.status == 1
    assert told in done.err


def test_a_file_that_is_no_database_is_told_and_left_alone(wijzer: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "notities.txt"
    path.write_text("dit is geen database, maar wel van iemand" * 100)
    done = wijzer("say", "--as", WIM, "--db", str(path), "hallo")
    assert done.status == 1
    assert "dit bestand is geen database" in done.err
    assert path.read_text().startswith("dit is geen database")


# --- serving ---

SECRETS = {
    "WIJZER_LINK_SECRET": "zestien tekens of meer",
    "WIJZER_SLACK_BOT_TOKEN": "xoxb-1",
    "WIJZER_SLACK_SIGNING_SECRET": "s3cret",
    "WIJZER_SLACK_WORKSPACE": "T1=zilverbeek.example",
}


@pytest.fixture
def taken() -> Any:
    """A port that another program listens on."""
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        yield busy.getsockname()[1]


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_in_use_is_told_with_what_to_do(wijzer: CommandLine, taken: int, command: str, tmp_path: Path) -> None:
    demo = ("--db", f"sqlite:///{tmp_path / 'demo.sqlite3'}") if command == "demo" else ()
    done = wijzer(command, "--port", str(taken), *demo, env=SECRETS)
    assert done.status == 1
    assert (
        done.err == f"Poort {taken} is al in gebruik. Stop het andere programma, of kies een andere poort met --port.\n"
    )


@pytest.mark.parametrize("name", sorted(SECRETS))
@pytest.mark.parametrize("value", [None, "", "   "])
def test_serving_without_a_secret_refuses_and_names_it(wijzer: CommandLine, name: str, value: str | None) -> None:
    env = {key: secret for key, secret in SECRETS.items() if key != name}
    done = wijzer("serve", env=env if value is None else {**env, name: value})
    assert done.status == 1
    assert name in done.err
    assert all(secret not in done.err for secret in SECRETS.values())


def test_serving_without_any_channel_refuses(wijzer: CommandLine) -> None:
    done = wijzer("serve", env={"WIJZER_LINK_SECRET": SECRETS["WIJZER_LINK_SECRET"]})
    assert done.status == 1
    assert "Er is geen kanaal ingesteld." in done.err


# --- calling it wrongly ---


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("vlieg",),
        ("say",),
        ("say", "--as", WIM),
        ("say", "--as", WIM, "hallo", "--press", "verder"),
        ("say", "--as", WIM, "hallo", "--at", "gisteren"),
        ("say", "--as", WIM, "--fill", "{klas: 2b}"),
        ("say", "--as", WIM, "--fill", "[1, 2]"),
        ("tick", "--at", "2026-13-45"),
        ("roster",),
        ("roster", "export"),
        ("content", "draw", "bestaat-niet"),
        ("db",),
        ("manifest", "paint"),
        ("outbox", "--retry", "x"),
        ("demo", "--port", "tachtig"),
    ],
)
def test_wrong_usage_is_two_and_prints_nothing_to_act_on(wijzer: CommandLine, args: tuple[str, ...]) -> None:
    done = wijzer(*args)
    assert (done.status, done.out) == (2, "")
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_a_file_to_send_that_is_not_there_is_wrong_usage(wijzer: CommandLine) -> None:
    wijzer.say(WIM, "kijkwijzer")
    wijzer.say(WIM, "--press", "start:kijkwijzer-papier")
    done = wijzer.fill(WIM, bestand="/nergens/kijkwijzer.docx")
    assert (done.status, done.out) == (2, "")
    assert "/nergens/kijkwijzer.docx" in done.err
