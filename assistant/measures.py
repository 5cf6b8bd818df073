"""The unit a question wants its figure in: money, a share, an area, or the noun that is counted."""

import re
from functools import cache, lru_cache

from assistant.currencies import SPOKEN, read_currency
from assistant.patterns import compiled, finds
from assistant.spoken import BARE_SCALE, EARNED, INTEREST, LASTS, MEASURED, OWED, PLANNING, RATE, SPENT
from assistant.terms import is_stop
from ingest.figures.measures import load_lexicon
from ingest.lexicon import canonical, spell_out
from ingest.records import FigureKind
from ingest.text import fold, has_diacritics

MONEY = frozenset({"USD", "VND", "EUR", "JPY", "CNY", "GBP", "KRW", "", "đồng"})
PERCENT = frozenset({"%", "điểm %"})
AREA = frozenset({"ha", "m2", "km2"})
TIMES = frozenset({"lần"})

TIME = frozenset({"năm", "tháng", "quý", "ngày", "tuần", "giờ", "phút", "giây", "đêm", "sao"})
PEOPLE = frozenset(
    {"người", "lao động", "công nhân", "nhân lực", "kiều bào", "cán bộ", "học sinh", "sinh viên"}
)

_RELATIVE: frozenset[FigureKind] = frozenset({"share_of_plan", "growth", "ratio", "share_of_total"})
_SCALE = r"(?:(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)*"

_MONEY = (
    r"\b(?:vốn|kim ngạch|doanh thu|ngân sách|kiều hối|trị giá|mức đầu tư|thu nhập|lương|giá trị|"
    r"số tiền|usd|đồng|đô la|tiền|giá|nộp|fdi|ddi|capital|revenue|turnover|investment|đtnn|oda|"
    r"xuất khẩu(?! lao động)|nhập khẩu|"
    r"xuất nhập khẩu|xnk|xk|nk|đầu tư|thuế|dư nợ|nợ (?:xấu|đọng|thuế|vay|công|ngắn hạn|dài hạn|phải thu|"
    r"phải trả)|vay nợ|khoản nợ|lệ phí|phí|tín dụng|tiền gửi|"
    r"huy động|giải ngân|"
    r"chi phí|chi tiêu|kinh phí|lợi nhuận|lãi(?! suất)|thua lỗ|lỗ(?= (?:bao nhiêu|mấy))|cổ tức|"
    r"tổng mức bán lẻ|exports?|imports?)\b"
)
_MONEY_FOLDED = (
    r"\b(?:nop|von|kim ngach|doanh thu|ngan sach|kieu hoi|tri gia|thu nhap|gia tri|so tien|usd|do la|fdi|ddi|"
    r"tien (?:luong|dien|thuong|phat|gui|thue)|(?:tien|muc) luong|"
    r"luong (?:binh quan|thang|toi thieu|co ban|(?:cua )?(?:cong nhan|nguoi lao dong|nhan vien))|"
    r"(?:ty|ti|trieu|nghin|bao nhieu|may) dong|(?:bao nhieu|may|so|tong) tien|"
    r"gia (?:ban|ve|dat|thue|dien|xang)|don gia|capital|"
    r"revenue|turnover|"
    r"investment|dtnn|oda|xuat khau(?! lao dong)|nhap khau|xuat nhap khau|xnk|xk|nk|dau tu|thue|du no|"
    r"no xau|no dong|le phi|"
    r"tin dung|giai ngan|kinh phi|chi phi|loi nhuan|lai (?:rong|gop|sau thue|truoc thue)|thua lo|"
    r"tong muc ban le|exports?|imports?)\b"
)
"""Without diacritics "dong" may be động and "luong" lượng: only pairs of syllables tell money."""

_ASKS_MONEY = rf"\b(?:bao nhiêu|bao nhiu|bn|mấy)\s+{_SCALE}(?:tiền|đồng|usd|đô)\b"
_ASKS_TIMES = r"\b(?:bao nhiêu|bao nhiu|bn|mấy) lần\b"
_AREA = (
    r"\bdiện tích\b|\barea\b|\b(?:bao nhiêu|mấy|nghìn|ngàn|triệu) (?:ha|mẫu)\b|\bhéc ?ta\b|\bhecta\b|"
    r"\bhectares?\b"
)
_OCCUPANCY = r"\bcông suất (?:sử dụng |khai thác )?(?:phòng|buồng|giường)\b"
_COUNT = (
    rf"\b(bao nhiêu|bao nhiu|bn|(?<!nhà )(?<!bộ )mấy|how many|số lượng|"
    rf"(?<!sản )(?<!khối )(?<!chất )(?<!trữ )lượng|tổng số|total|(?<!dân )(?<!xổ )số)"
    rf"\s+(?={_SCALE}((?:\w+\s*){{1,12}}))"
)
_NOT_COUNTED = (
    r"^(?:nguồn (?:vốn|ngân sách|thu|chi|xổ số|kinh phí|tiền|oda|trái phiếu|lực)|"
    r"trái phiếu|tiền|vốn|liệu|hiệu|phần trăm|điểm\s*(?:%|phần trăm|$)|tỷ|tỉ|triệu|nghìn|usd|đồng|đô la|đô|"
    r"lần|kim ngạch|năm|%|thu|với|cùng|là|tổng|bao nhiêu|doanh thu|thuế)(?!\w)"
)
_QUANTITY = re.compile(
    r"\b(?:cong suat(?! (?:su dung|phong|buong))|(?<!gia tri )san luong|nang suat(?! lao dong)|"
    r"chieu (?:dai|rong|cao)|"
    r"(?<!san )(?<!so )luong (?!binh quan|toi thieu|co ban|cong nhan|thang)[^?,;]{1,40}? (?:xuat|nhap) khau|"
    r"dan so|mat do|do dai|khoi luong|trong luong|luong mua|nhiet do|tuoi tho|tong dan|"
    r"dan (?:lon|bo|trau|ga|vit|heo|gia cam|gia suc|de)|dai bao nhieu|"
    r"(?<!lai )rong bao nhieu|cao bao nhieu|"
    r"(?<!gia tri )(?<!chi phi )(?:san xuat|khai thac|che bien|thu hoach)(?: (?:duoc|ra))? (?:bao nhieu|may)"
    r" (?!tien|dong|ty|ti|trieu|nghin|ngan|usd|phan tram|lan|lao dong|nguoi|nam|thang)\w+)\b"
)
"""Measures that are neither money nor a share."""

_NO_QUANTITY = (MONEY - {"", "đồng"}) | PERCENT | AREA | PEOPLE
_LASTING = re.compile(
    r"\b(?:bao lau|thoi (?:han|gian)|(?:bao nhieu|may) (?:nam|thang|quy|ngay|tuan|gio|phut|dem|sao)|tuoi)\b"
)

_HEADS = frozenset(
    [
        "lao động",
        "người",
        "công nhân",
        "dự án",
        "doanh nghiệp",
        "hộ",
        "hộ nghèo",
        "lượt khách",
        "khách",
        "khách du lịch",
        "du khách",
        "học sinh",
        "sinh viên",
        "giáo viên",
        "bác sĩ",
        "giường bệnh",
    ]
)
"""Counted nouns that a bare question may begin with."""

_ENGLISH_REACH = 8
"""Words within which an English question names its noun: "how many newly licensed FDI projects"."""

ABOUT = frozenset({"hơn", "gần", "trên", "khoảng", "xấp xỉ", "ước khoảng", "gần như", "chừng"})
"""Qualifiers of a value that is told roughly, as printed."""


@lru_cache(maxsize=1024)
def barred_units(question: str) -> frozenset[str]:
    """Units that cannot answer where the question names none: times, and what a weight or length is not."""
    bare = fold(question)
    times = frozenset() if _LASTING.search(bare) else TIME
    return times | _NO_QUANTITY if _QUANTITY.search(bare) else times


@cache
def measure_units() -> frozenset[str]:
    """Units of money, shares, time and what is weighed or measured, as against things counted."""
    listed = load_lexicon(folded=False).entries.values()
    measured = {name for name, kind in listed if kind in ("money", "measure")}
    return frozenset(measured) | MONEY | PERCENT | AREA | TIMES | TIME


def read_units(question: str, kinds: frozenset[FigureKind], *, share: bool = False) -> frozenset[str]:
    """Base units an answer may have; empty when any will do. ``share`` of a planned rate or growth."""
    if "rank" in kinds:
        return frozenset()
    noun, asked = _counted(question)
    if kinds and kinds <= {"growth", "ratio"} and finds(_ASKS_MONEY, question):
        return read_currency(question) or MONEY
    if not kinds and finds(_ASKS_TIMES, question):
        return TIMES
    if not kinds and (told := _spoken_units(question)):
        return told
    counts = bool(noun) and asked
    if kinds and (kinds <= _RELATIVE or (share and kinds == {"plan"})) and not counts:
        return PERCENT | TIMES
    if noun:
        return AREA if noun in AREA else frozenset({noun})
    if finds(_AREA, question):
        return AREA
    if finds(_OCCUPANCY, question) or finds(RATE, question):
        return PERCENT
    if currency := read_currency(question):
        return currency
    return frozenset({"người"}) if finds(r"\bdân số\b", question) else _implied_units(question, asked=asked)


def _implied_units(question: str, *, asked: bool) -> frozenset[str]:
    """Money where the words speak of it, or the noun that a bare question begins with."""
    bare = finds(BARE_SCALE, question)
    if not bare and (_QUANTITY.search(fold(question)) or asked or finds(INTEREST, question)):
        return frozenset()
    if bare or _speaks_of_money(question):
        return MONEY
    noun = _leading_noun(question)
    return frozenset({noun}) if noun in _HEADS else frozenset()


def _spoken_units(question: str) -> frozenset[str]:
    """Time for "trong mấy năm", money for "bán bao nhiêu một kg", "lãi bao nhiêu"; empty for others."""
    if finds(LASTS, question):
        return TIME
    if finds(RATE, question):
        return frozenset()
    earned = finds(EARNED, question) and not finds(INTEREST, question)
    money = earned or finds(SPENT, question) or finds(OWED, question)
    return read_currency(question) or MONEY if money else frozenset()


def _speaks_of_money(question: str) -> bool:
    if has_diacritics(question):
        return bool(compiled(_MONEY, folded=False).search(spell_out(question)))
    return bool(re.search(_MONEY_FOLDED, spell_out(question, folded=True)))


def _leading_noun(question: str) -> str:
    """The counted noun that a bare question begins with: "Lao động nước ngoài tại KCN?"."""
    folded = not has_diacritics(question)
    plain = canonical(question, folded=folded) if folded else question
    words = re.sub(r"^\W*(?:tổng số|tong so|tổng|tong|số|so)\s+", "", plain.lower())
    return _known_noun(words, folded, 1)


def without_measures(question: str, kinds: frozenset[FigureKind]) -> str:
    """The question without the unit behind "bao nhiêu" and the words of a plan or change that its kind says.

    Blanks stand for them, so that offsets stay.
    """
    folded = not has_diacritics(question)
    lexicon = load_lexicon(folded=folded)
    text = fold(question) if folded else question.lower()
    for asked in reversed(list(compiled(_HOW_MUCH, folded).finditer(text))):
        words = list(re.finditer(r"[^\W\d_]+|[%$]", text[asked.end() :]))[:_LONGEST_UNIT]
        end, at = asked.end(), 0
        while at < len(words) and words[at].group() in lexicon.multipliers:
            end, at = asked.end() + words[at].end(), at + 1
        for last in range(len(words), at, -1):
            named = text[asked.end() + words[at].start() : asked.end() + words[last - 1].end()]
            if lexicon.entries.get(named, ("", ""))[1] in ("money", "measure") or named in SPOKEN:
                end = asked.end() + words[last - 1].end()
                break
        question = f"{question[: asked.end()]}{' ' * (end - asked.end())}{question[end:]}"
    if "rank" in kinds:
        return compiled(_RANKING, folded).sub(lambda m: "|" * len(m.group()), question.lower())
    if kinds <= {"growth", "ratio"}:
        kept = compiled(_GROWING, folded).sub(lambda m: " " * len(m.group()), question)
        question = kept if len(kept.split()) >= _LEAST_LEFT and kinds else question
    if kinds & {"plan", "share_of_plan"}:
        text = fold(question) if folded else question.lower()
        bare = compiled(PLANNING, folded).sub(lambda m: " " * len(m.group()), text)
        question = bare if len(bare.split()) >= _LEAST_LEFT else question
    return question


_RANKING = (
    r"\b(?:xếp hạng|thứ hạng|xếp|đứng|giữ|nằm|vị trí|thứ|hạng|hàng|bậc|top|tốp|nhóm|cả nước|toàn quốc|"
    r"(?:trong|trên|so với) (?:tổng )?(?:số )?(?:các |cả |\d+ )?(?:tỉnh|thành phố|địa phương)"
    r"(?:, thành(?: phố)?)?)\b"
)
"""Words of a place in an order and of what it is among."""
_GROWING = r"\b(?:tốc độ|mức|tăng trưởng|tăng|giảm|so với|cùng kỳ)\b"
_HOW_MUCH = r"\b(?:bao nhiêu|bao nhiu|mấy|bn)\b"
_LONGEST_UNIT = 6
_LEAST_LEFT = 3
"""Words that a question must keep when those of planning are left out."""


def counted_noun(question: str) -> str:
    """The thing asked to be counted, as the number reader names it, or ``""``.

    >>> counted_noun("Có bao nhiêu dự án FDI?")
    'dự án'
    """
    return _counted(question)[0]


def _counted(question: str) -> tuple[str, bool]:
    """The counted noun, and whether some noun stands right behind "bao nhiêu", known or not."""
    folded = not has_diacritics(question)
    text = fold(question) if folded else question.lower()
    if folded and not re.search(r"\bhow many\b|\btotal\b", text):
        text = question = canonical(question, folded=True)
    if not folded and (measure := compiled(MEASURED, folded).search(text)):
        noun = _known_noun(question[slice(*measure.span(1))], folded, 1)
        if noun in measure_units() and noun not in MONEY | AREA | PERCENT | TIMES | TIME:
            return noun, True
    strange = False
    matches = compiled(_COUNT, folded).finditer(text)
    for match in (m for m in matches if not compiled(_NOT_COUNTED, folded).match(m.group(2))):
        words = question[match.start(2) : match.end(2)]
        english = match.group(1) in ("how many", "total")
        asks = match.group(1).startswith(("bao nhi", "bn", "how")) or match.group(1) in ("mấy", "may")
        noun = _known_noun(words, folded, _ENGLISH_REACH if english else 1)
        if noun:
            return noun, asks
        strange = strange or (asks and not english and _is_noun(words, folded))
    return "", strange


def _is_noun(words: str, folded: bool) -> bool:
    """True when the first word can be something to be counted."""
    first = words.split()[0].lower()
    known = compiled(_MONEY, folded=False).match(words.lower()) or re.match(_MONEY_FOLDED, fold(words))
    return not (known or is_stop(first, folded=folded) or first.isdigit() or fold(first) in _VERBS)


_VERBS = frozenset({"tang", "giam", "chi", "thu", "nam", "thang", "quy", "tren", "vao", "so", "ke"})
"""Words after "bao nhiêu" that go on with the sentence."""


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
