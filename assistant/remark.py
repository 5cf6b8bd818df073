"""A message of a conversation: its own words, and what only ties it to what was said before."""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.text import fold

Step = Literal["year", "quarter", "month", "same", "stage"]

_POLITE = (
    r"(?:(?:da|vang|u|uh|a|ok|oke|okay|roi|duoc roi|em cam on|cam on(?: ban| anh| chi| em| nhieu)*|"
    r"anh oi|chi oi|em oi|ban oi|ad oi|alo|xin loi|xin|vui long|lam on|phien|giup|nho)\W+)*"
    r"(?:(?:cho|xin|muon|nho)\W+(?:(?:toi|minh|em|anh|chi|chung toi|hoi|xin|duoc|biet|phep|them)\W+)+)?"
    r"(?:(?:toi|minh|em|anh|chi)\W+(?:muon\W+)?(?:hoi|biet)\W+(?:them\W+)?)?"
)
_STARTER = re.compile(
    rf"^\W*{_POLITE}(?P<tie>(?:the|vay|con|rieng|va|nhung)\W+(?:con|thi|neu|ve|rieng)\b\W*|"
    r"(?:the|vay|con|va|rieng|nhung|tiep theo|the nhung|what about|how about|and)\b(?!\W*(?:gioi|nao)\b)\W*)?"
    r"(?P<part>(?:trong do|trong so do|trong so nay|trong tong so do|of which|of that)\b\W*)?"
    r"(?:(?:con|ve|rieng|thi)\b\W+)?"
)
_ENDING = re.compile(
    r"(?P<so>\W*\b(?:thi sao|thi the nao|thi ra sao|thi nhu the nao|the nao|nhu the nao|ra sao|sao))?"
    r"(?:\W*\b(?:a|nhe|nhi|vay|the|ha|nha|nhe ban|ban|ad|em|giup (?:toi|minh|em)|duoc khong|voi))*"
    r"[\s?.,!;:]*$"
)
_COURTESY = re.compile(
    r"^\W*(?:da|vang|ok|ad|nha|oke|okay|u|uh|duoc|tot|hay|tuyet|hieu|roi|a|em|toi|minh|ban|anh|chi|xin|"
    r"cam on|chao|hello|hi|alo|thanks|thank you|nhieu|rat|qua|lam|nhe|da hieu|xem|sao|the|vay|that|\W)+$"
)
_STEPS: tuple[tuple[Step, int, re.Pattern[str]], ...] = (
    (
        "same",
        -1,
        re.compile(r"(?<!so )(?<!voi )\bcung ky(?: (?:cua )?nam (?:truoc|ngoai)(?: do)?)?\b(?! nam)"),
    ),
    (
        "year",
        -1,
        re.compile(
            r"\bnam (?:lien )?(?:truoc|ngoai)(?: (?:do|nua))*\b|\b(?:the )?(?:year before|previous year)\b"
        ),
    ),
    (
        "year",
        1,
        re.compile(
            r"\bnam (?:sau|tiep theo|ke tiep)(?: (?:do|nua))*\b|\b(?:the )?(?:year after|next year)\b"
        ),
    ),
    ("quarter", -1, re.compile(r"\bquy (?:lien )?truoc(?: do)?\b")),
    ("quarter", 1, re.compile(r"\bquy (?:sau|tiep theo|ke tiep)(?: do)?\b")),
    ("stage", -1, re.compile(r"\bgiai doan (?:lien )?truoc(?: do)?\b")),
    ("stage", 1, re.compile(r"\bgiai doan (?:sau|tiep theo|ke tiep)(?: do)?\b")),
    ("month", -1, re.compile(r"\bthang (?:lien )?truoc(?: do)?\b")),
    ("month", 1, re.compile(r"\bthang (?:sau|tiep theo|ke tiep)(?: do)?\b")),
)
_AGAINST = re.compile(r"\bso(?: voi)?(?: \w+)?\W*$|\bhon\W*$")
_POINTING = re.compile(
    r"\b(?:do|nay|tren|ay|vua roi|vua neu|noi tren)\b\W*(?:$|la|thi|co|duoc|dat)|\b(?:so|nam|ky|quy|"
    r"thang|noi|cong ty|du an|ke hoach) (?:do|nay|ay)\b"
)


_THEIRS = re.compile(
    r"\s+(?:cua|trong so|cho) (?:chung(?! (?:toi|ta|minh|cu|khoan))|no(?! (?:xau|cong|thue)))\b"
)
"""Speaks of what was said by a mere pronoun: "tổng vốn của chúng"; "nợ xấu" and "chung cư" are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A message and what of it names something."""

    text: str
    core: str
    """Without the words of courtesy and of tying, and without a step in time."""

    tied: bool
    """True when its words tie it to what was said: "thế còn", "thì sao", "số đó"."""

    part: bool
    """True when it asks for a part of what was said: "trong đó"."""

    step: Step | None = None
    by: int = 0
    """Years, quarters or months from the time that was said."""


def read_remark(text: str) -> Remark:
    """Take ``text`` apart.

    >>> read_remark("Dạ thế còn nhập khẩu thì sao ạ?").core
    'nhập khẩu'
    """
    bare = fold(text)
    start, end = _STARTER.match(bare), None
    low = start.end() if start else 0
    end = _ENDING.search(bare, low)
    high = end.start() if end else len(text)
    tied = bool(start and (start["tie"] or start["part"])) or bool(end and end["so"])
    theirs = _THEIRS.search(bare, low, high)
    tied = tied or bool(theirs or _POINTING.search(bare[low:high]))
    said = f"{text[low : theirs.start()]}{text[theirs.end() : high]}" if theirs else text[low:high]
    core, step, by = _without_step(said)
    return Remark(
        text=text,
        core=core.strip(" ?.,!;:"),
        tied=tied or step is not None,
        part=bool(start and start["part"]),
        step=step,
        by=by,
    )


def _without_step(text: str) -> tuple[str, Step | None, int]:
    bare = fold(text)
    for step, by, pattern in _STEPS:
        found = pattern.search(bare)
        if found and not _AGAINST.search(bare[: found.start()]):
            lead = re.search(r"\b(?:cua|trong|vao|o)\s+$", bare[: found.start()])
            left = text[: lead.start() if lead else found.start()]
            return " ".join(f"{left} {text[found.end() :]}".split()), step, by
    return text, None, 0


def is_courtesy(text: str) -> bool:
    """True for a message that asks nothing: "Cảm ơn bạn", "ok"."""
    return bool(_COURTESY.match(fold(text)))
