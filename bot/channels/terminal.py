"""The terminal as a channel: messages as readable text, or one JSON object a line as the command line promises."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from bot.ports import Files, Outgoing, Result, Sent, Shown
from bot.render import contract
from dialogs.dutch import enumerate_words
from dialogs.nouns import Json


class TerminalChannel:
    """Everyone's channel in `say`, `tick` and `chat`. Files are written to a folder of their own.

    What was printed cannot be changed: a message that only replaces an earlier one by its read-only answers is not
    printed again.
    """

    name = "terminal"

    def __init__(self, *, files: Files, write: Callable[[str], None], as_json: bool) -> None:
        self._files, self._write, self._json = files, write, as_json
        self._folder: Path | None = None

    async def send(self, outgoing: Outgoing) -> Result:
        """Print one message."""
        shown = outgoing.shown
        if outgoing.replaces is not None and shown.kind == "card":
            return Sent()
        path = await self._saved(shown)
        if self._json:
            self._write(json.dumps(contract(shown, outgoing.to.email, path), ensure_ascii=False))
        else:
            self._write(readable(shown, outgoing.to.name, path))
        return Sent(ref={"printed": outgoing.key})

    async def _saved(self, shown: Shown) -> str | None:
        if shown.file is None:
            return None
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="wijzer-"))
        stored = await self._files.read(shown.file.id)
        path = self._folder / f"{stored.id}-{Path(shown.file.name).name}"
        path.write_bytes(stored.data)
        return str(path)


def readable(shown: Shown, name: str, path: str | None) -> str:
    """A message for eyes: who it is to, the text, the fields with their ids and options, the buttons."""
    lines = [f"→ {name or 'onbekend'}"]
    if shown.form is None:
        lines.append(shown.text)
        lines += _buttons(shown)
    else:
        form = shown.form
        lines.append(f"{shown.title} ({form.progress[0]} van {form.progress[1]})")
        lines += [shown.body] if shown.body else []
        lines += [f"  {fact.told}" for fact in form.facts]
        lines += [f"  Dit lezen straks: {enumerate_words(form.readers)}."] if form.readers else []
        for field in form.fields:
            value = "" if field.value in (None, "", []) else f" = {_told(field.value)}"
            lines.append(f"  [{field.id}] {field.label}{'' if field.required else ' (mag leeg)'}{value}")
            for option in (*field.options, *field.rows, *field.columns):
                lines.append(f"      {option.id}: {option.label}")
                lines += [f"        {cell.id}: {cell.label}" for cell in option.cells]
            lines += [f"      ! {field.problem}"] if field.problem else []
            lines += [f"      ? {field.advice}"] if field.advice else []
        lines.append("  " + " · ".join(f"{v.label} [{v.id}]" for v in form.verbs))
    lines += [f"  bestand: {path}"] if path else []
    return "\n".join(lines) + "\n"


def _told(value: Json) -> str:
    """What stands in a field, files by their names."""
    files = value if isinstance(value, list) else [value]
    names = [str(one["name"]) for one in files if isinstance(one, dict) and "name" in one]
    return enumerate_words(names) if names else str(value)


def _buttons(shown: Shown) -> list[str]:
    every = [b for item in shown.items for b in item.buttons] + list(shown.buttons)
    return [f"  {b.label} [{b.id}]" for b in every]
