"""What a question asks for: a figure, a date, a person, a body, a document, a place, a list, a reason.

Patterns are written with diacritics; a question typed without them is matched against their folded form.
"""

from typing import Literal

from assistant.patterns import compiled, finds
from ingest.records import FigureKind
from ingest.text import has_diacritics

Asked = Literal["figure", "when", "who", "body", "where", "document", "list", "why", "text"]

_PAPER = (
    "(?:văn bản|quyết định|nghị quyết|nghị định|kế hoạch|công văn|tờ trình|thông báo|thông tư|chỉ thị|luật|"
    "chương trình hành động|giấy phép)"
)
_BODY = (
    "(?:công ty|đơn vị|doanh nghiệp|cơ quan|tổ chức|tập đoàn|ngân hàng|hiệp hội|nhà thầu|nhà tài trợ|"
    "nhà đầu tư|sở|ban)"
)

_TELLS = "(?:đã |vừa )?(?:công bố|cung cấp|đưa ra|thống kê|ban hành|ghi nhận)"
_HOLDER = (
    "(?:giám đốc|chủ tịch|bí thư|(?<!cấp )bộ trưởng|thứ trưởng|cục trưởng|vụ trưởng|viện trưởng|hiệu trưởng|"
    "trưởng (?:ban|đoàn|phòng)|thống đốc|tổng thư ký|phát ngôn viên|đại sứ|chánh văn phòng|đồng chí)"
)
"""Who holds an office."""

_HOW_FAR = (
    r"(?:mấy|bao nhiêu|bn|nào)\b(?! (?!(?:cả|toàn|trong|trên|về|của|so|năm|vào|thế|vùng|khu|ở|tại|quốc|thì|"
    r"vậy|theo|tính|quý|tháng)\b)\w)"
)
"""Not before what could be counted: "xếp hạng bao nhiêu di tích"."""
_RANK = (
    rf"\b(?:đứng|xếp|giữ|đạt|chiếm)\b[^?]{{0,25}}?\b(?:thứ|hạng|vị trí)(?: thứ| hạng| số)? {_HOW_FAR}|"
    rf"\b(?:vị trí|hạng|xếp|thứ hạng|bậc) (?:thứ |số )?(?!nào){_HOW_FAR}|"
    r"\bthứ (?:mấy|bao nhiêu) (?:cả nước|toàn quốc|trong|trên|về|của|so với)\b|"
    r"\b(?:xếp|thứ) hạng (?:nào|thế nào|ra sao|như thế nào)\b|"
    rf"\bthứ hạng\b[^?]*\b(?:thế nào|ra sao|{_HOW_FAR})|\b(?:top|tốp) (?!nào){_HOW_FAR}|"
    r"^[\s“]*(?:xếp hạng|thứ hạng|vị trí xếp hạng)\b(?! di tích| \d)|\bhow .*\branked?\b|\bwhat rank\b"
)
"""A place in an order. "Đặt ở vị trí nào" asks where."""

_ASKED: tuple[tuple[Asked, str], ...] = (
    (
        "why",
        rf"\bvì sao\b|\btại sao\b|\blý do\b|\bnguyên nhân\b|\bdo đâu\b(?! {_TELLS})|\bwhy\b|"
        r"\b(?:vì|nhờ) đâu\b|"
        r"\b(?:do|vì|nhờ) (?:những |các )?(?:điều|yếu tố) (?:gì|nào)\b",
    ),
    ("text", r"\bsố điện thoại\b|\bhotline\b|\bphone number\b"),
    (
        "document",
        rf"\b{_PAPER}\b.{{0,30}}\b(?:số mấy|số nào|(?<!thế )nào|số bao nhiêu|số hiệu)\b|"
        rf"\bsố (?!giấy phép){_PAPER}\b|\bsố hiệu\b|"
        rf"\b{_PAPER} gì\b|\bwhich (?:decision|document|resolution)\b|\bsố mấy\b|\bcăn cứ {_PAPER}\b",
    ),
    (
        "when",
        r"\bkhi nào\b|\bbao giờ\b|\blúc nào\b|\b(?:ngày|tháng|năm|thời gian|thời điểm) (?:nào|mấy)\b|"
        r"(?<!mỗi )(?<!hằng )(?<!hàng )(?<!một )\b(?:ngày|năm) bao nhiêu\b(?! \w)|\bwhen\b|"
        r"\bwhich (?:year|date|month)\b|\bwhat (?:year|date)\b",
    ),
    (
        "figure",
        r"\bbao nhiêu\b|\bbao nhiu\b|\bbn\b|(?<!nhà )(?<!bộ )\bmấy (?!móc|tính|bay)[\w%]+|"
        r"\bhow (?:many|much|large|big|high)\b|\bsố lượng\b|\btỷ lệ\b|\btỉ lệ\b|\bđạt mức nào\b|\bmức bao\b|"
        r"\bwhat (?:is|was|were|are)\b.*\b(?:total|value|number|amount|average|rate|share|turnover|revenue|"
        r"exports?|imports?|capital|investment|income|area|target|plan)\b",
    ),
    (
        "body",
        rf"\b{_BODY} nào\b|\bdo đâu {_TELLS}|\bwhich (?:company|agency|bank|organi[sz]ation)\b",
    ),
    (
        "who",
        r"\bai\b|\bngười nào\b|\bông nào\b|\bbà nào\b|\bwho\b|"
        rf"\b{_HOLDER}\b[^?]*\btên (?:là )?gì\b|\b(?:{_HOLDER}|thủ tướng|cán bộ|lãnh đạo) nào\b|"
        r"\btên (?:của )?(?:ông|bà|người|giám đốc|chủ tịch|trưởng ban|bí thư)",
    ),
    (
        "where",
        r"\bở đâu\b|\btại đâu\b|"
        r"(?<!đinh )(?<!ất )(?<!quý )(?<!kỷ )(?<!tân )(?<!năm )(?<!bắt )(?<!bước )(?<!ban )\bđâu\?*$|"
        r"\bnơi nào\b|\bđịa điểm nào\b|\bwhere\b|"
        r"\b(?:tỉnh|huyện|quận|nước|quốc gia|địa phương|thành phố|thị xã|thị trấn|tỉnh thành) nào\b",
    ),
    (
        "list",
        r"\bnhững \w.*\b(?:nào|gì)\b|\bcác \w.*\b(?:nào|gì)\b|\bgồm (?:những |các )?(?:gì|nào|"
        r"ai)\b|\bkể tên\b|"
        r"\bliệt kê\b|\bnêu tên\b|\bbao gồm\b|\bwhich\b|\blist\b|(?<!thế )\bnào\b|\bname the\b",
    ),
)

_MEASURE = (
    r"^(?:[^a-zà-ỹđ]|cho (?:tôi |mình |em |hỏi )?(?:biết|hỏi)\b|xin hỏi\b|hỏi\b|"
    r"(?:trong |tính đến |đến |hết )?(?:(?:năm|quý|tháng|ngày) [\divx]+(?:[/.-]\d+)*|"
    r"\d+ tháng(?: đầu| cuối)?(?: năm)?(?: \d+)?)\b|"
    r"năm học|năm|thế|vậy|còn|về)*"
    r"(?:tổng|số|vốn|kim ngạch|doanh thu|doanh số|tỷ lệ|tỉ lệ|tỷ trọng|diện tích|thu nhập|tốc độ|mức|"
    r"quy mô|chỉ tiêu|mục tiêu|"
    r"kế hoạch (?:thu|xuất|nhập|doanh|vốn|nộp|ngân sách|tăng|chi|sản lượng|diện tích)|"
    r"dự toán (?:thu|chi)|kh (?:xk|nk|xuất|nhập)|kiều hối|giá trị|trị giá|xuất khẩu|nhập khẩu|xuất nhập khẩu|"
    r"thu (?:ngân sách|nội địa|nsnn|từ|tiền|thuế|hút)|chi (?:ngân sách|thường xuyên|đầu tư|cho)|"
    r"nộp ngân sách|fdi|ddi|lượng|sản lượng|năng suất|công suất|dân số|mật độ|grdp|gdp|chỉ số|tăng trưởng|"
    r"dư nợ|nợ|thuế|lệ phí|phí|giá|lương|học phí|chi phí|kinh phí|độ che phủ|điểm|bình quân|"
    r"đàn (?:lợn|bò|trâu|gà|vịt|heo|gia cầm|gia súc|dê)|lượt khách|khách (?:quốc tế|nội địa|du lịch)|"
    r"du khách|số lượng|total|number of|export|import|xnk|xk|nk|knxk|knnk|knxnk|gtsx|gtsxcn|lao động|"
    r"đầu tư|cpi|pci|iip)\b"
)
_PERCENT = (
    r"%|\bphần trăm\b|\btỷ lệ\b|\btỉ lệ\b|\btỷ trọng\b|\btỉ trọng\b|\bper ?cent\b|\bpercentage\b|\bshare\b"
)
_PLANS = r"(?:kế hoạch|chỉ tiêu|mục tiêu|kh|dự toán)"
_PLAN_SHARE = (
    rf"(?:%|\bphần trăm\b)(?: so với| của| theo)?(?: \w+){{0,2}}? {_PLANS}\b|"
    rf"\b(?:hoàn thành|đạt|bằng|vượt|thực hiện)\b[^?]{{0,60}}?\bbao nhiêu\b[^?]{{0,25}}?\b{_PLANS}\b|"
    rf"\b{_PLANS}\b.{{0,60}}\b(?:hoàn thành|đạt|vượt|thực hiện|bằng)\b.{{0,30}}(?:%|\bphần trăm\b)|"
    rf"\b(?:gấp|bằng) (?:mấy|bao nhiêu) lần (?:so với )?{_PLANS}\b|"
    rf"\bso với {_PLANS}\b(?![^?]*\b(?:tăng|giảm|cùng kỳ|năm trước)\b)[^?]{{0,60}}(?:%|\bphần trăm\b)|"
    rf"\bvượt {_PLANS}\b.{{0,30}}\bbao nhiêu\b|"
    rf"\b(?:tỷ lệ|mức độ|tiến độ) (?:hoàn thành|thực hiện|đạt)\b.*\b{_PLANS}\b"
)
_PLAN = (
    r"\b(?:kế hoạch|kh|(?<!bao nhiêu )(?<!mấy )chỉ tiêu|mục tiêu|dự kiến|phấn đấu|dự toán|plan|planned|"
    r"target|đặt ra|đề ra|được giao)\b"
)
_AND_WHETHER = (
    r",\s*(?:có |đã )?(?:đạt|vượt|hoàn thành)\b[^,?]*\b(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)\b[^,?]*"
    r"\b(?:không|chưa)\b"
)
"""Asked besides: "tăng bao nhiêu, có đạt kế hoạch không"."""

_AGAINST_PLAN = rf"\bso với {_PLANS}\b"
_GROWTH = (
    r"(?<!điều chỉnh )(?<!chương trình )(?<!công tác )\b(?:tăng|giảm)(?: trưởng)?\b"
    r"(?! vốn| thêm| nghèo (?:bền vững|đa chiều))[^?]{0,60}"
    r"(?:bao nhiêu|mấy|%|phần trăm|thế nào|ra sao)|"
    r"\bso với\b[^?]*\b(?:tăng|giảm)\b|\b(?:tăng|giảm) (?:hay|hoặc) (?:tăng|giảm)\b|"
    r"\bso với (?:cùng kỳ|năm trước|năm ngoái|tháng trước|quý trước)\b[^?]*\b(?:thế nào|ra sao|bao nhiêu)\b|"
    r"^(?!.*\b(?:vì sao|tại sao|lý do|nguyên nhân)\b).*\bso với (?:cùng kỳ|năm|tháng|quý)"
    r"(?: (?:năm|trước|ngoái|\d+))*\W*$|"
    r"\btốc độ tăng\b|\btăng trưởng\b|\bmức (?:tăng|giảm)\b|"
    r"\bbiến động\b|\bgrowth\b|\bgrow\b|\bincrease\b"
)
_CHANGE = (
    r"\b(?:bằng|đạt) (?:mấy|bao nhiêu) ?(?:%|phần trăm) (?:của |so với )?(?:cùng kỳ|năm trước|năm ngoái)\b|"
    r"\bso (?:với )?(?:với|cùng kỳ|năm trước)\b|\bbằng bao nhiêu\b"
)
_SHARE = r"\bchiếm\b|\btỷ trọng\b|\btỉ trọng\b|\blấp đầy\b|\bshare of\b"
_MULTIPLE = r"\b(?:gấp|bằng) (?:mấy|bao nhiêu) lần\b"


def read_asked(question: str) -> Asked:
    """The kind of answer wanted.

    >>> read_asked("Nhà máy đốt rác do công ty nào tư vấn?")
    'body'
    """
    if asks_rank(question):
        return "figure"
    for asked, pattern in _ASKED:
        if finds(pattern, question):
            return asked
    return "figure" if finds(_MEASURE, question) or finds(_MOVED, question) else "text"


def asks_rank(question: str) -> bool:
    """True for "xếp thứ mấy", "đứng ở vị trí nào"."""
    return finds(_RANK, question)


_HOW = r"\b(?:thế nào|ra sao)\b"
_MOVED = rf"\b(?:tăng|giảm)(?: trưởng)?\b[^?]{{0,60}}{_HOW}|{_HOW}[^?]*\bso với\b|\bso với\b[^?]*{_HOW}"
"""A change that is asked for by "thế nào"."""


def read_kinds(question: str) -> frozenset[FigureKind]:
    """Kinds of figure that would answer; empty when the question says none."""
    if asks_rank(question):
        return frozenset({"rank"})
    question = compiled(_AND_WHETHER, not has_diacritics(question)).sub("", question)
    if finds(_PLAN_SHARE, question):
        return frozenset({"share_of_plan"})
    if finds(_PLAN, question) and not finds(_AGAINST_PLAN, question):
        return frozenset({"plan"})
    if finds(_GROWTH, question):
        return frozenset({"growth", "ratio"})
    if finds(_PERCENT, question) or finds(_SHARE, question):
        if finds(_CHANGE, question):
            return frozenset({"ratio", "growth"})
        return frozenset({"share_of_total", "share_of_plan", "growth", "ratio"})
    if finds(_MULTIPLE, question):
        return frozenset({"ratio"})
    return frozenset()


def speaks_of_share(question: str) -> bool:
    """True when the answer is a percentage, whatever its kind: a rate, a share, a growth."""
    return any(finds(pattern, question) for pattern in (_PERCENT, _SHARE, _GROWTH))
