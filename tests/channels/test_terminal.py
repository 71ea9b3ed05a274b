"""A message as someone reads it in a terminal."""

from __future__ import annotations

from bot.channels.terminal import readable
from bot.ports import Shown, ShownField, ShownForm


def test_a_file_that_was_sent_is_told_by_its_name() -> None:
    sent = [{"id": 1, "name": "foto.jpg", "mime": "image/jpeg", "size": 975}]
    field = ShownField(id="bestand", kind="file", label="De ingevulde kijkwijzer", required=True, value=sent)
    form = ShownForm(id="k1", token="k1.1", step="papier", progress=(1, 2), fields=(field,))
    told = readable(
        Shown(kind="form", text="Kijkwijzer op papier", title="Kijkwijzer op papier", form=form), "Wim", None
    )
    assert "[bestand] De ingevulde kijkwijzer = foto.jpg" in told
