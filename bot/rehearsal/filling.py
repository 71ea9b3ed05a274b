"""How an invented person fills a form: something that fits each field, drawn once."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from bot.ports import ShownField, ShownForm
from dialogs.nouns import Json

TEXT = "Bij de start van de les vroeg de student door. Daardoor dacht de klas mee. Volgende stap: wachttijd."
WAYS_ON = ("bevestigen", "verder", "overslaan")
"""The verbs that lead on, the first that a form has."""


def filled(form: ShownForm, rng: Random, now: datetime) -> dict[str, Json] | None:
    """A value for every field that needs one, and what may be chosen; None when it asks for a file.

    Nobody here has a file.
    """
    wanted = [f for f in form.fields if f.required or f.problem or (f.kind in ("choices", "person") and f.options)]
    if any(f.kind == "file" for f in wanted):
        return None
    kept = {f.id: f.value for f in form.fields if f.value not in (None, "", [], {})}
    return kept | {f.id: _value(f, rng, now) for f in wanted if f.id not in kept or f.problem}


def on(form: ShownForm) -> str | None:
    """The verb to press; None when there is no way on."""
    there = {verb.id for verb in form.verbs}
    return next((verb for verb in WAYS_ON if verb in there), None)


def _value(field: ShownField, rng: Random, now: datetime) -> Json:
    options = [o.id for o in field.options]
    if field.kind == "text":
        return TEXT[: field.max_length] if field.max_length else TEXT
    if field.kind in ("choice", "person"):
        return rng.choice(options) if options else TEXT[:20]
    if field.kind == "choices":
        return options[: max(1, field.low or 1)]
    if field.kind == "ranking":
        return options
    if field.kind == "rubric":
        columns = [c.id for c in field.columns]
        return {row.id: rng.choice(columns) for row in field.rows}
    if field.kind in ("number", "scale"):
        return (field.low if field.low is not None else 1) + (rng.randint(0, 2) if field.kind == "scale" else 0)
    if field.kind == "yes_no":
        return rng.choice(["ja", "nee"])
    ahead = now + timedelta(days=7)
    ahead += timedelta(days={5: 2, 6: 1}.get(ahead.weekday(), 0))
    if field.kind == "moment":
        return ahead.replace(hour=10, minute=0, second=0, microsecond=0).isoformat()
    return (now.date() if not field.problem else ahead.date()).isoformat()
