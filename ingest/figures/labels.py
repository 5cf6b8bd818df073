"""Digits that name and do not count: documents, articles, ranks, codes, telephones, list marks."""

import re
from collections.abc import Sequence
from typing import Literal

from ingest.figures.context import ends_with, phrases
from ingest.figures.dates import is_weekday

Label = Literal["phone", "document", "ordinal", "list_mark", "footnote_mark", "standard", "code"]

_DOCUMENT = re.compile(
    r"[0-9]{1,6}[a-z]?(?:/[0-9]{4})?"
    r"(?:/[^\W\d_](?:[\w&.]*[\w&])?(?:\s?[-–]\s?[^\W\d_][\w&]*)*(?:/[\w&-]*[\w&])*"
    r"|[-–][^\W\d_]{1,6}\s?/\s?[^\W\d_]\w*(?:-[\w&]+)*)"
)
_NUMBERED = re.compile(r"[0-9]+(?:/[0-9]{4})?(?![0-9]|[.,][0-9])")
_PHONE = re.compile(
    r"(?:\(?(?:(?<=\+)|(?<=\(\+)|00)84\)?|0)[ .-]?(?:\(?[0-9]{1,3}\)?[ .-]?)"
    r"(?:[0-9]{3}[ .-]?[0-9]{3,4}|[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2,3}|[0-9]{7,8})"
    r"(?:[ .-]?[0-9]{1,3})?(?![0-9]|[.,][0-9])"
)
_AREA_PHONE = re.compile(
    r"(?:(?<=\()|(?<=\(\+))(?:0[0-9]{2,3}|84)\)[ .-]?[0-9](?:[ .-]?[0-9]){6,9}(?![0-9]|[.,][0-9])"
)
_SERVICE_PHONE = re.compile(
    r"1[89]00(?:[.-][0-9]{4}|[. -][0-9]{2}[. -]?[0-9]{2}[. -]?[0-9]{2})(?![0-9]|[.,][0-9])"
)
_SHORT_PHONE = re.compile(r"\(?[0-9][0-9 .()-]{1,16}[0-9](?![0-9])")
_STANDARD = re.compile(
    r"[0-9][0-9-]*(?:(?<=-)[a-z]+)?(?::[0-9]{4})?(?:/[a-zđ]+(?:\s[0-9-]+(?::[0-9]{4})?)?)?"
)
_LIST_MARK = re.compile(
    r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}(?:[.)]|(?=/ ))(?=\s|\Z)|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}(?=\s[^\W\d_])"
)
_BRACKETED = re.compile(r"[0-9]{1,2}(?=\)\s?[^\W_])")
_PLAIN = re.compile(r"[0-9]{1,4}(?![^\W_]|[.,/][0-9])|[0-9]{1,2}(?=(?:,[0-9]{1,2})+(?![\w%/]|[.,][0-9]))")
_MILESTONE = re.compile(r"(?<=km)\s?[0-9]+\+[0-9]+|(?<=km )[0-9]+\+[0-9]+")
_GENERATION = re.compile(r"[1-9]\.0(?![0-9]|[.,][0-9]|\s?(?:%|[0-9]))")
_SCALE = re.compile(r"1\s?[/:]\s?[1-9][0-9]?0?(?:00|\.?000)(?![0-9]|[.,][0-9])")
_NUMBER_NEXT = re.compile(r"[ \u00a0][0-9]")
_CLAUSE = re.compile(r"[^\W\d_][^.,;:()\d\n]*[ \u00a0]\Z")
_FOLLOWED = re.compile(r"[ \u00a0](?:[A-ZÀ-ÝĐ][^\W\d_]|[0-9]|\([IVXL]+\))")
_CODE = re.compile(r"[^\s,;:()\[\]\"“”]*[^\s.,;:()\[\]\"“”!?…]")


class LabelReader:
    """Reads labels of one text. ``low`` is ``text`` in lower case, as long as it."""

    def __init__(self, text: str, low: str, *, folded: bool) -> None:
        self._text = text
        self._low = low
        self._folded = folded

    def _says(self, before: Sequence[str], name: str) -> bool:
        """True when ``before`` ends with a phrase of the list ``name``."""
        return bool(before) and ends_with(before, phrases("labels", name, folded=self._folded)) is not None

    def sure(self, pos: int, before: Sequence[str]) -> tuple[Label, int] | None:
        """A label that no unit after it could turn into an amount."""
        if found := self._document(pos, before):
            return "document", found
        if found := self._list_mark(pos):
            return "list_mark", found
        if self._says(before[-1:], "standards") and (match := _STANDARD.match(self._low, pos)):
            return "standard", match.end()
        if self._says(before, "codes"):
            return "code", self.code_end(pos)
        if match := _MILESTONE.match(self._low, pos):
            return "code", match.end()
        if found := self._phone(pos, before):
            return "phone", found
        if is_weekday(self._low, pos, before, folded=self._folded):
            return None
        if self._says(before, "strong") and (match := _PLAIN.match(self._low, pos)):
            return "ordinal", match.end()
        if match := _GENERATION.match(self._low, pos):
            return "code", match.end()
        if self._says(before, "scales") and (match := _SCALE.match(self._low, pos)):
            return "code", match.end()
        return None

    def maybe(self, pos: int, before: Sequence[str]) -> tuple[Label, int] | None:
        """A label that stands only when no known unit follows the digits."""
        match = _PLAIN.match(self._low, pos)
        if match is None:
            return None
        phrase = ends_with(before, phrases("labels", "weak", folded=self._folded))
        if phrase is None or self._is_in_name(pos, phrase):
            return ("ordinal", match.end()) if self._ends_name(pos) else None
        if before[-1] in ("số", "so") and not self.numbered(before):
            return None
        if before[-1] not in ("số", "so") and self._low[:pos].rstrip().endswith(":"):
            return None  # "Số hợp tác xã: 46"
        return ("document" if self._says(before, "papers") else "ordinal"), match.end()

    def goes_on(self, end: int, *, counted: bool) -> bool:
        """``tổ 9 thị trấn Sóc Sơn``, ``điểm 2 điều 38``, ``lần 1 ngày 5/3``: the noun names what follows."""
        return (_FOLLOWED if counted else _NUMBER_NEXT).match(self._text, end) is not None

    def _is_in_name(self, pos: int, phrase: str) -> bool:
        """``Nhật Bản 34``, ``Hải Phòng 12``: the label's word is the second one of a name."""
        words = _CLAUSE.search(self._text, max(0, pos - 90), pos)
        last = words.group().split()[-len(phrase.split()) - 1 :] if words else []
        return len(last) > len(phrase.split()) and last[0].istitle() and last[1].istitle() and phrase != "số"

    def _ends_name(self, pos: int) -> bool:
        """``Công ty Xây dựng Điện 1``: a capitalised word before, and the name of a body before that."""
        words = _CLAUSE.search(self._text, max(0, pos - 90), pos)
        if words is None or not words.group().split()[-1][:1].isupper():
            return False
        low = f" {words.group().lower()} "
        return any(f" {body} " in low for body in phrases("labels", "bodies", folded=self._folded))

    def numbered(self, before: Sequence[str]) -> bool:
        """True after ``số`` as in ``bão số 3``: digits with no decimals are a name even before a noun."""
        ahead = before[-2] if len(before) > 1 else ""
        return (
            bool(before)
            and before[-1] in ("số", "so")
            and ahead not in phrases("labels", "amounts", folded=self._folded)
        )

    def _document(self, pos: int, before: Sequence[str]) -> int | None:
        match = _DOCUMENT.match(self._low, pos)
        if match is not None:
            letter = next(c for c in self._text[pos : match.end()] if c.isalpha())
            if letter.isupper() or "-" in match.group():
                return match.end()
        numbered = before[:-1] if before and before[-1] in ("số", "so") else before
        if numbered and self._says(numbered, "papers"):
            match = _NUMBERED.match(self._low, pos)
            if match and (len(numbered) < len(before) or "/" in match.group()):
                return match.end()
        return None

    def _list_mark(self, pos: int) -> int | None:
        start = pos
        while start and self._low[start - 1] in " \t\u00a0(":
            start -= 1
        head = start == 0 or self._low[start - 1] == "\n"
        opened = pos > 0 and self._low[pos - 1] == "("
        if opened:
            match = _BRACKETED.match(self._low, pos)
            return match.end() if match and (head or self._low[start - 1] in ":;,.-–+") else None
        match = _LIST_MARK.match(self._low, pos)
        if match is None:
            return None
        if head:
            return match.end()
        after = self._text[match.end() :][:2].strip()
        return (
            match.end()
            if self._low[start - 1] in ":;." and match.group()[-1] in ".)" and after.isupper()
            else None
        )

    def _phone(self, pos: int, before: Sequence[str]) -> int | None:
        if self._says(before, "calls") and (match := _SHORT_PHONE.match(self._low, pos)):
            return match.end()
        if match := _AREA_PHONE.match(self._low, pos) or _SERVICE_PHONE.match(self._low, pos):
            return match.end()
        match = _PHONE.match(self._low, pos)
        if match and sum(c.isdigit() for c in match.group()) >= 9:
            return match.end()
        return None

    def code_end(self, pos: int) -> int:
        """End of the run of letters, digits and joining marks around ``pos``."""
        match = _CODE.match(self._low, pos)
        return match.end() if match else pos + 1
