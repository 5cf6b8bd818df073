"""Ways of asking for something to be worked out.

Patterns are written with diacritics; a question typed without any is matched against their bare form.
"""

import re
from functools import cache

from assistant.arithmetic.records import Operation
from ingest.figures.context import unmark

ASK = r"(?:bao nhiêu|bao nhiu|bn|mấy)"
PERCENT = r"(?:phần trăm|%|per ?cent)"
_MORE = r"(?:nhiều|cao|lớn|ít|thấp|nhỏ|vượt)"
_LESS = r"(?<!yếu )kém(?! (?:phát triển|hiệu quả|chất lượng))"
_TAIL = rf"(?:\s*(?:là|bằng|được|đạt|khoảng|có)?\s*\b{ASK}\b.*)?"
_EACH = r"(?:mỗi|một|1|từng|trên mỗi|cho mỗi|trên một|cho một|per|each)"
_GETS = r"(?:có|được|nộp|đạt|sử dụng|thu hút|là)?"

_NO_PLUS = (
    r"(?! (?:hòa|đồng|lại|nghiệp|nghệ|ty|tác|cụ|chúng|dân|nhân|suất|trình|an|khai|viên|sở|chức|vụ|thương|"
    r"ích|bố|văn|điện|đoàn|lập)\b)"
)
"""What makes another word of "cộng", which typed without marks may be "công"."""

JOINT = (
    r"\s*(?:,\s*(?:(?:và|với|cộng với|cộng)\s)?|"
    rf"\b(?:và|với|cộng với|cộng{_NO_PLUS}|and|plus)\b)\s*"
)
"""Between the parts of a sum."""

_SHARE = (
    r"^(?:trong|trên)\s+(?P<b>(?:tổng|toàn bộ|số)\b[^,]+?)(?:,|\s+thì)\s*(?P<a>.+?)\s+chiếm\b.*$",
    rf"^(?P<a>.+?)\s+chiếm\s+(?:khoảng\s+)?(?:tỷ trọng|tỉ trọng|tỷ lệ|tỉ lệ)?\s*{ASK}?\s*{PERCENT}?\s*"
    rf"(?:tỷ trọng|tỉ trọng)?\s*(?:là\s+)?(?:trong|của|so với|trên)?\s+(?P<b>.+?)(?:\s+là {ASK}.*)?$",
    rf"^(?:tỷ|tỉ) trọng\s+(?:của\s+)?(?P<a>.+?)\s+(?:trong|trên|so với)\s+(?P<b>.+?){_TAIL}$",
    rf"^(?:tỷ|tỉ) (?:lệ|phần)\s+(?:của\s+)?(?P<a>.+?)\s+(?:trong|trên|so với)\s+(?P<b>(?:tổng|toàn bộ)\b.+?)"
    rf"{_TAIL}$",
    rf"^what (?:share|{PERCENT}|percentage|proportion|part) of (?P<b>.+?) (?:is|are|was|were|do|does|did) "
    r"(?P<a>.+?)(?: (?:account for|make up|represent|come from))?$",
    r"^(?P<a>.+?) as a (?:share|percentage|proportion) of (?P<b>.+)$",
)
_RATIO = (rf"^(?P<a>.+?)\s+bằng\s+{ASK}\s*{PERCENT}\s+(?:của\s+|so với\s+)?(?P<b>.+)$",)
_TIMES = (
    rf"^(?P<a>.+?)\s+(?:lớn |nhiều |cao )?(?:gấp|bằng)\s+{ASK}\s+lần(?:\s+so với)?\s+(?P<b>.+)$",
    r"^how many times (?:is|are|was|were) (?P<a>.+?) (?:larger|higher|more|greater|as (?:large|high|much) as)"
    r"(?: than)? (?P<b>.+)$",
)
_DIFFERENCE = (
    r"^(?:(?:cao|nhiều|lớn) )?hơn kém(?: nhau)?\b.*?\b(?:giữa|của)\s+(?P<a>.+?)\s+(?:và|với)\s+(?P<b>.+)$",
    rf"^.*?\bchênh lệch\b.*?\b(?:giữa|của)\s+(?P<a>.+?)\s+(?:và|với|so với)\s+(?P<b>.+?){_TAIL}$",
    r"^(?P<a>.+?)\s+(?:và|với|so với)\s+(?P<b>.+?)\s+(?:chênh (?:lệch|nhau)|hơn kém).*$",
    rf"^(?P<a>.+?)\s+(?:{_MORE}\s+)?(?:hơn|{_LESS})\s+{ASK}\b.*?\s+so với\s+(?P<b>.+)$",
    rf"^(?P<a>.+?)\s+(?:{_MORE}\s+)?(?:hơn|{_LESS})\s+(?P<b>(?!{ASK}).+?)\s+(?:là\s+)?{ASK}\b.*$",
    rf"^(?P<a>.+?)\s+(?:trừ(?: đi)?|không (?:tính|kể))\s+(?P<b>.+?)\s+(?:thì\s+)?còn(?: lại)?\s+{ASK}\b.*$",
    r"^.*?\bdifference (?:between|in) (?P<a>.+?) and (?P<b>.+)$",
    r"^how (?:much|many) (?:more|less|fewer|higher|larger|greater|bigger) (?:is|are|was|were) (?P<a>.+?) "
    r"than (?P<b>.+)$",
    r"^how many (?:more|fewer) (?P<a>.+?) than (?P<b>.+)$",
)
_SUM = (
    rf"^(?:tính\s+)?(?:tổng|tổng cộng|tổng số|cộng|gộp)\s+của\s+(?:cả\s+)?(?P<list>.+?){_TAIL}$",
    r"^(?:tính\s+)?(?P<list>.+?)\s+(?:cộng lại|gộp lại|cộng gộp|cộng chung|gộp chung|tổng cộng|cả thảy)\b.*$",
    rf"^(?P<list>.+?\bcộng với\b.+?)\s+(?:là|bằng|được)\s+{ASK}\b.*$",
    r"^.*?\b(?:sum|combined total) of (?P<list>.+? and .+)$",
    r"^(?:what (?:is|are|was|were) )?(?P<list>.+? and .+?) (?:combined|together|in all)$",
    r"^(?:what (?:is|are|was|were) )?(?P<list>.+? plus .+)$",
)
_MEAN = r"(?:bình quân|trung bình)"
_AVERAGE = (
    rf"^{_MEAN}\s*,?\s*{_EACH}\s+(?P<b>.+?)\s+{_GETS}\s*\b{ASK}\s+(?P<a>.+)$",
    rf"^(?P<a>.+?)\s+{_MEAN}\s+(?:của\s+)?{_EACH}\s+(?P<b>.+?){_TAIL}$",
    rf"^{_EACH}\s+(?P<b>.+?)\s+{_MEAN}\s+{_GETS}\s*\b{ASK}\s+(?P<a>.+)$",
    r"^(?:what (?:is|was) )?(?:the )?average (?P<a>.+?) (?:per|for each) (?P<b>.+)$",
)
TWO: tuple[tuple[Operation, tuple[str, ...]], ...] = (
    ("average", _AVERAGE),
    ("ratio", _RATIO),
    ("times", _TIMES),
    ("share", _SHARE),
    ("sum", _SUM),
    ("difference", _DIFFERENCE),
)
"""Patterns with the groups ``a`` and ``b``, or ``list``, by what they ask for."""

_PLANS = r"(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|kh)"
CLEAR: tuple[tuple[Operation, str], ...] = (
    (
        "difference",
        rf"\bchênh lệch\b|\bdifference between\b|\b{_MORE} hơn (?!{ASK}|\d)[^?]+? {ASK}\b",
    ),
    ("difference", rf"\b(?:thiếu|hụt)\b[^?]*?\b{ASK}\b[^?]*?\bso với\b[^?]*?\b{_PLANS}\b"),
    ("sum", r"\b(?:cộng|gộp) lại\b|\b(?:tổng|tổng cộng) của\b.+\bvà\b|\bcombined\b"),
    ("times", rf"\bgấp {ASK} lần\b"),
)
"""Words that always ask for something to be worked out."""

_GIVER = r"(?:thành phố|tỉnh|trung ương|hđnd tỉnh)"
_SET = rf"(?: (?:năm|cả năm|đề ra|được giao|giao|đặt ra|đã đề ra|{_GIVER} giao)\b)*"
_SHORT = rf"(?:thiếu hụt|thiếu|hụt|cách|vượt|chênh lệch|lệch|(?:{_MORE}\s+)?(?:hơn|{_LESS}))"
_STILL = r"(?:(?:đã|vẫn|còn|đang|bị|có)\s+)*"
_NEW = r"mới(?= (?:đạt|đủ|hoàn|bằng|chạm|tới|đến|về|cán|là|được))"
"""Where "mới" says that something is still to come; in "nông thôn mới" it is part of a name."""

_UNIT_WORDS = rf"(?:\s+(?!(?:so|của|nữa|thì|{_NEW}|để|ở|tại|trong|trên|tỉnh|cho)\b)[\w/]+){{0,8}}"
_HOW_MUCH = rf"(?:khoảng |là |thêm )?\b{ASK}\b{_UNIT_WORDS}?"
GAP: tuple[str, ...] = (
    rf"\b{_STILL}{_SHORT}(?:\s+{_HOW_MUCH})?"
    rf"(?:\s+nữa)?(?:\s+(?:so với|so|với|của))?(?:\s+mức)?\s+{_PLANS}\b{_SET}"
    rf"(?:\s+(?:khoảng |là |thêm )?\b{ASK}\b{_UNIT_WORDS})?",
    rf"\b{_STILL}(?:còn|cần|phải)\s+(?:\w+\s+){{0,3}}?{_HOW_MUCH}(?:\s+nữa)?(?:\s+(?:thì|mới|để|là|sẽ))*"
    rf"\s+(?:đạt|hoàn thành|bằng|đủ|chạm|tới|đến|về|cán)(?:\s+(?:được|mức|đích|tới|đến))*\s+{_PLANS}\b{_SET}",
    rf"\b(?:(?:chưa|không) đạt|vượt)\s+{_PLANS}\b{_SET},?\s+(?:và |thì )?{_STILL}{_SHORT}\s+"
    rf"(?:khoảng |là |thêm )?\b{ASK}\b{_UNIT_WORDS}",
)
"""Ways of asking how far a result is from its plan."""

PLAN_FIRST = rf"^so với (?:mức )?{_PLANS}\b{_SET},?\s+(?:thì\s+)?"
"""The plan named before its result: "So với kế hoạch, xuất khẩu còn thiếu bao nhiêu?"."""

EXCESS = r"\bvượt\b"
"""A verb that asks for a share of the plan as well as for an amount."""

UNIT = rf"\b{ASK}\b\s*(?P<unit>(?:(?!so\b|nữa\b|thì\b|{_NEW}\b|để\b)[\w%/]+\s*){{0,8}})"
"""What "bao nhiêu" asks for."""

BALANCE = r"\b(?:(?P<more>xuất siêu|thặng dư thương mại)|(?P<less>nhập siêu|thâm hụt thương mại))\b"
"""Exports less imports, or the reverse."""

SIDES: tuple[tuple[str, ...], ...] = (
    ("trong nước|ddi|đttn|việt nam", "nước ngoài|fdi|đtnn"),
    (
        "(?:cấp|đăng ký|cấp phép) mới",
        "tăng thêm|tăng vốn|vốn tăng(?! thêm)|điều chỉnh(?: tăng)?(?: vốn)?|mở rộng vốn|bổ sung vốn",
        "góp vốn,? mua cổ phần|mua cổ phần|góp vốn",
    ),
    ("quốc tế", "nội địa|trong nước"),
    ("xuất khẩu", "nhập khẩu"),
    ("thành thị", "nông thôn"),
)
"""Sides of one thing of which no figure has two; those that stand in a row share the words around them."""

TOTAL = r"\b(?:tổng cộng|tổng|cộng|gộp|total)\b(?!\s+của\b)\s*(?:cả\s+)?"
"""The word before a total, with or without parts to be added."""

BARE_PLAN = (
    r"(?:mức |so với )?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)(?: (?:năm|đề ra|được giao|giao|đặt ra))*"
)

_VERB = (
    r"(?:tăng trưởng|tăng|giảm|biến động|thay đổi|chênh lệch|hơn|kém|increased?|decreased?|grow|grew|rise|"
    r"rose|fall|fell|change|drop)"
)
CHANGE = (
    rf"\b(?:(?:đã|được|bị|có|mức|tốc độ|tỷ lệ|tỉ lệ)\s+)*(?:{_MORE} )?{_VERB}\b"
    rf"(?:\s*(?:hay|hoặc|/|or)\s*{_VERB}\b)?(?: (?:thêm|lên|đi|là|khoảng|được|by)\b)*"
    rf"(?:\s*\b{ASK}\b(?P<unit>(?:\s+(?!so\b|năm\b|trong\b|vào\b|của\b|và\b)[\w%]+){{0,3}}))?(?:\s+của\b)?"
)
"""A verb of change, with what it asks for."""

ENGLISH_ASK = (
    r"\b(?:by )?(?:how (?:much|many)|what (?:percentage|per ?cent|is|was))\b(?: (?:percentage|per ?cent))?|"
    r"\b(?:did|does|has|have|do)\b|\bthe number of\b"
)
PLAN = (
    r"\b(?:(?:đã|được|ước)\s+)*(?:hoàn thành|thực hiện|đạt|bằng|vượt)?\s*"
    rf"(?:được )?(?:{ASK})?\s*(?:{PERCENT})?\s*"
    rf"(?:so với |của |theo |tỷ lệ hoàn thành |mức độ hoàn thành )?\b{_PLANS}\b{_SET}"
)
BY_AMOUNT = rf"{_MORE} hơn\b|^(?:tổng )?số (?!tiền|vốn|thu|chi|nợ|liệu)\w"
"""How many more there are is asked, rather than by which share: "nhiều hơn bao nhiêu", "số người giảm"."""
RATE = r"\b(?:tốc độ|tỷ lệ|tỉ lệ|percent|percentage)\b"
MONEY = r"\b(?:tỷ|tỉ|triệu|nghìn|đồng|usd|đô la|ha|tấn|người|lượt)\b"
POLITE = (
    r"^\W*(?:(?:xin |hãy )?cho (?:tôi |mình |em )?(?:biết|hỏi)\b[ ,:]*|xin hỏi\b[ ,:]*|"
    r"(?:hãy )?tính (?:giúp )?(?=chênh|tổng|tỷ)|vậy |thế )"
)
ASKED_LAST = rf"\s*\b(?:là\s+|đạt\s+|được\s+)?{ASK}(?:\s*{PERCENT})?\s*$"


@cache
def compiled(pattern: str, folded: bool) -> re.Pattern[str]:
    """``pattern``, or its bare form for a question typed without diacritics."""
    return re.compile(unmark(pattern) if folded else pattern)
