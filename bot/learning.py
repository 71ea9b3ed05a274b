"""First understanding of what people type: learnt from the content once, and kept in a file for the next process.

The file's name holds a hash of all that it was learnt from, so that a change in the phrases or in the code makes
another one. Where nothing can be kept, it is learnt at every start.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import dialogs
from content.load import Library
from content.wishes import Wish, askers, outcomes, wishes
from dialogs.learnt import Learnt, unpacked
from dialogs.understand import Understanding

PLACE = Path("~/.cache/werkplekwijzer")
"""Where what was learnt is kept, unless another place is given."""


MOST_KEPT = 5
"""Files; of several versions on one machine each has its own."""


def understanding_of(library: Library, place: Path = PLACE) -> Understanding:
    """Understanding from the example phrases, the answered questions and the glossary of the content."""
    every = wishes(library)
    try:
        file = place.expanduser() / f"learnt-{_key(every)}"
    except RuntimeError:  # a user without a home
        return Understanding(every, outcomes(library), askers(library))
    kept = _read(file)
    made = Understanding(every, outcomes(library), askers(library), kept)
    if kept is None:
        _keep(file, made.learnt)
    return made


def _key(every: tuple[Wish, ...]) -> str:
    """Of all phrases, and of all code that they are read with."""
    known = hashlib.sha256(repr([(name, phrases) for name, phrases, _ in every]).encode())
    for module in sorted(Path(dialogs.__file__).parent.glob("*.py")):
        known.update(module.read_bytes())
    return known.hexdigest()[:20]


def _read(file: Path) -> Learnt | None:
    try:
        return unpacked(file.read_bytes())
    except OSError:
        return None


def _keep(file: Path, learnt: Learnt) -> None:
    """Write it beside its place first, so that no process reads half of it; the oldest ones go."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(learnt.packed())
        beside.replace(file)
        for old in sorted(file.parent.glob("learnt-*"), key=lambda one: one.stat().st_mtime)[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            beside.unlink()
