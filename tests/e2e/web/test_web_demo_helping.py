"""The demo where somebody helps: what is overdue reaches the SO, a colleague approves, a worry finds its reader."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from test_web_demo import JAAR_2, STARTBEKWAAM, goes_on, open_form, pair, prepares
from web_page import Desk, Talk


def asked(demo: Desk) -> tuple[str, Talk, Talk]:
    """A student whose mentor was asked for approval, with both their columns."""
    mentor, pupil = pair(demo, JAAR_2)
    student, wpb = demo.opens(pupil, mentor)
    prepares(student)
    goes_on(open_form(student))
    student.presses("Toch nu sturen")
    expect(wpb.log).to_contain_text(f"{pupil} vraagt uw akkoord")
    return pupil, student, wpb


def test_moving_the_clock_brings_what_is_overdue_to_the_so(demo: Desk) -> None:
    _, pupil = pair(demo, STARTBEKWAAM)
    student, so = demo.opens(pupil, "Marieke Oosterhof")
    demo.moves_clock("5 februari 2026")
    expect(student.log).to_contain_text("de datum is voorbij")
    expect(student.log).to_contain_text("dan laat ik het weten aan Marieke Oosterhof")
    demo.moves_clock("23 februari 2026")
    expect(so.log).to_contain_text("Over de datum")
    expect(so.log).to_contain_text(f"Doet: {pupil}.")
    demo.check()
    demo.shot("demo-8-over-de-datum")
    so.presses("Uitstel geven")
    open_form(so).get_by_role("textbox").first.fill("9 maart")
    goes_on(open_form(so))
    goes_on(open_form(so))
    expect(so.log).to_contain_text("De nieuwe datum staat.")


def test_a_colleague_decides_instead_and_it_is_taken_back(demo: Desk) -> None:
    _, _, wpb = asked(demo)
    demo.check()
    demo.shot("demo-9-akkoord-per-deel")
    wpb.presses("Laat een collega beslissen")
    expect(wpb.log).to_contain_text("beslist in plaats van")
    demo.shot("demo-10-collega")
    wpb.presses("Neem terug")
    expect(wpb.log).to_contain_text("vraagt uw akkoord")
    wpb.presses("Gedaan in eJournal")
    expect(wpb.log).to_contain_text("is goedgekeurd in eJournal, gemeld door")


def test_a_colleague_decides_and_who_asked_and_who_was_asked_both_hear_it(demo: Desk) -> None:
    pupil, student, wpb = asked(demo)
    wpb.presses("Laat een collega beslissen")
    expect(wpb.log).to_contain_text("Marieke Oosterhof krijgt het verzoek")
    so = demo.person("Marieke Oosterhof")
    demo.moves_clock("22 januari 2026")
    expect(student.log).to_contain_text(f"Marieke Oosterhof beslist nu over het verzoek van {pupil}")
    so.presses("Akkoord")
    expect(so.log).to_contain_text("Dank u.")
    demo.check()
    demo.shot("demo-10-collega-beslist")
    demo.moves_clock("23 januari 2026")
    expect(student.log).to_contain_text("Marieke Oosterhof is akkoord")
    wpb.says("welke goedkeuringen wachten op mij?")
    expect(wpb.log).to_contain_text("Er wacht niets op goedkeuring")


def test_a_worry_names_its_readers_before_a_word_and_stays_in_its_own_columns(demo: Desk) -> None:
    secret = "De student liep twee keer de klas uit."
    mentor, pupil = pair(demo, JAAR_2)
    wpb, student = demo.opens(mentor, pupil)
    wpb.says("ik maak me zorgen over mijn student")
    for _ in range(3):
        if open_form(wpb).count():
            break
        wpb.column.get_by_role("button", name=pupil.split()[0], exact=True).last.click()
        open_form(wpb).wait_for()
    expect(open_form(wpb)).to_contain_text("leest dit")
    assert open_form(wpb).locator("textarea").count() == 0
    demo.check()
    demo.shot("demo-11-zorg")
    open_form(wpb).get_by_role("radio", name=re.compile("Iets anders")).check()
    open_form(wpb).get_by_role("radio", name="Ik schrijf het op").check()
    goes_on(open_form(wpb))
    expect(open_form(wpb)).to_contain_text("Marieke Oosterhof")
    open_form(wpb).locator("textarea").first.fill(secret)
    demo.shot("demo-12-zorg-tekst")
    goes_on(open_form(wpb))
    goes_on(open_form(wpb))
    expect(wpb.log).to_contain_text("en met niemand anders")
    so = demo.person("Marieke Oosterhof")
    expect(so.log).to_contain_text("deelt een zorg met u")
    expect(so.log).not_to_contain_text(secret)
    so.presses("Openen")
    expect(so.log).to_contain_text(secret)
    expect(student.log).not_to_contain_text("zorg")
    demo.check()
    demo.shot("demo-13-zorg-gelezen")
