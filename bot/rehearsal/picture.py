"""The load of a rehearsal as a picture: one row a person, one column a week, the darker the more messages.

In grey, so that it can be printed; the busiest week of each role carries its number.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.rehearsal.cast import Player
from bot.rehearsal.findings import COLLISION, in_order
from bot.rehearsal.log import Told
from bot.rehearsal.report import ROLES
from dialogs.dutch import SHORT_MONTHS
from dialogs.nouns import Role

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.055
"""Inches that one person is high; a role has a least height, so that its name fits."""

LEAST, WIDTH, AROUND = 0.5, 11.0, 1.6
DARKEST = 8
"""So many messages in a week, and more, are black."""


def picture(log: Sequence[Told], players: Sequence[Player], weeks: Sequence[date], *, title: str) -> bytes:
    """The load per person per week as PNG, answers to what someone did herself left out."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # takes seconds, and only pictures need it
    from matplotlib.figure import Figure

    load = Counter((t.to.id, t.week) for t in log if t.counts)
    roles = in_order(players)
    rows = {role: _busiest_first(role, players, load) for role in roles}
    heights = [max(LEAST, ROW * len(rows[role])) for role in roles]
    figure = Figure(figsize=(WIDTH, sum(heights) + 0.25 * len(roles) + AROUND), dpi=130, layout="constrained")
    FigureCanvasAgg(figure)
    every: Any = figure.subplots(len(roles), 1, sharex=True, squeeze=False, height_ratios=heights)
    image: Any = None
    for axes, role in zip(every[:, 0], roles, strict=True):
        image = _panel(axes, role, rows[role], weeks, load)
    _months(every[-1, 0], weeks)
    figure.suptitle(title, fontsize=12)
    bar = figure.colorbar(image, ax=list(every[:, 0]), shrink=0.5, aspect=25, pad=0.01)
    bar.set_label("berichten per week", fontsize=8)
    bar.set_ticks(range(0, DARKEST + 1, 2), labels=[*map(str, range(0, DARKEST, 2)), f"{DARKEST} of meer"])
    bar.ax.tick_params(labelsize=8)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": "Werkplekwijzer"})
    return out.getvalue()


def _busiest_first(role: Role, players: Sequence[Player], load: Counter[tuple[int, date]]) -> list[Player]:
    total: Counter[int] = Counter()
    for (person, _), number in load.items():
        total[person] += number
    return sorted((p for p in players if p.role is role), key=lambda p: (-total[p.id], p.id))


def _panel(
    axes: Axes, role: Role, people: Sequence[Player], weeks: Sequence[date], load: Counter[tuple[int, date]]
) -> Any:
    table = [[load[p.id, week] for week in weeks] for p in people]
    image = axes.imshow(table, cmap="Greys", vmin=0, vmax=DARKEST, aspect="auto", interpolation="nearest")
    axes.set_yticks([])
    axes.set_ylabel(f"{ROLES[role][1]}\n({len(people)})", rotation=0, ha="right", va="center", fontsize=9)
    most = max(max(row) for row in table)
    if most >= COLLISION:
        row, column = next((r, c) for r, one in enumerate(table) for c, n in enumerate(one) if n == most)
        axes.annotate(
            str(most),
            (column, row),
            xytext=(14, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
            bbox={"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": "black", "linewidth": 0.6},
            arrowprops={"arrowstyle": "-", "linewidth": 0.6},
        )
    return image


def _months(axes: Axes, weeks: Sequence[date]) -> None:
    firsts = [n for n, week in enumerate(weeks) if n == 0 or week.month != weeks[n - 1].month]
    axes.set_xticks(firsts, [f"{SHORT_MONTHS[weeks[n].month - 1]}\nwk {weeks[n].isocalendar().week}" for n in firsts])
    axes.tick_params(axis="x", labelsize=8)
