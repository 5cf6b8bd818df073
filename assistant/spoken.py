"""Everyday ways to ask for money or for how long without naming either: patterns, with diacritics."""

_SCALE = r"(?:(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)*"
_HOW_MUCH = r"(?:bao nhiêu|bao nhiu|bn|mấy)"

_NOTHING_COUNTED = (
    r"(?! (?!(?:mỗi|một|cho|trong|từ|vào|năm|vì|do|thế|vậy|thì|nếu|so|rồi|nhỉ|ạ|hả|thôi|ở|tại)\b)\w)"
)

SPENT = (
    rf"\b{_HOW_MUCH}\s+{_SCALE}tiền\b|"
    rf"\b(?:bán|mua|giá|trả|tiêu|chi)\b[^?]*\b{_HOW_MUCH} (?:một|mỗi|1) \w|"
    r"(?<!thu )\b(?:chi|tiêu)(?: (?:tiêu|bình quân|trung bình|hết|khoảng))* bao nhiêu"
    r"(?! (?:người|lần|phần trăm|%))|"
    r"\b(?:tốn|bỏ ra|phạt|bỏ túi|hỗ trợ|bồi thường|thu về|đem về|mang về|rót về|tốn kém|hết|lỗ)"
    r"(?: (?:kém|hết|khoảng|gần|hơn|được|thêm|tổng cộng))* bao nhiêu\b"
    rf"{_NOTHING_COUNTED}|"
    rf"(?<!đóng )\bgóp(?: vốn)?\b[^?,;]{{0,60}}? bao nhiêu\b{_NOTHING_COUNTED}"
)
"""What is paid: "bán bao nhiêu một kg", "khách chi bình quân bao nhiêu"."""

EARNED = (
    rf"(?<!còn )(?<!con )(?<!thu )\b(?:lãi|thua lỗ)(?: (?:được|khoảng|ròng|tới|hơn|gần))* {_HOW_MUCH}\b"
    r"(?! (?:%|phần trăm))"
)
"""What is left of a business: "mỗi tháng lãi bao nhiêu"."""

OWED = (
    r"\b(?:còn|đang|số|mắc) (?:\w+ )?nợ(?: (?:vay|thuế|công|xấu|đọng|tiền))*(?: (?:là|còn|khoảng|hơn))* "
    rf"{_HOW_MUCH}\b(?! (?:%|phần trăm|người|hộ|doanh|công|tháng|năm))"
)
"""What is owed: "cuối năm tỉnh còn nợ vay bao nhiêu"."""

INTEREST = rf"(?:\b(?:lãi suất|gửi|vay|kỳ hạn|tiết kiệm|phần trăm)\b|%)[^?]*{EARNED}"
"""Interest, which a rate answers as well as money: "gửi 6 tháng lãi bao nhiêu"."""

RATE = (
    r"^\W*(?:mức |trần )?lãi suất\b"
    rf"(?!.*\b{_HOW_MUCH} {_SCALE}(?:tỷ|tỉ|triệu|tiền|đồng|usd|người|hộ|khách)\b)"
)
"""A question for a rate of interest: "lãi suất tiền gửi kỳ hạn 6 tháng là bao nhiêu"."""

LASTS = (
    r"\b(?:trong|kéo dài|suốt|mất|hạn|vòng|hơn|sau|tới|lâu|hiệu lực|giá trị)(?: khoảng)? (?:bao nhiêu|mấy) "
    r"(?:năm|tháng|ngày|tuần|giờ|phút)\b(?! (?:\d|nay|nào|trước|qua|học))"
)
"""How long: "vay trong bao nhiêu năm"."""

MEASURED = (
    r"\b(?:bao nhiêu|mấy)\s+(?:(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)*(\w+)(?!\w|\s*(?:%|phần trăm))"
)
"""What is measured in is asked for, whatever is counted before: "lượng container đạt bao nhiêu TEU"."""

BARE_SCALE = (
    r"\b(?:bao nhiêu|mấy) (?:(?:chục|trăm|nghìn|ngàn) )*(?:tỷ|tỉ|triệu)\b"
    r"(?! (?!(?:vì|do|để|cho|trong|vào|từ|của|khi|năm|mỗi|một|so|tiền|vốn|nợ|trái phiếu|tín dụng)\b|\d)\w)"
)
"""Money of which only the scale is said: "phạt mấy triệu vì bán hàng giả", not "mấy triệu con gà"."""

PLANNING = (
    r"\b(?:kế hoạch|chỉ tiêu|mục tiêu|kh|dự kiến|phấn đấu|dự toán|đặt ra|đề ra|đặt|được giao|hoàn thành|"
    r"vượt|target|planned|plan)\b"
)
"""Words of what is aimed at."""
