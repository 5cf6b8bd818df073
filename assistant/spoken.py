"""Everyday ways to ask for money or for how long without naming either: patterns, with diacritics."""

_SCALE = r"(?:(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)*"
_HOW_MUCH = r"(?:bao nhiêu|bao nhiu|bn|mấy)"

SPENT = (
    rf"\b{_HOW_MUCH}\s+{_SCALE}tiền\b|"
    rf"\b(?:bán|mua|giá|trả|tiêu|chi)\b[^?]*\b{_HOW_MUCH} (?:một|mỗi|1) \w|"
    r"(?<!thu )\b(?:chi|tiêu)(?: (?:tiêu|bình quân|trung bình|hết|khoảng))* bao nhiêu"
    r"(?! (?:người|lần|phần trăm|%))"
)
"""What is paid: "bán bao nhiêu một kg", "khách chi bình quân bao nhiêu"."""

EARNED = (
    rf"(?<!còn )(?<!con )(?<!thu )\b(?:lãi|thua lỗ)(?: (?:được|khoảng|ròng|tới|hơn|gần))* {_HOW_MUCH}\b"
    r"(?! (?:%|phần trăm))"
)
"""What is left of a business: "mỗi tháng lãi bao nhiêu"."""

INTEREST = rf"(?:\b(?:lãi suất|gửi|vay|kỳ hạn|tiết kiệm|phần trăm)\b|%)[^?]*{EARNED}"
"""Interest, which a rate answers as well as money: "gửi 6 tháng lãi bao nhiêu"."""

LASTS = (
    r"\b(?:trong|kéo dài|suốt|mất|hạn|vòng|hơn|sau|tới|lâu)(?: khoảng)? (?:bao nhiêu|mấy) "
    r"(?:năm|tháng|ngày|tuần|giờ|phút)\b(?! (?:\d|nay|nào|trước|qua|học))"
)
"""How long: "vay trong bao nhiêu năm"."""

MEASURED = (
    r"\b(?:bao nhiêu|mấy)\s+(?:(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)*(\w+)(?!\w|\s*(?:%|phần trăm))"
)
"""What is measured in is asked for, whatever is counted before: "lượng container đạt bao nhiêu TEU"."""
