"""Words before or after a number that soften it: ``gần``, ``hơn``, ``ước đạt``, ``trở lên``."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.figures.context import ends_with
from ingest.text import fold

_SOFT = {
    "gần": "gần",
    "khoảng": "khoảng",
    "hơn": "hơn",
    "trên": "trên",
    "dưới": "dưới",
    "xấp xỉ": "xấp xỉ",
    "chưa đến": "chưa đến",
    "chưa tới": "chưa đến",
    "chưa đầy": "chưa đầy",
    "không dưới": "không dưới",
    "không quá": "không quá",
    "không vượt quá": "không quá",
    "tối thiểu": "tối thiểu",
    "tối đa": "tối đa",
    "ít nhất": "ít nhất",
    "nhiều nhất": "nhiều nhất",
    "chừng": "khoảng",
    "ngót": "gần",
    "suýt soát": "xấp xỉ",
    "about": "khoảng",
    "nearly": "gần",
    "over": "trên",
    "around": "khoảng",
    "at least": "ít nhất",
    "more than": "hơn",
    "less than": "dưới",
}
_ESTIMATE = {"ước": "ước", "ước tính": "ước", "dự ước": "ước"}
_LINKS = frozenset(
    {
        "đạt",
        "là",
        "thực hiện",
        "đạt mức",
        "ở mức",
        "đạt được",
        "có",
        "thu",
        "bằng",
        "vào",
        "chiếm",
        "tăng",
        "giảm",
    }
)
# "cao hơn 5 %" compares two figures; only a free "hơn 5 %" softens one.
_COMPARED = frozenset(
    "cao thấp nhiều ít lớn nhỏ tốt nhanh chậm dài ngắn rẻ đắt kém sớm muộn mạnh sâu rộng nặng nhẹ già trẻ".split()
)
_AFTER = re.compile(r"[ \u00a0]?(?:(trở lên|tro len)|(?:trở xuống|tro xuong))(?!\w)")


@cache
def _tables(folded: bool) -> tuple[dict[str, str], dict[str, str], frozenset[str], frozenset[str]]:
    if not folded:
        return _SOFT, _ESTIMATE, _LINKS, _COMPARED
    return (
        {fold(w): name for w, name in _SOFT.items()},
        {fold(w): name for w, name in _ESTIMATE.items()},
        frozenset(map(fold, _LINKS)),
        frozenset(map(fold, _COMPARED)),
    )


def qualifier_before(words: Sequence[str], *, folded: bool) -> str | None:
    """What the ``words`` before a number say of it, as printed and brought to one spelling.

    An estimate and a softener together are both kept: ``ước đạt gần 2 tỷ`` is ``"ước gần"``.

    >>> qualifier_before(("vốn", "ước", "đạt"), folded=False)
    'ước'
    >>> qualifier_before(("cao", "hơn"), folded=False)
    """
    soft, estimate, links, compared = _tables(folded)
    rest = tuple(words)
    found = ends_with(rest, soft)
    if found is None and (link := ends_with(rest, links)):
        unlinked = rest[: -len(link.split())]
        found = ends_with(unlinked, soft) if link in ("là", "la", "bằng", "bang") else None
        rest = unlinked if found else rest
    if found is not None:
        rest = rest[: -len(found.split())]
        if found in ("hơn", "hon") and rest and rest[-1] in compared:
            return None
    if link := ends_with(rest, links):
        rest = rest[: -len(link.split())]
    sure = ends_with(rest, estimate)
    names = [estimate[sure]] if sure else []
    names += [soft[found]] if found else []
    return " ".join(names) or None


def qualifier_after(low: str, end: int) -> str | None:
    """``"trở lên"`` or ``"trở xuống"`` right after ``end``."""
    found = _AFTER.match(low, end)
    if found is None:
        return None
    return "trở lên" if found[1] else "trở xuống"
