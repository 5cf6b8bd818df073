"""A second amount asked of the same things: "bao nhiêu dự án với bao nhiêu vốn"."""

import re

from ingest.text import fold, has_diacritics

_ASK = r"(?:bao nhieu|bn|may|how many|how much)"
_OF_THEM = "von|tien|phong|buong|giuong"
"""Nouns that what is counted has, so that "và" asks of it rather than of another thing."""

_AFTER = r"trong|o|tai|nam|thang|quy|vao|tu|so"
_NOUN = rf"(?!(?:nam|thang|quy|ngay|phan)\b)[a-z]+(?: (?!(?:{_AFTER})\b)[a-z]+)?"
_PAIR = re.compile(
    rf"(?P<head>.*?)\b(?P<first>{_ASK}) (?P<what>[^,;?]+?),? "
    rf"(?:(?:cung )?voi (?P<with>{_ASK} {_NOUN})|(?:va|and) (?P<and>{_ASK} (?:{_OF_THEM})))"
    rf"(?P<rest>(?: (?:{_AFTER}|\d).*)?)[\s?.]*"
)
"""Folded; "máy" looks like "mấy" there."""

_MACHINE = re.compile(r"\bmáy\b", re.IGNORECASE)


def ask_of_same(text: str) -> list[str]:
    """Both questions, the second of what the first counts; nothing where there is no such pair.

    >>> ask_of_same("Tỉnh có bao nhiêu dự án FDI với bao nhiêu vốn?")
    ['Tỉnh có bao nhiêu dự án FDI', 'Tỉnh có bao nhiêu vốn dự án FDI']
    """
    text = text.strip()
    found = _PAIR.fullmatch(fold(text))
    if not found or re.search(rf"\b(?:{_ASK}|so$)(?!\w)", found["what"]):
        return []
    if has_diacritics(text) and _MACHINE.search(text):
        return []
    head, first, what, rest = (text[slice(*found.span(n))] for n in ("head", "first", "what", "rest"))
    other = text[slice(*found.span("with" if found["with"] else "and"))]
    return [f"{head}{first} {what}{rest}".rstrip(" ?."), f"{head}{other} {what}{rest}".rstrip(" ?.")]
