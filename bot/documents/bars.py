"""A picture of shares: a stacked bar per row, with up to two marks on it. Readable in grey: tone and pattern differ.

Pure: the same rows give the same bytes. The text alternative says in words what the picture shows.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

_INK, _GREY = "#1d2b31", "#5c676d"
_TONES = (("#1f4e5f", ""), ("#7fb3c4", "///"), ("#e9eef0", ".."))
_MARKS = (("D", 6, 1.3), ("|", 15, 2.6))
"""Shape, size and width of the edge. The first lies on the second, which is the taller."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One row. `shares` are the parts of the bar, in the order of the legend, as counts; `marks` are 0..1 or None.

    A row without shares shows `instead`.
    """

    label: str
    shares: tuple[int, ...] = ()
    marks: tuple[float | None, ...] = ()
    instead: str = ""


def drawn(bars: Sequence[Bar], *, shares: tuple[str, ...], marks: tuple[str, ...]) -> bytes:
    """The picture as PNG, 16.5 cm wide at 200 dots an inch. `shares` and `marks` name the parts in the legend."""
    figure = Figure(figsize=(6.5, 0.8 + 0.27 * len(bars)), dpi=200, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    for place, bar in enumerate(bars):
        total, left = sum(bar.shares), 0.0
        if not total:
            aside = (bar.marks[0] or 0) < 0.5 if bar.marks else False
            axes.text(
                99 if aside else 1,
                place,
                bar.instead,
                va="center",
                ha="right" if aside else "left",
                fontsize=8,
                color=_GREY,
                style="italic",
            )
        for count, (tone, hatch) in zip(bar.shares, _TONES, strict=False):
            if total and count:
                width = 100 * count / total
                axes.barh(place, width, left=left, height=0.58, color=tone, hatch=hatch, edgecolor=_INK, linewidth=0.5)
                left += width
        for n, (mark, (shape, size, edge)) in enumerate(zip(bar.marks, _MARKS, strict=False)):
            if mark is not None:
                axes.plot(
                    100 * mark,
                    place,
                    marker=shape,
                    markersize=size,
                    markeredgewidth=edge,
                    markerfacecolor="white",
                    markeredgecolor=_INK,
                    clip_on=False,
                    zorder=6 - n,
                )
    axes.set_yticks(range(len(bars)), [bar.label for bar in bars], fontsize=8.5, color=_INK)
    axes.set_ylim(len(bars) - 0.4, -0.6)
    axes.set_xlim(0, 100)
    axes.set_xticks((0, 25, 50, 75, 100), ("0%", "25%", "50%", "75%", "100%"), fontsize=8, color=_GREY)
    axes.tick_params(length=0)
    axes.grid(axis="x", color="#d5dde0", linewidth=0.6)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)
    keys: list[Patch | Line2D] = [
        Patch(facecolor=tone, hatch=hatch, edgecolor=_INK, linewidth=0.5, label=name)
        for name, (tone, hatch) in zip(shares, _TONES, strict=False)
    ]
    keys += [
        Line2D(
            [],
            [],
            linestyle="",
            marker=shape,
            markersize=min(size + 1, 11),
            markeredgewidth=edge,
            markerfacecolor="white",
            markeredgecolor=_INK,
            label=name,
        )
        for name, (shape, size, edge) in zip(marks, _MARKS, strict=False)
    ]
    figure.legend(handles=keys, loc="outside lower center", ncols=len(keys), fontsize=8, frameon=False)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()
