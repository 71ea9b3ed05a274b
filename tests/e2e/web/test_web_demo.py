"""The demo as someone who tries it out: `wijzer demo` in a process of its own, a real browser, the shipped content."""

from __future__ import annotations

import re
import zipfile
from typing import Any

from playwright.sync_api import Locator, expect
from web_page import Desk, Talk

SEEN = "Je begon rustig met een open vraag. Daardoor was de klas snel stil. Volgende stap: laat ze zelf samenvatten."
STARTBEKWAAM, JAAR_2 = "niveau 4", "jaar 2"


def pair(desk: Desk, programme: str) -> tuple[str, str]:
    """A mentor and her only student, or else a student and his first mentor, by name."""
    people = {person["id"]: person for person in desk.roster()}
    students = [p for p in people.values() if "student" in p["roles"] and programme in p["programme"] and p["near"]]
    students.sort(key=lambda student: len(people[student["near"][0]]["near"]))
    return people[students[0]["near"][0]]["name"], students[0]["name"]


def open_form(talk: Talk) -> Locator:
    """The form that waits for an answer."""
    return talk.column.locator("form.form:not(.superseded)").last


def answers(form: Locator, text: str) -> None:
    """Give every empty question of a screen an answer and go on."""
    for box in form.locator("textarea").all():
        if not box.input_value():
            box.fill(text)
    for group in form.get_by_role("group").all():
        options = group.locator("input[type=radio], input[type=checkbox]")
        if options.count() and not group.locator("input:checked").count():
            options.first.check()
    goes_on(form)


def goes_on(form: Locator) -> None:
    """Press the main button and wait until the screen has become its answers."""
    token = form.get_attribute("data-token")
    form.locator("button.primary").click()
    expect(form.page.locator(f'[data-token="{token}"]')).to_have_count(0)


def title(talk: Talk) -> str:
    """The title of the form that waits."""
    form = open_form(talk)
    form.wait_for()
    return form.get_by_role("heading").inner_text()


def prepares(student: Talk) -> None:
    """Fill the preparation of the first conversation, up to its review."""
    student.says("ik wil mijn startgesprek voorbereiden")
    for _ in range(10):
        if "Klopt" in title(student):
            break
        answers(open_form(student), "Ik oefen met rustig beginnen in één klas.")


def words_in(document: Any) -> str:
    """The text of a downloaded Word file."""
    with zipfile.ZipFile(document.path()) as parts:
        return re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())


def test_a_kijkwijzer_with_a_correction_and_an_interruption_reaches_the_student(demo: Desk) -> None:
    mentor, pupil = pair(demo, STARTBEKWAAM)
    wpb, student = demo.opens(mentor, pupil)
    wpb.says("ik wil een kijkwijzer invullen")
    expect(open_form(wpb).get_by_role("heading", name=f"Kijkwijzer voor {pupil}")).to_be_focused()
    open_form(wpb).locator("textarea").fill(SEEN)

    wpb.says("wat moet ik deze periode doen?")
    expect(wpb.log).to_contain_text("Deze periode")
    expect(wpb.log).to_contain_text("woensdag 4 februari 2026")
    expect(open_form(wpb).locator("textarea")).to_have_value(SEEN)
    demo.check()
    demo.shot("demo-1-onderbroken")

    goes_on(open_form(wpb))
    goes_on(open_form(wpb))
    review = open_form(wpb)
    expect(review).to_contain_text(SEEN)
    expect(review).to_contain_text(re.compile(f"Dit lezen: .*{pupil}"))
    review.get_by_role("button", name="Wijzig: Klas").click()
    classes = open_form(wpb).get_by_role("group", name="Klas").get_by_role("radio")
    classes.last.check()
    chosen = classes.last.get_attribute("value") or ""
    expect(open_form(wpb).locator("textarea")).to_have_value(SEEN)
    goes_on(open_form(wpb))
    expect(open_form(wpb).locator(".facts")).to_contain_text(re.compile("Klas.*" + chosen, re.DOTALL))
    demo.check()
    demo.shot("demo-2-nakijken")
    goes_on(open_form(wpb))
    expect(wpb.log).to_contain_text(f"{pupil} krijgt")
    expect(student.log).not_to_contain_text("Kijkwijzer")
    wpb.presses("Toch nu sturen")

    expect(student.log).to_contain_text(f"Kijkwijzer voor {pupil}, van {mentor}.")
    with demo.page.expect_download() as download:
        student.column.get_by_role("link", name=re.compile(r"Kijkwijzer.*\.docx")).click()
    assert SEEN in words_in(download.value)
    assert download.value.suggested_filename.endswith(".docx")
    demo.check()
    demo.shot("demo-3-document")


def test_a_startgesprek_goes_to_the_mentor_comes_back_and_is_approved(demo: Desk) -> None:
    mentor, pupil = pair(demo, JAAR_2)
    student, wpb = demo.opens(pupil, mentor)
    prepares(student)
    demo.check()
    demo.shot("demo-4-startgesprek")
    goes_on(open_form(student))
    expect(student.log).to_contain_text("eJournal")
    student.presses("Toch nu sturen")

    expect(wpb.log).to_contain_text(f"{pupil} vraagt uw akkoord")
    wpb.presses("Vraag een wijziging")
    open_form(wpb).locator("textarea").fill("Maak het doel kleiner: drie lessen.")
    goes_on(open_form(wpb))
    goes_on(open_form(wpb))
    wpb.presses("Toch nu sturen")

    expect(student.log).to_contain_text("Maak het doel kleiner: drie lessen.")
    demo.shot("demo-5-wijziging")
    student.presses("Aanpassen")
    review = open_form(student)
    review.wait_for()
    while not review.get_by_role("button", name=re.compile("^Wijzig: ")).count():
        goes_on(review)
        review = open_form(student)
    review.get_by_role("button", name=re.compile("^Wijzig: .*doel stel je")).first.click()
    goal = open_form(student).get_by_role("textbox", name=re.compile("Welk doel stel je"))
    goal.fill("Rustig beginnen, drie lessen lang.")
    for _ in range(10):
        if "Klopt" in title(student):
            break
        goes_on(open_form(student))
    expect(open_form(student)).to_contain_text("Rustig beginnen, drie lessen lang.")
    now = student.column.get_by_role("button", name="Toch nu sturen")
    before = now.count()
    goes_on(open_form(student))
    expect(now).to_have_count(before + 1)
    now.last.click()

    expect(wpb.log).to_contain_text("heeft het aangepast en vraagt opnieuw uw akkoord")
    expect(wpb.log).to_contain_text("alleen wat anders is dan wat u eerder zag")
    expect(wpb.column.locator(".facts").last).to_have_text(
        re.compile(
            r"doel stel je.*Was: Ik oefen met rustig beginnen.*Nu: Rustig beginnen, drie lessen lang\.", re.DOTALL
        )
    )
    demo.check()
    demo.shot("demo-6-verschil")
    wpb.presses("Akkoord")
    expect(wpb.log).to_contain_text(re.compile("akkoord", re.IGNORECASE))
    demo.moves_clock("28 januari 2026")
    expect(student.log).to_contain_text(re.compile(f"{mentor}.*akkoord", re.IGNORECASE))
    demo.check()
    demo.shot("demo-7-akkoord")


def test_the_deadline_of_4_february_reaches_who_must_hand_in_and_nobody_else(demo: Desk) -> None:
    mentor, pupil = pair(demo, STARTBEKWAAM)
    student, _ = demo.opens(pupil, mentor)
    before = {person["id"]: person["received"] for person in demo.roster()}
    assert demo.moves_clock("29 januari 2026").endswith("berichten bezorgd")
    expect(student.log).to_contain_text("woensdag 4 februari 2026")
    people = demo.roster()
    reached = {p["name"] for p in people if p["received"] > before[p["id"]]}
    assert reached == {p["name"] for p in people if "student" in p["roles"] and STARTBEKWAAM in p["programme"]}
    assert mentor not in reached
    demo.check()
    demo.shot("demo-8-deadline")

    student.presses("Gedaan")
    expect(student.log).to_contain_text("Genoteerd")
    before = {person["id"]: person["received"] for person in demo.roster()}
    demo.moves_clock("3 februari 2026")
    again = {p["name"] for p in demo.roster() if p["received"] > before[p["id"]]}
    assert pupil not in again
    assert again == reached - {pupil}


def test_a_phone_sized_demo_shows_the_roster_and_an_agenda(chromium: Any, demo: Desk) -> None:
    demo.page.set_viewport_size({"width": 390, "height": 844})
    mentor, _ = pair(demo, STARTBEKWAAM)
    wpb = demo.opens(mentor)
    wpb.says("wat moet ik deze periode doen?")
    expect(wpb.log).to_contain_text("Deze periode")
    demo.check()
    demo.shot("demo-9-telefoon")
