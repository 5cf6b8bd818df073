"""What a question means by a price, a trip, a city and a site, which a figure beside it is not of."""

import re
from itertools import takewhile

from assistant.measures import measure_units
from assistant.names import fold_name
from assistant.places import is_province, local_spans, place_spans, places_in
from assistant.question import Question
from assistant.terms import is_stop
from ingest.records import Figure, Sentence
from ingest.reports import Report
from ingest.text import UPPER, fold, whole


def told_around(figure: Figure, sentence: Sentence, report: Report) -> tuple[str, ...]:
    """What is printed of a figure: its sentence, what that stands under, and the report's title."""
    return (sentence.text, sentence.caption, *figure.context, *sentence.headings, report.title)


_GOODS = re.compile(
    r"\bgia (?:(?:ban|mua|thu mua|binh quan|trung binh|cua|xuat khau|nhap khau|thue|cho thue|mot|1|moi) )*"
    r"(?!tri\b|thanh\b|ca\b (?:bao|may|the|ra)|so sanh|hien hanh|co dinh|goc|tang|giam)"
    r"((?:[^\W\d_]+ ?){1,4})"
)
"""The words behind "giá", folded: "giá bán cá tra ở Sóc Trăng"."""

_PRICED = re.compile(
    r"gia (?:ban|mua|thu mua|thue|cho thue|xuat khau|nhap khau|dien|xang|dat|lua|gao|vang)\b"
)


def _is_price(question: Question, asked: re.Match[str]) -> bool:
    """True for "giá": "gia đình" is folded alike, and without marks only some words behind it tell."""
    if question.folded:
        return _PRICED.match(asked.group()) is not None
    return question.text[asked.start() : asked.start() + 3].lower() == "giá"


_ENDS = frozenset(
    fold(word)
    for word in (
        *("ở", "tại", "năm", "tháng", "quý", "hiện", "là", "bao", "mấy", "trong", "của", "đến", "vào", "đầu"),
        *("cuối", "từ", "lúc", "khi", "nay", "tính", "trên", "được", "có", "ra", "thế", "mỗi", "một", "tuần"),
        *("ngày", "vụ", "như", "theo", "so", "và", "hay"),
    )
)
"""Folded words with which the goods are told."""


def is_price_of_other(question: Question, figure: Figure, sentence: Sentence, report: Report) -> bool:
    """True where the price of goods is asked for that nothing told with the figure names.

    "Giá cá tra" is not the price of shrimp that stands in the same passage.
    """
    asked = _GOODS.search(fold(question.text))
    if asked is None or not _is_price(question, asked):
        return False
    words = question.text.lower()[slice(*asked.span(1))].split()
    goods = list(takewhile(lambda word: fold(word) not in _ENDS, words))
    told = " ".join((figure.indicator, *told_around(figure, sentence, report)))
    there = set(re.findall(r"\w+", fold(told) if question.folded else told.lower()))
    goods = [word for word in goods if not is_stop(word, folded=question.folded)]
    return bool(goods) and sum(word in there for word in goods) * 2 < len(goods) + len(goods) % 2


_TRAVELLERS = re.compile(r"\b(?:bao nhieu|may|so|tong so)(?: tong)? luot (?:nguoi|khach|hanh khach)\b")
_PEOPLE = re.compile(r"\b(?:nguoi|khach|cong dan|luot nguoi)\b")
_VEHICLES = re.compile(r"\b(?:phuong tien|xe|o to|tau|thuyen|ca no|may bay|chuyen bay|toa)\b")


def counts_vehicles(question: Question, figure: Figure) -> bool:
    """True for trips of vehicles where those of people are asked for: both are counted in "lượt"."""
    if figure.unit in measure_units() or not _TRAVELLERS.search(fold(question.text)):
        return False
    asked = _VEHICLES.search(fold(question.text)) is not None
    told = fold(figure.indicator)
    return not asked and _VEHICLES.search(told) is not None and not _PEOPLE.search(told)


_CITY = re.compile(r"\b(?:thanh pho|tp\.?)\s*$")
_CENTRAL = frozenset(
    {"ha noi", "hai phong", "da nang", "can tho", "thanh pho ho chi minh", "hue", "thua thien hue"}
)
"""Folded names of cities that are provinces themselves."""


def is_of_whole_province(question: Question, figure: Figure, sentence: Sentence, report: Report) -> bool:
    """True where a city is asked about and nothing told with the figure names it beside its province.

    "Thành phố Yên Bái" is the seat of the province Yên Bái and a small part of it.
    """
    told = ""
    for start, _, name in place_spans(question.text):
        bare = fold(name)
        if bare in _CENTRAL or not is_province(name) or not _CITY.search(fold(question.text[:start])):
            continue
        told = told or fold(" ".join((*told_around(figure, sentence, report), report.issuer)))
        if not re.search(rf"\b(?:thanh pho|tp\.?)\s*{re.escape(bare)}\b", told):
            return True
    return False


_NAMED = rf"[{UPPER}]\w*(?: [{UPPER}]\w*)*"
_SITE = re.compile(
    rf"\b(?:[Cc]ửa khẩu|[Ll]ối mở|[Cc]ảng|[Ss]ân bay|[Cc]ầu|[Gg]a)(?: (?:quốc tế|quốc gia|phụ|song phương|"
    rf"đường bộ|đường sắt|hàng không|biển|cạn))* ({_NAMED})"
)
"""A site by its kind and name."""


def lacks_site(question: Question, figure: Figure, sentence: Sentence, report: Report, around: str) -> bool:
    """True where a site is asked about whose name stands nowhere near, whatever its words mean elsewhere.

    "Cửa khẩu Hữu Nghị" is not named by "quan hệ hữu nghị". ``around`` is the figure's passage.
    """
    names = [found[1] for found in _SITE.finditer(question.text) if not places_in(found[1])]
    if not names:
        return False
    told = " ".join((*told_around(figure, sentence, report), around))
    bare = fold(told)
    return not all(
        name in told or name.upper() in told or (fold(name) == name.lower() and fold(name) in bare)
        for name in names
    )


_PER = re.compile(
    r"\b(?:bao nhieu|may)\b[^?,;]{0,25}?(?:\b(?:mot|moi|1|tren)|/) ?([a-z0-9]+(?: vuong| khoi| ta)?)\b"
)
_SIZES = {
    name: size
    for size, names in {
        "kg": ("kg", "ky", "can", "ki", "kilogam", "kilo"),
        "ta": ("ta",),
        "tan": ("tan",),
        "ha": ("ha", "hec ta", "hecta"),
        "m2": ("m2", "met vuong", "m vuong"),
        "m3": ("m3", "met khoi", "khoi"),
        "lit": ("lit",),
    }.items()
    for name in names
}
"""Folded names of what a price or yield is per."""


def is_per_other(question: Question, figure: Figure) -> bool:
    """True for a rate per kilogram where one per hectare is asked for."""
    asked = _PER.search(fold(question.text))
    wanted = _SIZES.get(asked[1]) if asked else None
    mine = _SIZES.get(fold(figure.per.split("/")[0])) if figure.per else None
    return wanted is not None and mine is not None and wanted != mine


_SEASONS = re.compile(r"\b(?:dong xuan|he thu|thu dong|xuan he|vu mua|vu chiem|chiem xuan)\b")


def is_of_other_season(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True where one crop is asked for and the last that is named before the figure is another."""
    asked = set(_SEASONS.findall(fold(question.text)))
    if len(asked) != 1:
        return False
    before = sentence.text[: figure.start] if sentence.kind != "row" else figure.indicator
    named = _SEASONS.findall(fold(before))
    return bool(named) and named[-1] not in asked


def is_of_other_locality(
    question: Question, figure: Figure, sentence: Sentence, report: Report, around: str
) -> bool:
    """True where a district is asked about that neither the figure's surroundings nor what leads to it names.

    What is said of a district behind a figure, or before another one is named, is not said of it.
    """
    names = [fold_name(name) for _, _, name in local_spans(question.text) if not name.isdigit()]
    names = [name for name in names if not any(_is_within(name, longer) for longer in question.names)]
    if not names:
        return False
    near = fold_name(" ".join((figure.indicator, *told_around(figure, sentence, report), report.issuer)))
    lead = around[: max(0, around.find(sentence.text))]
    last = [fold_name(name) for _, _, name in local_spans(lead)][-1:]
    return any(not whole(name).search(near) and last != [name] for name in names)


def _is_within(name: str, longer: str) -> bool:
    """True for the district in a body's name: "Nhà Thủ Đức"."""
    other = fold_name(longer)
    return other != name and whole(name).search(other) is not None
