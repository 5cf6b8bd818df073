"""The currency that a question names."""

from assistant.patterns import compiled, finds
from ingest.figures.measures import load_lexicon
from ingest.text import fold, has_diacritics

SPOKEN = frozenset({"đô", "do", "$", "%"})
"""What people write for a unit that the lexicon has by another name."""

_DOLLAR = r"\b(?:usd|đô la|đô mỹ|dollars?)\b|\$|\b(?:tỷ|tỉ|triệu|nghìn) đô\b"
_DONG = r"\b(?:bao nhiêu|mấy|tỷ|tỉ|triệu|nghìn) (?:tỷ |tỉ |triệu |nghìn )?đồng\b|\bvnd\b"
_SCALE = r"(?:(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)*"
_IN_CURRENCY = rf"\b(?:bao nhiêu|bao nhiu|bn|mấy)\s+{_SCALE}([^\W\d_]+|[€£¥])"
"""The word behind "bao nhiêu triệu"; a currency's name is a unit: "mấy triệu euro"."""


def read_currency(question: str) -> frozenset[str]:
    """The currency named, empty for none; a bare "đô" may be of a table that names none.

    >>> sorted(read_currency("Đã giải ngân mấy triệu euro?"))
    ['EUR']
    """
    if finds(_DOLLAR, question):
        return frozenset({"USD"})
    if finds(_DONG, question):
        return frozenset({"VND"})
    folded = not has_diacritics(question)
    named = compiled(_IN_CURRENCY, folded).search(fold(question) if folded else question.lower())
    if named is None:
        return frozenset()
    if named.group(1) in ("đô", "$"):
        return frozenset({"USD", ""})
    name, kind = load_lexicon(folded=folded).entries.get(named.group(1), ("", ""))
    return frozenset({name}) if kind == "money" else frozenset()
