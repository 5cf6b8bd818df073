"""A map of points: labels that do not overlap, a scale bar, north above."""

import io
from collections.abc import Sequence
from decimal import Decimal
from math import cos, log10, radians
from typing import Any

from assistant.plots.draw import ONE_AT_A_TIME, PRINTED, SETTINGS, shown
from assistant.plots.sites import Site, SiteMap
from ingest.figures.printing import print_number

_KM_A_DEGREE = 111.195
"""Of latitude, on a sphere of 6371 km (IUGG mean radius)."""

_WIDTH, _HEIGHT, _DOTS = 6.3, 5.0, 200
_LEAST_DEGREES = 0.02
"""Half the width of a map of one place."""

_AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
_REACHES = (9, 16, 26, 38, 52, 70, 90, 120, 150)
"""Points from a place at which room for its label is looked for, the nearest first."""

_Box = tuple[float, float, float, float]


def map_png(drawn: SiteMap) -> bytes:
    """A picture for a document, on white."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with ONE_AT_A_TIME, rc_context(SETTINGS):
        figure = Figure(figsize=(_WIDTH, _HEIGHT), dpi=_DOTS, layout="constrained")
        FigureCanvasAgg(figure)  # measures text
        axes = figure.subplots()
        _frame(axes, drawn)
        axes.scatter(
            [s.longitude for s in drawn.sites],
            [s.latitude for s in drawn.sites],
            color="#b45309",
            s=28,
            zorder=3,
        )
        _bar(axes)
        axes.annotate(
            "B",
            (0.97, 0.97),
            (0.97, 0.86),
            "axes fraction",
            "axes fraction",
            ha="center",
            va="bottom",
            color=PRINTED.ink,
            arrowprops={"arrowstyle": "->", "color": PRINTED.ink},
        )
        figure.draw_without_rendering()
        figure.set_layout_engine("none")
        _label(figure, axes, drawn.sites)
        out = io.BytesIO()
        figure.savefig(out, format="png", dpi=_DOTS, metadata={"Software": None})
    return out.getvalue()


def _frame(axes: Any, drawn: SiteMap) -> None:
    """Degrees as long as they are on the ground at the middle of the map; room for labels at the sides."""
    north, east = [s.latitude for s in drawn.sites], [s.longitude for s in drawn.sites]
    middle = (max(north) + min(north)) / 2
    shrink = cos(radians(middle))
    half = max(_LEAST_DEGREES, (max(north) - min(north)) / 2, (max(east) - min(east)) / 2 * shrink) * 1.35
    across = half * _WIDTH / _HEIGHT / shrink
    centre = (max(east) + min(east)) / 2
    axes.set_xlim(centre - across, centre + across)
    axes.set_ylim(middle - half, middle + half)
    axes.set_aspect(1 / shrink, adjustable="box")
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_color("#9aa5b1")
    axes.set_title(shown(drawn.title), loc="left", fontsize=11, color=PRINTED.ink, wrap=True)


def _bar(axes: Any) -> None:
    """A length in kilometres that is round and about a fifth of the map."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    shrink = cos(radians((south + north) / 2))
    length = round_length((east - west) * shrink * _KM_A_DEGREE / 5)
    start, at = west + (east - west) * 0.04, south + (north - south) * 0.04
    end = start + length / _KM_A_DEGREE / shrink
    axes.plot([start, end], [at, at], color=PRINTED.ink, linewidth=2.5, solid_capstyle="butt")
    said = f"{print_number(Decimal(f'{length:g}'))} km"
    axes.text((start + end) / 2, at + (north - south) * 0.012, said, ha="center", va="bottom", fontsize=8)


def round_length(most: float) -> float:
    """The greatest of 1, 2, 5 times a power of ten that is not above ``most``.

    >>> round_length(7.3), round_length(0.25)
    (5.0, 0.2)
    """
    power = 10.0 ** int(log10(most) // 1)
    return float(f"{max(step * power for step in (1, 2, 5) if step * power <= most):g}")


def _label(figure: Any, axes: Any, sites: Sequence[Site]) -> None:
    """Each name where it covers no point and no other name, with a thin line to its point if it is far."""
    renderer = figure.canvas.get_renderer()
    scale = _DOTS / 72
    points = [tuple(axes.transData.transform((s.longitude, s.latitude))) for s in sites]
    taken: list[_Box] = [(x - 5 * scale, y - 5 * scale, x + 5 * scale, y + 5 * scale) for x, y in points]
    bounds = axes.get_window_extent(renderer)
    room = (bounds.x0, bounds.y0, bounds.x1, bounds.y1)
    for site, (x, y) in zip(sites, points, strict=True):
        said = "\n".join(shown(line) for line in (site.name, site.note) if line)
        text = axes.annotate(
            said, (site.longitude, site.latitude), (0, 0), textcoords="offset points", fontsize=8
        )
        size = text.get_window_extent(renderer)
        dx, dy = place((x, y), (size.width, size.height), taken, room, scale)
        taken.append((x + dx, y + dy, x + dx + size.width, y + dy + size.height))
        text.set_position((dx / scale, dy / scale))
        if max(abs(dx), abs(dy)) > size.width + _REACHES[1] * scale:
            axes.annotate(
                "",
                (site.longitude, site.latitude),
                (dx / scale, dy / scale),
                "data",
                "offset points",
                arrowprops={"arrowstyle": "-", "linewidth": 0.5, "color": "#9aa5b1"},
            )


def place(
    point: tuple[float, float], size: tuple[float, float], taken: Sequence[_Box], room: _Box, scale: float
) -> tuple[float, float]:
    """Where a label's lower left corner goes, from its point, in pixels: the nearest free place.

    >>> place((50, 50), (20, 10), [], (0, 0, 100, 100), 1.0)
    (9.0, -5.0)
    """
    wide, high = size
    x, y = point
    for reach in _REACHES:
        for right, up in _AROUND:
            dx = right * reach * scale + (0 if right > 0 else -wide if right < 0 else -wide / 2)
            dy = up * reach * scale + (0 if up > 0 else -high if up < 0 else -high / 2)
            box = (x + dx, y + dy, x + dx + wide, y + dy + high)
            inside = box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]
            if inside and not any(_meet(box, other) for other in taken):
                return dx, dy
    return _REACHES[0] * scale, -high / 2


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
