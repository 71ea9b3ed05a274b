"""The subject of a conversation with what belongs to it: its placements, programme, task, concern and framework."""

from __future__ import annotations

from dataclasses import dataclass

from bot.subjects import parts_of
from bot.world import World
from content.agenda import Duty
from content.model import Framework, Programme
from content.worries import Rung
from dialogs.model import Dialog
from dialogs.nouns import Placement
from store import concerns
from store.concerns import Concern


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What a conversation is about, as written and as placements: several of a school, none where it concerns no
    student."""

    world: World
    dialog: Dialog
    obligation: str | None
    written: str | None
    placements: tuple[Placement, ...]
    placement: Placement | None
    programme: Programme | None
    approval: int | None
    apart: int | None = None

    @property
    def duty(self) -> Duty | None:
        """The task that the conversation is for."""
        if self.placement is None or self.obligation is None:
            return None
        return next((d for d in self.world.duties(self.placement) if d.obligation == self.obligation), None)

    @property
    def concern(self) -> Concern | None:
        """The concern that the conversation is about."""
        kind, number, _ = parts_of(self.written)
        return concerns.by_id(self.world.c, number) if kind == "concern" else None

    @property
    def rung(self) -> Rung | None:
        """The step of that concern."""
        _, _, number = parts_of(self.written)
        step = concerns.step_by_id(self.world.c, number) if self.concern is not None and number is not None else None
        known = self.world.library.worries(self.placement.programme) if self.placement is not None else None
        return known.steps.get(step.step) if step is not None and known is not None else None

    @property
    def framework(self) -> Framework | None:
        """The framework that the dialog names, else the programme's own."""
        programme = self.programme
        name = self.dialog.framework or (programme.framework if programme is not None else None)
        return self.world.library.framework(programme.id, name) if programme is not None and name else None
