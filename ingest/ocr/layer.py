"""Whether a PDF page's own text can be used, or its picture has to be read."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from ingest.readers.charset import vietnamese_share

MOSTLY = 0.5
"""Share of a page that pictures must cover for it to be a scan with some text on it."""

_LITTLE = 400
"""Characters below which a page's text may be no more than what was stamped on a scan: a digital signature
with its time, a page number, an archive's mark."""

_GARBAGE = 0.1
"""Share of characters that are no text above which a layer is of no use."""

_FEW = 30
_FOREIGN = 0.6
"""Share of Vietnamese syllables below which a layer over a picture is a bad guess at the picture."""

_NO_TEXT = frozenset(("Co", "Cn", "Cc", "Cs"))
"""Unicode's categories of what no font shows: private use, unassigned, control, halves."""

_CODE = re.compile(r"\(cid:\d+\)|\ufffd")


def needed_cover(lines: Sequence[str]) -> float | None:
    """Share of the page that pictures must cover for its picture to be read; None for a page with good text.

    >>> needed_cover([]), needed_cover(["Trang 3"]), needed_cover(["Tổng vốn là 2.869 triệu USD."] * 20)
    (0.0, 0.5, None)
    """
    text = " ".join(lines)
    letters = Counter("".join(text.split()))
    if not letters:
        return 0.0
    count = letters.total()
    nonsense = sum(n for c, n in letters.items() if unicodedata.category(c) in _NO_TEXT)
    if nonsense + len("".join(_CODE.findall(text))) > _GARBAGE * count:
        return 0.0
    if count < _LITTLE or (count > _FEW and vietnamese_share(text) < _FOREIGN):
        return MOSTLY
    return None
