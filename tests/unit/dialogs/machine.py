"""A tireless person: holds any dialog by random valid, invalid and stale input, and then brings it to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from pydantic import BaseModel
from talk import NOON, Talk

from content.load import load
from dialogs.dutch import placeholders
from dialogs.event import FileRef, Pressed
from dialogs.message import Form, Input, Say
from dialogs.model import Ask, Branch, Dialog, ForEach, Option, Step
from dialogs.nouns import Json
from dialogs.route import route
from dialogs.state import State
from dialogs.text import Line

FILE = FileRef(id=3, name="formulier.docx", mime="application/vnd.ms-word", size=10)
JUNK: st.SearchStrategy[Json] = st.one_of(
    st.none(),
    st.sampled_from(["", " ", "ja", "nee", "2b", "32 mei", "morgen", "gisteren", "0", "-1", "\x00\x07", "🙂 مرحبا"]),
    st.text(max_size=20),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
    st.just("lang " * 9000),
)
WORDS = st.one_of(
    st.sampled_from(["terug", "verder", "overslaan", "waarom", "bewaren", "stop", "wijzigen", "verstuur", "ja", ""]),
    st.text(max_size=30),
)
CONTROLS = ["verder", "terug", "overslaan", "waarom", "bewaren", "stop", "wijzigen", "start:x", "onzin", "wijzigen:a.b"]
TEXTS = load().texts
ENOUGH = 400
"""Screens after which a walk straight ahead should have ended."""


def lines(found: Any) -> Iterator[Line]:
    """Every line in some messages, those in lines too."""
    if isinstance(found, Line):
        yield found
        yield from lines(list(found.params.values()))
    elif isinstance(found, BaseModel):
        for name in type(found).model_fields:
            yield from lines(getattr(found, name))
    elif isinstance(found, (list, tuple)):
        for one in found:
            yield from lines(one)


def names(steps: Sequence[Step]) -> Iterator[str]:
    """The lists that a dialog names."""
    for step in steps:
        if isinstance(step, Ask):
            for field in step.fields:
                yield from (n for n in (field.from_, field.rows) if isinstance(n, str))
        elif isinstance(step, Branch):
            for case in step.cases:
                yield from names(case.steps)
            yield from names(step.otherwise)
        elif isinstance(step, ForEach):
            yield step.over
            yield from names(step.steps)


def lists_for(dialog: Dialog) -> dict[str, tuple[Option, ...]]:
    """Three options for every list that a dialog may ask for, with a dozen of everything under each."""
    wanted = {"people", *names(dialog.steps)}
    parts = {
        name[5:]: tuple(Option(id=f"r{n}", label=f"Regel {n}") for n in range(12))
        for name in wanted
        if name.startswith("item.")
    }
    return {
        name: tuple(Option(id=f"o{n}", label=f"Optie {n}", parts=parts) for n in range(3))
        for name in wanted
        if not name.startswith("item.")
    }


def good(field: Input, data: st.DataObject) -> Json:
    """An answer that a field takes."""
    ids = [option.id for option in field.options]
    kind = field.kind
    if kind == "yes_no":
        return data.draw(st.sampled_from(["ja", "nee"]))
    if kind in ("choice", "person"):
        return data.draw(st.sampled_from(ids))
    if kind == "choices":
        return [data.draw(st.sampled_from(ids))]
    if kind == "ranking":
        return data.draw(st.permutations(ids))
    if kind in ("number", "scale"):
        low = field.low if field.low is not None else 0
        return data.draw(st.integers(low, field.high if field.high is not None else low + 9))
    if kind == "rubric":
        columns = [column.id for column in field.columns]
        return {row.id: data.draw(st.sampled_from(columns)) for row in field.rows}
    if kind == "date":
        return NOON.date().isoformat()
    if kind == "moment":
        return NOON.isoformat()
    return [FILE.model_dump()] if kind == "file" else data.draw(st.sampled_from(["Mooi.", "Kijk naar {les}."]))


class Person(RuleBasedStateMachine):
    """One conversation; after every event the promises of the engine are looked at."""

    def __init__(self, dialog: Dialog, **context: Any) -> None:
        super().__init__()
        given = context or {"lists": lists_for(dialog), "values": {"last_stage_day": "2026-02-03"}}
        self.talk = Talk(dialog, **given)
        self.tokens = [self.talk.state.token]
        self.last: Pressed | None = None

    # --- what a person does ---

    @rule(data=st.data())
    def answers_well(self, data: st.DataObject) -> None:
        form = self.form()
        if form is not None:
            values = {field.id: good(field, data) for field in form.fields}
            self.press(form.verbs[0].id, {} if form.facts or form.readers else values)

    @rule(data=st.data(), control=st.sampled_from(CONTROLS))
    def answers_anyhow(self, data: st.DataObject, control: str) -> None:
        form = self.form()
        if form is not None:
            fields = [field.id for field in form.fields]
            self.press(control, {field: data.draw(JUNK) for field in fields if data.draw(st.booleans())})

    @rule(data=st.data(), control=st.sampled_from(CONTROLS))
    def presses_an_old_form(self, data: st.DataObject, control: str) -> None:
        before = self.talk.state
        form = self.form()
        fields = [field.id for field in form.fields] if form is not None else ["wat"]
        token = data.draw(st.sampled_from(self.tokens))
        event = Pressed(control=control, token=token, values={field: data.draw(JUNK) for field in fields})
        old = token != before.token
        self.hears(event)
        if old:
            assert not self.talk.outcome.accepted
            assert self.talk.state.answers == before.answers
            assert self.talk.state.place == before.place

    @rule()
    def presses_twice(self) -> None:
        if self.last is not None and self.last.token != self.talk.state.token:
            before = self.talk.state
            self.hears(self.last)
            assert self.talk.state.answers == before.answers
            assert self.talk.effects == ()

    @rule(words=WORDS)
    def types(self, words: str) -> None:
        before = self.talk.state
        self.watch(before, lambda: self.talk.says(words))

    @rule()
    def drops_a_file(self) -> None:
        self.watch(self.talk.state, lambda: self.talk.says("", FILE))

    @rule()
    def comes_back(self) -> None:
        self.talk.resumes()

    @rule(data=st.data())
    def changes_an_answer(self, data: st.DataObject) -> None:
        if self.talk.state.answers and self.talk.state.status == "open":
            address = data.draw(st.sampled_from(sorted(self.talk.state.answers)))
            self.press(f"wijzigen:{address}", {})

    # --- what is promised ---

    @invariant()
    def a_screen_is_never_too_long(self) -> None:
        form = self.form()
        if form is not None:
            assert len(form.fields) <= 8
            assert all(len(field.rows) <= 10 for field in form.fields)
            assert 1 <= form.progress[0] <= form.progress[1]

    @invariant()
    def every_sentence_has_words(self) -> None:
        for one in lines([*self.talk.messages, *self.talk.again]):
            text = TEXTS[one.key] if one.key is not None else one.text
            assert {name for name, _ in placeholders(text)} <= set(one.params), one

    @invariant()
    def there_is_always_a_way_on(self) -> None:
        state = self.talk.state
        if state.status == "open":
            form = self.form()
            assert form is not None
            assert form.verbs[0].id in ("verder", "bevestigen")
        elif state.status != "finished":
            (message,) = self.talk.again
            assert isinstance(message, Say)
            assert [button.id for button in message.buttons] == [f"verder:{state.key}"]

    @invariant()
    def what_a_form_shows_fits_its_fields(self) -> None:
        form = self.form()
        for field in form.fields if form is not None else ():
            ids = {option.id for option in field.options}
            if field.kind in ("person", "ranking") and field.value is not None:
                assert set([field.value] if isinstance(field.value, str) else field.value) <= ids

    def teardown(self) -> None:
        """From wherever it is, a straight walk ends and sends exactly the answers of its route."""
        if self.talk.state.status == "finished":
            return
        self.talk.resumes()
        for _ in range(ENOUGH):
            if self.talk.state.status == "finished":
                break
            form = self.form()
            assert form is not None
            values = {field.id: _plain(field) for field in form.fields}
            self.press(form.verbs[0].id, values if form.verbs[0].id == "verder" else {})
        assert self.talk.state.status == "finished"
        found = route(self.talk.dialog, self.talk.state.answers, self.talk.context)
        sent = {entry.address: entry.value for entry in self.talk.outcome.entries}
        assert sent == dict(found.answers)
        assert self.talk.outcome.effects

    # --- how ---

    def form(self) -> Form | None:
        if self.talk.state.status != "open":
            return None
        return next((message for message in self.talk.again if isinstance(message, Form)), None)

    def press(self, control: str, values: Mapping[str, Json]) -> None:
        event = Pressed(control=control, token=self.talk.state.token, values=dict(values))
        self.last = event
        self.hears(event)

    def hears(self, event: Pressed) -> None:
        self.watch(self.talk.state, lambda: self.talk.hears(event), set(event.values))

    def watch(self, before: State, act: Callable[[], object], touched: Set[str] = frozenset()) -> None:
        """An accepted answer changes only with the screen that was passed. A typed text that a field can show goes only
        by being accepted, or by something else in the same field (one of the `touched`)."""
        act()
        after, outcome = self.talk.state, self.talk.outcome
        self.tokens = [*self.tokens[-5:], after.token]
        way = route(self.talk.dialog, before.answers, self.talk.context)
        stop = way.at(outcome.passed)
        here = {part.address for part in stop.parts} if stop is not None else set()
        elsewhere = {a: v for a, v in before.answers.items() if a not in here}
        assert {a: v for a, v in after.answers.items() if a in elsewhere} == elsewhere
        assert set(after.answers) - set(before.answers) <= here
        lost = {a for a in before.drafts if a not in after.drafts and a not in here}
        for address in lost:
            part = way.parts[address]
            text = part.kind in ("text", "date", "moment") and isinstance(before.drafts[address], str)
            assert not text or part.field.id in touched, f"{address} is gone"


def _plain(field: Input) -> Json:
    """An answer without chance: what stands there when it is good, else the first that is."""
    ids = [option.id for option in field.options]
    kind = field.kind
    if kind == "text":
        return "Goed."
    if kind == "yes_no":
        return "nee"
    if kind in ("choice", "person"):
        return ids[0]
    if kind == "choices":
        return ids[:1]
    if kind == "ranking":
        return ids
    if kind in ("number", "scale"):
        return field.low if field.low is not None else 1
    if kind == "rubric":
        return {row.id: field.columns[0].id for row in field.rows}
    if kind == "file":
        return [FILE.model_dump()]
    return NOON.date().isoformat() if kind == "date" else NOON.isoformat()
