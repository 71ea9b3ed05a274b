"""Where a conversation stands, with everything resolved: the dialog, the state, the route and the stop it is at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from dialogs.dutch import fill, placeholders, variant
from dialogs.model import Ask, Dialog, Option, Review
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import Part
from dialogs.route import Route, Stop, route
from dialogs.state import Place, State
from dialogs.summary import in_words
from dialogs.text import Line, Text

ADDRESS_FORM = "address"
"""The context value that says how the conversation speaks to the person, `u` or `je`."""


class Scene(Struct, frozen=True, kw_only=True):
    """One moment of one conversation."""

    dialog: Dialog
    state: State
    context: Context
    route: Route
    stop: Stop

    @property
    def screens(self) -> tuple[Stop, ...]:
        """The stops where a person has to do something."""
        return tuple(stop for stop in self.route.stops if stop.is_screen)

    def later(self, state: State) -> Scene:
        """The scene of a later state of the same conversation."""
        found = self.onward(state.answers)
        return Scene(dialog=self.dialog, state=state, context=self.context, route=found, stop=_located(found, state))

    def onward(self, answers: Mapping[str, Json]) -> Route:
        """The route that these answers give the same conversation."""
        if answers == self.state.answers:
            return self.route
        return route(self.dialog, answers, self.context, self.route)

    def previous_ask(self) -> Stop | None:
        """The questions before this stop, if any."""
        found = None
        for stop in self.route.stops:
            if stop is self.stop:
                return found
            if isinstance(stop.step, Ask):
                found = stop
        return found

    def review_ahead(self) -> Stop | None:
        """The first review after this stop, if any."""
        return next((stop for stop in self.after() if isinstance(stop.step, Review)), None)

    def after(self) -> tuple[Stop, ...]:
        """The stops that come after this one."""
        here = next(number for number, stop in enumerate(self.route.stops) if stop is self.stop)
        return self.route.stops[here + 1 :]


def scene_of(dialog: Dialog, state: State, context: Context) -> Scene:
    """The scene of a state: at its place, or where that is gone at the nearest earlier one."""
    found = route(dialog, state.answers, context)
    return Scene(dialog=dialog, state=state, context=context, route=found, stop=_located(found, state))


def is_passed(stop: Stop, done: Set[Place], answers: Mapping[str, Json]) -> bool:
    """Whether a stop needs nothing more: it was passed, and every question that must be answered is."""
    return stop.place in done and all(_is_answered(part, answers) for part in stop.parts if part.required)


def _is_answered(part: Part, answers: Mapping[str, Json]) -> bool:
    answer = answers.get(part.address)
    return answer is not None and all(row.id in answer for row in part.rows)


def first_open(found: Route, state: State) -> Stop | None:
    """The first stop that is not passed."""
    done = set(state.done)
    return next((stop for stop in found.stops if not is_passed(stop, done, found.answers)), None)


def _located(found: Route, state: State) -> Stop:
    place = state.place
    if place is not None:
        exact = found.at(place)
        if exact is not None:
            return exact
        same = [stop for stop in found.stops if stop.place.step == place.step]
        near = [stop for stop in same if stop.place.items == place.items] or same
        if near:
            return near[-1]
        for earlier in reversed(state.done):
            stop = found.at(earlier)
            if stop is not None and isinstance(stop.step, Ask):
                return stop
    stop = first_open(found, state) or (found.stops[-1] if found.stops else None)
    assert stop is not None, "a dialog without a single stop does not pass the content check"
    return stop


def worded(text: Text, scene: Scene, items: Sequence[Option]) -> Line:
    """A content text as a line, with the values and answers that it names; an unknown name is left empty."""
    asked = placeholders(text)
    return Line(text=text, params=_params(asked, scene, items)) if asked else bare_line(text)


@lru_cache(maxsize=4096)
def bare_line(text: Text) -> Line:
    """A content text without anything to fill in."""
    return Line(text=text)


def plainly(text: Text, scene: Scene, items: Sequence[Option]) -> str:
    """A content text in plain Dutch, in the person's form of address."""
    asked = placeholders(text)
    plain = variant(text, address_form(scene.context))
    return fill(plain, _params(asked, scene, items)) if asked else plain


def address_form(context: Context) -> Literal["u", "je"]:
    """How the conversation speaks, in what it shows and in what is kept of it."""
    return "u" if context.values.get(ADDRESS_FORM) == "u" else "je"


def _params(asked: tuple[tuple[str, str | None], ...], scene: Scene, items: Sequence[Option]) -> dict[str, Json]:
    ids = tuple(item.id for item in items)
    params: dict[str, Json] = {}
    for name, form in asked:
        address = scene.route.find(name, ids)
        if name == "item" and items:
            params[name] = Line(text=items[-1].label)
        elif name == "item.hint" and items:
            params[name] = Line(text=items[-1].hint) if items[-1].hint is not None else ""
        elif address is not None:
            value = scene.route.answers[address]
            if form is not None:
                params[name] = value
            else:
                params.setdefault(name, in_words(scene.route.parts[address], value))
        else:
            params[name] = scene.context.values.get(name, "")
    return params
