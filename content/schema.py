"""The JSON schema of content files, for completion and marking in an editor. `python -m content.schema` writes it.

One schema for all: by the words at the top it knows which kind of file it sees.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from content.coverage import Coverage
from content.model import Calendar, Faq, Framework, Glossary, HolidayTable, Intents, Policy, Programme
from content.surface import DialogFile
from content.worries import Worries

FILE = Path(__file__).parent / "schema.json"
KINDS: tuple[tuple[type[BaseModel], tuple[str, ...]], ...] = (
    (Programme, ("programme",)),
    (Calendar, ("year",)),
    (DialogFile, ("dialog",)),
    (Framework, ("framework", "dimensions")),
    (Glossary, ("terms",)),
    (Intents, ("intents",)),
    (Faq, ("answers",)),
    (Worries, ("routes",)),
    (HolidayTable, ("years",)),
    (Policy, ("leads",)),
    (Coverage, ("document", "obligations")),
)
"""Each kind of file, and the words at its top by which it is recognised."""


def schema() -> dict[str, Any]:
    """The schema, from the models that read the files."""
    references, parts = models_json_schema([(model, "validation") for model, _ in KINDS])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Inhoud van Werkplekwijzer",
        "type": "object",
        "allOf": [{"if": {"required": list(words)}, "then": references[model, "validation"]} for model, words in KINDS],
        "$defs": _bare(parts["$defs"]),
    }


def text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _bare(value: Any, names: bool = True) -> Any:
    """Without the notes that are for who reads the code; `names` when the keys are names of an author's words."""
    if isinstance(value, list):
        return [_bare(entry, False) for entry in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _bare(entry, key in ("properties", "$defs"))
        for key, entry in value.items()
        if names or key not in ("title", "description")
    }


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
