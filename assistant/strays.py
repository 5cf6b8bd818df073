"""Figures that stray from the question by what their sentence says of them, whatever the model thinks likely.

Each rule is one of the language: what is denied is not what is, a price is no turnover, the number reached by
an addition is not the addition.
"""

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.cases import is_example, is_of_another_body
from assistant.lacking import is_beside_plan, is_lacking, is_of_all, is_possible, is_there
from assistant.measures import MONEY, PERCENT
from assistant.patterns import finds
from assistant.places import is_province, place_spans
from assistant.question import Question
from assistant.siblings import is_rest, label_of
from ingest.text import fold


def leave_strays(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """``ranked`` with no chance for figures that are told of something else than was asked."""
    return [c.ruled_out() if c.chance and _strays(question, c) else c for c in ranked]


def _strays(question: Question, candidate: Candidate) -> bool:
    if any(rule(question, candidate) for rule in (_is_other_share, is_possible, is_there, _is_rest)):
        return True
    if candidate.sentence.kind == "row":
        return False
    rules = (_is_change, _is_denied, _is_price, _is_amount, _is_reached, _is_now, _is_of_others, _is_local)
    beside = (is_lacking, is_beside_plan, is_of_all, is_example, is_of_another_body)
    return any(rule(question, candidate) for rule in (*rules, *beside))


def _before(candidate: Candidate) -> str:
    """Its clause up to the figure, as printed."""
    figure = candidate.figure
    return candidate.sentence.text[min(figure.clause[0], figure.start) : figure.start]


def _clause(candidate: Candidate) -> str:
    figure = candidate.figure
    return candidate.sentence.text[min(figure.clause[0], figure.start) : max(figure.clause[1], figure.end)]


def _is_other_share(question: Question, candidate: Candidate) -> bool:
    """True for a share of a plan where a change was asked for: "bằng bao nhiêu % cùng kỳ".

    So it is, and so is a change, where a share of a whole was: "chiếm bao nhiêu %".
    """
    asked = question.kinds
    if "share_of_total" in asked and _TAKES_UP.search(fold(question.text)):
        return candidate.figure.kind in ("share_of_plan", "growth", "ratio")
    return candidate.figure.kind == "share_of_plan" and bool(asked) and asked <= {"growth", "ratio"}


_ASKS_REST = re.compile(r"\b(?:khac|con lai|others?|rest|remaining)\b")


def _is_rest(question: Question, candidate: Candidate) -> bool:
    """True for a row of all that a table does not list, "Các huyện còn lại", where that was not asked for."""
    label = label_of(candidate.sentence) if candidate.sentence.kind == "row" else ""
    return is_rest(label) and not _ASKS_REST.search(fold(question.text))


_TAKES_UP = re.compile(r"\b(?:chiem|ty trong)\b(?!.*\b(?:ke hoach|du toan|chi tieu|so voi)\b)")

_MOVED = re.compile(r"\b(?:tang|giam)\b(?: \w+){0,3}\W*$")
"""Right before a number, folded, by which something rose or fell."""

_MOVES = (
    r"\b(?:tăng|giảm|hạ|bớt|cắt|thêm|hụt|lên|xuống|biến động|thay đổi|điều chỉnh|so với|thế nào|ra sao|"
    r"grow\w*|increase\w*|decrease\w*|rise|rose|fall|fell|change\w*)\b"
)


def _is_change(question: Question, candidate: Candidate) -> bool:
    """True for a rise by so many per cent where a level or a share ("chiếm bao nhiêu") was asked for."""
    figure = candidate.figure
    if figure.kind != "growth" or figure.unit not in PERCENT or finds(_MOVES, question.text):
        return False
    taken = bool(re.search(r"\bchiem\b", fold(question.text)))
    return _MOVED.search(fold(_before(candidate))) is not None and (taken or not question.kinds)


_NOT = re.compile(r"(?<!hàng )(?<!trên )\b(?:không|chưa|chẳng)\s+(?:(?:được|bị|có|còn|hề)\s+)?(\w+)")
_ASKED_NOT = re.compile(
    r"(?<!hàng )(?<!hang )\b(?:không|chưa|chẳng|khong|chua|chang|ngừng|mất|not)\b(?!\W*$)|\bno\b"
)


def _is_denied(question: Question, candidate: Candidate) -> bool:
    """True where the clause denies ("không truyền", "chưa giải ngân") a word that the question does not."""
    if _ASKED_NOT.search(question.text.lower()):
        return False
    asked = {t.text for t in question.terms}
    denied = (m[1] for m in _NOT.finditer(_clause(candidate).lower()))
    return any((fold(word) if question.folded else word) in asked for word in denied)


_PRICED = re.compile(
    r"^(?:don )?gia\b(?! (?:tri|tang|dinh|suc|cam|cong))|(?<!tri )(?<!danh )(?<!danh )\bgia$"
)
_PRICE = re.compile(
    r"\bgia\b(?! (?:tri|tang|dinh|suc|cam|cong))|\b(?:moi|mot|1|trung binh|binh quan|don vi)\b|/|\bprice"
)


def _is_price(question: Question, candidate: Candidate) -> bool:
    """True for the price of one where an amount of money was asked for: "nhập khẩu bao nhiêu"."""
    figure = candidate.figure
    if figure.unit not in MONEY or not question.units or not question.units <= MONEY:
        return False
    priced = _PRICED.search(fold(figure.indicator))
    return priced is not None and not _PRICE.search(fold(question.text))


_EACH = re.compile(
    r"\b(?:usd|dong|do|vnd)\s?/\s?(?:tan|kg|lit|ha|m2|thang|nguoi|thung|ounce)\b|"
    r"\b(?:bao nhieu|may) (?:\w+ ){0,3}(?:mot|moi|1) (?:kg|ky|tan|lit|thung|ta|lang|luong|ounce)\b"
)
"""Asks, folded, for the price of one."""


def _is_amount(question: Question, candidate: Candidate) -> bool:
    """True for an amount of money where the price of one was asked for: "bao nhiêu USD/tấn"."""
    figure = candidate.figure
    if figure.per or figure.unit not in MONEY or not _EACH.search(fold(question.text)):
        return False
    behind = fold(candidate.sentence.text[figure.end :])
    told = f"{figure.indicator} {_before(candidate)}"
    return not _PRICE.search(fold(told)) and not re.match(r"\s?(?:/|mot|moi|1)\b|\s?/", behind)


_ADDED = re.compile(
    r"\b(?:them|moi) (?:duoc )?(?:bao nhieu|may)\b|"
    r"\b(?:bao nhieu|may) (?:\w+ ){1,3}moi\b(?! (?:nam|thang|ngay|nguoi))"
)
_REACHED = re.compile(r"\b(?:nang|dua) (?:\w+ ){0,2}(?:tong|so)\b[^,;]*\blen\W*(?:\w+\W+){0,2}$")


def _is_reached(question: Question, candidate: Candidate) -> bool:
    """True for what there is after an addition where that was asked for: "nâng tổng số lên 385 cửa hàng"."""
    if not _ADDED.search(fold(question.text)):
        return False
    figure = candidate.figure
    return _REACHED.search(fold(candidate.sentence.text[: figure.start])) is not None


_BASE = re.compile(
    r"^\W*(?:(?:con|the|vay|vao|trong)\W+)*cung ky(?: (?:nam )?(?:truoc|ngoai|(\d{4})))\b(?!\W*(?:thi )?so)"
)


def _is_now(question: Question, candidate: Candidate) -> bool:
    """True for this year's figure where the question opens with the same time of the year before."""
    asked, figure = _BASE.match(fold(question.text)), candidate.figure
    if asked is None or figure.kind == "base":
        return False
    if asked[1] and asked[1] in figure.period_text:
        return False
    return not re.search(r"\bcung ky\b", fold(_before(candidate)))


_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s?(?:%|phần trăm\b|phan tram\b)")


def _is_of_others(question: Question, candidate: Candidate) -> bool:
    """True where the question counts those of a rate ("được hỗ trợ 30%") that is not told around it."""
    rates = [m[1] for m in _PERCENT.finditer(question.text.lower())]
    if not rates or not question.units or question.units & PERCENT:
        return False
    around = " ".join((*candidate.sentence.headings, *candidate.figure.context, candidate.sentence.text))
    told = {m[1] for m in _PERCENT.finditer(around.lower())}
    return not told.intersection(rates)


_NATION = re.compile(r"\b(?:ca|toan) (?:nuoc|quoc)\b")
_NO_SUBJECT = re.compile(r"\b(?:voi|chiem|bang|trong|hang|thu|top|nhat)\b[^?]*\b(?:ca|toan) (?:nuoc|quoc)\b")
_ALONE = re.compile(r"\brieng (?:tai |o )?(?:tinh |thanh pho |tp\.? ?)?$")
"""Right before a place of which alone is told; "tại Hà Nội" may only be where it was announced."""


def _is_local(question: Question, candidate: Candidate) -> bool:
    """True for what is told of a province alone where the whole country's was asked for."""
    asked = fold(question.text)
    if question.kinds or question.places or not _NATION.search(asked) or _NO_SUBJECT.search(asked):
        return False
    head = candidate.sentence.text[: candidate.figure.start]
    bare = fold(head)
    if _NATION.search(bare) or "viet nam" in bare:
        return False
    return any(is_province(name) and _ALONE.search(bare[:start]) for start, _, name in place_spans(head))
