"""Messages in the words of one reader."""

from __future__ import annotations

import pytest

from bot.ports import ShownFile
from bot.render import Manner, MissingText, Renderer, contract
from dialogs.event import FileRef
from dialogs.message import MESSAGE, Button, Card, Choice, Document, Fact, Form, Input, Item, Picture, Say, as_json
from dialogs.text import Line, Variants, line, words

TEXTS = {
    "greeting": Variants(u="Dag {naam}, hoe gaat het met u?", je="Hoi {naam}, hoe gaat het met je?"),
    "both": Variants(nl="Goedemorgen", en="Good morning"),
    "plain": "Tot {wanneer:moment}.",
    "form.readers": "Dit lezen straks: {namen:lijst}.",
    "notice.message": "Er is een bericht.",
    "notice.document": "Er is een document.",
    "button": "Verder",
}
U, JE, ENGLISH = Manner(address="u"), Manner(), Manner(language="en")


@pytest.fixture
def renderer() -> Renderer:
    return Renderer(TEXTS)


def meta(file_id: int) -> FileRef:
    return FileRef(id=file_id, name="intern.docx", mime="application/msword", size=12)


# --- words ---


def test_the_form_of_address_is_the_readers(renderer: Renderer) -> None:
    assert renderer.words(line("greeting", naam="Wim"), U) == "Dag Wim, hoe gaat het met u?"
    assert renderer.words(line("greeting", naam="Noor"), JE) == "Hoi Noor, hoe gaat het met je?"


def test_the_language_is_the_readers_and_dutch_where_there_is_no_other(renderer: Renderer) -> None:
    assert renderer.words(line("both"), ENGLISH) == "Good morning"
    assert renderer.words(line("both"), JE) == "Goedemorgen"
    assert renderer.words(line("greeting", naam="Noor"), ENGLISH) == "Hoi Noor, hoe gaat het met je?"


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("{dag:datum}", "2026-02-04", "woensdag 4 februari 2026"),
        ("{dag:kort}", "2026-02-04", "wo 4 feb"),
        ("{om:tijd}", "2026-02-04T15:30", "15.30 uur"),
        ("{om:tijd}", "2026-02-04T08:05:00+00:00", "9.05 uur"),
        ("{om:moment}", "2026-07-01T22:30:00+00:00", "donderdag 2 juli 2026 om 0.30 uur"),
        ("{namen:lijst}", [], ""),
        ("{namen:lijst}", ["Noor"], "Noor"),
        ("{namen:lijst}", ["Noor", "Wim"], "Noor en Wim"),
        ("{namen:lijst}", ["Noor", "Wim", "Sem"], "Noor, Wim en Sem"),
        ("{dagen:kort}", ["2026-02-04", "2026-02-05"], "wo 4 feb en do 5 feb"),
        ("{n}", 12500, "12.500"),
        ("{n}", 1.5, "1,5"),
        ("{n}", None, ""),
        ("{dag:datum}", "geen dag", "geen dag"),
    ],
)
def test_a_value_sounds_as_its_placeholder_asks(renderer: Renderer, text: str, value: object, said: str) -> None:
    name = text.strip("{}").partition(":")[0]
    assert renderer.words(words(text, **{name: value}), JE) == said


def test_a_line_within_a_line_has_the_same_reader(renderer: Renderer) -> None:
    inner = line("greeting", naam="Wim")
    assert renderer.words(words("{groet} Welkom.", groet=inner), U) == "Dag Wim, hoe gaat het met u? Welkom."
    assert renderer.words(words("{groet:lijst}", groet=[line("both"), line("both")]), ENGLISH) == (
        "Good morning en Good morning"
    )


def test_what_someone_typed_is_never_read_as_a_placeholder(renderer: Renderer) -> None:
    assert renderer.words(words("Je schreef: {tekst}", tekst="{naam} en {tekst}", naam="Wim"), JE) == (
        "Je schreef: {naam} en {tekst}"
    )


def test_an_unknown_key_is_a_fault_and_not_a_message(renderer: Renderer) -> None:
    with pytest.raises(MissingText, match="nergens"):
        renderer.words(line("nergens"), JE)
    with pytest.raises(MissingText):
        renderer.show(Say(text=words("{x}", x=line("nergens"))), JE, meta)


def test_a_line_survives_the_outbox(renderer: Renderer) -> None:
    said = Say(
        text=words("{groet}", groet=line("greeting", naam="Wim")), buttons=(Button(id="a", label=line("button")),)
    )
    assert MESSAGE.validate_json(as_json(said)) == said


# --- messages ---


def test_a_sentence_with_buttons(renderer: Renderer) -> None:
    shown = renderer.show(Say(text=line("both"), buttons=(Button(id="verder", label=line("button")),)), JE, meta)
    assert (shown.kind, shown.text, shown.notice) == ("text", "Goedemorgen", "Er is een bericht.")
    assert [(b.id, b.label) for b in shown.buttons] == [("verder", "Verder")]


def test_a_form_says_in_plain_text_everything_that_its_layout_shows(renderer: Renderer) -> None:
    form = Form(
        id="k1",
        token="k1.3",
        step="klaar",
        progress=(2, 3),
        title=words("Klopt het zo?"),
        text=words("Kijk nog eens."),
        facts=(Fact(label=words("Klas"), value=words("2b")),),
        readers=("Noor", "Wim"),
        fields=(
            Input(id="datum", kind="date", label=words("Welke les?"), value="blub", problem=words("Dat lees ik niet.")),
            Input(
                id="keuze",
                kind="choice",
                label=words("Keuze"),
                required=False,
                hint=words("Kies er één."),
                options=(Choice(id="a", label=words("Appel")),),
                value="a",
            ),
        ),
        verbs=(Button(id="bevestigen", label=words("Verstuur"), style="primary"),),
    )
    shown = renderer.show(form, U, meta)
    assert shown.text.splitlines() == [
        "Klopt het zo?",
        "Kijk nog eens.",
        "Klas: 2b",
        "Dit lezen straks: Noor en Wim.",
        "Welke les?",
        "Keuze",
        "Dat lees ik niet.",
    ]
    assert shown.form is not None
    assert (shown.form.token, shown.form.progress, shown.form.readers) == ("k1.3", (2, 3), ("Noor", "Wim"))
    assert contract(shown, "wim@school.example")["form"] == {
        "id": "k1",
        "token": "k1.3",
        "step": "klaar",
        "progress": [2, 3],
        "fields": [
            {
                "id": "datum",
                "kind": "date",
                "label": "Welke les?",
                "required": True,
                "value": "blub",
                "problem": "Dat lees ik niet.",
            },
            {
                "id": "keuze",
                "kind": "choice",
                "label": "Keuze",
                "required": False,
                "options": [{"id": "a", "label": "Appel"}],
                "value": "a",
                "hint": "Kies er één.",
            },
        ],
        "verbs": ["bevestigen"],
    }


def test_a_card_in_text_has_its_facts_and_items_and_every_button_in_the_contract(renderer: Renderer) -> None:
    card = Card(
        title=words("Deze periode"),
        text=words("Er is één ding."),
        notice=words("Er staat iets klaar."),
        facts=(Fact(label=words("Student"), value=words("Noor")),),
        items=(
            Item(
                text=words("Kijkwijzer"),
                detail=words("Uiterlijk {dag:kort}.", dag="2026-02-04"),
                buttons=(Button(id="start:kijkwijzer", label=words("Beginnen")),),
            ),
        ),
        buttons=(Button(id="agenda", label=words("Agenda")),),
    )
    shown = renderer.show(card, JE, meta)
    assert shown.text.splitlines() == [
        "Deze periode",
        "Er is één ding.",
        "Student: Noor",
        "- Kijkwijzer",
        "  Uiterlijk wo 4 feb.",
    ]
    assert shown.notice == "Er staat iets klaar."
    assert [b["id"] for b in contract(shown, "x@y.example")["buttons"]] == ["agenda", "start:kijkwijzer"]


def test_a_question_and_its_answer_on_one_line_have_no_colon_between_them(renderer: Renderer) -> None:
    facts = (Fact(label=words("Welke les?"), value=words("maandag")), Fact(label=words("Klas"), value=words("2b")))
    shown = renderer.show(Card(title=words("Kijkwijzer"), facts=facts), U, meta)
    assert shown.text.splitlines() == ["Kijkwijzer", "Welke les? maandag", "Klas: 2b"]


def test_a_document_has_the_name_it_was_given_and_the_size_it_has(renderer: Renderer) -> None:
    shown = renderer.show(Document(file=7, name="Kijkwijzer Noor.docx", text=words("Alsjeblieft.")), JE, meta)
    assert shown.file == ShownFile(id=7, name="Kijkwijzer Noor.docx", mime="application/msword", size=12)
    assert (shown.text, shown.notice) == ("Alsjeblieft.", "Er is een document.")
    assert contract(shown, "x@y.example", "/tmp/x.docx") == {
        "to": "x@y.example",
        "kind": "document",
        "text": "Alsjeblieft.",
        "file": {"name": "Kijkwijzer Noor.docx", "path": "/tmp/x.docx"},
    }


def test_a_picture_has_words_for_who_cannot_see_it(renderer: Renderer) -> None:
    shown = renderer.show(Picture(file=7, name="radar.png", alt=words("Een radar met zes punten.")), JE, meta)
    assert (shown.kind, shown.text, shown.alt) == ("picture", "Een radar met zes punten.", "Een radar met zes punten.")


def test_a_line_has_one_source() -> None:
    with pytest.raises(ValueError, match="either"):
        Line()
    with pytest.raises(ValueError, match="either"):
        Line(key="a", text="b")
