"""A dialog as a picture: Mermaid text, for `wijzer content draw`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogs.model import Ask, Branch, Condition, Dialog, ForEach, Review, Say, Step, Submit
from dialogs.text import Text, Variants

Ends = list[tuple[str, str]]
"""Loose ends of a drawing: the node that an arrow leaves from, and what is written on it."""


def draw(dialog: Dialog) -> str:
    """The dialog as a Mermaid flowchart: every step a box, every condition on an arrow."""
    pen = _Pen()
    pen.lines.append(f'    begin(["{_safe(plain(dialog.title))}"])')
    loose = pen.steps(dialog.steps, [("begin", "")])
    if loose:
        pen.lines.append('    einde(["einde"])')
        pen.join(loose, "einde")
    return "\n".join(["flowchart TD", *pen.lines]) + "\n"


class _Pen:
    """Draws steps one under the other."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.depth = 1
        self.used: set[str] = set()

    def write(self, text: str) -> None:
        self.lines.append("    " * self.depth + text)

    def join(self, ends: Ends, node: str) -> None:
        for start, label in ends:
            self.write(f'{start} -- "{_safe(label)}" --> {node}' if label else f"{start} --> {node}")

    def node(self, name: str) -> str:
        """A Mermaid id for a step; some words are not allowed there, and a branch may use an id again."""
        base = "s_" + "".join(c if c.isalnum() else "_" for c in name)
        unique, number = base, 2
        while unique in self.used:
            unique, number = f"{base}_{number}", number + 1
        self.used.add(unique)
        return unique

    def steps(self, steps: Sequence[Step], ends: Ends) -> Ends:
        for step in steps:
            passed: Ends = []
            if step.when is not None:
                test = words_of(step.when)
                passed = [(start, ", ".join(filter(None, (label, f"niet: {test}")))) for start, label in ends]
                ends = [(start, ", ".join(filter(None, (label, test)))) for start, label in ends]
            ends = self.step(step, ends) + passed
        return ends

    def step(self, step: Step, ends: Ends) -> Ends:
        match step:
            case Say():
                return self.box(step.say, f'["{_safe(_short(plain(step.text)))}"]', ends)
            case Ask():
                title = plain(step.title) if step.title else step.ask
                rows = "<br/>".join(_safe(f"{field.id}: {field.kind}") for field in step.fields)
                return self.box(step.ask, f'["<b>{_safe(_short(title))}</b><br/>{rows}"]', ends)
            case Review():
                return self.box(step.review, f'[["{_safe(plain(step.title) if step.title else "nakijken")}"]]', ends)
            case Submit():
                effects = "<br/>".join(_safe(effect.name) for effect in step.submit)
                self.box(step.id, f'(["{effects or "klaar"}"])', ends)
                return []
            case Branch():
                return self.branch(step, ends)
            case ForEach():
                return self.repeat(step, ends)

    def box(self, name: str, shape: str, ends: Ends) -> Ends:
        node = self.node(name)
        self.write(f"{node}{shape}")
        self.join(ends, node)
        return [(node, "")]

    def branch(self, step: Branch, ends: Ends) -> Ends:
        ((node, _),) = self.box(step.branch, f'{{"{_safe(step.branch)}"}}', ends)
        out: Ends = []
        for case in step.cases:
            out += self.steps(case.steps, [(node, words_of(case.when))])
        return out + self.steps(step.otherwise, [(node, "anders")])

    def repeat(self, step: ForEach, ends: Ends) -> Ends:
        ((node, _),) = self.box(step.for_each, f'[/"voor elk: {_safe(step.over)}"/]', ends)
        inner = self.steps(step.steps, [(node, "volgende")])
        self.join([(start, label or "terug") for start, label in inner], node)
        return [(node, "klaar")]


def words_of(condition: Condition) -> str:
    """A condition in a few words."""
    if condition.all is not None:
        return " en ".join(words_of(c) for c in condition.all)
    if condition.any is not None:
        return " of ".join(words_of(c) for c in condition.any)
    if condition.no is not None:
        return f"niet ({words_of(condition.no)})"
    return f"{condition.answer or condition.value} {' '.join(_tests(condition))}".strip()


def _tests(condition: Condition) -> Iterator[str]:
    given = condition.model_fields_set
    if "is_" in given:
        yield f"= {condition.is_}"
    if "is_not" in given:
        yield f"is niet {condition.is_not}"
    if condition.one_of is not None:
        yield f"een van {', '.join(map(str, condition.one_of))}"
    if "contains" in given:
        yield f"bevat {condition.contains}"
    if condition.filled is not None:
        yield "ingevuld" if condition.filled else "leeg"
    if condition.at_least is not None:
        yield f"minstens {condition.at_least:g}"
    if condition.at_most is not None:
        yield f"hoogstens {condition.at_most:g}"


def plain(text: Text) -> str:
    """A text in Dutch, in one form of address."""
    if isinstance(text, Variants):
        return text.nl or text.u or ""
    return text


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _safe(text: str) -> str:
    for sign, code in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("{", "#123;"), ("}", "#125;")):
        text = text.replace(sign, code)
    return text.replace("\n", " ")
