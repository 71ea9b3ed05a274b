"""The pictures that a finished dialog draws: which there are, and how one stands in the chat and in a document.

Each has a text for who cannot see it, and a table beside it that says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot import growth, scans
from bot.documents import phases
from bot.documents.radar import Look, radar
from bot.filing import KINDS
from bot.finish import Finish
from bot.papers import Figure
from bot.render import Manner, Renderer
from dialogs.dutch import variant
from dialogs.message import Button, Card, Fact, Picture, Say
from dialogs.model import Effect
from dialogs.text import Line, line, words
from store import files


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """A picture (PNG), its name without the day, its text, and the table beside it: a title, a note, (row, values)."""

    name: str
    png: bytes
    alt: Line
    title: Line
    note: Line
    rows: tuple[tuple[str, str], ...]
    buttons: tuple[Button, ...] = ()


def _picture(finish: Finish, effect: Effect) -> None:
    """Draw it, for the documents and messages of this conversation; or say why there is nothing to see yet."""
    drawn = DRAWN[str(effect.args)](finish)
    if drawn is None:
        return
    if isinstance(drawn, Line):
        finish.post.reply(Say(text=drawn))
        return
    world = finish.world
    name = f"{drawn.name} {world.today.isoformat()}.png"
    made = files.add(world.c, name=name, mime=KINDS[".png"], data=drawn.png, by=None, at=world.at)
    files.attach(world.c, finish.submission.id, made.id)
    facts = tuple(
        Fact(label=words("{rij}", rij=row), value=words("{waarden}", waarden=said)) for row, said in drawn.rows
    )
    finish.pictures.append(
        (
            Picture(file=made.id, name=made.name, alt=drawn.alt),
            Card(title=drawn.title, text=drawn.note, facts=facts, buttons=drawn.buttons),
            Figure(data=drawn.png, alt=Renderer(world.library.texts).words(drawn.alt, Manner()), rows=drawn.rows),
        )
    )


def _radar(finish: Finish) -> Drawn | Line | None:
    """The participant's radar; of her own accord, the looks that she chose to show.

    Who gives feedback hands it to her, so it may stand in her picture, once there is a zelfscan to lay it over.
    """
    placement = finish.placement
    learner = placement.learner if placement is not None else None
    if placement is None or learner is None:
        return None
    for file_id, _ in finish.papers:
        files.grant(finish.world.c, file_id, learner.id, finish.world.at)
    views = scans.read(finish.world, placement, learner)
    shown = finish.answers.get("keuze.wat") if learner.id == finish.world.person.id else None
    views = tuple(v for v in views if shown is None or v.dialog in shown)
    if not any(v.dialog == scans.SCAN for v in views) and shown is None:
        return None
    if not views:
        return line("radar.nothing")
    framework = scans.areas(finish.world, placement)
    rows = scans.in_words(views, framework)
    choose = Button(id=f"start:radar:{placement.id}", label=line("radar.choose"))
    return Drawn(
        name="Zelfscan",
        png=radar(
            "Zelfscan en feedback",
            [(a.id, variant(a.label)) for a in framework.dimensions],
            [Look(label=v.label, values=v.means) for v in views],
            lowest=scans.LOWEST,
            highest=scans.HIGHEST,
        ),
        alt=line("radar.alt", gebieden=[f"{area}: {values}" for area, values in rows]),
        title=line("radar.title", naam=learner.name),
        note=line("radar.scale"),
        rows=rows,
        buttons=() if shown is not None else (choose,),
    )


def _growth(finish: Finish) -> Drawn | Line | None:
    """How the phases of the learner's skills were seen through the year; what everyone who gets it may read."""
    placement, dialog = finish.placement, finish.dialog
    if placement is None or placement.learner is None:
        return None
    framework = finish.world.library.framework(placement.programme, dialog.framework or "")
    assert framework is not None, "the dialog of a growth picture names its framework"
    looks = growth.read(finish.world, placement, dialog.dialog, new=finish.submission.id, readers=finish.recipients)
    if not looks:
        return line("growth.nothing")
    columns, skills = growth.columns_of(dialog), growth.skills(looks, framework)
    rows = growth.in_words(looks, skills, columns)
    shown = growth.fitting(looks, phases.MOST)
    return Drawn(
        name="Groei in beeld",
        png=phases.phases(
            "Groei in beeld",
            skills,
            [(column.id, variant(column.label)) for column in columns],
            [
                phases.Look(number=looks.index(look) + 1, label=look.label, own=look.own, phases=look.phases)
                for look in shown
            ],
            note="Donker is de laatste keer. Een fase is geen oordeel en hoort niet bij een jaar.",
        ),
        alt=line("growth.alt", tekst=". ".join(f"{skill}: {said}" for skill, said in rows)),
        title=line("growth.title", naam=placement.learner.name),
        note=line("growth.note")
        if len(shown) == len(looks)
        else line("growth.note_some", n=len(looks), laatste=len(shown) - 1),
        rows=rows,
    )


DRAWN: Mapping[str, Callable[[Finish], Drawn | Line | None]] = {"radar": _radar, "groei": _growth}
"""By the name that a dialog gives: the picture, or why there is none; None where nobody waits for one."""

EFFECTS: Mapping[str, Callable[[Finish, Effect], None]] = {"picture": _picture}
"""By the effect's name; see `bot/effects.py`."""
