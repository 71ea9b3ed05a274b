"""A radar (spinnenweb): several looks at the same areas in one picture. The same numbers give the same bytes.

Each look has its own line pattern, marker and grey, and its name beside the figure, so that it can be told apart in
print and by who does not see colours. What it shows is told again in the words that go with it.
"""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, DOTS = 8.0, 6.8, 150
"""Inches, inches, and dots an inch."""

LOOKS = (
    ("#1b1b1b", "-", "o", 2.6),
    ("#0072b2", (0, (6, 2)), "s", 2.2),
    ("#d55e00", (0, (1.5, 1.5)), "^", 2.2),
    ("#6a8f00", (0, (7, 2, 1.5, 2)), "D", 2.0),
    ("#8a5a9e", (0, (3, 3)), "v", 2.0),
    ("#555555", (0, (9, 3)), "P", 1.8),
    ("#946b00", (0, (4, 1.5, 1, 1.5, 1, 1.5)), "X", 1.8),
    ("#30307a", (0, (1, 3)), "p", 1.8),
)
"""Colour, line pattern, marker and width of each look, in order; the colours differ in lightness too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """One line in the picture, by area; an area without a value leaves a gap."""

    label: str
    values: Mapping[str, float]


def radar(title: str, areas: Sequence[tuple[str, str]], looks: Sequence[Look], *, lowest: int, highest: int) -> bytes:
    """The picture as a PNG. `areas` are (id, name), from the top with the clock."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # here, because it is large and most turns draw nothing
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DOTS, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.25, 0.25, 0.5, 0.59), projection="polar")
    axes.set_theta_offset(math.pi / 2)  # type: ignore[attr-defined]
    axes.set_theta_direction(-1)  # type: ignore[attr-defined]
    angles = [2 * math.pi * n / len(areas) for n in range(len(areas))]
    axes.set_ylim(lowest - 1, highest)
    axes.set_yticks(range(lowest, highest + 1))
    axes.set_yticklabels([])
    for n in range(lowest, highest + 1):
        axes.text(
            math.pi / len(areas),
            n,
            str(n),
            fontsize=8,
            color="#444444",
            horizontalalignment="center",
            verticalalignment="center",
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 0.8},
            zorder=5,
        )
    axes.set_xticks(angles)
    axes.set_xticklabels([])
    for angle, (_, name) in zip(angles, areas, strict=True):
        side = math.sin(angle)
        axes.text(
            angle,
            highest + 0.5,
            textwrap.fill(name, 22),
            fontsize=10,
            horizontalalignment="center" if abs(side) < 0.1 else "left" if side > 0 else "right",
            verticalalignment="bottom" if math.cos(angle) > 0.9 else "center" if math.cos(angle) > 0 else "top",
        )
    axes.grid(color="#bbbbbb", linewidth=0.7)
    axes.spines["polar"].set_color("#999999")
    for look, (color, pattern, marker, width) in zip(looks, LOOKS, strict=False):
        values = [look.values.get(area, math.nan) for area, _ in areas]
        axes.plot(
            [*angles, angles[0]],
            [*values, values[0]],
            color=color,
            linestyle=pattern,
            linewidth=width,
            marker=marker,
            markersize=8,
            markerfacecolor="white" if marker != "o" else color,
            markeredgewidth=1.6,
            label=look.label,
            clip_on=False,
        )
    figure.text(0.03, 0.95, title, fontsize=14, fontweight="bold", va="top")
    figure.legend(loc="lower center", bbox_to_anchor=(0.5, 0.05), frameon=False, fontsize=10, handlelength=5, ncols=2)
    figure.text(0.03, 0.02, f"Gemiddelde per gebied, op een schaal van {lowest} tot {highest}.", fontsize=8.5)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()
