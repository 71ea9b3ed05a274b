"""What the page gets of each kind of message, and what it keeps of a conversation."""

from __future__ import annotations

from web_browser import Browser

from bot.channels.web.serialise import shown_json
from bot.ports import Shown, ShownButton, ShownField, ShownForm


async def test_a_text_with_buttons_comes_as_words_and_buttons(browser: Browser) -> None:
    await browser.say(1, "knoppen")
    assert await browser.shown(1) == {
        "kind": "text",
        "text": "Voor wie is het?",
        "buttons": [
            {"id": "voor:1:1", "label": "Sanne de Wit", "style": "plain"},
            {"id": "voor:5:1", "label": "Noor Aksoy", "style": "plain"},
        ],
    }


async def test_a_card_comes_with_its_items_and_their_buttons(browser: Browser) -> None:
    await browser.say(1, "agenda")
    card = await browser.shown(1)
    assert card["title"] == "Deze periode"
    assert [item["text"] for item in card["items"]] == ["Startgesprek", "Eerste kijkwijzer", "Kennismaking"]
    assert card["items"][0]["buttons"] == [{"id": "start:startgesprek", "label": "Beginnen", "style": "primary"}]
    assert "buttons" not in card["items"][2]


async def test_a_form_comes_with_every_kind_of_field_filled(browser: Browser) -> None:
    await browser.say(1, "formulier")
    first = (await browser.shown(1))["form"]
    await browser.press(1, "verder", token=first["token"], values={"gezien": "Goed"})
    second = (await browser.shown(1))["form"]
    fields = {field["id"]: field for field in [*first["fields"], *second["fields"]]}
    assert {field["kind"] for field in fields.values()} == {
        "text", "number", "yes_no", "choice", "choices", "scale",
        "date", "moment", "rubric", "ranking", "person", "file",
    }  # fmt: skip
    assert first["progress"] == [1, 2]
    assert fields["klas"]["value"] == "3c"
    assert fields["rubriek"]["value"] == {"start": "soms"}
    assert [column["label"] for column in fields["rubriek"]["columns"]] == ["nog niet", "soms", "vaak"]
    assert fields["titel"]["required"] is False
    assert [verb["id"] for verb in second["verbs"]] == ["verder", "terug", "waarom", "bewaren", "stop"]


def test_an_empty_answer_and_a_no_are_not_left_out() -> None:
    field = ShownField(id="a", kind="number", label="A", value=0, required=False)
    form = ShownForm(
        id="k", token="t", step="s", progress=(1, 1), fields=(field,), verbs=(ShownButton(id="verder", label="Verder"),)
    )
    said = shown_json(Shown(kind="form", text="", form=form), lambda _: "")
    assert said["form"]["fields"] == [{"id": "a", "kind": "number", "label": "A", "required": False, "value": 0}]
    assert said["text"] == ""


async def test_a_document_and_a_picture_come_with_an_address_that_works(browser: Browser) -> None:
    await browser.say(1, "document")
    document = await browser.shown(1)
    fetched = await browser.client.get(document["file"]["link"])
    assert fetched.status == 200
    assert len(await fetched.read()) == document["file"]["size"]
    await browser.say(1, "plaatje", key="sleutel-0003")
    drawn = await browser.shown(1)
    assert drawn["alt"].startswith("Een grafiek")
    assert (await browser.client.get(drawn["file"]["link"])).headers["Content-Type"] == "image/png"


async def test_a_reload_shows_what_both_said_in_order(browser: Browser) -> None:
    await browser.say(1, "hallo")
    await browser.say(1, "knoppen", key="sleutel-0003")
    entries = await browser.transcript(1)
    assert [e["text"] if e["by"] == "me" else e["shown"]["text"] for e in entries] == [
        "hallo", "Je zei: hallo", "knoppen", "Voor wie is het?",
    ]  # fmt: skip
    assert await browser.transcript(2) == []


async def test_an_answered_form_becomes_its_answers_in_the_same_place(browser: Browser) -> None:
    await browser.say(2, "kijkwijzer")
    form = next(e for e in await browser.transcript(2) if e["by"] == "bot")
    await browser.press(
        2, "verder", token=form["shown"]["form"]["token"], values={"gezien": "Rustig"}, entry=form["id"]
    )
    entries = {e["id"]: e for e in await browser.transcript(2)}
    assert entries[form["id"]]["answered"] is True
    assert {"label": "Gezien", "value": "Rustig"} in entries[form["id"]]["shown"]["facts"]
    assert len([e for e in entries.values() if e["by"] == "bot"]) == 2


async def test_a_form_with_a_problem_stays_a_form_in_the_same_place(browser: Browser) -> None:
    await browser.say(2, "formulier")
    form = next(e for e in await browser.transcript(2) if e["by"] == "bot")
    await browser.press(2, "verder", token=form["shown"]["form"]["token"], values={"titel": "Les 3"}, entry=form["id"])
    (again,) = [e for e in await browser.transcript(2) if e["by"] == "bot"]
    fields = {field["id"]: field for field in again["shown"]["form"]["fields"]}
    assert again["id"] == form["id"]
    assert "answered" not in again
    assert fields["gezien"]["problem"] == "Schrijf in een paar zinnen wat je zag."
    assert fields["titel"]["value"] == "Les 3"


async def test_a_pressed_button_is_echoed_by_its_label_and_a_forms_main_button_is_not(browser: Browser) -> None:
    await browser.say(1, "knoppen")
    question = (await browser.transcript(1))[-1]
    await browser.press(1, "voor:5:1", entry=question["id"])
    assert "Noor Aksoy" in [e.get("text") for e in await browser.transcript(1)]
    await browser.say(1, "kijkwijzer", key="sleutel-0003")
    form = (await browser.transcript(1))[-1]
    token = form["shown"]["form"]["token"]
    await browser.press(1, "waarom", token=token, entry=form["id"], key="sleutel-0004")
    await browser.press(1, "verder", token=token, entry=form["id"], key="sleutel-0005", values={"gezien": "x"})
    mine = [e["text"] for e in await browser.transcript(1) if e["by"] == "me"]
    assert mine == ["knoppen", "Noor Aksoy", "kijkwijzer", "Waarom vraag je dit?"]


async def test_markup_in_an_answer_stays_text_all_the_way(browser: Browser) -> None:
    nasty = '<img src=x onerror="alert(1)"><!channel> & "quotes" \u202e\u0000 🙂'
    await browser.say(1, nasty)
    entries = await browser.transcript(1)
    assert entries[0]["text"] == nasty
    assert entries[1]["shown"]["text"] == f"Je zei: {nasty}"
