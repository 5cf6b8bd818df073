"""Digits that name instead of counting: documents, articles, ranks, codes, standards, telephones, list marks."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from ingest.figures.context import ends_with
from ingest.text import fold

Label = Literal["phone", "document", "ordinal", "list_mark", "footnote_mark", "standard", "code"]

_DOCUMENT = re.compile(
    r"[0-9]{1,6}[a-z]?(?:/[0-9]{4})?"
    r"(?:/[^\W\d_][\w&.]*(?:\s?[-–]\s?[^\W\d_][\w&]*)*(?:/[\w&-]*[\w&])*|[-–][^\W\d_]{1,6}\s?/\s?[^\W\d_]\w*(?:-[\w&]+)*)"
)
_NUMBERED = re.compile(r"[0-9]+(?:/[0-9]{4})?(?![0-9]|[.,][0-9])")
_PHONE = re.compile(
    r"(?:\(?(?:\+|00)?84\)?|0)[ .-]?(?:\(?[0-9]{1,3}\)?[ .-]?)(?:[0-9]{3}[ .-]?[0-9]{3,4}|[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2,3}|[0-9]{7,8})"
    r"(?:[ .-]?[0-9]{1,3})?(?![0-9]|[.,][0-9])"
)
_SHORT_PHONE = re.compile(r"\(?[0-9][0-9 .()-]{1,16}[0-9](?![0-9])")
_STANDARD = re.compile(r"[0-9][0-9-]*(?::[0-9]{4})?(?:/[a-zđ]+(?:\s[0-9-]+(?::[0-9]{4})?)?)?")
_LIST_MARK = re.compile(
    r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}(?:[.)]|(?=/ ))(?=\s)|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}(?=\s[^\W\d_])"
)
_BRACKETED = re.compile(r"[0-9]{1,2}(?=\)\s?[^\W\d_])")
_PLAIN = re.compile(r"[0-9]{1,4}(?![0-9]|[.,/][0-9])")
_GENERATION = re.compile(r"[1-9]\.0(?![0-9]|[.,][0-9]|\s?(?:%|[0-9]))")
_CODE = re.compile(r"[^\s,;:()\[\]\"“”]*[^\s.,;:()\[\]\"“”!?…]")

_PAPERS = frozenset(
    "quyết định|nghị quyết|nghị định|thông tư|công văn|văn bản|tờ trình|kế hoạch|thông báo|chỉ thị|báo cáo|kết luận|hướng dẫn|"
    "luật|pháp lệnh|giấy phép|giấy chứng nhận|hợp đồng|đề án|chương trình|công điện|quy định|hồ sơ|sắc lệnh|hiến pháp|"
    "thông tư liên tịch|chương trình hành động|quy chế|giấy mời|biên bản|lệnh|công hàm|qđ|nđ|nq|tt|cv|kh".split(
        "|"
    )
)
_STANDARDS = frozenset(
    "iso|tcvn|qcvn|iec|iso/iec|astm|tcxdvn|tcn|ohsas|iatf|en|haccp|sa|tcxd|jis|fssc|bs".split("|")
)
_CALLS = frozenset(
    "điện thoại|đt|sđt|hotline|đường dây nóng|tel|fax|di động|tổng đài|số máy|máy bàn|mobile|zalo|điện thoại số".split(
        "|"
    )
)
# Always a name, whatever follows: "Điều 9 doanh nghiệp" does not count.
_LEVELS = frozenset(
    "điều|khoản|điểm a|cấp độ|mức độ|thứ|lần thứ|đứng thứ|quận|khu phố|quốc lộ|ql|tỉnh lộ|đường tỉnh|đt|chương|phụ lục|biểu|biểu số|mục|bảng|hình|"
    "tốp|top|lần|kỳ họp thứ|hạng|vị trí|phường|khóa|khoá|kỳ|thế hệ|bậc|level|đời|chap|tập|km|điểm thứ|ngày thứ|trang|ga|f|bài|kênh|"
    "tiểu khu|lô|tờ bản đồ|thửa|cổng|ngõ|ngách|hẻm|kiệt|đại lộ|cấp|đợt|công nghiệp|phiên bản|version|tuần|windows|vtv|vòng đua".split(
        "|"
    )
)
# A name unless a known unit follows: "tổ 5" but "tổ 5 người".
_MAYBE_LEVELS = frozenset(
    "nhóm|tổ|giai đoạn|khu|loại|lớp|khối|phần|câu|vòng|bước|tuyến|cụm|phiên|đội|ca|bến|số|tầng|phòng|thôn|xóm|ấp|đường|vùng|tập|điểm|toa|xã|hội|phân khu|tiêu chí|trường|ban|xuất|chi bộ|nhà|zone|khu vực|đảng bộ|mẫu|bản|dòng|thành viên thứ|u|n".split(
        "|"
    )
)
# "số" is a name in "bão số 3", an amount in "tổng số 20 dự án".
_NUMBERS_OF = frozenset(
    "tổng|trong|con|đa|chỉ|hệ|điểm|dân|doanh|tỷ|tỉ|tần|thông|chữ|quân|sĩ|một|vô|hiệu|trên|tham|trị|thiểu|của|với".split(
        "|"
    )
)
_GENERATIONS = frozenset(
    "công nghiệp|cách mạng|cmcn|logistics|web|nông nghiệp|industry|lần thứ tư|kỷ nguyên|cuộc cách mạng|thời đại".split(
        "|"
    )
)


@cache
def _typed(words: frozenset[str], folded: bool) -> frozenset[str]:
    return frozenset(map(fold, words)) if folded else words


class LabelReader:
    """Reads labels of one text. ``low`` is ``text`` in lower case, as long as it."""

    def __init__(self, text: str, low: str, *, folded: bool) -> None:
        self._text = text
        self._low = low
        self._folded = folded

    def _ends(self, before: Sequence[str], words: frozenset[str]) -> str | None:
        return ends_with(before, _typed(words, self._folded))

    def sure(self, pos: int, before: Sequence[str]) -> tuple[Label, int] | None:
        """A label that no unit after it could turn into an amount."""
        if found := self._document(pos, before):
            return "document", found
        if found := self._list_mark(pos):
            return "list_mark", found
        last = before[-1] if before else ""
        if last in _STANDARDS and (match := _STANDARD.match(self._low, pos)):
            return "standard", match.end()
        if found := self._phone(pos, before):
            return "phone", found
        if self._ends(before, _LEVELS) and (match := _PLAIN.match(self._low, pos)):
            return "ordinal", match.end()
        if match := _GENERATION.match(self._low, pos):
            return "code", match.end()
        return None

    def maybe(self, pos: int, before: Sequence[str]) -> tuple[Label, int] | None:
        """A label that stands only when no known unit follows the digits."""
        match = _PLAIN.match(self._low, pos)
        if match is None or not self._ends(before, _MAYBE_LEVELS):
            return None
        if before[-1] in ("số", "so"):
            ahead = before[-2] if len(before) > 1 else ""
            if ahead in _typed(_NUMBERS_OF, self._folded):
                return None
        return "ordinal", match.end()

    def numbered(self, before: Sequence[str]) -> bool:
        """True after ``số`` as in ``bão số 3``: digits with no decimals are a name even before a noun."""
        ahead = before[-2] if len(before) > 1 else ""
        return bool(before) and before[-1] in ("số", "so") and ahead not in _typed(_NUMBERS_OF, self._folded)

    def _document(self, pos: int, before: Sequence[str]) -> int | None:
        match = _DOCUMENT.match(self._low, pos)
        if match is not None:
            letters = next(c for c in self._text[pos : match.end()] if c.isalpha())
            if letters.isupper() or "-" in match.group():
                return match.end()
        numbered = before[:-1] if before and before[-1] in ("số", "so") else before
        if numbered and self._ends(numbered, _PAPERS):
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
        if self._ends(before, _CALLS) and (match := _SHORT_PHONE.match(self._low, pos)):
            return match.end()
        match = _PHONE.match(self._low, pos)
        if match and sum(c.isdigit() for c in match.group()) >= 9:
            return match.end()
        return None

    def code_end(self, pos: int) -> int:
        """End of the run of letters, digits and joining marks around ``pos``."""
        match = _CODE.match(self._low, pos)
        return match.end() if match else pos + 1
