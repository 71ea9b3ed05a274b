"""A companion for tests of dialogs: a person who talks to the engine, without store or channel.

Every state makes a round trip through JSON on the way, as it does in the store.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from dialogs.date_days import Named
from dialogs.dutch import fill, sounded, variant
from dialogs.event import Event, FileRef, Pressed, Said, Started
from dialogs.message import Button, Card, Form, Input, Message, Say
from dialogs.model import Dialog, Option
from dialogs.nouns import Json
from dialogs.outcome import Context, Outcome
from dialogs.state import State
from dialogs.step import current, step
from dialogs.text import Line

NOON = datetime(2026, 2, 4, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def heard(line: Line) -> str:
    """A line in plain words; a catalogue line as its key and parameters."""
    if line.text is None:
        params = ", ".join(f"{name}={sounded(value, None, heard)}" for name, value in line.params.items())
        return f"{line.key}({params})"
    return fill(variant(line.text), line.params, heard)


class Talk:
    """One conversation. `fills` types into the open form, `presses` sends it, `says` types in the chat."""

    def __init__(
        self,
        dialog: Dialog,
        as_: str | None = None,
        *,
        at: datetime = NOON,
        values: Mapping[str, Json] | None = None,
        lists: Mapping[str, tuple[Option, ...]] | None = None,
        readers: Mapping[str, tuple[str, ...]] | None = None,
        prefill: Mapping[str, Json] | None = None,
        again: bool = False,
        said: str = "",
        version: str = "1",
        named: tuple[Named, ...] = (),
    ) -> None:
        assert as_ is None or as_ in dialog.as_, f"{dialog.dialog} is not for a {as_}"
        self.dialog = dialog
        self.context = Context(
            now=at,
            values=values or {},
            lists=lists or {},
            readers=readers or {},
            version=version,
            named=lambda: named,
        )
        self.state = State(key="k1", dialog=dialog.dialog, version=version)
        self.typed: dict[str, Json] = {}
        self.messages: tuple[Message, ...] = ()
        self.outcomes: list[Outcome] = []
        self.hears(Started(prefill=dict(prefill or {}), again=again, said=said))

    def hears(self, event: Event) -> Self:
        """Any event."""
        outcome = step(self.dialog, self.state, event, self.context)
        self.outcomes.append(outcome)
        self.messages = outcome.messages
        self.state = State.model_validate_json(outcome.state.model_dump_json())
        assert self.state == outcome.state, "a state survives JSON"
        self.typed = {}
        return self

    def fills(self, **values: Json) -> Self:
        """Type into fields of the open form; sent with the next press."""
        unknown = set(values) - {field.id for field in self.form.fields}
        assert not unknown, f"screen {self.form.step} has no {unknown}"
        self.typed.update(values)
        return self

    def presses(self, control: str, *, token: str | None = "") -> Self:
        """Press a control of the open form, or with another form's token."""
        if token == "":
            token = next((m.token for m in self.again if isinstance(m, Form)), self.state.token)
        return self.hears(Pressed(control=control, token=token, values=dict(self.typed)))

    def says(self, text: str, *files: FileRef) -> Self:
        """Type in the chat, or drop files."""
        return self.hears(Said(text=text, files=files))

    def corrects(self, address: str, value: Json) -> Self:
        """Change one answer from the review."""
        self.presses(f"wijzigen:{address}")
        return self.fills(**{address.rpartition(".")[2].partition("#")[0]: value}).presses("verder")

    def resumes(self) -> Self:
        """Press the button of a conversation that was put away."""
        return self.hears(Pressed(control=f"verder:{self.state.key}"))

    def meets(self, dialog: Dialog, version: str = "2", **context: Any) -> Self:
        """The content changes while the conversation runs."""
        self.dialog = dialog
        old = self.context
        self.context = Context(
            now=old.now,
            values=context.get("values", old.values),
            lists=context.get("lists", old.lists),
            readers=old.readers,
            version=version,
            named=old.named,
        )
        return self

    @property
    def outcome(self) -> Outcome:
        """What the last event gave."""
        return self.outcomes[-1]

    @property
    def form(self) -> Form:
        """The open screen."""
        found = [message for message in self.again if isinstance(message, Form)]
        assert found, f"no form is open: {self.words}"
        return found[0]

    @property
    def again(self) -> tuple[Message, ...]:
        """The present screen, offered once more."""
        return current(self.dialog, self.state, self.context)

    @property
    def shown(self) -> Form:
        """The form that the last event showed, with its problems."""
        found = [message for message in self.messages if isinstance(message, Form)]
        assert found, f"no form was shown: {self.words}"
        return found[-1]

    @property
    def screen(self) -> str:
        """The step of the open screen."""
        return self.form.step

    @property
    def verbs(self) -> tuple[str, ...]:
        """The controls of the open screen."""
        return tuple(button.id for button in self.form.verbs)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons beside the last words."""
        return tuple(b for m in self.messages if isinstance(m, (Say, Card)) for b in m.buttons)

    @property
    def answers(self) -> dict[str, Json]:
        """The accepted answers."""
        return self.state.answers

    @property
    def words(self) -> tuple[str, ...]:
        """What was said last, outside forms."""
        return tuple(heard(message.text) for message in self.messages if isinstance(message, Say))

    @property
    def problems(self) -> dict[str, str]:
        """What the last form says is wrong, by field."""
        return {field.id: heard(field.problem) for field in self.shown.fields if field.problem is not None}

    @property
    def summary(self) -> dict[str, str]:
        """The facts of the open review, in words."""
        return {heard(fact.label): heard(fact.value) for fact in self.form.facts}

    @property
    def effects(self) -> tuple[str, ...]:
        """What the last event did to the world, by name."""
        return tuple(effect.name for effect in self.outcome.effects)

    def field(self, name: str) -> Input:
        """A field of the open form."""
        return next(field for field in self.form.fields if field.id == name)
