"""A document's title: from its title block, else from its metadata, else its file's name."""

import re
from collections.abc import Sequence
from pathlib import Path

from ingest.clean import UPPER, clean_line
from ingest.readers.letterhead import ISSUER, KIND_OF_PAPER, OFFICE, SUBJECT, is_letterhead
from ingest.records import Page

_JUNK = re.compile(
    r"(?:microsoft (?:word|powerpoint)\b.*|untitled.*|word document|document\d*|tài liệu\d*"
    r"|.*\.(?:docx?|pdf|html?|rtf)|không có tiêu đề|title|.{0,3})$",
    re.IGNORECASE,
)
"""What programs write for a title when nobody typed one."""


_SITE = re.compile(
    r"(?:trang (?:chủ|thông tin|tin)|cổng (?:thông tin|ttđt|tttt|giao tiếp)|website|báo|tạp chí|đài"
    r"|thông tấn xã|chuyên trang|tin tức|home)\b"
    r"|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info)$|[\w ]{2,30} online$",
    re.IGNORECASE,
)
"""What the names of web sites begin with, or are."""

_AGENCY = re.compile(
    r"(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|sở|cục|chi cục|tổng cục|bộ|ban|viện|văn phòng|trung tâm"
    r"|hội đồng|tỉnh|thành phố|tp\.?|huyện|quận)(?:\s[\w&,.-]+){1,12}$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\d|\b(?:kết quả|tình hình|báo cáo|tổng kết|tăng|giảm|đạt|thu hút|triển khai|tổ chức|công bố"
    r"|hội nghị|đẩy mạnh|hoạt động|thực hiện|phê duyệt|ký kết|họp"
    r"|làm việc|tiếp|dự kiến|phấn đấu|đón|vượt|nâng cao|hỗ trợ)\b",
    re.IGNORECASE,
)
"""What an article's heading says and an agency's name does not."""

_SURE_PARTS = re.compile(r"\s*[|»›]\s*|\s+::\s+")
_LAST_PART = re.compile(r"\s+[-–—]\s+(?=[^-–—]+$)")

_PLACE = re.compile(
    rf"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG)(?:\s[{UPPER}][{UPPER}.-]*){{1,6}}$"
)
"""The lower line of "HỘI ĐỒNG NHÂN DÂN / TỈNH …"."""

_SPEAKER = re.compile(rf"{OFFICE}\s")
"""Who speaks in a resolution, in capitals below its title: "HỘI ĐỒNG NHÂN DÂN TỈNH … KHÓA XVII"."""

_ABOVE = 6
"""Blocks of letterhead that an opening line may stand below."""

_UNFINISHED = re.compile(r"[.;:,…]$")


def is_site_name(text: str) -> bool:
    """True for the name of a web site or of the agency that runs it.

    >>> [is_site_name(t) for t in ("Cục Thống kê TP Đà Nẵng", "Cục Hải quan tổng kết công tác năm 2020")]
    [True, False]
    """
    return _SITE.match(text) is not None or (_AGENCY.match(text) is not None and not _TELLS.search(text))


def leave_site(title: str) -> str:
    """A web page's title without the site's name; ``""`` when it is nothing else.

    >>> leave_site("Thu hút FDI năm 2019 vượt kế hoạch | Báo Hoa Mai Online")
    'Thu hút FDI năm 2019 vượt kế hoạch'
    >>> leave_site("Tình hình kinh tế - xã hội")
    'Tình hình kinh tế - xã hội'
    """
    parts = [p for p in _SURE_PARTS.split(title) if p and not is_site_name(p)]
    kept = max(parts, key=len, default="")
    while (cut := _LAST_PART.search(kept)) and is_site_name(kept[cut.end() :]):
        kept = kept[: cut.start()]
    return kept


def _title_block(pages: Sequence[Page]) -> list[str]:
    """Texts of the first run of title blocks; a line that only names a place belongs to the letterhead."""
    for page in pages[:2]:
        texts: list[str] = []
        for block in page.blocks:
            text = page.text[block.start : block.end]
            speaks = bool(texts) and text.isupper() and _SPEAKER.match(text)
            if block.kind == "title" and not (_PLACE.match(text) or speaks):
                texts.append(text)
            elif texts:
                break
        if texts:
            return texts
    return []


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _within(text: str) -> str:
    """``text`` for the middle of a title: "Tình hình" in small letters, "Hải Phòng" as it is."""
    words = text.split(" ", 2)
    plain = len(words) > 1 and words[0].istitle() and words[1].islower()
    return text[:1].lower() + text[1:] if plain else text


def choose_title(pages: Sequence[Page], metadata: str, path: Path) -> str:
    """The title block's words, else ``metadata`` when somebody wrote it, else the file's name.

    "BÁO CÁO" and the line below it make one title; "V/v" is left out.
    """
    texts = _title_block(pages)
    if texts:
        first = SUBJECT.sub("", texts[0], count=1)
        if KIND_OF_PAPER.fullmatch(first) and len(texts) > 1:
            first = first if texts[1].isupper() else first.capitalize()
            texts[1] = _within(SUBJECT.sub("", texts[1], count=1))
        return _sentence_case(" ".join([first, *texts[1:]]))
    written = clean_line(metadata)
    if written and not _JUNK.match(written):
        return written
    return path.stem


def opening_title(pages: Sequence[Page]) -> str:
    """The first line below the letterhead when it looks like a title, else ``""``.

    A title is short, has no full stop, and is no list item.
    """
    for page in pages[:1]:
        for block in page.blocks[:_ABOVE]:
            text = page.text[block.start : block.end]
            if is_letterhead(text) or ISSUER.match(text) or _PLACE.match(text):
                continue
            fits = (
                8 <= len(text) <= 200 and block.kind in ("paragraph", "heading", "title") and not block.mark
            )
            begun = text[:1].isupper() or text[:1].isdigit() or text[:1] in "'\"“‘"
            worded = fits and len(page.blocks) > 1 and begun and not _UNFINISHED.search(text)
            return text if worded else ""
    return ""
