"""Whether a figure is still an estimate or the final count: "ước đạt", "sơ bộ", "số chính thức"."""

import re
from collections.abc import Sequence
from typing import Literal

from ingest.figures.clauses import Words
from ingest.figures.parts import Read
from ingest.kept import kept
from ingest.records import FigureKind, Period
from ingest.text import fold

Standing = Literal["preliminary", "official", ""]

_UOC = (
    r"(?<!cong )(?<!hiep )(?<!quy )(?<!mo )(?<!mong )(?<!ao )(?<!thuong )(?<!giao )(?<!dieu )(?<!huong )"
    r"(?<!khe )(?<!nguyen )(?<!dinh )\buoc\b(?! (?:mo|muon|nguyen|vong|mong|ao|hen|luong|le)\b)"
)
"""Not the word in "công ước", "ước mơ"."""
_SO_BO = (
    r"(?<!ho )(?<!thiet ke )(?<!khao sat )(?<!thoa thuan )(?<!phuong an )(?<!chinh )(?<!che bien )"
    r"\bso bo\b(?! (?:phuong an|quy hoach|thiet ke)\b)"
)
_SETTLED = (
    r"\b(?:so lieu|con so|so|ket qua|thong ke|gia tri|thuc hien|th) (?:da )?(?:\w+ )?chinh thuc\b|"
    r"\((?:so )?chinh thuc\)"
)
_WORDS = re.compile(rf"(?P<official>{_SETTLED})|(?P<preliminary>{_UOC}|\buth\b|{_SO_BO})")
_OPENING = re.compile(
    r"\W*(?:\w+ ){0,2}?(?:theo|tinh|can cu|qua|du)?\s?"
    r"(?:(?:so lieu|ket qua|con so|bao cao|thong ke|so|cac) )*"
    r"(?:(?:uoc(?: tinh| thuc hien)?|thong ke|tinh toan) )?(?:so bo|chinh thuc|uoc tinh|uoc)\b[^,;:]*[,:]"
)
"""Said before a sentence's first figure, of all of it: "Theo số liệu sơ bộ của Cục Thống kê, …"."""
_BEHIND = re.compile(
    r"\s*(?:\([^()]{0,40}\)|,? ?(?:theo|la) (?:so lieu|so|con so|uoc tinh|ket qua|thong ke)[^,;.]{0,30})"
)
_HEAD_DONE = re.compile(
    r"\W*(?:(?:thuc hien|th|chinh thuc)\b(?! (?:so|von)\b))(?=\W*$|.*\d|.* (?:nam|thang|quy|ky))"
)
_AGAINST = re.compile(r"\bso (?:voi|sanh)\b|\w ?/ ?(?:uth|uoc|th)\b")
"""A head that compares says nothing of its own figures: "So với ước TH tháng trước"."""
_LENT = frozenset({"growth", "ratio", "share_of_plan", "share_of_total"})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@kept
def spoken_standing(text: str, start: int = 0, end: int | None = None) -> Standing:
    """What the last words of ``text[start:end]`` that say one say.

    >>> [spoken_standing(text) for text in ("theo số liệu sơ bộ", "ký công ước", "số chính thức")]
    ['preliminary', '', 'official']
    """
    stop = len(text) if end is None else end
    found = [m for m in _WORDS.finditer(fold(text), start, stop) if _is_meant(text, m)]
    return _named(found[-1]) if found else ""


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """False for other words that are alike without diacritics: the "sơ Bộ" of "hồ sơ Bộ Tài chính"."""
    printed = text[match.start() : match.end()]
    return fold(printed) != "so bo" or printed.lower() in ("sơ bộ", "so bo")


def _named(match: re.Match[str]) -> Standing:
    return "official" if match["official"] else "preliminary"


def read_standing(
    read: Read,
    words: Words,
    kind: FigureKind,
    period: Period | None,
    told: Sequence[tuple[Period | None, Standing]],
) -> Standing:
    """The standing of one figure of a sentence.

    Its own words count first, then what opens its sentence; a rate shares that of the figure before it of the
    same time. Headings and lead-ins hand theirs down, except to another year's figures.

    Args:
        read: The sentence.
        words: The figure's.
        kind: The figure's; a plan is neither.
        period: The figure's.
        told: Period and standing of the sentence's figures before it.
    """
    if kind == "plan":
        return ""
    number = words.number
    if (number.qualifier or "").startswith("ước"):
        return "preliminary"
    own = spoken_standing(read.text, *words.before) or _in_brackets_before(read, words)
    behind = _BEHIND.match(fold(read.text[number.end :]))
    own = own or (spoken_standing(read.text, number.end, number.end + behind.end()) if behind else "")
    if own or kind == "base":
        return own
    if kind in _LENT and told and told[-1][0] == period and told[-1][1]:
        return told[-1][1]
    first = fold(read.text[: read.words[0].number.start]) if read.words else ""
    opened = _OPENING.match(first)
    if opened and _of_year(opened.group(), period):
        return spoken_standing(read.text, 0, opened.end())
    return handed_standing(read.context, period)


def _in_brackets_before(read: Read, words: Words) -> Standing:
    """What brackets inside the clause say: "thu ngân sách (số chính thức) đạt 5 tỷ đồng"."""
    clause = read.clauses[words.clause]
    if clause.opener != ")" or not words.clause:
        return ""
    aside = read.clauses[words.clause - 1]
    return spoken_standing(read.text[aside.start : aside.end])


def handed_standing(context: Sequence[str], period: Period | None) -> Standing:
    """What the innermost heading or lead-in says that names a standing, for a figure of its year."""
    for text in reversed(context):
        bare = fold(text)
        lead = bare.rstrip().endswith(":") or not bare.rstrip().endswith((".", "!", "?"))
        if lead and (standing := spoken_standing(text)):
            return standing if _of_year(bare, period) else ""
    return ""


def _of_year(text: str, period: Period | None) -> bool:
    """True unless ``text`` names years and the period ends in none of them."""
    years = {int(year) for year in _YEAR.findall(text)}
    return not years or period is None or period.end.year in years


def head_standing(head: str) -> Standing:
    """What a column's head says: "Ước TH 2024", "Thực hiện 2023", "Sơ bộ 2023"."""
    for part in reversed(head.split(" / ")):
        bare = fold(part)
        if _AGAINST.search(bare):
            return ""
        if standing := spoken_standing(part):
            return standing
        if _HEAD_DONE.match(bare):
            return "official"
    return ""
