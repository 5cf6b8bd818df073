"""Plots drawn by matplotlib; the only file of this room that knows it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from threading import Lock
from typing import Any

from assistant.plots.axes import marks, print_tick, scale
from assistant.plots.dress import GROUND, INK, LIGHT, SHADES, dress, visible
from assistant.plots.records import Plot, Point

ONE_AT_A_TIME = Lock()
"""Its settings and its fonts belong to the whole process."""

_MARKERS = ("o", "s", "^", "D", "v", "P")


@dataclass(frozen=True, slots=True)
class _Colours:
    ink: str
    ground: str
    lines: tuple[str, ...]


PRINTED = _Colours("#1a2530", "#ffffff", LIGHT)
SETTINGS: Any = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "hoi",  # the same plot gives the same file
    "text.parse_math": False,  # a "$" of a report is a "$"
    "axes.unicode_minus": False,
    "font.family": ["DejaVu Sans"],
}
_LETTERS_AN_INCH = 11
"""Of the time axis."""


def draw_svg(plot: Plot, *, name: str, width: float = 8.0, height: float = 3.6) -> str:
    """``<svg>`` for a page: text is text in the page's colour, each point with a link is a link.

    Args:
        plot: Any text in it is shown as it is.
        name: Letters and digits, another one for each plot of a page.
        width: In inches, the shape alone: the page gives it its size.
        height: As ``width``.
    """
    with ONE_AT_A_TIME:
        drawn = _drawn(plot, width, height, colours=_Colours(INK, GROUND, SHADES), kind="svg")
    return dress(drawn.decode("utf-8"), plot, name=name)


def draw_png(plot: Plot, *, width: float = 6.3, height: float = 3.1, dots: int = 200) -> bytes:
    """A picture for a document, on white; ``dots`` an inch."""
    with ONE_AT_A_TIME:
        return _drawn(plot, width, height, colours=PRINTED, kind="png", dots=dots)


def _drawn(
    plot: Plot, width: float, height: float, *, colours: _Colours, kind: str, dots: int = 100
) -> bytes:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(SETTINGS):
        figure = Figure(figsize=(width, height), layout="constrained")
        axes = figure.subplots()
        keys = [_line(axes, plot, number, colours) for number in range(len(plot.lines))]
        _frame(axes, plot, colours.ink, letters=int(width * _LETTERS_AN_INCH))
        named = [(key, shown(line.name)) for key, line in zip(keys, plot.lines, strict=True) if line.name]
        if named:
            figure.legend(
                *zip(*named, strict=True),
                loc="outside lower left",
                frameon=False,
                labelcolor=colours.ink,
                fontsize=9,
                alignment="left",
            )
        out = io.BytesIO()
        about = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
        figure.savefig(out, format=kind, dpi=dots, transparent=kind == "svg", metadata=about)
    return out.getvalue()


def _line(axes: Any, plot: Plot, number: int, colours: _Colours) -> Any:
    """One line with its points; the artist that the key shows."""
    line, power = plot.lines[number], scale(plot)[0]
    shade = colours.lines[number % len(colours.lines)]
    marker = _MARKERS[number % len(_MARKERS)]
    heights = [float(p.value.scaleb(-power)) for p in line.points]
    for (low, here), (high, there) in pairwise(zip(heights, line.points, strict=True)):
        if there.join == "apart":
            continue
        if there.join == "break":
            axes.axvline(
                here.at + (there.at - here.at) / 2, color=colours.ink, linewidth=1, linestyle=(0, (1, 3))
            )
        else:
            dashes = "-" if there.join == "line" else (0, (2, 3))
            axes.plot([here.at, there.at], [low, high], color=shade, linewidth=1.8, linestyle=dashes)
    for at, (place, point) in enumerate(zip(heights, line.points, strict=True)):
        (dot,) = axes.plot([point.at], [place], color=shade, marker=marker, markersize=7, linestyle="")
        dot.set_gid(f"diem-{number}-{at}")
        if point.hollow:
            dot.set(markerfacecolor=colours.ground, markeredgewidth=2)
    (key,) = axes.plot([], [], color=shade, marker=marker, linewidth=1.8)
    return key


def _frame(axes: Any, plot: Plot, ink: str, *, letters: int) -> None:
    """Axes with numbers and times in words, and the title."""
    from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

    points = list(_points(plot))
    if points:
        first, last = min(p.at for p in points), max(p.at for p in points)
        edge = max(timedelta(days=20), (last - first) / 20)
        axes.set_xlim(first - edge, last + edge)
        if min(p.value for p in points) >= 0:
            axes.set_ylim(
                bottom=0, top=float(max(p.value.scaleb(-scale(plot)[0]) for p in points)) * 1.08 or 1
            )
    told = marks(plot, letters=letters)
    axes.xaxis.set_major_locator(FixedLocator([axes.convert_xunits(day) for day, _ in told]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda _, at: told[at][1] if at is not None else ""))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=_whole(plot)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda place, _: print_tick(place)))
    axes.tick_params(colors=ink, labelsize=9, length=3)
    axes.grid(visible=True, axis="y", color=ink, alpha=0.15, linewidth=0.8)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(ink)
    axes.set_ylabel(shown(scale(plot)[1]), color=ink, fontsize=9)
    if plot.title:
        axes.set_title(shown(plot.title), color=ink, fontsize=11, loc="left", wrap=True)


def _points(plot: Plot) -> Iterator[Point]:
    for line in plot.lines:
        yield from line.points


def _whole(plot: Plot) -> bool:
    return scale(plot)[0] == 0 and all(p.value == p.value.to_integral_value() for p in _points(plot))


def shown(text: str) -> str:
    """Text that the font has letters for; matplotlib leaves out a name that starts with ``_``."""
    from matplotlib.font_manager import findfont, get_font

    known = get_font(findfont("DejaVu Sans")).get_charmap()
    return "".join(c if ord(c) in known else "\N{WHITE SQUARE}" for c in visible(text)).lstrip("_")
