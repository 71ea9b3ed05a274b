"""The example phrases of the wishes: a text file for each wish, one phrase a line, as people type them.

Blank lines, and lines that begin with #, are for who maintains the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.mistakes import Problem, Where, close_to
from content.reading import Sheet, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FOLDER = "common/phrases"


def file_of(wish: str) -> str:
    """The file with the phrases of a wish, in the content folder: `start:zorg` has common/phrases/start-zorg.txt."""
    return f"{FOLDER}/{wish.replace(':', '-')}.txt"


def read_phrases(root: Path, wishes: Sequence[str], listed: Sheet) -> tuple[dict[str, Sheet], tuple[Problem, ...]]:
    """The phrases of every wish by its id, in their order; and every wish and every file that lacks the other.

    `listed`: the sheet of intents.yaml, which names these `wishes` in this order.
    """
    found: dict[str, Sheet] = {}
    problems: list[Problem] = []
    for n, wish in enumerate(wishes):
        name = file_of(wish)
        if not (root / name).is_file():
            message = f"wens '{wish}' heeft geen zinnen; maak {name}, met op elke regel één zin"
            problems.append(listed.problem(("intents", n), message))
            continue
        read = _read(root / name, name)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            found[wish] = read
    return found, (*problems, *_strays(root, {file_of(wish) for wish in wishes}))


def _read(path: Path, name: str) -> Sheet | Problem:
    text = decoded(path, name)
    if isinstance(text, Problem):
        return text
    numbered = enumerate((line.strip() for line in text.split("\n")), start=1)
    phrases = [(number, line) for number, line in numbered if line and not line.startswith("#")]
    if not phrases:
        message = "hier staat geen enkele zin; zet op elke regel één zin, zoals mensen hem typen"
        return Problem(file=name, line=1, message=message)
    lines: dict[Where, int] = {(n,): number for n, (number, _) in enumerate(phrases)}
    return Sheet(file=name, value=tuple(phrase for _, phrase in phrases), lines=lines)


def _strays(root: Path, files: set[str]) -> Iterator[Problem]:
    """Files that belong to no wish."""
    for path in sorted((root / FOLDER).glob("*.txt")):
        name = path.relative_to(root).as_posix()
        if name not in files:
            hint = close_to(path.name, (file.removeprefix(f"{FOLDER}/") for file in files))
            advice = "geef het de naam van een wens uit common/intents.yaml of haal het weg"
            yield Problem(file=name, line=1, message=f"dit bestand hoort bij geen wens{hint}; {advice}")
