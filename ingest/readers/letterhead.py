"""The fixed parts of an official letter: what stands above its text and below it.

Their form is set by Decree 30/2020/NĐ-CP on clerical work: national emblem lines, issuer, number, place and
date, subject ("V/v"), addressee ("Kính gửi"), and at the end the recipients ("Nơi nhận") and the signature.
"""

import re

from ingest.clean import UPPER
from ingest.text import fold

_DATE_LINE = (
    rf"[{UPPER}][\w.]*(?:\s[\w.]+){{0,5}}\s?,\s*(?:ng[àa]y\b[\s.…\d]*)?th[áa]ng\b[\s.…\d]*n[ăa]m\b[\s.…\d]*"
)
"""Hải Phòng, ngày 5 tháng 11 năm 2024; day and month may be blank, the day may be left out."""

DATE_LINE = re.compile(_DATE_LINE + r"\s*$")

HEAD = re.compile(
    r"CỘNG H[OÒ][AÀ] XÃ HỘI|Độc lập\s*[-–]|S[ốo]\s*:|Số\s+\d[\w.]*(?:-\w+)?/\S*$|Kính gửi|V/v\b|Về việc\b"
    r"|\(?(?:DỰ THẢO|Dự thảo)\b|(?:Người ký|Ký bởi)\s*:|Email\s*:|Cơ quan\s*:|Thời gian ký\s*:"
    r"|(?:HỎA TỐC|KHẨN|MẬT)\b|__+|--+|[*\s]+$"
    rf"|{_DATE_LINE}$"
)
"""Starts of lines above the text."""


def _or_bare(words: str) -> str:
    """Words in capitals, and the same without diacritics."""
    return rf"(?:{words}|{fold(words).upper()})"


OFFICE = _or_bare(
    r"(?:[ỦU][ỶY] BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|BAN|SỞ|CỤC|CHI CỤC|TỔNG CỤC|BỘ|VĂN PHÒNG|VIỆN"
    r"|TRUNG TÂM|THANH TRA|LIÊN (?:MINH|ĐOÀN)|HỌC VIỆN|ĐẢNG BỘ|ỦY BAN|UỶ BAN|QUỸ|PHÒNG"
    r"|(?:THÀNH|TỈNH|ĐẢNG|HUYỆN|QUẬN) [ỦU][ỶY]|TRƯỜNG|(?:TỔNG )?CÔNG TY|TẬP ĐOÀN|LIÊN HIỆP"
    r"|(?:HIỆP )?HỘI|CÔNG AN|NGÂN HÀNG|KHO BẠC|TÒA ÁN|BẢO HIỂM XÃ HỘI|KIỂM TOÁN|CẢNG VỤ|LIÊN NGÀNH"
    r"|(?:THUẾ|THỐNG KÊ|HẢI QUAN) (?:TỈNH|THÀNH PHỐ|KHU VỰC))"
)
"""Words that the names of authorities and companies begin with, in capitals."""

ISSUER = re.compile(rf"{OFFICE}\s[{UPPER}\s,.()\-–&]+$")
"""A line that names who wrote the paper."""

CLOSING = re.compile(r"Nơi nhận\b|NƠI NHẬN\b")
"""Below this line there are recipients and signature, until an appendix begins."""

SIGNED = re.compile(r"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\.\s*[" + UPPER + r"]{2,}")
"""Whose authority the signature has: ``TM. ỦY BAN NHÂN DÂN``, ``KT. TRƯỞNG BAN``."""

OFFICER = re.compile(
    r"(?:PHÓ |QUYỀN |Q\. ?)?(?:TRƯỞNG BAN|(?:TỔNG )?GIÁM ĐỐC|CHỦ TỊCH|(?:TỔNG |CHI )?CỤC TRƯỞNG"
    r"|CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG"
    r"|(?:TỔNG )?BÍ THƯ|CHÁNH THANH TRA|TRƯỞNG PHÒNG"
    r"|THỦ TRƯỞNG (?:ĐƠN VỊ|CƠ QUAN)|NGƯỜI LẬP(?: BIỂU)?)$"
)
"""What the signer is, in capitals on a line of its own."""

KIND_OF_PAPER = re.compile(
    r"(?:DỰ THẢO )?(?:B[ÁA]O C[ÁA]O(?: (?:NHANH|LIÊN NGÀNH|TÓM TẮT|TỔNG HỢP|ĐỘT XUẤT|ĐỊNH KỲ))?"
    r"|TỜ TRÌNH|KẾ HOẠCH|THÔNG BÁO|QUYẾT ĐỊNH|NGHỊ QUYẾT|ĐỀ ÁN|CHƯƠNG TRÌNH|CHỈ THỊ"
    r"|KẾT LUẬN|HƯỚNG DẪN|CÔNG VĂN|PHƯƠNG ÁN|BIÊN BẢN|CÔNG ĐIỆN|GIẤY MỜI|CÔNG KHAI|TỔNG KẾT"
    r"|THÔNG CÁO BÁO CHÍ)(?=\s|$)"
)
"""The name of the paper, in capitals on a line of its own or before its subject."""

TIME_LINE = re.compile(
    r"\(?(?:tháng|quý|năm|cả năm|giai đoạn|(?:\d+|sáu|chín) tháng)\b[^.;:]{1,60}$", re.IGNORECASE
)
"""The last line of a title in capitals: "Tháng Chín và 9 tháng năm 2024"."""

SUBJECT = re.compile(r"(?:V/v|Về việc)\s*:?\s*", re.IGNORECASE)
"""What a letter says before its subject."""

_SECOND_COLUMN = re.compile(rf"(?<=\S)\s+(?=CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ|Độc lập\s*[-–]\s*Tự do|{_DATE_LINE}$)")


def split_columns(text: str) -> list[str]:
    """A letterhead line that holds both columns, cut in two; any other line as it is.

    >>> split_columns("SỞ CÔNG THƯƠNG Độc lập - Tự do - Hạnh phúc")
    ['SỞ CÔNG THƯƠNG', 'Độc lập - Tự do - Hạnh phúc']
    >>> split_columns("Số: 12/BC-SCT Hải Phòng, ngày 5 tháng 11 năm 2024")
    ['Số: 12/BC-SCT', 'Hải Phòng, ngày 5 tháng 11 năm 2024']
    """
    if len(text) > 160 or "  " in text or not (match := _SECOND_COLUMN.search(text)):
        return [text]
    left, right = text[: match.start()], text[match.end() :]
    dated = not right.startswith(("CỘNG", "Độc"))
    if dated and not re.match(r"Số\s*:", left):
        return [text]
    return [left, right]


def is_letterhead(text: str) -> bool:
    """True for a line that belongs above a letter's text, or is its signature."""
    return any(pattern.match(text) for pattern in (HEAD, SIGNED, OFFICER))
