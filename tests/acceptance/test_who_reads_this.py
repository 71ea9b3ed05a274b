"""Who asks in the middle of a form who reads it, hears that of this form, and goes on where she was."""

from __future__ import annotations

import pytest
from people import NOOR, SEEN, WIM, School


def test_in_a_worry_it_is_about_the_worry_and_not_about_another_form(school: School) -> None:
    wim = school[WIM].says("zorg").says("wie leest dit?")
    assert "Voordat u iets verstuurt, ziet u de namen van wie het leest. Niemand anders ziet uw tekst." in wim.heard
    assert "advies" not in wim.heard.lower()
    assert wim.form.step == "begin"


def test_at_the_review_the_readers_are_named(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).presses("overslaan")
    assert "Dit lezen straks: Noor Willems en Wim de Groot." in wim.says("en wie leest dit allemaal").got[0].text
    assert wim.form.step == "klaar"


@pytest.mark.parametrize("said", ["wie leest dit", "Wie ziet dit?", "wie leest mee"])
def test_the_question_is_never_the_answer(school: School, said: str) -> None:
    noor = school[NOOR].says("kijkwijzer").says(said)
    assert "zie je de namen van wie het leest" in noor.heard
    assert [f.value for f in noor.form.fields] == [None, "2b", None]
