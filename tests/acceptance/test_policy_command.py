"""`wijzer policy`: a coordinator reads the house steps, confirms them, and is told when they do not hold."""

from __future__ import annotations

from command_line import CommandLine

from store import audit
from store.db import Database


def test_before_it_is_confirmed_it_says_so(wijzer: CommandLine) -> None:
    told = wijzer("policy")
    assert told.status == 0
    assert "Na één werkdag hoort wie het doet zelf dat het over de datum is" in told.out
    assert "Na 5 werkdagen hoort de SO, anders IO het, in één lijst op maandag." in told.out
    assert "Dit geldt nog niet" in told.out


def test_confirming_says_from_when_it_holds_and_taking_it_back_ends_it(wijzer: CommandLine, example_url: str) -> None:
    told = wijzer("policy", "--confirm", "--at", "2026-01-21T17:30")
    assert "Dit geldt voor wat op of na woensdag 21 januari 2026 af moet zijn." in told.out
    assert "Dit geldt voor" in wijzer("policy").out
    assert "Dit geldt nog niet" in wijzer("policy", "--off").out
    database = Database.open(example_url)
    with database.reading() as c:
        trail = [note.what for note in audit.of(c, "policy:escalation")]
    database.close()
    assert trail == ["policy confirmed", "policy withdrawn"]


def test_both_at_once_is_wrong_usage(wijzer: CommandLine) -> None:
    told = wijzer("policy", "--confirm", "--off")
    assert (told.status, told.err) == (2, "Kies --confirm of --off, niet allebei.\n")


def test_an_overdue_task_reaches_the_so_by_say_and_tick(wijzer: CommandLine) -> None:
    wijzer("invite", "--at", "2026-01-06T09:00")
    wijzer("policy", "--confirm", "--at", "2026-01-21T17:30")
    wijzer.say("noor.willems@student.example", "hoi", at="2026-02-03T10:00")
    first = [m for m in wijzer.tick("2026-02-05T16:00").lines if m["to"] == "noor.willems@student.example"]
    assert "de datum is voorbij" in first[0]["text"]
    later = wijzer.tick("2026-02-23T16:00").lines
    so = [m for m in later if m["to"] == "marieke.oosterhof@zilverbeek.example" and "Over de datum" in m["text"]]
    assert "Noor Willems" in so[0]["text"]
    assert {b["id"].partition(":")[0] for b in so[0]["buttons"]} >= {"opgepakt", "uitstel", "nvt", "zorgelijk"}
    assert not [m for m in wijzer.tick("2026-03-02T16:00").lines if "Over de datum" in m["text"]]
