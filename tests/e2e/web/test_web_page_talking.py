"""Talking on the demo page in a real browser: several people, the clock, files, failures, reloads."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Dialog, Route, expect
from web_page import Desk
from web_servers import Nursery

NASTY = '<img src=x onerror="alert(1)"><script>alert(2)</script> & <!channel> \u202eomgekeerd 🙂'


def test_two_people_talk_side_by_side_and_each_sees_her_own(desk: Desk) -> None:
    karim, sanne = desk.opens("Karim Bouali", "Sanne de Wit")
    karim.says("hallo")
    sanne.says("agenda")
    expect(karim.log).to_contain_text("Je zei: hallo")
    expect(sanne.log).to_contain_text("Deze periode")
    expect(karim.log).not_to_contain_text("Deze periode")
    desk.check()
    desk.shot("laptop-naast-elkaar")


def test_a_first_visit_explains_itself_and_offers_a_pair_that_belongs_together(desk: Desk) -> None:
    desk.page.goto(desk.address)
    expect(desk.page.get_by_role("heading", name="Welkom in de oefenomgeving")).to_be_visible()
    desk.check()
    desk.shot("laptop-welkom")
    desk.page.get_by_role("button", name="Begin met Karim Bouali en Sanne de Wit").click()
    expect(desk.page.get_by_role("region", name="Karim Bouali")).to_be_visible()
    expect(desk.page.get_by_role("region", name="Sanne de Wit")).to_be_visible()


def test_the_list_of_people_can_be_searched_by_role_and_without_accents(desk: Desk) -> None:
    desk.page.goto(desk.address)
    people = desk.page.get_by_role("navigation", name="Wie ben je?")
    search = people.get_by_role("searchbox")
    search.fill("elodie")
    expect(people.get_by_role("button")).to_have_count(1)
    search.fill("schoolopleider")
    expect(people.get_by_role("button")).to_have_text([re.compile("Joke Verhoef"), re.compile("Bart Hoekstra")])
    search.fill("begeleider van sanne")
    expect(people.get_by_role("button")).to_have_text([re.compile("Karim Bouali")])
    search.fill("zzz")
    expect(people.get_by_text("Niemand gevonden")).to_be_visible()


def test_the_clock_moves_and_the_right_people_have_something_new(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    clock = desk.page.get_by_role("region", name="De klok van de oefenomgeving")
    clock.get_by_role("textbox", name="Ga naar").fill("29 januari 2026")
    clock.get_by_role("button", name="Ga", exact=True).click()
    expect(clock.get_by_role("status")).to_have_text("2 berichten bezorgd")
    expect(clock).to_contain_text("donderdag 29 januari 2026")
    expect(karim.log).to_contain_text("Nog vier werkdagen")
    people = desk.page.get_by_role("navigation", name="Wie ben je?")
    expect(people.get_by_role("button", name=re.compile("^Sanne de Wit"))).to_contain_text("1 nieuw bericht")
    expect(people.get_by_role("button", name="Joke Verhoef")).not_to_contain_text("nieuw")
    assert desk.page.title() == "(1) Werkplekwijzer"
    desk.shot("laptop-klok")


def test_a_date_that_makes_no_sense_says_what_to_type(desk: Desk) -> None:
    desk.page.goto(desk.address)
    clock = desk.page.get_by_role("region", name="De klok van de oefenomgeving")
    with desk.expected_trouble():
        clock.get_by_role("textbox", name="Ga naar").fill("ooit")
        clock.get_by_role("textbox", name="Ga naar").press("Enter")
        expect(clock.get_by_role("status")).to_contain_text("Schrijf bijvoorbeeld 29 januari 2026")
    expect(clock.get_by_role("textbox", name="Ga naar")).to_have_value("ooit")


def test_markup_in_a_message_is_shown_as_it_was_typed(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says(NASTY)
    expect(karim.log).to_contain_text(f"Je zei: {NASTY}")
    desk.page.reload()
    expect(karim.log).to_contain_text(f"Je zei: {NASTY}")
    assert karim.log.locator("img, script").count() == 0


def test_a_reload_keeps_who_is_open_what_was_said_and_what_is_half_typed(desk: Desk) -> None:
    karim, sanne = desk.opens("Karim Bouali", "Sanne de Wit")
    karim.says("hallo")
    expect(karim.log).to_contain_text("Je zei: hallo")
    sanne.box.fill("Ik wilde nog zeggen")
    desk.page.reload()
    expect(karim.log).to_contain_text("Je zei: hallo")
    expect(sanne.box).to_have_value("Ik wilde nog zeggen")


def test_enter_sends_and_shift_enter_makes_a_new_line(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.box.type("een")
    karim.box.press("Shift+Enter")
    karim.box.type("twee")
    karim.box.press("Enter")
    expect(karim.log).to_contain_text("Je zei: een\ntwee")
    expect(karim.box).to_have_value("")


def test_a_message_that_fails_stays_and_goes_under_the_same_key_when_asked_again(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    desk.script("fail/3")
    with desk.expected_trouble():
        karim.says("hallo")
        expect(karim.column).to_contain_text("Niet verstuurd.")
    desk.shot("laptop-niet-verstuurd")
    assert desk.turns == []
    desk.page.reload()
    expect(karim.column).to_contain_text("Niet verstuurd.")
    karim.presses("Opnieuw proberen")
    expect(karim.log).to_contain_text("Je zei: hallo")
    expect(karim.column).not_to_contain_text("Niet verstuurd.")
    assert len(desk.turns) == 1


def test_a_short_failure_is_repeated_without_asking(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    desk.script("fail/1")
    with desk.expected_trouble():
        karim.says("hallo")
        expect(karim.log).to_contain_text("Je zei: hallo")
    assert len(desk.turns) == 1


def test_an_answer_that_got_lost_on_the_way_back_is_not_a_second_answer(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.request.url)
        route.fetch()
        route.abort("connectionreset")

    desk.page.route("**/say", lose_the_first)
    with desk.expected_trouble():
        karim.says("hallo")
        expect(karim.log).to_contain_text("Je zei: hallo")
        desk.page.wait_for_timeout(1200)
    assert lost
    assert len(desk.turns) == 1
    expect(karim.log.get_by_role("article")).to_have_count(2)


def test_a_failed_message_can_go_back_to_the_box(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    desk.script("fail/3")
    with desk.expected_trouble():
        karim.says("Bijna goed")
        karim.presses("Terug naar het typvak")
    expect(karim.box).to_have_value("Bijna goed")
    expect(karim.column).not_to_contain_text("Niet verstuurd.")


def test_a_button_that_fails_says_so_and_works_the_next_time(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("knoppen")
    expect(karim.log).to_contain_text("Voor wie is het?")
    desk.script("fail/3")
    with desk.expected_trouble():
        karim.presses("Noor Aksoy")
        expect(karim.log).to_contain_text("Druk nog een keer")
    karim.presses("Noor Aksoy")
    expect(karim.log).to_contain_text("Je drukte op voor:5:1.")
    assert len(desk.turns) == 2


def test_the_page_finds_its_way_back_after_the_program_was_restarted(desk: Desk, nursery: Nursery) -> None:
    with nursery.server() as address:
        port = int(address.rsplit(":", 1)[1])
        desk.address = address
        karim = desk.opens("Karim Bouali")
        karim.says("hallo")
        expect(karim.log).to_contain_text("Je zei: hallo")
        karim.box.fill("half getypt")
    with desk.expected_trouble():
        expect(desk.page.get_by_text("De verbinding is even weg")).to_be_visible()
        with nursery.server(port):
            expect(desk.page.get_by_text("De verbinding is even weg")).to_be_hidden()
            expect(karim.box).to_have_value("half getypt")
            karim.box.press("Enter")
            expect(karim.log).to_contain_text("Je zei: half getypt")
            desk.page.goto("about:blank")


def test_a_file_goes_along_from_the_clip(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "kijkwijzer op papier.pdf"
    paper.write_bytes(b"%PDF-1.7 proef")
    karim = desk.opens("Karim Bouali")
    with desk.page.expect_file_chooser() as chooser:
        karim.column.get_by_role("button", name="Bestand toevoegen").click()
    with desk.page.expect_response(lambda response: response.url.endswith("/upload")):
        chooser.value.set_files(paper)
    expect(karim.column.get_by_role("button", name="kijkwijzer op papier.pdf weghalen")).to_be_visible()
    karim.column.get_by_role("button", name="Versturen").click()
    expect(karim.log).to_contain_text("Ik heb kijkwijzer op papier.pdf bewaard.")


def test_a_message_sent_while_its_file_is_still_on_the_way_goes_when_the_file_is_there(
    desk: Desk, tmp_path: Path
) -> None:
    paper = tmp_path / "foto.png"
    paper.write_bytes(b"PNG")
    karim = desk.opens("Karim Bouali")
    let_go = desk.holds_uploads()
    with desk.page.expect_file_chooser() as chooser:
        karim.column.get_by_role("button", name="Bestand toevoegen").click()
    chooser.value.set_files(paper)
    karim.says("Dit was de les")
    expect(karim.column).to_contain_text("Je bericht gaat weg zodra het bestand er is.")
    expect(karim.box).to_have_value("Dit was de les")
    desk.check()
    let_go()
    expect(karim.log).to_contain_text("Ik heb foto.png bewaard.")
    expect(karim.column.get_by_text("Je bericht gaat weg")).to_be_hidden()
    expect(karim.box).to_have_value("")
    assert len(desk.turns) == 1


def test_whoever_leaves_while_a_file_is_on_its_way_is_asked_whether_to_stay(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "foto.png"
    paper.write_bytes(b"PNG")
    karim = desk.opens("Karim Bouali")
    let_go = desk.holds_uploads()
    with desk.page.expect_file_chooser() as chooser:
        karim.column.get_by_role("button", name="Bestand toevoegen").click()
    chooser.value.set_files(paper)
    expect(karim.column).to_contain_text("foto.png wordt verstuurd…")
    asked: list[str] = []

    def stays(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    desk.page.on("dialog", stays)
    with desk.expected_trouble(), desk.page.expect_event("dialog"):
        desk.page.evaluate("location.reload()")
    assert asked == ["beforeunload"]
    let_go()
    expect(karim.column).not_to_contain_text("wordt verstuurd")
    desk.page.reload()
    assert asked == ["beforeunload"]


def test_a_file_that_is_refused_says_why_and_keeps_what_was_typed(desk: Desk, tmp_path: Path) -> None:
    game = tmp_path / "spel.exe"
    game.write_bytes(b"MZ")
    karim = desk.opens("Karim Bouali")
    karim.box.fill("Kijk eens")
    with desk.expected_trouble(), desk.page.expect_file_chooser() as chooser:
        karim.column.get_by_role("button", name="Bestand toevoegen").click()
    with desk.expected_trouble():
        chooser.value.set_files(game)
        expect(karim.column).to_contain_text("Een programma kan ik niet bewaren")
    karim.box.press("Enter")
    expect(karim.column).to_contain_text("Haal eerst weg wat niet meekan.")
    expect(karim.box).to_have_value("Kijk eens")
    karim.column.get_by_role("button", name="spel.exe weghalen").click()
    expect(karim.log).to_contain_text("Je zei: Kijk eens")


def test_a_document_is_downloaded_under_its_own_name(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("document")
    with desk.page.expect_download() as download:
        karim.column.get_by_role("link", name=re.compile("kijkwijzer Sanne")).click()
    assert download.value.suggested_filename == "kijkwijzer Sanne 28 januari.docx"
    karim.says("plaatje")
    expect(karim.log.get_by_role("img", name=re.compile("Een grafiek"))).to_be_visible()
    desk.check()


def test_what_arrives_for_one_does_not_take_the_keyboard_from_another(desk: Desk) -> None:
    karim, sanne = desk.opens("Karim Bouali", "Sanne de Wit")
    karim.box.click()
    karim.box.type("Ik ben ")
    desk.page.evaluate(
        """() => fetch("/api/people/1/say", {
             method: "POST",
             headers: {"X-Wijzer": "1", "Content-Type": "application/json"},
             body: JSON.stringify({key: "van-elders-1", text: "formulier"}),
           })"""
    )
    expect(sanne.form("Alle soorten vragen")).to_be_visible()
    desk.page.keyboard.type("nog bezig")
    expect(karim.box).to_have_value("Ik ben nog bezig")


def test_a_conversation_can_be_closed_and_opened_again(desk: Desk) -> None:
    karim, sanne = desk.opens("Karim Bouali", "Sanne de Wit")
    karim.says("hallo")
    expect(karim.log).to_contain_text("Je zei: hallo")
    karim.column.get_by_role("button", name="Gesprek van Karim Bouali sluiten").click()
    expect(karim.column).to_have_count(0)
    expect(sanne.column).to_be_visible()
    expect(desk.person("Karim Bouali").log).to_contain_text("Je zei: hallo")
