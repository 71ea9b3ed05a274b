"""What a finished dialog does in a mentor track: meetings, homework, and the leervraag."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot import groups, plan
from bot.finish import Finish, moment_of
from dialogs.message import Say
from dialogs.model import Effect
from dialogs.text import line
from store import placements, tracks

# --- meetings and what is agreed there --------------------------------------------------------------------------------


def _meetings(finish: Finish, effect: Effect) -> None:
    """Plan the group's meetings, or move those that there are, and say where more than a month lies between two."""
    group = finish.placement
    assert group is not None, "meetings are those of a group"
    asked = (e.value for e in finish.outcome.entries if e.step == effect.args["from"] and e.kind == "moment")
    groups.plan(finish.world, group, [at for value in asked if (at := moment_of(value)) is not None])
    for one, next_ in groups.too_far(groups.meetings(finish.world, group)):
        dates = {"een": one.at.isoformat(), "twee": next_.at.isoformat()}
        finish.post.reply(Say(text=line("track.too_far", n=one.number, m=next_.number, **dates)))
    _replan(finish)


def _agree(finish: Finish, effect: Effect) -> None:
    """Note the homework of the meeting that this looks back on, and the words of the reminder."""
    assert finish.placement is not None, "homework is that of a group"
    meeting = groups.last(finish.world, finish.placement, finish.conversation.obligation)
    if meeting is None:
        finish.post.reply(Say(text=line("track.no_meeting")))
        return
    tracks.agree(
        finish.world.c,
        meeting.appointment,
        homework=str(finish.value(effect.args["homework"]) or ""),
        reminder=str(finish.value(effect.args["reminder"]) or ""),
        by=finish.world.person.id,
        at=finish.world.at,
    )
    _replan(finish)


def _replan(finish: Finish) -> None:
    """What was decided for a group counts for each of its participants."""
    assert finish.placement is not None, "a group has a placement"
    concerned = placements.of_group(finish.world.c, finish.placement.id)
    plan.plan(finish.world.c, finish.world.library, concerned, finish.world.today)


# --- the leervraag and the vote ---------------------------------------------------------------------------------------


def _leervraag(finish: Finish, effect: Effect) -> None:
    assert finish.placement is not None, "a shared leervraag is that of a group"
    text = str(finish.value(effect.args) or "")
    tracks.choose_leervraag(finish.world.c, finish.placement.id, text, by=finish.world.person.id, at=finish.world.at)


EFFECTS: Mapping[str, Callable[[Finish, Effect], None]] = {
    "meetings": _meetings,
    "agree": _agree,
    "leervraag": _leervraag,
}
"""By the effect's name; see `bot/effects.py`."""
