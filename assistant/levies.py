"""What the state takes from trade is not the trade: "thu thuế xuất nhập khẩu 6.184 tỷ đồng"."""

import re

from assistant.question import Question
from ingest.records import Figure
from ingest.text import fold

_TRADE = re.compile(r"\b(?:(?:xuat|nhap) khau|xnk|xk|nk|exports?|imports?)\b")
_LEVY = re.compile(r"\b(?:thue|thu ngan sach|nop ngan sach|so thu|tong thu|le phi|thu nsnn|nop nsnn)\b")
_ASKS_LEVY = re.compile(
    r"\b(?:thue|thu|nop|ngan sach|nsnn|phi|le phi|tax(?:es)?|dut(?:y|ies)|revenues?|budget)\b"
)


def is_levy(question: Question, figure: Figure) -> bool:
    """True for taxes on what is traded across the border where the question asks for the trade alone."""
    told = fold(figure.indicator)
    if not (_LEVY.search(told) and _TRADE.search(told)):
        return False
    asked = fold(question.text)
    return bool(_TRADE.search(asked)) and not _ASKS_LEVY.search(asked)
