"""Words that divide a whole, what they say of the parts, and how far their list reaches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.records import Figure

Claim = Literal["all", "some", "more"]
"""Said to be all parts; some of them; or only told in more detail ("cụ thể")."""

_ALL = re.compile(r"\b(?:bao gồm|gồm có|gồm|chia ra|chia thành)\b", re.IGNORECASE)
_SOME = re.compile(r"\b(?:trong đó|trong số đó|trong số này)\b", re.IGNORECASE)
_MORE = re.compile(r"\bcụ thể\b", re.IGNORECASE)
_TURN = re.compile(r"[;:]|\.\s|\b(?:nhưng|song|để|giúp|khi|mà|so với|trong khi|và)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r",? ?\b(?:tăng|giảm|bằng|đạt|vượt|gấp|chiếm)\b(?:(?!\bvà\b)[^,;()]|,(?=\d))*"
    r"(?:\([^()]*\))?(?=[,;]|\s*$)",
    re.IGNORECASE,
)
"""A rate told of the whole before it is divided: ", tăng 5% so với năm 2022 (6.500 lượt)"."""
_ENDS = re.compile(
    r"\b(?:nhưng|song|trong khi|khiến|nên|vì|do đó|tuy nhiên|sau khi|thì|ngoài ra|bên cạnh đó|đồng thời)\b",
    re.IGNORECASE,
)
"""Words after which a sentence no longer lists."""
_REACH = 90
"""Characters between a whole and the word that divides it."""
OPEN_END = re.compile(
    r"\.\.\.|…|\b(?:v\.v|vân vân|chủ yếu|điển hình|tiêu biểu|nổi bật|như|cả|đáng chú ý)\b", re.IGNORECASE
)
"""Words of a list that leaves something out."""
_BRACKET = re.compile(r"\(\s*$")
_MARKS = " -–—+•*"
_THIS = re.compile(r"trong số này", re.IGNORECASE)
"""Goes on with what may stand further back than in the sentence before."""
_STOPPED = re.compile(r"[,;:(.–-]\s*$")
_NEAR = 40
"""Characters in which a colon opens a list that goes on past ";"."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Words that divide, and how far their list reaches."""

    start: int
    end: int
    stop: int
    claim: Claim
    told: bool = False
    """The whole stands in the sentence before."""

    bracketed: bool = False
    """They open a bracket, which is of the figure right before it alone."""


def read_openings(text: str) -> Iterator[Opening]:
    """In the order of the text."""
    kinds: tuple[tuple[re.Pattern[str], Claim], ...] = ((_ALL, "all"), (_SOME, "some"), (_MORE, "more"))
    found = sorted(
        ((m, claim) for pattern, claim in kinds for m in pattern.finditer(text)), key=lambda f: f[0].start()
    )
    for index, (match, claim) in enumerate(found):
        ahead = text[: match.start()]
        told = not ahead.strip(_MARKS)
        if _THIS.fullmatch(match.group()) if told else _points(match.group(), ahead):
            continue
        last = told or index + 1 == len(found)
        following = len(text) if last else found[index + 1][0].start()
        stop = _stop(text, match.end(), min(following, _closing(text, match.start())))
        listed = text[match.end() : stop]
        if not told and claim != "all" and ";" in listed and ":" not in listed[: listed.index(";")][:_NEAR]:
            stop = match.end() + listed.index(";")
        if claim == "all" and OPEN_END.search(listed):
            claim = "some"
        yield Opening(match.start(), match.end(), stop, claim, told, bool(_BRACKET.search(ahead)))


def _points(words: str, ahead: str) -> bool:
    """True for "trong số đó" that belongs to the part itself: "21 dự án trong số đó"."""
    return words.lower().startswith("trong số") and not _STOPPED.search(ahead)


def _stop(text: str, start: int, end: int) -> int:
    ended = _ENDS.search(text, start, end)
    return ended.start() if ended else end


def _closing(text: str, start: int) -> int:
    """Where the bracket that ``start`` stands in is closed, else the text's end."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0:
            return at
    return len(text)


def governs(text: str, whole: Figure, opening: Opening) -> bool:
    """True for a figure that the list goes on with: no stop and no new thought stands between."""
    if whole.end > opening.start:
        return False
    between = _ASIDE.sub("", text[whole.end : opening.start]).rstrip()
    between = between.removesuffix(";")
    return len(between) <= _REACH and not _TURN.search(between)
