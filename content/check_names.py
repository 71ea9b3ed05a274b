"""What can be wrong with the names of forms: two that one role can begin are called the same, or a name is a phrase of
another wish."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from content.load import Found, Gathered
from content.mistakes import Problem, Where
from content.surface import DialogFile
from dialogs.called import telling
from dialogs.features import plain
from dialogs.nouns import Role


def name_problems(gathered: Gathered) -> Iterator[Problem]:
    """Every mistake in the names of forms, programme by programme with the common ones."""
    for pack in (gathered.common, *gathered.packs.values()):
        yield from (problem for found in pack.dialogs.values() for problem in _empty(found))
    for pack in gathered.packs.values() or (gathered.common,):
        every = {**gathered.common.dialogs, **pack.dialogs}
        yield from _same(list(every.values()))
        yield from _phrases(gathered, list(every.values()))


def _empty(found: Found[DialogFile]) -> Iterator[Problem]:
    for n, name in enumerate(found.value.names):
        if not telling(name):
            message = f"de naam '{name}' heeft geen woord dat zegt welk formulier het is; maak hem duidelijker"
            yield found.sheet.problem(("names", n), message)


def _same(every: list[Found[DialogFile]]) -> Iterator[Problem]:
    """Forms that one role can begin under one name; the words count, not their order or ending."""
    for one, other in combinations([found for found in every if not found.value.offered], 2):
        roles = [role for role in one.value.as_ if role in other.value.as_]
        taken = {telling(name) for name, _ in _called(one)}
        for name, where in _called(other) if roles else ():
            if telling(name) and telling(name) in taken:
                who, file = " en ".join(roles), one.sheet.file
                message = f"'{name}' heet ook {file}, voor dezelfde rol ({who}); geef een van beide een andere naam"
                yield other.sheet.problem(where, message)


def _phrases(gathered: Gathered, every: list[Found[DialogFile]]) -> Iterator[Problem]:
    """Names that are a phrase of a wish which does something else for whoever has the form."""
    phrases = {
        plain(phrase): (wish, sheet.file, sheet.line((n,)))
        for wish, sheet in gathered.phrases.items()
        for n, phrase in enumerate(sheet.value)
    }
    for found in every:
        for name, where in _called(found) if not found.value.offered else ():
            wish, file, line = phrases.get(plain(name), ("", "", 0))
            if wish and any(_does_other(wish, role, found.value, every) for role in found.value.as_):
                message = f"'{name}' staat ook in {file}, op regel {line}; laat hem op één plek staan"
                yield found.sheet.problem(where, message)


def _does_other(wish: str, role: Role, form: DialogFile, every: list[Found[DialogFile]]) -> bool:
    """Whether this wish is granted to a role with something else than this form."""
    if not wish.startswith("start:"):
        return True
    name = wish.removeprefix("start:")
    hers = [f.value for f in every if role in f.value.as_ and name in (f.value.dialog, f.value.intent)]
    return bool(hers) and all(one.dialog != form.dialog for one in hers)


def _called(found: Found[DialogFile]) -> Iterator[tuple[str, Where]]:
    """Everything that a form is called, with its place."""
    for name in found.value.dialog_().called:
        names = found.value.names
        yield name, ("names", names.index(name)) if name in names else ("title",)
