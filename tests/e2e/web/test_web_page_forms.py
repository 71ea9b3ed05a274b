"""Forms on the demo page in a real browser: every kind of field, by mouse, by keyboard alone, and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from web_page import Desk, Talk

ANSWERS_FOLLOW = 1700
"""Milliseconds in which what comes still answers what was just done, and may move the conversation."""


def second_screen(talk: Talk) -> None:
    """Go to the screen with the rubric."""
    talk.says("formulier")
    form = talk.form("Alle soorten vragen")
    form.get_by_role("textbox", name="Wat zag je, en wat was het effect?").fill("Rustig")
    form.get_by_role("button", name="Verder", exact=True).click()
    expect(talk.form("En de rest")).to_be_visible()


def test_every_kind_of_field_arrives_in_the_shape_that_the_core_takes(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "foto.png"
    paper.write_bytes(b"PNG")
    karim = desk.opens("Karim Bouali")
    karim.says("formulier")
    form = karim.form("Alle soorten vragen")
    form.get_by_role("textbox", name="Wat zag je, en wat was het effect?").fill("Rustig")
    form.get_by_role("textbox", name="Korte titel").fill("Les 3")
    form.get_by_role("textbox", name="Hoeveel leerlingen waren er?").fill("24")
    form.get_by_role("group", name="Bekeek je deze klas eerder?").get_by_label("nee").check()
    form.get_by_role("textbox", name="Klas: iets anders").fill("havo")
    form.get_by_role("group", name="Klas").get_by_label("2b").check()
    expect(form.get_by_role("textbox", name="Klas: iets anders")).to_have_value("")
    form.get_by_role("group", name="Waar ging het vooral over?").get_by_label("Uitleg").check()
    form.get_by_role("group", name="Waar ging het vooral over?").get_by_label("Samenwerken").check()
    form.get_by_role("radio", name="7, heel zeker").check()
    expect(form.get_by_role("textbox", name="Welke les?")).to_have_value("woensdag 28 januari 2026")
    form.get_by_role("textbox", name="Welke les?").fill("afgelopen woensdag")
    desk.check()
    form.get_by_role("button", name="Verder", exact=True).click()

    rest = karim.form("En de rest")
    rest.get_by_role("radio", name="Geeft leerlingen om de beurt het woord vaak").check()
    rest.get_by_role("button", name="Plezier omhoog").click()
    expect(rest.get_by_role("textbox", name="Wanneer bespreken jullie het?")).to_have_value(
        "ma 2 feb 2026 om 14.30 uur"
    )
    rest.get_by_role("combobox", name="Wie mag meelezen?").select_option(label="Collega 3")
    rest.get_by_label("Heb je het al op papier?").set_input_files(paper)
    expect(rest.get_by_text("foto.png", exact=True)).to_be_visible()
    desk.check()
    rest.get_by_role("button", name="Verder", exact=True).click()
    expect(karim.log).to_contain_text("Hier is hij als Word-bestand")

    first, second = (turn["values"] for turn in desk.turns if turn["kind"] == "pressed")
    assert first == {
        "gezien": "Rustig",
        "titel": "Les 3",
        "aantal": 24,
        "eerder": "nee",
        "klas": "2b",
        "accenten": ["uitleg", "samenwerken"],
        "gevoel": 7,
        "datum": "afgelopen woensdag",
    }
    assert second == {
        "rubriek": {"start": "soms", "beurten": "vaak", "afsluiting": None},
        "volgorde": ["rust", "plezier", "uitleg"],
        "moment": "2026-02-02T14:30",
        "lezer": "3",
        "bijlage": [{"id": second["bijlage"][0]["id"], "name": "foto.png", "mime": "image/png", "size": 3}],
    }


def test_a_form_waits_for_the_file_that_is_on_its_way(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "foto.png"
    paper.write_bytes(b"PNG")
    karim = desk.opens("Karim Bouali")
    second_screen(karim)
    rest = karim.form("En de rest")
    let_go = desk.holds_uploads()
    rest.get_by_label("Heb je het al op papier?").set_input_files(paper)
    rest.get_by_role("button", name="Verder", exact=True).click()
    expect(rest).to_contain_text("Even wachten tot het bestand er is…")
    assert len([turn for turn in desk.turns if turn["kind"] == "pressed"]) == 1
    let_go()
    expect(karim.log).to_contain_text("Hier is hij als Word-bestand")
    values = [turn["values"] for turn in desk.turns if turn["kind"] == "pressed"][-1]
    assert [file["name"] for file in values["bijlage"]] == ["foto.png"]


def test_a_form_whose_file_does_not_come_along_says_so_before_it_goes(desk: Desk, tmp_path: Path) -> None:
    game = tmp_path / "spel.exe"
    game.write_bytes(b"MZ")
    karim = desk.opens("Karim Bouali")
    second_screen(karim)
    rest = karim.form("En de rest")
    with desk.expected_trouble():
        rest.get_by_label("Heb je het al op papier?").set_input_files(game)
        rest.get_by_role("button", name="Verder", exact=True).click()
        expect(rest).to_contain_text("Een bestand kwam niet mee")
    expect(rest).to_contain_text("Een programma kan ik niet bewaren")
    rest.get_by_role("button", name="Verder", exact=True).click()
    expect(karim.log).to_contain_text("Hier is hij als Word-bestand")


def test_an_untouched_date_goes_back_as_it_came(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    form = karim.form("Kijkwijzer voor Sanne")
    form.get_by_role("textbox", name="Wat zag je").fill("Rustig")
    form.get_by_role("button", name="Verder", exact=True).click()
    expect(karim.form("Klopt het zo?")).to_be_visible()
    assert desk.turns[-1]["values"]["datum"] == "2026-01-28"


def test_words_of_ones_own_take_the_place_of_an_option(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    form = karim.form("Kijkwijzer voor Sanne")
    own = form.get_by_role("textbox", name="Klas: iets anders")
    own.fill("de brugklas")
    expect(form.get_by_role("group", name="Klas").get_by_label("3c")).not_to_be_checked()
    form.get_by_role("textbox", name="Wat zag je").fill("Rustig")
    desk.page.reload()
    expect(own).to_have_value("de brugklas")
    form.get_by_role("button", name="Verder", exact=True).click()
    expect(karim.form("Klopt het zo?")).to_be_visible()
    assert desk.turns[-1]["values"]["klas"] == "de brugklas"


def test_a_problem_is_told_above_the_form_and_at_the_field_and_the_rest_stays(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("formulier")
    form = karim.form("Alle soorten vragen")
    form.get_by_role("textbox", name="Korte titel").fill("Les 3")
    form.get_by_role("button", name="Verder", exact=True).click()
    field = form.get_by_role("textbox", name="Wat zag je, en wat was het effect?")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("Schrijf in een paar zinnen wat je zag"))
    expect(form).to_have_accessible_description(re.compile("Er is nog één ding nodig"))
    expect(form.get_by_role("textbox", name="Korte titel")).to_have_value("Les 3")
    assert desk.page.evaluate("document.activeElement.className") == "summary"
    desk.check()
    desk.shot("laptop-iets-mist")
    form.get_by_role("link", name=re.compile("Wat zag je")).click()
    expect(field).to_be_focused()


def test_an_answered_form_turns_into_its_answers_where_it_stood(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    form = karim.form("Kijkwijzer voor Sanne")
    form.get_by_role("textbox", name="Wat zag je").fill("Rustig en helder")
    form.get_by_role("button", name="Verder", exact=True).click()
    expect(karim.form("Klopt het zo?")).to_contain_text("Dit lezen: Sanne de Wit en jijzelf")
    expect(form).to_have_count(0)
    expect(karim.log).to_contain_text("Ingevuld")
    expect(karim.log).to_contain_text("Rustig en helder")
    desk.check()
    desk.shot("laptop-nakijken")


def test_a_form_that_was_stopped_does_not_call_itself_filled_in(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    karim.form("Kijkwijzer voor Sanne").get_by_role("button", name="Stoppen").click()
    expect(karim.log).to_contain_text("Gestopt. Wat je invulde, is bewaard.")
    expect(karim.log).not_to_contain_text("Ingevuld")


def test_each_answer_of_a_review_has_its_own_button_to_change_it(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    form = karim.form("Kijkwijzer voor Sanne")
    form.get_by_role("textbox", name="Wat zag je").fill("Rustig")
    form.get_by_role("button", name="Verder", exact=True).click()
    review = karim.form("Klopt het zo?")
    expect(review.get_by_text("Wat wil je wijzigen?")).to_have_count(0)
    review.get_by_role("button", name="Wijzig: Gezien").click()
    expect(karim.form("Kijkwijzer voor Sanne")).to_be_visible()
    assert desk.turns[-1]["control"] == "wijzigen"
    assert desk.turns[-1]["values"]["wijzig"] == "les.gezien"


def test_a_half_filled_form_survives_a_reload(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    second_screen(karim)
    rest = karim.form("En de rest")
    rest.get_by_role("radio", name="Sluit af en kijkt terug op het doel nog niet").check()
    rest.get_by_role("button", name="Rust omlaag").click()
    rest.get_by_role("textbox", name="Wanneer bespreken jullie het?").fill("morgen om half drie")
    desk.page.reload()
    expect(rest.get_by_role("radio", name="Sluit af en kijkt terug op het doel nog niet")).to_be_checked()
    expect(rest.get_by_role("radio", name="Begint de les met een duidelijk doel soms")).to_be_checked()
    expect(rest.get_by_role("listitem").first).to_contain_text("Uitleg")
    expect(rest.get_by_role("textbox", name="Wanneer bespreken jullie het?")).to_have_value("morgen om half drie")


def test_a_form_that_comes_again_takes_along_what_was_half_filled(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    karim.form("Kijkwijzer voor Sanne").get_by_role("textbox", name="Wat zag je").fill("Half verhaal")
    karim.says("kijkwijzer")
    expect(karim.log).to_contain_text("Dit scherm staat verderop weer open.")
    desk.check()
    expect(karim.form("Kijkwijzer voor Sanne")).to_have_count(1)
    expect(karim.form("Kijkwijzer voor Sanne").get_by_role("textbox", name="Wat zag je")).to_have_value("Half verhaal")


def test_an_answer_is_read_before_the_form_that_follows_it(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    expect(karim.form("Kijkwijzer voor Sanne")).to_be_visible()
    karim.box.click()
    karim.says("tussendoor")
    expect(karim.log.get_by_role("heading", name="Deze periode")).to_be_in_viewport()
    expect(karim.box).to_be_focused()
    karim.presses("Nieuw bericht")
    expect(karim.form("Kijkwijzer voor Sanne").get_by_role("button", name="Verder", exact=True)).to_be_in_viewport()


def test_a_form_that_fails_keeps_its_answers_and_goes_again_under_the_same_key(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    form = karim.form("Kijkwijzer voor Sanne")
    form.get_by_role("textbox", name="Wat zag je").fill("Rustig")
    desk.script("fail/3")
    with desk.expected_trouble():
        form.get_by_role("button", name="Verder", exact=True).click()
        expect(form).to_contain_text("Niet verstuurd.")
    desk.page.reload()
    expect(form.get_by_role("textbox", name="Wat zag je")).to_have_value("Rustig")
    form.get_by_role("button", name="Opnieuw proberen").click()
    expect(karim.form("Klopt het zo?")).to_be_visible()
    assert len([turn for turn in desk.turns if turn["kind"] == "pressed"]) == 1


def test_pressing_twice_in_a_hurry_is_one_event(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    form = karim.form("Kijkwijzer voor Sanne")
    form.get_by_role("textbox", name="Wat zag je").fill("Rustig")
    form.get_by_role("button", name="Verder", exact=True).dblclick()
    expect(karim.form("Klopt het zo?")).to_be_visible()
    assert len([turn for turn in desk.turns if turn["kind"] == "pressed"]) == 1


def test_a_question_in_the_middle_leaves_the_form_as_it_is(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    form = karim.form("Kijkwijzer voor Sanne")
    form.get_by_role("textbox", name="Wat zag je").fill("Half verhaal")
    form.get_by_role("button", name="Waarom vraag je dit?").click()
    expect(karim.log).to_contain_text("Zo weet je student welke les je bedoelt.")
    expect(form.get_by_role("textbox", name="Wat zag je")).to_have_value("Half verhaal")


def test_a_wide_column_shows_the_rubric_as_a_table_and_a_narrow_one_as_blocks(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    second_screen(karim)
    table = karim.form("En de rest").get_by_role("table", name="Wat zag je in de les?")
    expect(table.get_by_role("columnheader", name="soms")).to_be_visible()
    wide = table.bounding_box()
    desk.shot("laptop-rubriek")
    desk.person("Sanne de Wit")
    narrow = table.bounding_box()
    assert wide
    assert narrow
    assert narrow["height"] > wide["height"]
    expect(table.get_by_role("radio", name="Geeft leerlingen om de beurt het woord vaak")).to_be_visible()
    desk.check()


def test_a_level_that_was_tapped_by_mistake_can_be_taken_back(phone: Desk) -> None:
    karim = phone.opens("Karim Bouali")
    second_screen(karim)
    rest = karim.form("En de rest")
    wipe = rest.get_by_role("button", name="Wissen: Sluit af en kijkt terug op het doel")
    expect(wipe).to_be_hidden()
    tapped = rest.get_by_role("radio", name="Sluit af en kijkt terug op het doel nog niet")
    tapped.check()
    phone.check()
    phone.shot("telefoon-rubriek-wissen")
    wipe.press("Enter")
    expect(tapped).not_to_be_checked()
    expect(tapped).to_be_focused()
    expect(wipe).to_be_hidden()
    rest.get_by_role("button", name="Wissen: Begint de les met een duidelijk doel").tap()
    rest.get_by_role("button", name="Verder", exact=True).click()
    expect(karim.log).to_contain_text("Hier is hij als Word-bestand")
    pressed = [turn["values"] for turn in phone.turns if turn["kind"] == "pressed"]
    assert pressed[-1]["rubriek"] == {"start": None, "beurten": None, "afsluiting": None}


# --- by keyboard alone ---


def tab_to(page: Page, name: str, limit: int = 60) -> None:
    """Press Tab until the control with this name has the keyboard."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        held = page.evaluate(
            """() => { const e = document.activeElement;
                       const by = e.getAttribute("aria-labelledby");
                       const words = by?.split(" ").map((id) => document.getElementById(id).textContent).join(" ");
                       return words ?? e.getAttribute("aria-label") ?? (e.labels?.[0] ?? e).textContent; }"""
        )
        if held.strip().startswith(name):
            return
    raise AssertionError(f"Tab never came to {name}")


def test_a_whole_conversation_by_keyboard_alone(desk: Desk) -> None:
    page, keys = desk.page, desk.page.keyboard
    page.goto(desk.address)
    page.get_by_role("button", name="Karim Bouali").first.wait_for()
    keys.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de gesprekken"
    tab_to(page, "KBKarim Bouali")
    keys.press("Enter")
    karim = Talk(page, "Karim Bouali")
    expect(karim.box).to_be_focused()

    keys.type("formulier")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Alle soorten vragen")).to_be_focused()
    tab_to(page, "Wat zag je, en wat was het effect?")
    keys.type("Rustig")
    tab_to(page, "ja")
    keys.press("ArrowRight")
    tab_to(page, "3c")
    keys.press("ArrowLeft")
    tab_to(page, "Uitleg")
    keys.press("Space")
    tab_to(page, "1, niet zeker")
    keys.press("ArrowRight")
    tab_to(page, "Verder")
    desk.shot("toetsenbord-plaats")
    keys.press("Enter")

    expect(page.get_by_role("heading", name="En de rest")).to_be_focused()
    tab_to(page, "Begint de les met een duidelijk doel soms")
    keys.press("ArrowRight")
    tab_to(page, "Uitleg omhoog")
    keys.press("Enter")
    expect(karim.column.get_by_text("Uitleg staat nu op plaats 1 van 3")).to_be_attached()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Uitleg omlaag"
    tab_to(page, "Verder")
    keys.press("Space")
    expect(karim.log).to_contain_text("Hier is hij als Word-bestand")

    first, second = (turn["values"] for turn in desk.turns if turn["kind"] == "pressed")
    assert (first["eerder"], first["klas"], first["accenten"], first["gevoel"]) == ("nee", "2b", ["uitleg"], 2)
    assert second["rubriek"] == {"start": "vaak", "beurten": None, "afsluiting": None}
    assert second["volgorde"] == ["uitleg", "rust", "plezier"]


def test_control_and_enter_send_a_form_from_inside_a_text(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    form = karim.form("Kijkwijzer voor Sanne")
    form.get_by_role("textbox", name="Wat zag je").fill("Rustig")
    form.get_by_role("textbox", name="Wat zag je").press("Control+Enter")
    expect(karim.form("Klopt het zo?")).to_be_visible()


def test_the_keyboard_never_falls_off_the_page_when_its_button_is_gone(desk: Desk) -> None:
    karim = desk.opens("Karim Bouali")
    karim.says("kijkwijzer")
    karim.form("Kijkwijzer voor Sanne").get_by_role("button", name="Stoppen").press("Enter")
    expect(karim.log).to_contain_text("Wat je invulde, is bewaard.")
    desk.page.wait_for_timeout(500)
    desk.page.wait_for_function("document.activeElement !== document.body")


# --- on a phone ---


def test_a_phone_shows_one_conversation_at_a_time_with_tabs(phone: Desk) -> None:
    phone.page.goto(phone.address)
    expect(phone.page.get_by_role("heading", name="Welkom in de oefenomgeving")).to_be_visible()
    phone.check()
    phone.shot("telefoon-welkom")
    phone.page.get_by_role("button", name="Wie ben je?").click()
    phone.check()
    phone.shot("telefoon-mensen")
    phone.page.get_by_role("button", name="Lijst sluiten").click()
    karim, sanne = phone.opens("Karim Bouali", "Sanne de Wit")
    expect(sanne.column).to_be_in_viewport(ratio=0.9)
    expect(karim.column).not_to_be_in_viewport()
    phone.page.locator("[data-tab]", has_text="Karim").click()
    expect(karim.column).to_be_in_viewport(ratio=0.9)
    karim.says("agenda")
    expect(karim.log).to_contain_text("Deze periode")
    phone.check()
    phone.shot("telefoon-gesprek")


def test_a_phone_fills_a_form_and_moves_the_clock(phone: Desk) -> None:
    karim = phone.opens("Karim Bouali")
    karim.says("formulier")
    form = karim.form("Alle soorten vragen")
    phone.shot("telefoon-formulier")
    phone.check()
    form.get_by_role("textbox", name="Wat zag je, en wat was het effect?").fill("Rustig")
    form.get_by_role("button", name="Verder", exact=True).click()
    expect(karim.form("En de rest")).to_be_visible()
    phone.check()
    phone.shot("telefoon-rubriek")
    clock = phone.page.get_by_role("region", name="De klok van de oefenomgeving")
    clock.get_by_role("button", name="28 jan").click()
    clock.get_by_role("button", name="Morgen 15.30").click()
    expect(clock.get_by_role("status")).to_have_text("2 berichten bezorgd")
    phone.check()
    phone.shot("telefoon-klok")


def test_news_is_told_beside_a_form_and_moves_nothing(phone: Desk) -> None:
    karim = phone.opens("Karim Bouali")
    karim.says("formulier")
    number = karim.form("Alle soorten vragen").get_by_role("textbox", name="Hoeveel leerlingen waren er?")
    number.fill("24")
    phone.page.wait_for_timeout(ANSWERS_FOLLOW)
    before = number.bounding_box()
    clock = phone.page.get_by_role("region", name="De klok van de oefenomgeving")
    clock.get_by_role("button", name="28 jan").click()
    clock.get_by_role("button", name="Morgen 15.30").click()
    news = karim.column.get_by_role("button", name="Nieuw bericht")
    expect(news).to_be_visible()
    clock.get_by_role("button", name="29 jan").click()
    phone.shot("telefoon-nieuw-bericht")
    told, talk = news.bounding_box(), karim.column.get_by_role("group", name="Gesprek van Karim Bouali").bounding_box()
    assert told
    assert talk
    assert told["y"] + told["height"] <= talk["y"]
    assert number.bounding_box() == before
    phone.check()
    news.tap()
    expect(karim.log.get_by_role("article").last).to_be_in_viewport()
    expect(news).to_be_hidden()


def test_dark_colours_are_used_where_asked_for(desk: Desk) -> None:
    desk.page.emulate_media(color_scheme="dark")
    karim, sanne = desk.opens("Karim Bouali", "Sanne de Wit")
    karim.says("kijkwijzer")
    sanne.says("agenda")
    expect(karim.form("Kijkwijzer voor Sanne")).to_be_visible()
    assert desk.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 20, 18)"
    desk.shot("donker")
