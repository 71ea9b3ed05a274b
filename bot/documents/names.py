"""Which names a Word template uses and which of those do not exist: seen in its text, whatever the answers are.

What one dialog does not ask, a form that serves several may still name, under `{% if … is defined %}`; then another
dialog that fills the form must have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, TypeAlias

from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.environment import Environment

from bot.documents.context import Answers
from dialogs.dutch import enumerate_words

TEXTS = ("author", "comments", "identifier", "language", "subject", "title")
"""The file's own particulars in which a name may stand."""


@dataclass(frozen=True, slots=True)
class Each:
    """A list, and what each of it looks like."""

    one: Shape


Leaf = Literal["text", "any"]
Shape: TypeAlias = "Mapping[str, Shape] | Each | Leaf"
"""What a name stands for: words by name, a list, a text, or something of which nothing is known (`any`)."""


def shape(value: Any) -> Shape:
    """What a value of the context looks like; a list must hold an example of all that it can hold."""
    if isinstance(value, Answers):
        return {name: shape(value[name]) for name in value}
    if isinstance(value, Mapping):
        return {name: shape(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        found = [one for one in map(shape, value) if isinstance(one, Mapping)]
        return Each({name: inner for one in found for name, inner in one.items()} if found else "text")
    return "text"


def mistakes(
    template: Path, env: Environment, own: Mapping[str, Any], others: Sequence[Mapping[str, Any]]
) -> list[str]:
    """What is wrong with the names in a template, as Dutch sentences. `own` are the words that it is filled with, and
    `others` those of the other dialogs that fill it. Raises what jinja2 and docxtpl raise on what is no template."""
    words, elsewhere = _named(own), [_named(one) for one in others]
    found: dict[str, None] = {}
    wrong: dict[str, None] = {}
    for source in _sources(template):
        reading = _Reading(env, elsewhere)
        reading.read(env.parse(source), words, frozenset())
        found |= dict.fromkeys(reading.unknown)
        wrong |= dict.fromkeys(reading.wrong)
    return [*([_told(list(found), list(_paths(words)))] if found else []), *wrong]


def _named(context: Mapping[str, Any]) -> dict[str, Shape]:
    return {name: shape(value) for name, value in context.items()}


def _told(unknown: Sequence[str], known: Sequence[str]) -> str:
    close = [one for name in unknown for one in get_close_matches(name, known, n=1, cutoff=0.8)]
    meant = f" Bedoelt u {_written(close)}?" if close else ""
    if len(unknown) == 1:
        return f"{_written(unknown)} bestaat niet.{meant} Verbeter deze aanduiding in het sjabloon."
    return f"{_written(unknown)} bestaan niet.{meant} Verbeter deze aanduidingen in het sjabloon."


def _written(names: Iterable[str]) -> str:
    return enumerate_words([f"{{{{ {name} }}}}" for name in dict.fromkeys(names)])


def _paths(words: Mapping[str, Shape], before: str = "") -> Iterator[str]:
    for name, inner in words.items():
        yield before + name
        if isinstance(inner, Mapping):
            yield from _paths(inner, f"{before}{name}.")


def _sources(template: Path) -> Iterator[str]:
    """Every text of the file in which a name may stand, as docxtpl hands it to jinja2."""
    document = DocxTemplate(template)
    document.init_docx()
    yield document.patch_xml(document.get_xml())
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            yield document.patch_xml(document.get_part_xml(part))
    for part in document.docx.part.package.parts:
        if part.partname.endswith("footnotes.xml"):
            yield document.patch_xml(part.blob.decode("utf-8"))
    for name in TEXTS:
        yield getattr(document.docx.core_properties, name)


class _Reading:
    """One text being read: the names that are unknown there, and other things that are wrong."""

    def __init__(self, env: Environment, elsewhere: Sequence[Mapping[str, Shape]]) -> None:
        self._env, self._elsewhere = env, elsewhere
        self.unknown: list[str] = []
        self.wrong: list[str] = []

    def read(self, node: nodes.Node, scope: Mapping[str, Shape], sure: frozenset[str]) -> None:
        """Note what is wrong under a node. `scope`: what names stand for here; `sure`: names that an `if` asked for."""
        match node:
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                self._path(node, scope, sure)
            case nodes.For():
                self._for(node, scope, sure)
            case nodes.If() | nodes.CondExpr():
                there = sure | frozenset(_asked(node.test))
                self.read(node.test, scope, there)
                inside, outside = _branches(node)
                self._all(inside, scope, there)
                self._all(outside, scope, sure)
            case nodes.Test() if node.name == "defined":
                pass
            case nodes.Filter() | nodes.Test():
                self._tool(node)
                self._all(node.iter_child_nodes(), scope, sure)
            case _:
                self._all(node.iter_child_nodes(), {**scope, **dict.fromkeys(_made(node), "any")}, sure)

    def _all(self, several: Iterable[nodes.Node], scope: Mapping[str, Shape], sure: frozenset[str]) -> None:
        for one in several:
            self.read(one, scope, sure)

    def _for(self, node: nodes.For, scope: Mapping[str, Shape], sure: frozenset[str]) -> None:
        self.read(node.iter, scope, sure)
        whole = self._stands_for(node.iter, scope)
        made: dict[str, Shape] = {"loop": "any", **dict.fromkeys(_stored(node.target), "any")}
        if isinstance(node.target, nodes.Name):
            made[node.target.name] = whole.one if isinstance(whole, Each) else "any"
        self._all((*([node.test] if node.test else ()), *node.body), {**scope, **made}, sure)
        self._all(node.else_, scope, sure)

    def _tool(self, node: nodes.Filter | nodes.Test) -> None:
        known = self._env.filters if isinstance(node, nodes.Filter) else self._env.tests
        if node.name not in known:
            kind = "bewerking" if isinstance(node, nodes.Filter) else "toets"
            self.wrong.append(f"De {kind} '{node.name}' bestaat niet. Verbeter dit in het sjabloon.")

    def _path(self, node: nodes.Expr, scope: Mapping[str, Shape], sure: frozenset[str]) -> None:
        path = _path_of(node)
        if path is None:
            self._all(node.iter_child_nodes(), scope, sure)
            return
        missing = self._missing(path, scope)
        if missing is not None and not (missing in sure and self._elsewhere_is(missing)):
            self.unknown.append(missing)

    def _elsewhere_is(self, path: str) -> bool:
        return any(self._missing(path.split("."), words) is None for words in self._elsewhere)

    def _missing(self, path: Sequence[str], scope: Mapping[str, Shape]) -> str | None:
        """The part of a path up to and with the first name that does not exist."""
        here: Shape = scope if path[0] in scope or path[0] not in self._env.globals else "any"
        for n, name in enumerate(path):
            if isinstance(here, Mapping) and name in here:
                here = here[name]
            elif here == "any" or _has(here, name):
                return None
            else:
                return ".".join(path[: n + 1])
        return None

    def _stands_for(self, node: nodes.Node, scope: Mapping[str, Shape]) -> Shape:
        found: Shape = scope
        for name in _path_of(node) or [""]:
            found = found.get(name, "any") if isinstance(found, Mapping) else "any"
        return found


def _has(shape_: Shape, name: str) -> bool:
    """Whether a text or a list has this of itself, such as `upper`."""
    return not isinstance(shape_, Mapping) and hasattr([] if isinstance(shape_, Each) else "", name) and name[0] != "_"


def _made(node: nodes.Node) -> Iterator[str]:
    """The names that a part of a template makes for itself; those of a whole text wherever they are set in it."""
    if isinstance(node, nodes.Template):
        yield from (name for one in node.find_all(nodes.Assign) for name in _stored(one.target))
        yield from (name for one in node.find_all(nodes.AssignBlock) for name in _stored(one.target))
        yield from (one.name for one in node.find_all(nodes.Macro))
    elif isinstance(node, nodes.Macro | nodes.CallBlock | nodes.With):
        yield from (name for one in node.iter_child_nodes() for name in _stored(one))


def _stored(node: nodes.Node) -> Iterator[str]:
    names = [node] if isinstance(node, nodes.Name) else node.find_all(nodes.Name)
    return (name.name for name in names if name.ctx in ("store", "param"))


def _path_of(node: nodes.Node) -> list[str] | None:
    """`a.b` or `a['b']` as its names; None for anything that is more than names."""
    match node:
        case nodes.Name(name=name):
            return [name]
        case nodes.Getattr(node=inner, attr=name) | nodes.Getitem(node=inner, arg=nodes.Const(value=str() as name)):
            before = _path_of(inner)
            return [*before, name] if before is not None else None
    return None


def _asked(test: nodes.Node) -> Iterator[str]:
    """The names of which a condition asks whether they are there."""
    if isinstance(test, nodes.Not):
        return
    if isinstance(test, nodes.Test) and test.name == "defined" and (path := _path_of(test.node)) is not None:
        yield ".".join(path)
    for one in test.iter_child_nodes():
        yield from _asked(one)


def _branches(node: nodes.If | nodes.CondExpr) -> tuple[list[nodes.Node], list[nodes.Node]]:
    if isinstance(node, nodes.If):
        return list(node.body), [*node.elif_, *node.else_]
    return [node.expr1], [node.expr2] if node.expr2 is not None else []
