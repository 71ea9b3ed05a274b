"""What a finished dialog does in a mentor track: meetings, homework, the leervraag, and the radar."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot import groups, plan, scans
from bot.documents.radar import Look, radar
from bot.filing import KINDS
from bot.finish import Finish, moment_of
from bot.papers import Figure
from dialogs.dutch import variant
from dialogs.message import Button, Card, Fact, Picture, Say
from dialogs.model import Effect
from dialogs.nouns import Person
from dialogs.text import line, words
from store import files, placements, tracks

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


# --- the radar --------------------------------------------------------------------------------------------------------


def _picture(finish: Finish, _effect: Effect) -> None:
    """The participant's radar, with a table beside it; of her own accord, the looks that she chose to show.

    Who gives feedback hands it to her, so it may stand in her picture, once there is a zelfscan to lay it over.
    """
    placement = finish.placement
    learner: Person | None = placement.learner if placement is not None else None
    if placement is None or learner is None:
        return
    for file_id, _ in finish.papers:
        files.grant(finish.world.c, file_id, learner.id, finish.world.at)
    views = scans.read(finish.world, placement, learner)
    shown = finish.answers.get("keuze.wat") if learner.id == finish.world.person.id else None
    views = tuple(v for v in views if shown is None or v.dialog in shown)
    if not any(v.dialog == scans.SCAN for v in views) and shown is None:
        return
    if not views:
        finish.post.reply(Say(text=line("radar.nothing")))
        return
    framework = scans.areas(finish.world, placement)
    data = radar(
        "Zelfscan en feedback",
        [(a.id, variant(a.label)) for a in framework.dimensions],
        [Look(label=v.label, values=v.means) for v in views],
        lowest=scans.LOWEST,
        highest=scans.HIGHEST,
    )
    name = f"Zelfscan {finish.world.today.isoformat()}.png"
    made = files.add(finish.world.c, name=name, mime=KINDS[".png"], data=data, by=None, at=finish.world.at)
    rows = scans.in_words(views, framework)
    told = [f"{area}: {values}" for area, values in rows]
    facts = tuple(Fact(label=words("{gebied}", gebied=a), value=words("{waarden}", waarden=v)) for a, v in rows)
    picture = Picture(file=made.id, name=made.name, alt=line("radar.alt", gebieden=told))
    choose = Button(id=f"start:radar:{placement.id}", label=line("radar.choose"))
    beside = Card(
        title=line("radar.title", naam=learner.name),
        text=line("radar.scale"),
        facts=facts,
        buttons=() if shown is not None else (choose,),
    )
    figure = Figure(data=data, alt=f"Spinnenweb met per gebied het gemiddelde. {'; '.join(told)}.", rows=rows)
    finish.pictures.append((picture, beside, figure))


EFFECTS: Mapping[str, Callable[[Finish, Effect], None]] = {
    "meetings": _meetings,
    "agree": _agree,
    "leervraag": _leervraag,
    "picture": _picture,
}
"""By the effect's name; see `bot/effects.py`."""
