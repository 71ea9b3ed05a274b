"""How and when the bot writes of its own accord, as the person herself wants it: in a sentence or by a button.

Less or more often, at another time of day, not while she is away, later, done, and every one of these taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time

from bot import duties, leave, plan, postponing, settling, waiving
from bot.buttons import Args, stale, undo_button
from bot.post import Post
from bot.world import World, is_number
from content.agenda import Duty
from content.calendar import decent
from dialogs.message import MESSAGE, Button, Card, Message, Say
from dialogs.reminding import Away, Finished, Later, Paced, Plainly, Timed, wish
from dialogs.text import line, words
from store import absences, escalations, outbox, paces, people, placements
from store.absences import Absence
from store.paces import Pace

MOMENTS = ("08.00", "12.15", "15.30", "17.00")
"""The moments a person can choose between for messages that can wait."""

OFFERED = 5
"""So many duties at most to choose from."""

LOOKED_BACK = 5
"""So many of the last messages are looked at for what may be taken back."""


def takes_part(world: World) -> None:
    """The person hears from the bot again."""
    people.resume(world.c, world.person.id)
    plan.plan(world.c, world.library, placements.of_person(world.c, world.person.id, on=world.today), world.today)


# --- in a sentence ----------------------------------------------------------------------------------------------------


def heard(world: World, post: Post, text: str) -> bool:
    """Do what a sentence wants of the bot's own messages; False when it is about something else."""
    named = world.named_days(world.placements[0]) if world.placements else ()
    if wish(text, at=world.at, named=named, asked=True) is None:
        return False
    asked = duties.just_asked(world)
    wanted = wish(text, at=world.at, named=named, asked=bool(asked))
    holiday = world.unknown_holiday(text) if isinstance(wanted, Away | Later) else None
    if holiday is not None:
        post.reply(Say(text=line("engine.no_holiday", naam=holiday)))
    elif isinstance(wanted, Away):
        leave.away(world, post, wanted)
    elif isinstance(wanted, Later):
        return _later(world, post, wanted, asked, text)
    elif isinstance(wanted, Finished):
        return _finished(world, post, wanted, asked)
    elif isinstance(wanted, Paced):
        pace(world, post, (wanted.pace,))
    elif isinstance(wanted, Timed):
        at_time(world, post, wanted.at)
    elif isinstance(wanted, Plainly):
        return _plainly(world, post, wanted)
    return wanted is not None


def _plainly(world: World, post: Post, wanted: Plainly) -> bool:
    if wanted.what == "on":
        takes_part(world)
        post.reply(Say(text=line("action.keep_on")))
        return True
    if wanted.what == "back":
        return leave.back(world, post)
    return take_back(world, post)


def _later(world: World, post: Post, wanted: Later, asked: Sequence[Duty], text: str) -> bool:
    among = asked or tuple(d for d in duties.to_settle(world) if duties.names(text, d))
    found = duties.meant(text, among)
    if not found:
        post.reply(
            Say(text=line("reminding.nothing_later"), buttons=(Button(id="agenda", label=line("button.agenda")),))
        )
        return True
    postponing.later(world, post, found, on=wanted.on, clock=wanted.at)
    return True


def _finished(world: World, post: Post, wanted: Finished, asked: Sequence[Duty]) -> bool:
    if wanted.undo:
        last = duties.last_settled(world)
        if last is None or (wanted.words and not duties.names(wanted.words, last) and len(wanted.words) > LEANS):
            return False
        settling.undone(world, post, last)
        return True
    every = duties.to_settle(world)
    found = duties.meant(wanted.words, asked) if asked else ()
    if wanted.words and not any(duties.names(wanted.words, d) for d in found):
        found = tuple(d for d in duties.meant(wanted.words, every) if duties.names(wanted.words, d))
    if not found and wanted.words:
        return False
    if len(found) == 1:
        settling.done(world, post, found[0])
    else:
        offered = (found or every)[:OFFERED]
        post.reply(
            Say(
                text=line("reminding.which_done" if offered else "reminding.nothing_open"),
                buttons=tuple(Button(id=f"gedaan:{duties.where(d)}", label=duties.called(world, d)) for d in offered),
            )
        )
    return True


LEANS = 4
"""Letters of a word that only points: "dat", "het"."""


# --- how often and when -----------------------------------------------------------------------------------------------


def settings(world: World, post: Post, _args: Args = ()) -> None:
    """What holds for this person now, with a button for everything that can be otherwise."""
    chosen = paces.of_person(world.c, world.person.id)
    post.reply(
        Say(
            text=line(
                "reminding.now",
                hoe=line(f"reminding.is_{chosen}" if chosen else f"reminding.is_{_usual(world)}"),
                om=f"{world.person.moment:%H.%M}",
            ),
            buttons=(
                Button(id="moment", label=line("button.other_moment")),
                *(
                    Button(id=f"tempo:{one}", label=line(f"button.pace_{one}"))
                    for one in ("usual", "weekly", "last")
                    if one != (chosen or "usual")
                ),
                Button(id="weg", label=line("button.away")),
                Button(id="afmelden", label=line("button.stop_nudges")),
            ),
        )
    )


def _usual(world: World) -> str:
    per_week = world.library.policy.per_week
    return "usual_wpb" if any(r in per_week for p in world.placements for r in world.roles(p)) else "usual"


def pace(world: World, post: Post, args: Args) -> None:
    """`tempo:<daily|weekly|last|usual>`: how often."""
    known: dict[str, Pace | None] = {"daily": "daily", "weekly": "weekly", "last": "last", "usual": None}
    if not args or args[0] not in known:
        settings(world, post)
        return
    before = paces.of_person(world.c, world.person.id)
    paces.put(world.c, world.person.id, known[args[0]])
    plan.plan(world.c, world.library, world.placements, world.today)
    key = f"reminding.{_usual(world)}" if args[0] == "usual" else f"reminding.{args[0]}"
    post.reply(Say(text=line(key), buttons=undo_button(f"tempo:{before or 'usual'}")))


def choose_moment(world: World, post: Post, args: Args) -> None:
    """`moment`: which time of day; `moment:15.30`: this one."""
    if not args or args[0] not in MOMENTS:
        post.reply(
            Say(
                text=line("action.which_moment"),
                buttons=tuple(Button(id=f"moment:{m}", label=words("{om} uur", om=m)) for m in MOMENTS),
            )
        )
        return
    hours, minutes = args[0].split(".")
    at_time(world, post, time(int(hours), int(minutes)))


def at_time(world: World, post: Post, wanted: time) -> None:
    """Messages that can wait come at this time of day; in the quiet hours at the edge of them."""
    clock = decent(wanted, world.library.policy.quiet)
    before = world.person.moment
    people.set_moment(world.c, world.person.id, clock)
    plan.plan(world.c, world.library, placements.of_person(world.c, world.person.id, on=world.today), world.today)
    key = "action.moment" if clock == wanted else "action.moment_edge"
    quiet = world.library.policy.quiet
    said = line(key, om=f"{clock:%H.%M}", van=f"{quiet.from_:%H.%M}", tot=f"{quiet.to:%H.%M}")
    post.reply(Say(text=said, buttons=undo_button(f"moment:{before:%H.%M}")))


# --- taking back ------------------------------------------------------------------------------------------------------


def take_back(world: World, post: Post) -> bool:
    """Undo what was last done with one of these, as its button would; False when the last messages offer nothing."""
    for message in outbox.last_messages(world.c, world.person.id, most=LOOKED_BACK):
        for button in _buttons(message):
            if button.id.startswith("ongedaan:"):
                undo(world, post, tuple(button.id.split(":")[1:]))
                return True
    return False


def _buttons(text: str) -> tuple[Button, ...]:
    message: Message = MESSAGE.validate_json(text)
    return message.buttons if isinstance(message, Say | Card) else ()


def undo(world: World, post: Post, args: Args) -> None:
    """`ongedaan:<what>:...`: as if it had not been said."""
    name, rest = (args[0], args[1:]) if args else ("", ())
    if name in _UNDO and _UNDO[name](world, post, rest):
        return
    stale(post)


def _undo_duty(act: Callable[[World, Post, Duty], None]) -> Callable[[World, Post, Args], bool]:
    def undoing(world: World, post: Post, args: Args) -> bool:
        duty = duties.hers(world, args)
        if duty is not None:
            act(world, post, duty)
        return duty is not None

    return undoing


def _undo_not_applicable(world: World, post: Post, args: Args) -> bool:
    step = escalations.by_id(world.c, int(args[0])) if args and is_number(args[0]) else None
    return step is not None and waiving.applies(world, post, step)


def _undo_pace(world: World, post: Post, args: Args) -> bool:
    pace(world, post, args)
    return True


def _undo_moment(world: World, post: Post, args: Args) -> bool:
    hours, _, minutes = (args[0] if args else "").partition(".")
    if not (is_number(hours) and is_number(minutes) and int(hours) < 24 and int(minutes) < 60):
        return False
    at_time(world, post, time(int(hours), int(minutes)))
    return True


def _undo_away(world: World, post: Post, args: Args) -> bool:
    span = _span(args)
    if span is None:
        return False
    absences.remove(world.c, world.person.id, span)
    leave.let_go(world, span)
    post.reply(Say(text=line("away.undone")))
    return True


def _undo_back(world: World, post: Post, args: Args) -> bool:
    span = _span(args)
    if span is None:
        return False
    leave.away(world, post, Away(first=span.first, last=span.last))
    return True


def _span(args: Args) -> Absence | None:
    try:
        first, last = (date.fromisoformat(part) for part in args)
    except ValueError:
        return None
    return Absence(first=first, last=last) if first <= last else None


_UNDO: Mapping[str, Callable[[World, Post, Args], bool]] = {
    "gedaan": _undo_duty(settling.undone),
    "later": _undo_duty(postponing.not_later),
    "nvt": _undo_not_applicable,
    "tempo": _undo_pace,
    "moment": _undo_moment,
    "weg": _undo_away,
    "terug": _undo_back,
}
