"""Screens that are too long for one page, and answers that are too long for anything."""

from __future__ import annotations

from dialog_samples import LEVELS, ask, choices, dialog, field, options, rows, text
from talk import Talk

ROWS = options(*(f"Indicator {n}" for n in range(1, 107)))
BIG = dialog(ask("kader", field("gezien", "rubric", rows=ROWS, columns=LEVELS)))


def page_of(talk: Talk, column: str) -> dict[str, str]:
    return {row.id: column for row in talk.field("gezien").rows}


def test_a_rubric_of_106_rows_takes_eleven_pages_of_at_most_ten() -> None:
    talk = Talk(BIG)
    sizes = []
    while talk.screen == "kader":
        sizes.append(len(talk.field("gezien").rows))
        talk.fills(gezien=page_of(talk, "soms")).presses("verder")
    assert sizes == [10] * 10 + [6]
    assert talk.answers == {"kader.gezien": {row["id"]: "soms" for row in ROWS}}
    assert talk.summary == {"Gezien": "106 × soms"}


def test_one_page_of_a_long_rubric_can_be_changed() -> None:
    talk = Talk(BIG)
    while talk.screen == "kader":
        talk.fills(gezien=page_of(talk, "soms")).presses("verder")
    assert len(talk.field("veld").options) == 11
    talk.fills(veld="kader.gezien#3").presses("wijzigen")
    assert talk.field("gezien").rows[0].id == "indicator-21"
    talk.fills(gezien={"indicator-25": "vaak"}).presses("verder")
    assert talk.screen == "klaar"
    assert talk.summary == {"Gezien": "105 × soms, 1 × vaak"}
    talk.presses("bevestigen")
    (entry,) = talk.outcome.entries
    assert len(entry.rows) == 106
    assert entry.rows[24] == ("Indicator 25", "vaak", "indicator-25")


def test_a_page_with_open_rows_says_which() -> None:
    talk = Talk(BIG).fills(gezien={"indicator-1": "soms", "indicator-2": "vaak"}).presses("verder")
    three, columns = "Indicator 3, Indicator 4 en Indicator 5", "nog niet, soms en vaak"
    assert talk.problems == {"gezien": f"engine.rows_open(aantal=8, namen={three}, keuzes={columns})"}
    assert talk.field("gezien").value == {"indicator-1": "soms", "indicator-2": "vaak"}


def test_going_back_a_page_keeps_the_half_filled_one() -> None:
    talk = Talk(BIG)
    talk.fills(gezien=page_of(talk, "soms")).presses("verder")
    talk.fills(gezien={"indicator-11": "vaak"}).presses("terug")
    assert len(talk.field("gezien").value) == 10
    talk.presses("verder")
    assert talk.field("gezien").value == {"indicator-11": "vaak"}


def test_a_row_can_be_emptied_again() -> None:
    loose = dialog(ask("een", field("gezien", "rubric", rows=options("A", "B"), columns=LEVELS, required=False)))
    talk = Talk(loose).fills(gezien={"a": "soms", "b": "vaak"}).presses("verder").presses("terug")
    assert talk.fills(gezien={"a": ""}).presses("verder").answers == {"een.gezien": {"b": "vaak"}}


def test_twelve_questions_take_two_pages() -> None:
    talk = Talk(dialog(ask("lang", *(text(f"v{n}") for n in range(12)))))
    assert [f.id for f in talk.form.fields] == [f"v{n}" for n in range(8)]
    talk.fills(**{f"v{n}": "x" for n in range(8)}).presses("verder")
    assert [f.id for f in talk.form.fields] == [f"v{n}" for n in range(8, 12)]
    assert talk.form.progress == (2, 3)
    assert talk.presses("terug").field("v3").value == "x"


def test_a_rubric_beside_questions_counts_its_rows() -> None:
    mixed = dialog(ask("een", text("a"), field("r", "rubric", rows=options(*"bcdefghi"), columns=LEVELS), text("z")))
    talk = Talk(mixed)
    assert [f.id for f in talk.form.fields] == ["a"]
    talk.fills(a="x").presses("verder")
    assert [f.id for f in talk.form.fields] == ["r"]


def test_a_text_of_40000_characters_is_kept_and_told() -> None:
    long = "Zo ging het. " * 3077
    talk = Talk(dialog(ask("een", text("wat")))).fills(wat=long).presses("verder")
    meer = len(long.strip()) - 8000
    assert talk.problems == {"wat": f"engine.too_long(meer={meer // 1000}.{meer % 1000:03d}, mag=8000)"}
    assert talk.field("wat").value == long
    assert talk.presses("bewaren").resumes().field("wat").value == long
    assert talk.fills(wat=long[:7000]).presses("verder").screen == "klaar"


def test_emoji_and_right_to_left_text_pass_unchanged() -> None:
    words = "Top 👩🏽‍🏫! مرحبا بالعالم — שלום"
    talk = Talk(dialog(ask("een", text("wat")))).fills(wat=words).presses("verder")
    assert talk.answers == {"een.wat": words}
    assert talk.summary == {"Wat": words}


def test_what_no_document_can_hold_is_taken_out() -> None:
    talk = Talk(dialog(ask("een", text("wat"), text("nog"))))
    talk.fills(wat="a\x00b\x1b[31mc\r\nd\ud800", nog="\x07").presses("verder")
    assert set(talk.problems) == {"nog"}
    assert talk.field("wat").value == "ab[31mc\nd"


def test_markup_in_an_answer_stays_as_it_was_typed() -> None:
    words = "<!channel> <b>let op</b> {les.datum} &amp;"
    talk = Talk(dialog(ask("een", text("wat")), {"say": "x", "text": "Je zei {een.wat}"}))
    talk.fills(wat=words).presses("verder")
    assert talk.words == (f"Je zei {words}",)
    assert talk.presses("bevestigen").outcome.entries[0].shown == words


WORDED = dialog(
    ask("een", field("fase", "rubric", rows=rows("Rust", "Orde"), columns=LEVELS, cells="kort", required=False))
)


def test_a_rubric_may_say_something_else_in_every_row() -> None:
    talk = Talk(WORDED)
    assert [[cell.label.text for cell in row.cells] for row in talk.field("fase").rows] == [
        ["Rust nog niet", "Rust soms", "Rust vaak"],
        ["Orde nog niet", "Orde soms", "Orde vaak"],
    ]
    assert [column.label.text for column in talk.field("fase").columns] == ["nog niet", "soms", "vaak"]


def test_the_words_of_a_row_stand_in_the_summary_and_in_what_is_kept() -> None:
    talk = Talk(WORDED).fills(fase={"rust": "soms", "orde": "Orde vaak"}).presses("verder")
    assert talk.answers == {"een.fase": {"rust": "soms", "orde": "vaak"}}
    assert talk.summary == {"Fase": "Rust: Rust soms\nOrde: Orde vaak"}
    talk.presses("bevestigen")
    (entry,) = talk.outcome.entries
    assert entry.rows == (("Rust", "Rust soms", "rust"), ("Orde", "Orde vaak", "orde"))


def test_chosen_phrases_are_kept_under_each_other_and_names_in_a_sentence() -> None:
    long = ("Legt uit waarom de regels in de les rust geven", "Merkt op tijd dat iemand niet meer meedoet")
    talk = Talk(dialog(ask("een", choices("gezien", *long), choices("over", "Orde", "Rust"))))
    talk.fills(gezien=list(long), over=["Orde", "Rust"]).presses("verder").presses("bevestigen")
    assert [entry.shown for entry in talk.outcome.entries] == [f"• {long[0]}\n• {long[1]}", "Orde en Rust"]
