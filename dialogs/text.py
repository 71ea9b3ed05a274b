"""Words that are not yet words: a catalogue key or content text with parameters, worded for the reader at sending."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, model_validator


class Frozen(BaseModel):
    """Base of every value that is read from YAML or kept as JSON: immutable, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Variants(Frozen):
    """One text in two languages (`nl`, `en`) or in two forms of address (`u`, `je`, both Dutch)."""

    nl: str | None = None
    en: str | None = None
    u: str | None = None
    je: str | None = None

    @model_validator(mode="after")
    def _whole(self) -> Variants:
        if (self.u is None) != (self.je is None):
            raise ValueError("geef bij een tekst met aanspreekvorm zowel 'u' als 'je'")
        if self.nl is None and self.u is None:
            raise ValueError("geef de Nederlandse tekst: 'nl', of 'u' en 'je'")
        return self


Text = Annotated[str | Variants, Field(union_mode="left_to_right")]
"""A text as an author writes it: a Dutch string, or its variants."""


def _with_lines(params: Any) -> Any:
    """Lines inside parameters, which JSON gave back as objects, made lines again."""
    if not isinstance(params, dict):
        return params
    return {name: _with_line(value) for name, value in params.items()}


def _with_line(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_line(one) for one in value]
    return _LINE.validate_python(value) if _is_line(value) else value


def _is_line(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"key", "text", "params"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Words to be: either `key` of the catalogue (content/common/texts.nl.yaml) or `text` from content.

    `params` fill the placeholders; a value may be a string, a number, an ISO date or moment, a list of those, or
    another Line. Placeholders: `{naam}`, `{dag:datum}` (woensdag 4 februari 2026), `{dag:kort}` (wo 4 feb),
    `{om:tijd}` (15.30 uur), `{om:moment}`, `{namen:lijst}` (a, b en c), `{wat:zinnen}` (one after the other).
    """

    key: str | None = None
    text: Text | None = None
    params: Annotated[dict[str, Any], BeforeValidator(_with_lines)] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (self.key is None) == (self.text is None):
            raise ValueError("a line has either a key or a text")


_LINE = TypeAdapter(Line)


def line(key: str, **params: Any) -> Line:
    """A catalogue line: `line("step.saved", name="Sanne")`."""
    return Line(key=key, params=params)


def words(text: Text, **params: Any) -> Line:
    """A line of content text."""
    return Line(text=text, params=params)
