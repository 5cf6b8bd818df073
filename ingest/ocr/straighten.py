"""Setting a picture of text upright and level, and looking at the ink on it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_SEARCHED = 6.0
"""Degrees to either side that a page may lie askew."""

_LEVEL = 0.15
"""Degrees below which turning a picture costs more than it gains."""

_SMALL = 800
"""Pixels of the short side that are enough to see how the lines lie."""

_DARK = 0.5
"""Of the way from paper to the darkest print, from which a pixel is ink."""

_MARGIN = 0.03
"""Share of width and height at the edges, where scanners leave shadows."""

_BLANK = 0.0004
"""Share of inked pixels below which a page is blank: a page number alone has more."""

Ink = NDArray[np.bool_]
"""True where a pixel is ink; shape (height, width)."""


@dataclass(frozen=True, slots=True)
class Straight:
    """A picture whose lines are level, and the way back to the page it was made from."""

    grey: Image.Image
    turned: int
    """Quarter turns clockwise that were made."""

    skew: float
    """Degrees, counter-clockwise, that were turned after them."""

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[int, int, int, int]:
        """A box of the straightened picture on the page as it was, in ten-thousandths."""
        width, height = self.grey.size
        angle = np.deg2rad(self.skew)
        across, down = np.array([left, right, left, right]), np.array([top, top, bottom, bottom])
        x, y = across - width / 2, down - height / 2
        u = (x * np.cos(angle) - y * np.sin(angle) + width / 2) / width
        v = (x * np.sin(angle) + y * np.cos(angle) + height / 2) / height
        for _ in range(self.turned):
            u, v = v, 1 - u
        ends = (u.min(), v.min(), u.max(), v.max())
        found = [round(min(max(float(end), 0.0), 1.0) * 10_000) for end in ends]
        return found[0], found[1], found[2], found[3]


def find_paper(grey: Image.Image) -> int:
    """The grey of what is not printed on."""
    return int(np.percentile(np.asarray(grey)[::4, ::4], 80))


def find_ink(grey: Image.Image) -> Ink:
    """Pixels that are ink, by the picture's own paper and print."""
    values = np.asarray(grey)
    paper, dark = np.percentile(values[::4, ::4], (80, 0.5))
    inked: Ink = values < paper - _DARK * max(paper - dark, 48.0)
    return inked


def is_blank(grey: Image.Image) -> bool:
    """True for a page with nothing on it but dirt."""
    inked = find_ink(grey)
    rows, columns = (int(n * _MARGIN) for n in inked.shape)
    inner = inked[rows : inked.shape[0] - rows, columns : inked.shape[1] - columns]
    return not inner.size or float(inner.mean()) < _BLANK


def level(grey: Image.Image, turned: int = 0) -> Straight:
    """The picture after ``turned`` quarter turns clockwise, its lines level."""
    if turned:
        grey = grey.rotate(-90 * turned, expand=True)
    skew = _find_skew(grey)
    if abs(skew) >= _LEVEL:
        grey = grey.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=find_paper(grey))
    else:
        skew = 0.0
    return Straight(grey, turned, skew)


def _find_skew(grey: Image.Image) -> float:
    """Degrees, counter-clockwise, that set the lines level: where rows differ most from their neighbours."""
    scale = _SMALL / min(grey.size)
    small = grey.resize((max(round(grey.width * scale), 1), max(round(grey.height * scale), 1)))
    print_ = Image.fromarray((find_ink(small) * 255).astype(np.uint8))

    def sharpness(angle: float) -> float:
        rows = np.asarray(print_.rotate(angle)).sum(axis=1, dtype=np.float64)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    best = max(np.arange(-_SEARCHED, _SEARCHED + 0.1, 0.5), key=sharpness)
    return round(float(max(np.arange(best - 0.4, best + 0.45, 0.1), key=sharpness)), 2)
