"""The colours of the page, in light and in dark: readable by WCAG 2.2 level AA."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import bot.channels.web as web

TOKENS = (Path(web.__file__).parent / "page" / "tokens.css").read_text(encoding="utf-8")

TEXT = [
    ("ink", "paper"), ("ink", "surface"), ("ink", "sunk"),
    ("ink-soft", "paper"), ("ink-soft", "surface"), ("ink-soft", "sunk"),
    ("brand", "surface"), ("brand", "sunk"),
    ("on-brand", "brand"), ("on-brand", "brand-deep"), ("on-brand-soft", "brand-soft"),
    ("on-accent", "accent"), ("on-accent-soft", "accent-soft"),
    ("danger", "surface"), ("on-danger", "danger"), ("on-danger-soft", "danger-soft"), ("danger", "danger-soft"),
    *(("on-role", f"role-{role}") for role in ("student", "wpb", "so", "io", "sco", "other")),
]  # fmt: skip
"""Words on a background: at least 4.5 to 1."""

EDGES = [
    ("line-strong", "surface"), ("line-strong", "paper"), ("brand", "surface"), ("danger", "surface"),
    ("focus", "paper"), ("focus", "surface"), ("focus", "sunk"), ("brand", "line"),
]  # fmt: skip
"""What marks a control or the keyboard's place: at least 3 to 1."""


def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme, by name."""
    light, _, dark = TOKENS.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found if scheme == "light" else {**found, **dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))}


def brightness(colour: str) -> float:
    """Relative luminance as WCAG defines it, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    high, low = sorted((brightness(one), brightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_can_be_read(scheme: str, ink: str, ground: str) -> None:
    found = tokens(scheme)
    assert contrast(found[ink], found[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_controls_and_the_keyboards_place_can_be_seen(scheme: str, edge: str, ground: str) -> None:
    found = tokens(scheme)
    assert contrast(found[edge], found[ground]) >= 3


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
