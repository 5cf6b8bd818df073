"""What a question asks for: a figure, a date, a person, a body, a document, a place, a list, a reason.

Patterns are written with diacritics; a question typed without them is matched against their folded form.
"""

import re
from functools import cache
from typing import Literal

from ingest.figures.measures import load_lexicon
from ingest.lexicon import canonical, spell_out
from ingest.records import FigureKind
from ingest.text import fold, has_diacritics

Asked = Literal["figure", "when", "who", "body", "where", "document", "list", "why", "text"]

MONEY = frozenset({"USD", "VND", "EUR", "JPY", "CNY", "GBP", "KRW", "", "đồng"})
PERCENT = frozenset({"%", "điểm %"})
AREA = frozenset({"ha", "m2", "km2"})
TIMES = frozenset({"lần"})

_PAPER = (
    "(?:văn bản|quyết định|nghị quyết|nghị định|kế hoạch|công văn|tờ trình|thông báo|thông tư|chỉ thị|luật|"
    "chương trình hành động|giấy phép)"
)
_BODY = (
    "(?:công ty|đơn vị|doanh nghiệp|cơ quan|tổ chức|tập đoàn|ngân hàng|hiệp hội|nhà thầu|nhà tài trợ|"
    "nhà đầu tư|sở|ban)"
)

_ASKED: tuple[tuple[Asked, str], ...] = (
    ("why", r"\bvì sao\b|\btại sao\b|\blý do\b|\bnguyên nhân\b|\bdo đâu\b|\bwhy\b|\bvì đâu\b"),
    (
        "document",
        rf"\b{_PAPER}\b.{{0,30}}\b(?:số mấy|số nào|(?<!thế )nào|số bao nhiêu|số hiệu)\b|"
        rf"\bsố {_PAPER}\b|\bsố hiệu\b|"
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
        r"\bbao nhiêu\b|\bbao nhiu\b|\bbn\b|(?<!nhà )(?<!bộ )\bmấy (?!móc|tính|bay)\w+|"
        r"\bhow (?:many|much|large|big|high)\b|\bsố lượng\b|\btỷ lệ\b|\btỉ lệ\b|\bđạt mức nào\b|\bmức bao\b|"
        r"\bwhat (?:is|was|were|are)\b.*\b(?:total|value|number|amount|average|rate|share|turnover|revenue|"
        r"exports?|imports?|capital|investment|income|area|target|plan)\b",
    ),
    ("body", rf"\b{_BODY} nào\b|\bwhich (?:company|agency|bank|organi[sz]ation)\b"),
    (
        "who",
        r"\bai\b|\bngười nào\b|\bông nào\b|\bbà nào\b|\bwho\b|"
        r"\btên (?:của )?(?:ông|bà|người|giám đốc|chủ tịch|trưởng ban|bí thư)",
    ),
    (
        "where",
        r"\bở đâu\b|\btại đâu\b|\bđâu\?*$|\bnơi nào\b|\bđịa điểm nào\b|\bwhere\b|"
        r"\b(?:tỉnh|huyện|quận|nước|quốc gia|địa phương) nào\b",
    ),
    (
        "list",
        r"\bnhững \w.*\b(?:nào|gì)\b|\bcác \w.*\b(?:nào|gì)\b|\bgồm (?:những |các )?(?:gì|nào|"
        r"ai)\b|\bkể tên\b|"
        r"\bliệt kê\b|\bnêu tên\b|\bbao gồm\b|\bwhich\b|\blist\b|\bnào\b|\bname the\b",
    ),
)

_MEASURE = (
    r"^[^a-zà-ỹđ]*(?:cho (?:tôi )?(?:biết|hỏi)\s+|xin hỏi\s+|hỏi\s+)?(?:tổng|số|vốn|kim ngạch|"
    r"doanh thu|tỷ lệ|tỉ lệ|"
    r"diện tích|thu nhập|tốc độ|mức|quy mô|chỉ tiêu|mục tiêu|kế hoạch (?:thu|xuất|nhập|doanh|vốn|"
    r"nộp|ngân sách|tăng)|"
    r"kh (?:xk|nk|xuất|nhập)|kiều hối|giá trị|xuất khẩu|nhập khẩu|xuất nhập khẩu|thu ngân sách|"
    r"nộp ngân sách|thu hút|"
    r"fdi|ddi|lượng|sản lượng|grdp|chỉ số|tăng trưởng|total|number of|export|import|xnk|xk|nk|"
    r"lao động|đầu tư)\b"
)
_MONEY = (
    r"\b(?:vốn|kim ngạch|doanh thu|ngân sách|kiều hối|trị giá|mức đầu tư|thu nhập|lương|giá trị|"
    r"số tiền|usd|đồng|đô la|"
    r"tiền|giá|fdi|ddi|capital|revenue|turnover|investment|đtnn|oda|xuất khẩu|nhập khẩu|"
    r"xuất nhập khẩu|xnk|xk|nk|đầu tư|"
    r"chi phí|kinh phí|exports?|imports?)\b"
)
_DOLLAR = r"\b(?:usd|đô la|đô mỹ|dollars?)\b|\$"
_DONG = r"\b(?:bao nhiêu|mấy|tỷ|tỉ|triệu|nghìn) (?:tỷ |tỉ |triệu |nghìn )?đồng\b|\bvnd\b"
_PERCENT = (
    r"%|\bphần trăm\b|\btỷ lệ\b|\btỉ lệ\b|\btỷ trọng\b|\btỉ trọng\b|\bper ?cent\b|\bpercentage\b|\bshare\b"
)
_PLAN_SHARE = (
    r"(?:%|phần trăm|tỷ lệ|mức độ|đạt bao nhiêu).*\b(?:kế hoạch|chỉ tiêu|mục tiêu|kh|dự toán)\b|"
    r"\b(?:hoàn thành|đạt)\b.{0,40}\bbao nhiêu.{0,25}\b(?:kế hoạch|chỉ tiêu|kh)\b|"
    r"\b(?:kế hoạch|chỉ tiêu|kh)\b.{0,40}\b(?:bao nhiêu )?(?:%|phần trăm)"
)
_PLAN = r"\b(?:kế hoạch|kh|chỉ tiêu|mục tiêu|dự kiến|phấn đấu|dự toán|plan|planned|target)\b"
_AGAINST_PLAN = r"\bso với (?:kế hoạch|chỉ tiêu)\b"
_GROWTH = (
    r"\b(?:tăng|giảm)(?: trưởng)?\b(?! vốn| thêm)[^?]{0,60}(?:bao nhiêu|mấy|%|phần trăm|thế nào|ra sao)|"
    r"\bso với\b[^?]*\b(?:tăng|giảm)\b|\b(?:tăng|giảm) (?:hay|hoặc) (?:tăng|giảm)\b|"
    r"\btốc độ tăng\b|\btăng trưởng\b|"
    r"\bbiến động\b|\bgrowth\b|\bgrow\b|\bincrease\b"
)
_CHANGE = r"\bso (?:với )?(?:với|cùng kỳ|năm trước)\b|\bbằng bao nhiêu\b"
_SHARE = r"\bchiếm\b|\btỷ trọng\b|\btỉ trọng\b|\blấp đầy\b|\bshare of\b"
_MULTIPLE = r"\b(?:gấp|bằng) (?:mấy|bao nhiêu) lần\b"
_AREA = r"\bdiện tích\b|\barea\b|\bha\b|\bhéc ta\b|\bhecta\b"
_COUNT = (
    r"\b(?:bao nhiêu|bao nhiu|bn|(?<!nhà )(?<!bộ )mấy|how many|số lượng|tổng số|total|số)"
    r"\s+((?:\w+\s*){1,12})"
)
_NOT_COUNTED = (
    r"^(?:tiền|vốn|liệu|hiệu|phần trăm|tỷ|tỉ|triệu|nghìn|usd|đồng|đô la|lần|kim ngạch|năm|%|thu|với|cùng|là|"
    r"tổng|bao nhiêu|doanh thu)\b"
)


@cache
def _compiled(pattern: str, folded: bool) -> re.Pattern[str]:
    return re.compile(fold(pattern) if folded else pattern)


def _finds(pattern: str, question: str) -> bool:
    """True when ``pattern`` is in the question, with diacritics where the question has them."""
    folded = not has_diacritics(question)
    text = fold(question) if folded else question.lower()
    return bool(_compiled(pattern, folded).search(text))


def read_asked(question: str) -> Asked:
    """The kind of answer wanted.

    >>> read_asked("Nhà máy đốt rác do công ty nào tư vấn?")
    'body'
    """
    for asked, pattern in _ASKED:
        if _finds(pattern, question):
            return asked
    return "figure" if _finds(_MEASURE, question) else "text"


def read_kinds(question: str) -> frozenset[FigureKind]:
    """Kinds of figure that would answer; empty when the question says none."""
    if _finds(_PLAN_SHARE, question):
        return frozenset({"share_of_plan"})
    if _finds(_GROWTH, question):
        return frozenset({"growth", "ratio"})
    if _finds(_PERCENT, question) or _finds(_SHARE, question):
        if _finds(_CHANGE, question):
            return frozenset({"ratio", "growth"})
        return frozenset({"share_of_total", "share_of_plan", "growth", "ratio"})
    if _finds(_MULTIPLE, question):
        return frozenset({"ratio"})
    if _finds(_PLAN, question) and not _finds(_AGAINST_PLAN, question):
        return frozenset({"plan"})
    return frozenset()


def read_units(question: str, kinds: frozenset[FigureKind]) -> frozenset[str]:
    """Base units an answer may have; empty when any will do."""
    if kinds and kinds <= {"share_of_plan", "growth", "ratio", "share_of_total"}:
        return PERCENT | TIMES
    noun = counted_noun(question)
    if noun:
        return frozenset({noun})
    if _finds(_AREA, question):
        return AREA
    if _finds(_DOLLAR, question):
        return frozenset({"USD"})
    if _finds(_DONG, question):
        return frozenset({"VND"})
    if _finds(_MONEY, spell_out(question, folded=not has_diacritics(question))):
        return MONEY
    noun = _leading_noun(question)
    return frozenset({noun}) if noun in _HEADS else frozenset()


_HEADS = frozenset(
    {"lao động", "người", "công nhân", "dự án", "doanh nghiệp", "hộ", "lượt khách", "khách", "học sinh"}
)
"""Counted nouns that a bare question may begin with."""


def _leading_noun(question: str) -> str:
    """The counted noun that a bare question begins with: "Lao động nước ngoài tại KCN?"."""
    folded = not has_diacritics(question)
    plain = canonical(question, folded=folded) if folded else question
    words = re.sub(r"^\W*(?:tổng số|tong so|tổng|tong|số|so)\s+", "", plain.lower())
    return _known_noun(words, folded, 1)


def counted_noun(question: str) -> str:
    """The thing asked to be counted, as the number reader names it, or ``""``.

    >>> counted_noun("Có bao nhiêu dự án FDI?")
    'dự án'
    """
    folded = not has_diacritics(question)
    text = fold(question) if folded else question.lower()
    if folded:
        text = question = canonical(question, folded=True)
    for match in _compiled(_COUNT, folded).finditer(text):
        if _compiled(_NOT_COUNTED, folded).match(match.group(1)):
            continue
        words = question[match.start(1) : match.end(1)]
        reach = _ENGLISH_REACH if match.group().startswith(("how", "total")) else 1
        noun = _known_noun(words, folded, reach)
        if noun:
            return noun
    return ""


_ENGLISH_REACH = 8
"""Words within which an English question names its noun: "how many newly licensed FDI projects"."""


def _known_noun(words: str, folded: bool, reach: int) -> str:
    """The first noun of the unit lexicon that begins within ``reach`` words."""
    entries = load_lexicon(folded=folded).entries
    listed = words.lower().split()
    for start in range(min(reach, len(listed))):
        for length in range(4, 0, -1):
            name, kind = entries.get(" ".join(listed[start : start + length]), ("", ""))
            if kind in ("counted", "measure"):
                return name
    return ""
