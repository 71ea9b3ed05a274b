"""A picture of phases: for each skill in which phase it was seen, at each look. The same looks give the same bytes.

A look has a number, which stands in its marks and beside its name below the picture; whose it is shows in the shape and
in the line, and the last one of a skill is dark. So it can be read in print and by who does not see colours.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, DOTS = 6.4, 190
"""Inches, and dots an inch."""

MOST = 6
"""So many looks fit beside each other in a phase."""

NAMES, ROW, TOP, KEY, FOOT = 2.15, 0.5, 0.85, 0.27, 0.32
"""Inches: the width of the skills' names, and the heights of a skill, the headings, a line of the key, and the note."""

INK, SOFT, FAINT = "#1b1b1b", "#5f666b", "#d9dee1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """One look: its number, its name, whether it is the learner's `own`, and the phase of each skill it speaks of."""

    number: int
    label: str
    own: bool
    phases: Mapping[str, str]


def phases(
    title: str,
    skills: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    looks: Sequence[Look],
    *,
    note: str,
) -> bytes:
    """The picture as a PNG. `skills` and `columns` are (id, name), from the top and from the left; `looks` are oldest
    first, and at most `MOST`."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # here, because it is large and most turns draw nothing
    from matplotlib.figure import Figure

    key = KEY * ((len(looks) + 1) // 2) + 0.2
    height = TOP + ROW * len(skills) + key + FOOT
    figure = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    axes.text(0.15, 0.3, title, fontsize=13, fontweight="bold", va="center", color=INK)
    wide = (WIDTH - NAMES - 0.15) / len(columns)
    bottom = TOP + ROW * len(skills)
    for n, (_, name) in enumerate(columns):
        left = NAMES + n * wide
        axes.text(
            left + wide / 2, TOP - 0.17, name, fontsize=9.5, fontweight="bold", ha="center", va="center", color=INK
        )
        axes.plot((left, left), (TOP, bottom), color=FAINT, linewidth=1, zorder=0)
    axes.plot((WIDTH - 0.15, WIDTH - 0.15), (TOP, bottom), color=FAINT, linewidth=1, zorder=0)
    for n, (skill, name) in enumerate(skills):
        top = TOP + n * ROW
        axes.plot((0.15, WIDTH - 0.15), (top, top), color=FAINT, linewidth=1, zorder=0)
        axes.text(0.15, top + ROW / 2, textwrap.fill(name, 27), fontsize=9, va="center", color=INK, linespacing=1.05)
        _row(axes, skill, columns, looks, top=top, wide=wide)
    axes.plot((0.15, WIDTH - 0.15), (bottom, bottom), color=FAINT, linewidth=1, zorder=0)
    for n, look in enumerate(looks):
        x, y = 0.3 + (n % 2) * (WIDTH / 2), bottom + 0.28 + (n // 2) * KEY
        _mark(axes, look, x, y, dark=False)
        axes.text(x + 0.17, y, look.label, fontsize=9, va="center", color=INK)
    axes.text(0.15, height - 0.2, note, fontsize=8, va="center", color=SOFT)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _row(
    axes: Axes, skill: str, columns: Sequence[tuple[str, str]], looks: Sequence[Look], *, top: float, wide: float
) -> None:
    """One skill: a line through the looks of the learner, and one through those of others, each on its own height."""
    order = {column: n for n, (column, _) in enumerate(columns)}
    spoken = [(n, look) for n, look in enumerate(looks) if look.phases.get(skill) in order]
    both = len({look.own for _, look in spoken}) > 1
    for own in (True, False):
        y = top + ROW * (0.5 if not both else 0.28 if own else 0.72)
        path = [
            (NAMES + wide * (order[look.phases[skill]] + 0.1 + 0.8 * (n + 0.5) / max(len(looks), 3)), look)
            for n, look in spoken
            if look.own is own
        ]
        line = "-" if own else (0, (3, 2))
        axes.plot([x for x, _ in path], [y] * len(path), color=SOFT, linewidth=1.2, linestyle=line, zorder=1)
        for x, look in path:
            _mark(axes, look, x, y, dark=look is path[-1][1])


def _mark(axes: Axes, look: Look, x: float, y: float, *, dark: bool) -> None:
    axes.plot(
        (x,),
        (y,),
        marker="o" if look.own else "s",
        markersize=12.5 if look.own else 11.5,
        markerfacecolor=INK if dark else "white",
        markeredgecolor=INK,
        markeredgewidth=1.1,
        zorder=2,
    )
    axes.text(
        x,
        y,
        str(look.number),
        fontsize=7.5,
        fontweight="bold",
        ha="center",
        va="center_baseline",
        color="white" if dark else INK,
        zorder=3,
    )
