"""What a wish says already stands on the first screen, to be seen and corrected."""

from __future__ import annotations

import pytest
from dialog_samples import ask, dialog, field, listed, text
from talk import Talk

LISTS = {"placement.klassen": listed("2b", "3c"), "plaatsen": listed("Hoofdgebouw", "Dependance")}
LESSON = dialog(
    ask(
        "les",
        field("datum", "date", looks="back"),
        field("klas", "choice", **{"from": "placement.klassen"}),
        text("gezien"),
    ),
)
VISIT = dialog(ask("dag", field("waar", "choices", **{"from": "plaatsen"}), field("om", "moment", looks="ahead")))


def begun(about: object, said: str) -> dict[str, object]:
    """What stands on the first screen, by field."""
    talk = Talk(about, said=said, lists=LISTS)  # type: ignore[arg-type]
    return {one.id: one.value for one in talk.form.fields if one.value is not None}


def test_a_day_and_a_class_in_the_wish_are_filled_in() -> None:
    assert begun(LESSON, "kijkwijzer van gisteren in 3c") == {"datum": "2026-02-03", "klas": "3c"}


def test_a_place_and_a_day_are_filled_in_and_the_time_is_still_asked() -> None:
    talk = Talk(VISIT, said="bezoekdag op de dependance volgende week woensdag", lists=LISTS)
    assert talk.field("waar").value == ["dependance"]
    assert talk.field("om").value == "2026-02-11"
    talk.presses("verder")
    assert "engine.what_time" in talk.problems["om"]
    assert talk.says("half elf").answers["dag.om"] == "2026-02-11T10:30:00+01:00"


def test_a_day_that_the_question_cannot_have_is_not_filled_in() -> None:
    assert begun(LESSON, "kijkwijzer van volgende week dinsdag") == {}


@pytest.mark.parametrize("said", ["", "kijkwijzer", "2b of 3c kijkwijzer", "kijkwijzer " + "van gisteren " * 40])
def test_what_is_not_said_or_leaves_a_choice_is_not_filled_in(said: str) -> None:
    assert begun(LESSON, said) == {}


def test_what_was_known_goes_before_what_the_wish_seems_to_say() -> None:
    talk = Talk(LESSON, said="kijkwijzer van gisteren", prefill={"les.datum": "2026-01-28"}, lists=LISTS)
    assert talk.field("datum").value == "2026-01-28"
