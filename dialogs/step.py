"""One step of a conversation.

The law: every transition of a conversation lives in this file; nothing else decides where it goes next.
The next screen is the first stop of the route that is not passed; going back or changing an answer is going to a place
and from there, again, to the first stop that is not passed. Everything a person types is kept before it is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from dialogs import coaching
from dialogs.answers import read
from dialogs.conditions import holds
from dialogs.correcting import Correction, asks_to_change, corrections
from dialogs.drafts import kept, stray, typed, without
from dialogs.event import Event, Pressed, Said, Started
from dialogs.given import cleaned, is_empty
from dialogs.heard import aside, remembered, taken_out
from dialogs.hearing import filled, goes_on, names_option, placed, standing
from dialogs.mentioned import mentioned
from dialogs.message import Button, Message
from dialogs.message import Say as Words
from dialogs.model import Ask, Dialog, Review, Say, Submit
from dialogs.nouns import Json
from dialogs.outcome import Context, Outcome
from dialogs.parts import Part
from dialogs.problem import Problem
from dialogs.refit import moved, refit
from dialogs.route import Route, Stop
from dialogs.scene import Scene, first_open, plainly, scene_of, worded
from dialogs.screen import CHANGE, answered, change_id, form, said, showable
from dialogs.snapshot import entries
from dialogs.state import Heard, Place, State
from dialogs.summary import in_words
from dialogs.text import Line, line
from dialogs.verbs import START, assents, can_undo, is_command, offered, refuses, spoken_verb

MOST_WORDS = 50
"""Say stops in one turn; more is a mistake in the dialog."""
RESUME = "verder:"
CHANGE_OF = "wijzigen:"
UNDOING = frozenset({"antwoord", "geen-antwoord"})


def begin(
    dialog: Dialog,
    *,
    key: str,
    context: Context,
    subject: str | None = None,
    programme: str | None = None,
    prefill: Mapping[str, Json] | None = None,
) -> Outcome:
    """A new conversation at its first screen."""
    state = State(key=key, dialog=dialog.dialog, programme=programme, subject=subject, version=context.version)
    return step(dialog, state, Started(prefill=dict(prefill or {})), context)


def step(dialog: Dialog, state: State, event: Event, context: Context) -> Outcome:
    """What one event does to a conversation. Raises only for a mistake in the dialog itself."""
    if state.version != context.version and state.status != "finished":
        state = refit(dialog, state, context)
    scene = scene_of(dialog, state, context)
    if state.status == "finished":
        return _unmoved(scene)
    if isinstance(event, Started) or state.place is None:
        return _started(scene, event)
    return _said(scene, event) if isinstance(event, Said) else _pressed(scene, event)


def current(dialog: Dialog, state: State, context: Context) -> tuple[Message, ...]:
    """The present screen once more, to go on after something else."""
    if state.version != context.version and state.status != "finished":
        state = refit(dialog, state, context)
    return _screen(scene_of(dialog, state, context))


# --- showing where we are ---------------------------------------------------------------------------------------------


def _screen(scene: Scene, problems: Mapping[str, Line] | None = None) -> tuple[Message, ...]:
    state = scene.state
    if state.status == "finished":
        return (Words(text=line("engine.already_sent")),)
    if state.status != "open":
        return (_put_away(scene),)
    return (form(scene, problems),) if scene.stop.is_screen else ()


def _put_away(scene: Scene) -> Words:
    key = "engine.saved" if scene.state.status == "paused" else "engine.stopped"
    title = worded(scene.dialog.title, scene, ())
    on = Button(id=f"{RESUME}{scene.state.key}", label=line("engine.verb.hervatten"), style="primary")
    return Words(text=line(key, titel=title), buttons=(on,))


def _unmoved(scene: Scene, *before: Line, problems: Mapping[str, Line] | None = None) -> Outcome:
    """Nothing changed but drafts: some words perhaps, and the present screen."""
    words = tuple(Words(text=one) for one in before)
    return Outcome(state=scene.state, messages=(*words, *_screen(scene, problems)), accepted=False)


def _with(scene: Scene, state: State) -> Scene:
    """The scene with a state whose answers and place are the same."""
    return _at(scene, state, scene.route, scene.stop)


def _at(scene: Scene, state: State, found: Route, stop: Stop) -> Scene:
    """The same conversation at a later state and stop."""
    return Scene(dialog=scene.dialog, state=state, context=scene.context, route=found, stop=stop)


def _go(scene: Scene, place: Place, *before: Line, **changes: Json) -> Outcome:
    """Show the screen at a place, under a new token."""
    there = scene.later(moved(scene.state, place, **changes))
    return Outcome(state=there.state, messages=(*(Words(text=one) for one in before), *_screen(there)))


def _advance(scene: Scene, state: State, passed: Place | None = None) -> Outcome:
    """Go to the first stop that is not passed, saying what is said on the way; at a submit, finish."""
    words: list[Message] = []
    found = scene.onward(state.answers)
    while (stop := first_open(found, state)) is not None and isinstance(stop.step, Say):
        if len(words) == MOST_WORDS:
            raise RuntimeError(f"dialog {scene.dialog.dialog!r} says more than {MOST_WORDS} things in one turn")
        words.append(said(stop, _at(scene, state, found, stop)))
        state = state.model_copy(update={"done": (*state.done, stop.place)})
    if stop is None:
        raise RuntimeError(f"dialog {scene.dialog.dialog!r} has no submit at the end of this route")
    state = moved(state, stop.place)
    there = _at(scene, state, found, stop)
    if isinstance(stop.step, Submit):
        outcome = _finish(there, stop.step, words)
    else:
        outcome = Outcome(state=state, messages=(*words, *_screen(there)))
    return outcome if passed is None else replace(outcome, passed=passed, answered=answered(there, passed))


def _finish(scene: Scene, submit: Submit, words: list[Message]) -> Outcome:
    live = scene.route.answers
    effects = tuple(one for one in submit.submit if holds(one.when, live.get, scene.context.values))
    if submit.say is not None:
        words.append(Words(text=worded(submit.say, scene, ())))
    state = scene.state.model_copy(update={"status": "finished"})
    return Outcome(state=state, messages=tuple(words), effects=effects, entries=entries(scene))


# --- beginning and going on -------------------------------------------------------------------------------------------


def _started(scene: Scene, event: Event) -> Outcome:
    """Begin, or, when it was begun already, go on; what is known beforehand is offered where nothing stands yet."""
    state = scene.state
    prefill = {**mentioned(scene, event.said), **cleaned(event.prefill)} if isinstance(event, Started) else {}
    new = {a: v for a, v in prefill.items() if a not in state.drafts and a not in state.answers and not is_empty(v)}
    if new:
        asked = (*state.asked, *coaching.known_before(scene, new))
        state = state.model_copy(update={"drafts": {**state.drafts, **_meant(scene, new)}, "asked": asked})
    if state.place is not None:
        return _resume(_with(scene, state))
    begun = _advance(scene, state)
    return _reopened(scene, begun) if isinstance(event, Started) and event.again else begun


def _meant(scene: Scene, values: Mapping[str, Json]) -> dict[str, Json]:
    """What is known beforehand in the form that its question has: the day of a moment, where a day is asked."""
    found = dict(values)
    for stop in scene.route.stops:
        for part in stop.parts:
            if part.address in found:
                answer = read(part, found[part.address], scene.context)
                found[part.address] = found[part.address] if isinstance(answer, Problem) else answer
    return found


def _reopened(scene: Scene, outcome: Outcome) -> Outcome:
    """Pass every screen that the earlier answers fill, up to the review; nothing is submitted unseen."""
    while True:
        there = scene_of(scene.dialog, outcome.state, scene.context)
        if not isinstance(there.stop.step, Ask):
            return outcome
        further = _take(there, ask=False)
        if not further.accepted or further.state.status == "finished":
            return outcome
        outcome = further


def _resume(scene: Scene) -> Outcome:
    if scene.state.status == "open":
        return _unmoved(scene)
    return _go(scene, scene.stop.place, line("engine.resumed"), status="open")


# --- a press ----------------------------------------------------------------------------------------------------------


def _pressed(scene: Scene, event: Pressed) -> Outcome:
    state = scene.state
    if event.control == f"{RESUME}{state.key}":
        return _resume(scene)
    token = state.token if event.token is None else event.token
    if token != state.token or state.last == (event.control, token):
        return _stale(scene, event, token)
    if state.status != "open":
        scene = _with(scene, moved(state, scene.stop.place, status="open"))
    if isinstance(scene.stop.step, Ask):
        scene = _with(scene, kept(scene.state, scene.stop, event.values, scene.context))
    if event.control.startswith(START):
        return Outcome(state=scene.state, accepted=False)
    if event.control.startswith(CHANGE_OF):
        address = event.control.removeprefix(CHANGE_OF)
        return _marked(_change(scene, address, event.values.get(address)), event.control, token)
    if event.control not in offered(scene) and not (event.control in UNDOING and can_undo(scene, event.control)):
        return _unmoved(scene, line(_NOT_NOW.get(event.control, "engine.no_such_button")))
    return _marked(_VERBS[event.control](scene, event.values), event.control, token)


def _marked(outcome: Outcome, control: str, token: str) -> Outcome:
    """Remember an accepted press, so that its repetition is recognised."""
    if not outcome.accepted:
        return outcome
    heard = {} if control in UNDOING else {"heard": None}
    return replace(outcome, state=outcome.state.model_copy(update={"last": (control, token), **heard}))


def _stale(scene: Scene, event: Pressed, token: str) -> Outcome:
    """A press on an older form: what was typed on it is kept and offered, nothing else changes."""
    state = scene.state
    revision = token.rpartition(".")[2]
    place = next((place for number, place in reversed(state.trail) if str(number) == revision), None)
    if token.rpartition(".")[0] != state.key:
        place = None
    stop = scene.route.at(place) if place is not None else None
    if stop is not None:
        found = kept(state, stop, event.values, scene.context, older=True)
    elif place is not None:
        found = stray(state, place, event.values)
    else:
        found = state
    again = _with(scene, found)
    if found == state:
        repeated = state.last == (event.control, token)
        return _unmoved(again) if repeated else _unmoved(again, line("engine.stale"))
    return _unmoved(again, line("engine.stale_kept" if stop is scene.stop or stop is None else "engine.stale_later"))


# --- the verbs --------------------------------------------------------------------------------------------------------


def _accept(scene: Scene, _: Mapping[str, Json]) -> Outcome:
    return _take(scene)


def _take(scene: Scene, *, ask: bool = True) -> Outcome:
    """Read every question of the page; all good, the answers are accepted, else the page comes back as it was typed.

    Before they are accepted one question may be asked about them, once; it comes with the same page under a new token.
    """
    state, stop = scene.state, scene.stop
    seen = stop.place in state.done
    answers, labels, problems = dict(state.answers), dict(state.labels), {}
    for part in stop.parts:
        answer = read(part, typed(part, state, scene.context, seen=seen), scene.context)
        if isinstance(answer, Problem):
            problems[part.field.id] = answer.line
            continue
        _put(part, answer, answers)
        labels[part.address] = plainly(part.field.label, scene, stop.items)
    if problems:
        return _unmoved(_with(scene, _showable_only(scene, problems)), problems=problems)
    question = coaching.question(scene, answers) if ask else None
    if question is not None:
        return _go(scene, stop.place, advice=dict(question.advice), asked=(*state.asked, *question.asked))
    return _pass(scene, {"answers": answers, "labels": labels, "drafts": without(state.drafts, stop)})


def _put(part: Part, answer: Json, answers: dict[str, Json]) -> None:
    if part.kind == "rubric":
        page = {row.id for row in part.rows}
        others = {row: column for row, column in (answers.get(part.address) or {}).items() if row not in page}
        answer = {**others, **(answer or {})} or None
    if answer is None:
        answers.pop(part.address, None)
    else:
        answers[part.address] = answer


def _showable_only(scene: Scene, problems: Mapping[str, Line]) -> State:
    """Without wrong drafts that their field cannot show; the problem quotes them."""
    drafts = dict(scene.state.drafts)
    for part in scene.stop.parts:
        draft = drafts.get(part.address)
        if part.field.id in problems and draft is not None and showable(part, draft) is None:
            del drafts[part.address]
    return scene.state.model_copy(update={"drafts": drafts}) if drafts != scene.state.drafts else scene.state


def _pass(scene: Scene, changes: dict[str, Json]) -> Outcome:
    """This screen is done. A review that lies behind is for a new look."""
    place = scene.stop.place
    again = {place, *(stop.place for stop in scene.after() if isinstance(stop.step, Review))}
    done = (*(one for one in scene.state.done if one not in again), place)
    state = scene.state.model_copy(update={**changes, "done": done, "editing": False})
    return _advance(scene, state, place)


def _skip(scene: Scene, _: Mapping[str, Json]) -> Outcome:
    return _pass(scene, {})


def _back(scene: Scene, _: Mapping[str, Json]) -> Outcome:
    target = scene.review_ahead() if scene.state.editing else None
    target = target or scene.previous_ask()
    assert target is not None, "back is offered only where there is a screen before"
    return _go(scene, target.place, editing=False)


def _why(scene: Scene, _: Mapping[str, Json]) -> Outcome:
    stop = scene.stop
    reasons = []
    if isinstance(stop.step, Ask) and stop.step.why is not None:
        reasons.append(worded(stop.step.why, scene, stop.items))
    for part in stop.parts:
        if part.field.why is not None:
            label = worded(part.field.label, scene, stop.items)
            reasons.append(line("engine.why_field", vraag=label, waarom=worded(part.field.why, scene, stop.items)))
    return _unmoved(scene, *reasons)


def _put_by(scene: Scene, _: Mapping[str, Json]) -> Outcome:
    return _leave(scene, "paused")


def _stop(scene: Scene, _: Mapping[str, Json]) -> Outcome:
    return _leave(scene, "stopped")


def _leave(scene: Scene, status: str) -> Outcome:
    there = _with(scene, scene.state.model_copy(update={"status": status}))
    return Outcome(state=there.state, messages=_screen(there))


def _confirm(scene: Scene, _: Mapping[str, Json]) -> Outcome:
    place = scene.stop.place
    open_ = first_open(scene.route, scene.state)
    if open_ is not None and open_.place != place:
        return _go(scene, open_.place, line("engine.still_open"))
    state = scene.state.model_copy(update={"done": (*scene.state.done, place), "editing": False})
    return _advance(scene, state, place)


def _change_chosen(scene: Scene, values: Mapping[str, Json]) -> Outcome:
    chosen = values.get(CHANGE)
    chosen = chosen[0] if isinstance(chosen, list) and chosen else chosen
    if not isinstance(chosen, str) or not chosen:
        return _unmoved(scene, problems={CHANGE: line("engine.choose_what")})
    return _change(scene, chosen)


def _change(scene: Scene, address: str, value: Json = None) -> Outcome:
    for stop in scene.route.stops:
        for part in stop.parts:
            if address in (change_id(part), part.address):
                return _changed(scene, Correction(stop=stop, part=part, value=value))
    return _unmoved(scene, line("engine.gone"))


def _changed(scene: Scene, change: Correction) -> Outcome:
    """To the screen of an answer that is to change; where its new value was said, the change is made and told."""
    if change.value is None:
        return _go(scene, change.stop.place, editing=True)
    there = scene.later(moved(scene.state, change.stop.place, editing=True))
    values = {change.part.field.id: change.value}
    outcome = _accept(_with(there, kept(there.state, there.stop, values, scene.context)), {})
    if not outcome.accepted:
        return outcome
    label = worded(change.part.field.label, scene, change.stop.items)
    told = Words(text=line("engine.corrected", vraag=label, antwoord=in_words(change.part, change.value)))
    return replace(outcome, messages=(told, *outcome.messages))


def _as_answer(scene: Scene, _: Mapping[str, Json]) -> Outcome:
    """What was taken as a question or a wish was the answer."""
    heard = scene.state.heard
    assert heard is not None, "only what was heard can be taken otherwise"
    there = scene.later(moved(scene.state, heard.place, heard=None))
    values, left = placed(there, heard.text)
    return replace(_given(there, values, left, Said(text=heard.text)), accepted=True)


def _as_question(scene: Scene, _: Mapping[str, Json]) -> Outcome:
    """What was taken as the answer was a question or a wish: it goes out of the answer, and is to be answered."""
    heard, state = scene.state.heard, scene.state
    assert heard is not None, "only what was heard can be taken otherwise"
    before = taken_out(state, heard)
    there = moved(before, heard.place, heard=Heard(text=heard.text, place=heard.place, doubt=True))
    return Outcome(state=there, asked=heard.text)


_VERBS: Mapping[str, Callable[[Scene, Mapping[str, Json]], Outcome]] = {
    "verder": _accept,
    "terug": _back,
    "overslaan": _skip,
    "waarom": _why,
    "bewaren": _put_by,
    "stop": _stop,
    "bevestigen": _confirm,
    "wijzigen": _change_chosen,
    "antwoord": _as_answer,
    "geen-antwoord": _as_question,
}

_NOT_NOW = {
    "terug": "engine.no_back",
    "overslaan": "engine.no_skip",
    "waarom": "engine.no_why",
    "bevestigen": "engine.not_yet",
    "wijzigen": "engine.not_yet",
}


# --- a message --------------------------------------------------------------------------------------------------------


def _said(scene: Scene, event: Said) -> Outcome:
    state = scene.state
    verb = spoken_verb(event.text, scene)
    if state.status != "open":
        return _resume(scene) if verb == "verder" else _unmoved(scene)
    if verb is not None and not event.files and not names_option(scene, event.text):
        if verb in UNDOING:
            return _VERBS[verb](scene, {}) if can_undo(scene, verb) else _unmoved(scene)
        if verb not in offered(scene):
            return _unmoved(scene, line(_NOT_NOW[verb]))
        return _unheard(_VERBS[verb](scene, {}))
    if not isinstance(scene.stop.step, Ask):
        return _corrected(scene, event)
    on = None if event.files else goes_on(scene, event.text)
    if on is not None:
        return _unheard(_accept(scene, {})) if on else _unmoved(scene)
    change = None if event.files else asks_to_change(scene, event.text)
    if change is not None:
        scene = _with(scene, aside(state, event.text))
        return _to_change(scene, change)
    return _given(scene, *filled(scene, event), event)


def _unheard(outcome: Outcome) -> Outcome:
    """What was typed before is settled by going on."""
    if not outcome.accepted or outcome.state.heard is None:
        return outcome
    return replace(outcome, state=outcome.state.model_copy(update={"heard": None}))


def _to_change(scene: Scene, change: Correction) -> Outcome:
    """To the screen of an answer that is to change; where that is open already, it is told."""
    if change.stop.place == scene.stop.place:
        return _unmoved(
            scene, line("engine.change_here", vraag=worded(change.part.field.label, scene, change.stop.items))
        )
    return _go(scene, change.stop.place, editing=True)


def _corrected(scene: Scene, event: Said) -> Outcome:
    """Words on a review: a change of one answer is made and told, or its screen opened; nothing is ever sent. A wish
    that changes nothing is to be answered."""
    found = corrections(scene, event.text)
    if found is None and event.wish and not (is_command(event.text) or assents(event.text) or refuses(event.text)):
        return Outcome(state=scene.state, asked=event.text)
    if found is None:
        return _unmoved(scene, line("engine.review_first"))
    if len(found) != 1:
        return _unmoved(scene, problems={CHANGE: line("engine.choose_what")})
    return _changed(scene, found[0])


def _given(scene: Scene, values: Mapping[str, Json], left: Line | None, event: Said) -> Outcome:
    """Words or files fill the questions they are for; a page that needs nothing more is accepted at once."""
    here = _with(scene, remembered(scene, kept(scene.state, scene.stop, values, scene.context), values, event))
    if left is not None:
        return _unmoved(here, left)
    wrong = {}
    for part in scene.stop.parts:
        value = values.get(part.field.id) or standing(here, part)
        found = read(part, value, scene.context)
        if isinstance(found, Problem):
            wrong[part.field.id] = None if is_empty(value) else found.line
    if not wrong:
        return _accept(here, {})
    problems = {field: problem for field, problem in wrong.items() if problem is not None}
    return _unmoved(_with(here, _showable_only(here, problems)), problems=problems)
