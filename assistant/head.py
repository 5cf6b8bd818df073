"""The words of a question that say what is measured, told from those that say whose it is."""

import re

from assistant.patterns import compiled
from ingest.text import fold

_ASK = r"\b(?:bao nhiêu|bao nhiu|mấy|bn|how many|how much)\b"
_END = (
    r"[|?,;:.()]|\b(?:của|ở|tại|trong(?! nước)|trên|từ|với|so|do|được|đã|có|là|năm|tháng|quý|cho|vào|đến|tới|"
    r"thuộc|khi|để|tính|theo|đạt|tăng|giảm|sau|trước|qua|hiện|bằng|chiếm|ước|đang|in|of|at|did|were|was)\b"
)
_LEAD = (
    r"^(?:[^\w]|\b(?:cho|xin|tôi|mình|em|hỏi|biết|hãy|trong|tính|đến|hết|năm|vậy|thế|còn|thì|các|những|"
    r"toàn|tỉnh|thành phố)\b)+"
)
_OWNS = r"\b(?:có|với|thu về|thu được|đạt)\b(?!.*\b(?:có|với|thu về|thu được|đạt)\b)"


def head_words(text: str, *, folded: bool) -> frozenset[str]:
    """Syllables, without diacritics, of the phrase that names the measure.

    Periods and places are blanked in ``text``.

    >>> sorted(head_words("Vốn đối ứng của các dự án ODA là bao nhiêu?", folded=False))
    ['doi', 'ung', 'von']
    >>> sorted(head_words("Các dự án ODA có bao nhiêu vốn đối ứng?", folded=False))
    ['doi', 'ung', 'von']
    """
    plain = fold(text) if folded else text.lower()
    asked = compiled(_ASK, folded).search(plain)
    if asked:
        phrase = _phrase(plain[asked.end() :], folded)
        if phrase:
            return _syllables(phrase)
        before = plain[: asked.start()]
        owned = compiled(_OWNS, folded).search(before)
        if owned and (phrase := _phrase(before[owned.end() :], folded)):
            return _syllables(phrase)
        plain = before
    lead = compiled(_LEAD, folded).match(plain)
    return _syllables(_phrase(plain[lead.end() :] if lead else plain, folded))


def _phrase(text: str, folded: bool) -> str:
    end = compiled(_END, folded).search(text)
    return text[: end.start()].strip() if end else text.strip()


def _syllables(phrase: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", fold(phrase)))
