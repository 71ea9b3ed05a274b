"""Every mistake in a dialog as a whole: ids, addresses, conditions, ends. Dutch sentences, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dialogs.check_fields import ID, field_problems
from dialogs.conditions import TESTS
from dialogs.dutch import placeholders
from dialogs.model import SELF, Ask, Branch, Condition, Dialog, Effect, Field, ForEach, Review, Say, Step, Submit
from dialogs.nouns import Json, Role
from dialogs.step import MOST_WORDS
from dialogs.text import Text

LISTS = ("choices", "ranking")
NUMBERS = ("number", "scale")
ROLES = tuple(role.value for role in Role)


def check_dialog(dialog: Dialog) -> tuple[str, ...]:
    """Every problem of a dialog; empty when it can be held from its first screen to its end."""
    check = _Check(dialog=dialog)
    return tuple(dict.fromkeys(check.whole()))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """A question that was met on the way, and the repetitions it stands in."""

    field: Field
    within: tuple[str, ...]


@dataclass(kw_only=True, slots=True)
class _Check:
    dialog: Dialog
    steps: dict[str, type] = field(default_factory=dict)
    known: dict[str, _Known] = field(default_factory=dict)
    every: dict[str, _Known] = field(default_factory=dict)
    readers: set[str] = field(default_factory=set)
    reviewed: bool = False
    said: int = 0

    def whole(self) -> Iterator[str]:
        steps = self.dialog.steps
        if not steps:
            yield "deze dialoog heeft geen stappen"
            return
        self.every = {f"{step.ask}.{f.id}": _Known(field=f, within=w) for step, w in _asks(steps) for f in step.fields}
        yield from self.text(self.dialog.title, "titel")
        yield from self.through(steps, ())
        if not _ends(steps):
            yield "niet elke weg eindigt bij een 'submit'; zet er een aan het eind"
        if self.said > MOST_WORDS:
            yield f"deze dialoog zegt {self.said} dingen; meer dan {MOST_WORDS} is te veel"

    def through(self, steps: Sequence[Step], within: tuple[str, ...]) -> Iterator[str]:
        ended = False
        for step in steps:
            name = _id(step)
            if ended:
                yield f"stap '{name}' wordt nooit bereikt: ervoor eindigt de dialoog al"
            yield from self.named(step, name)
            yield from self.condition(step.when, f"stap '{name}'", within)
            yield from self.one(step, name, within)
            ended = ended or _ends((step,))

    def named(self, step: Step, name: str) -> Iterator[str]:
        if not ID.fullmatch(name):
            yield f"stap '{name}': een id bestaat uit kleine letters, cijfers, streepjes en lage streepjes"
        if name in self.steps and not (isinstance(step, Submit) and self.steps[name] is Submit):
            yield f"stap '{name}' komt twee keer voor; geef elke stap een eigen id"
        self.steps[name] = type(step)

    def one(self, step: Step, name: str, within: tuple[str, ...]) -> Iterator[str]:
        if isinstance(step, Say):
            self.said += 1
            yield from self.text(step.text, f"stap '{name}'")
        elif isinstance(step, Ask):
            yield from self.ask(step, within)
        elif isinstance(step, Branch):
            yield from self.branch(step, within)
        elif isinstance(step, ForEach):
            yield from self.for_each(step, within)
        elif isinstance(step, Review):
            self.reviewed = True
            self.readers.update(step.readers)
            for text in (step.title, step.text, step.confirm):
                yield from self.text(text, f"stap '{name}'")
        else:
            if within:
                yield f"stap '{name}': een 'submit' kan niet in een 'for_each' staan"
            yield from self.text(step.say, f"stap '{name}'")
            for effect in step.submit:
                yield from self.effect(effect, within)

    def ask(self, step: Ask, within: tuple[str, ...]) -> Iterator[str]:
        where = f"stap '{step.ask}'"
        if not step.fields:
            yield f"{where} vraagt niets; geef 'fields'"
        for text in (step.title, step.text, step.why):
            yield from self.text(text, where)
        seen: set[str] = set()
        for one in step.fields:
            if one.id in seen:
                yield f"{where}: veld '{one.id}' komt twee keer voor"
            seen.add(one.id)
            yield from (f"{where}, {problem}" for problem in field_problems(one))
            for name in (one.from_, one.rows if isinstance(one.rows, str) else None):
                yield from self.listed(name, f"{where}, veld '{one.id}'", within)
            for text in (one.label, one.hint, one.why):
                yield from self.text(text, f"{where}, veld '{one.id}'")
            self.known[f"{step.ask}.{one.id}"] = _Known(field=one, within=within)
        for shortcut in step.also:
            if shortcut.dialog == self.dialog.dialog:
                yield f"{where}: 'also' verwijst naar deze dialoog zelf"

    def branch(self, step: Branch, within: tuple[str, ...]) -> Iterator[str]:
        where = f"stap '{step.branch}'"
        if not step.cases:
            yield f"{where} heeft geen enkel geval; geef 'cases'"
        elif not any(case.steps for case in step.cases) and not step.otherwise:
            yield f"{where} doet in geen enkel geval iets"
        for case in step.cases:
            yield from self.condition(case.when, where, within)
            yield from self.through(case.steps, within)
        yield from self.through(step.otherwise, within)

    def for_each(self, step: ForEach, within: tuple[str, ...]) -> Iterator[str]:
        where = f"stap '{step.for_each}'"
        if not step.steps:
            yield f"{where} herhaalt niets; geef 'steps'"
        yield from self.listed(step.over, where, within)
        yield from self.text(step.title, where)
        yield from self.through(step.steps, (*within, step.for_each))

    def listed(self, name: str | None, where: str, within: tuple[str, ...]) -> Iterator[str]:
        """A name of a list: of the item, of an earlier answer, or of the context, which only the turn knows."""
        if name is None:
            return
        if name.startswith("item."):
            if not within:
                yield f"{where}: '{name}' kan alleen binnen een 'for_each'"
        elif name.partition(".")[0] in {address.partition(".")[0] for address in self.every}:
            yield from self.address(name, where, within)
            found = self.every.get(name)
            if found is not None and found.field.kind not in LISTS:
                yield f"{where}: '{name}' is een {found.field.kind}; hier past alleen een antwoord met meer keuzes"

    def address(self, address: str, where: str, within: tuple[str, ...]) -> Iterator[str]:
        found = self.every.get(address)
        if found is None:
            yield f"{where}: er is geen antwoord '{address}'"
        elif address not in self.known:
            yield f"{where}: antwoord '{address}' komt pas later"
        elif found.within != within[: len(found.within)]:
            yield f"{where}: antwoord '{address}' staat in herhaling '{found.within[-1]}' en is hier niet te lezen"

    def condition(self, condition: Condition | None, where: str, within: tuple[str, ...]) -> Iterator[str]:
        if condition is None:
            return
        given = [n for n in ("answer", "value", "all", "any", "no") if getattr(condition, n) is not None]
        if len(given) != 1:
            yield f"{where}: een voorwaarde heeft precies één van answer, value, all, any of no"
        tests = [test for test in TESTS if getattr(condition, test) is not None]
        if given in (["answer"], ["value"]) and len(tests) != 1:
            yield f"{where}: een voorwaarde op een antwoord heeft precies één toets, zoals is, one_of of filled"
        elif given not in (["answer"], ["value"]) and tests:
            yield f"{where}: een toets hoort bij answer of value"
        if condition.answer is not None:
            yield from self.address(condition.answer, where, within)
            if condition.answer in self.every:
                yield from _possible(condition, self.every[condition.answer].field, where)
        for inner in (*(condition.all or ()), *(condition.any or ()), condition.no):
            yield from self.condition(inner, where, within)
        if condition.all == () or condition.any == ():
            yield f"{where}: 'all' en 'any' hebben minstens één voorwaarde nodig"

    def effect(self, effect: Effect, within: tuple[str, ...]) -> Iterator[str]:
        where = f"bij het versturen, '{effect.name}'"
        yield from self.condition(effect.when, where, within)
        chosen = self.every.get(effect.each) if effect.each is not None else None
        if effect.each is not None and (chosen is None or chosen.field.kind not in LISTS):
            yield f"{where}: 'each' noemt geen vraag met meer keuzes: '{effect.each}'"
        for role in _roles(effect):
            if role not in ROLES:
                yield f"{where}: er is geen rol '{role}'"
            elif effect.name == "deliver" and self.reviewed and role not in (*self.readers, *self.dialog.as_):
                yield f"{where}: '{role}' krijgt dit, maar staat niet bij 'readers' van het overzicht"
        for address in _answers(effect.args):
            yield from self.address(address, where, within)

    def text(self, text: Text | None, where: str) -> Iterator[str]:
        asks = {address.partition(".")[0] for address in self.every}
        for name, _ in placeholders(text) if text is not None else ():
            if name.partition(".")[0] in asks and "." in name and name not in self.every:
                yield f"{where}: de tekst noemt '{{{name}}}', maar dat antwoord is er niet"


def _id(step: Step) -> str:
    if isinstance(step, Submit):
        return step.id
    for name in ("ask", "review", "branch", "for_each"):
        if hasattr(step, name):
            return str(getattr(step, name))
    assert isinstance(step, Say), "these are all the kinds of step"
    return step.say


def _asks(steps: Sequence[Step], within: tuple[str, ...] = ()) -> Iterator[tuple[Ask, tuple[str, ...]]]:
    for step in steps:
        if isinstance(step, Ask):
            yield step, within
        elif isinstance(step, Branch):
            for case in step.cases:
                yield from _asks(case.steps, within)
            yield from _asks(step.otherwise, within)
        elif isinstance(step, ForEach):
            yield from _asks(step.steps, (*within, step.for_each))


def _ends(steps: Sequence[Step]) -> bool:
    """Whether every way through some steps comes to a submit."""
    return any(
        step.when is None
        and (
            isinstance(step, Submit)
            or (isinstance(step, Branch) and all(_ends(case.steps) for case in step.cases) and _ends(step.otherwise))
        )
        for step in steps
    )


def _possible(condition: Condition, one: Field, where: str) -> Iterator[str]:
    """Tests that a question of this kind can never pass."""
    if (condition.at_least is not None or condition.at_most is not None) and one.kind not in NUMBERS:
        yield f"{where}: '{one.id}' is een {one.kind}; at_least en at_most vergelijken alleen getallen"
    exact = [v for v in (condition.is_, condition.is_not, *(condition.one_of or ())) if v is not None]
    if one.kind in LISTS and exact:
        yield f"{where}: '{one.id}' heeft meer keuzes; gebruik 'contains'"
    wanted = exact if condition.contains is None else [*exact, condition.contains]
    ids = ["ja", "nee"] if one.kind == "yes_no" else [option.id for option in one.options]
    if one.kind == "yes_no" or (one.kind in ("choice", *LISTS) and ids and not one.other):
        for value in wanted:
            if value not in ids:
                yield f"{where}: '{one.id}' kan nooit {value!r} zijn; het is {', '.join(ids)}"


def _roles(effect: Effect) -> tuple[str, ...]:
    args = effect.args
    if effect.name == "deliver":
        roles = tuple(map(str, args)) if isinstance(args, (list, tuple)) else (str(args),)
        return tuple(role for role in roles if role != SELF)
    if not isinstance(args, dict):
        return ()
    key = {"tell": "roles", "schedule": "people", "request_approval": "from", "start": "for", "round": "for"}.get(
        effect.name
    )
    given = args.get(key) if key is not None else None
    if given is None or isinstance(given, dict):
        return ()
    return tuple(str(role) for role in given) if isinstance(given, (list, tuple)) else (str(given),)


def _answers(args: Json) -> Iterator[str]:
    """The addresses that an effect's arguments read."""
    if isinstance(args, dict):
        if set(args) == {"answer"} and isinstance(args["answer"], str):
            yield args["answer"]
        else:
            for value in args.values():
                yield from _answers(value)
    elif isinstance(args, (list, tuple)):
        for value in args:
            yield from _answers(value)
