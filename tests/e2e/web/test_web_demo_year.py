"""The demo where the year runs by itself: homework comes halfway, and someone follows her agenda elsewhere."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest
import vobject
from playwright.sync_api import expect
from test_web_demo import STARTBEKWAAM, open_form, pair
from web_page import Desk, Talk

FACILITATOR, PARTICIPANT = "Sanne Kooistra", "Bram Visser"


def test_moving_the_clock_brings_the_homework_reminder_to_a_participant(demo: Desk) -> None:
    facilitator, participant = demo.opens(FACILITATOR, PARTICIPANT)
    demo.moves_clock("17 maart 2026")
    expect(participant.log).to_contain_text("Huiswerk voor bijeenkomst 2 uitproberen")
    expect(facilitator.log).not_to_contain_text("uitproberen")
    demo.check()
    demo.shot("demo-14-huiswerk")
    participant.presses("Beginnen")
    expect(open_form(participant)).to_contain_text("Hoe ging het")


def follows(talk: Talk) -> str:
    """Ask for a calendar address; gives it as it stands in the conversation."""
    talk.says("zet mijn afspraken in mijn eigen agenda")
    talk.presses("Maak een adres")
    expect(talk.log).to_contain_text(".ics")
    return re.findall(r"https?://\S+\.ics", talk.log.inner_text())[-1]


def events(address: str) -> dict[str, Any]:
    """What a calendar program reads at an address, by title; by a library that others wrote."""
    with urlopen(address) as answer:
        assert answer.headers.get_content_type() == "text/calendar"
        calendar = vobject.readOne(answer.read().decode())
    return {one.summary.value: one for one in calendar.contents["vevent"]}


def test_a_calendar_program_follows_someone_at_her_own_address_until_she_stops_it(demo: Desk) -> None:
    _, pupil = pair(demo, STARTBEKWAAM)
    student, participant = demo.opens(pupil, PARTICIPANT)
    deadline = events(follows(student))["Inleveren periode 2"]
    assert (deadline.dtstart.value, deadline.dtend.value) == (date(2026, 2, 4), date(2026, 2, 5))

    address = follows(participant)
    meeting = next(one for title, one in events(address).items() if title.startswith("Bijeenkomst 1"))
    assert meeting.dtstart.value == datetime(2026, 3, 3, 15, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert meeting.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Europe/Amsterdam"]
    demo.check()
    demo.shot("demo-15-agenda-adres")

    participant.presses("Stop ermee")
    expect(participant.log).to_contain_text("adres werkt niet meer")
    with pytest.raises(HTTPError, match="404"):
        urlopen(address)
