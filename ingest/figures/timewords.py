"""The words in which Vietnamese reports, and questions in either language, name a stretch of time."""

from collections.abc import Callable, Iterator
from functools import cache

from ingest.figures import moments as of
from ingest.figures.context import unmark
from ingest.figures.dates import DAY, MONTH, YEAR
from ingest.figures.moments import Groups, Moment
from ingest.figures.needed import Pattern, Sieve

_BEGIN = r"(?<![\w])(?<![0-9][.,/:-])"
_END = r"(?![0-9]|[.,/-][0-9]|[^\W\d_]|\s?/\s?[^\W\d_])"
_Y = rf"(?P<y>{YEAR})"
_OF = r"(?:,? ?(?:của )?năm |\s?[/-]\s?|\.(?=[0-9]{4})|,? )"
_REL = "(?P<rel>nay|này|ngoái|trước|vừa qua|qua|tới|sau)"
_N = rf"(?P<n>{MONTH}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười)"
_NAMED = (
    r"(?P<spelt>một|giêng|hai|ba|tư|năm(?! (?:nay|này|ngoái|trước|sau|tới|qua))|sáu|bảy|bẩy|tám|chín"
    r"|mười(?: một| hai)?|chạp)"
    r"(?! (?:lần|triệu|tỷ|tỉ|nghìn|ngàn|trăm|mươi|chục|ngày|người|đồng|con|tấn|tuổi)\b)"
)
_SPAN = "năm học|niên độ|niên khóa|niên vụ|giai đoạn|nhiệm kỳ|nhiệm kì|thời kỳ|thời kì|các năm|những năm|năm"
_DAY_SOON = "|".join(f"(?<={word} )" for word in ("đến", "tới", "hết", "sáng", "chiều", "tối", "trưa"))
_SITTING = "|".join(f"(?<={word} )" for word in ("phiên", "sáng", "chiều", "tối", "trưa", "hôm"))
_FEAST = "|".join(f"(?<={word} )" for word in ("lễ", "dịp", "đợt"))
_EN = "(?P<en>" + "|".join(of.MONTHS) + ")"
_TO = r"\s?(?:-|–| đến| đến ngày| tới)\s?"
_NOT_AFTER = (
    *("hai", "ba", "bốn", "mười", "mươi", "trăm", "nghìn", "chục", "nhiều", "mấy", "vài", "những", "các"),
    "việt",
)
# "3 năm qua" is a stretch of its own length, and "Việt Nam 2022" typed without marks is no "năm 2022".
_ONE = r"(?<![0-9] )" + "".join(f"(?<!{word} )" for word in _NOT_AFTER)
# Before "tháng năm" and "tháng đầu năm": a count of months, or a street and a revolution of that name.
_A_MONTH = (
    r"(?<![0-9] )(?<!/)"
    + "".join(
        f"(?<!{word} )" for word in (*_NOT_AFTER, "một", "năm", "sáu", "bảy", "tám", "chín", "mỗi", "hàng")
    )
    + "".join(
        f"(?<!{word} )" for word in ("hằng", "từng", "theo", "mạng", "chiến", "đường", "phố", "rưỡi", "vài")
    )
)
_UNTIL_NOW = "".join(
    f"(?<!{word} )"
    for word in (
        *(
            "vòng",
            "sau",
            "hạn",
            "dài",
            "hơn",
            "gần",
            "là",
            "trước",
            "khoảng",
            "từ",
            "thêm",
            "mỗi",
            "đến",
            "được",
        ),
        *("cứ", "chỉ", "gian"),
    )
)
# "thu ngân sách 9 tháng đạt" counts from the year's beginning, "thời hạn 9 tháng" lasts.
_NOW = "".join(f"(?<!{word} )" for word in ("xuất", "thực", "thể", "phát", "biểu"))

# Of a title: "quý III, 9 tháng và kế hoạch quý IV", "tháng 9 và 9 tháng".
_BESIDE_PART = "|".join(
    f"(?<={part}{joint})"
    for part in (
        *("quý i", "quý ii", "quý iii", "quý iv", "quý 1", "quý 2", "quý 3", "quý 4"),
        *(f"tháng {n}" for n in range(1, 13)),
    )
    for joint in (", ", " và ")
)

Builder = Callable[[int, int, Groups], Moment]

_SOURCES: tuple[tuple[Builder, tuple[str, ...]], ...] = (
    (
        of.day,
        (
            rf"(?:ngày )?(?P<d>{DAY})(?:/(?P<m>{MONTH}))?{_TO}(?P<d2>{DAY})/(?P<m2>{MONTH})/{_Y}",
            rf"ngày (?P<d>{DAY})[/.-](?P<m>{MONTH}){_TO}(?P<d2>{DAY})[/.-](?P<m2>{MONTH})(?:[/.-]{_Y})?",
            rf"(?:ngày )?(?P<d>{DAY})\s?/\s?(?P<m>{MONTH})\s?/\s?{_Y}",
            rf"(?:ngày )?(?P<d>{DAY})(?P<sep>[.-])(?P<m>{MONTH})(?P=sep){_Y}",
            rf"{_Y}-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])",
            rf"(?:ngày )?(?P<d>{DAY}) tháng (?P<m>{MONTH}){_OF}{_Y}",
            rf"ngày (?P<d>{DAY}) tháng (?P<m>{MONTH})",
            rf"ngày (?P<d>{DAY})[/.-](?P<m>{MONTH})",
            rf"(?:{_DAY_SOON})(?P<d>{DAY})[/-](?P<m>{MONTH})(?!\s?(?:%|lần|tỷ|triệu|nghìn))",
            rf"(?:{_SITTING})(?P<d>{DAY})[/.-](?P<m>{MONTH})(?!\s?(?:%|lần|điểm|tỷ|triệu|nghìn))",
            rf"(?:{_FEAST})(?P<d>{DAY})/(?P<m>{MONTH}){_TO}(?P<d2>{DAY})/(?P<m2>{MONTH})",
            rf"(?<=từ )(?P<d>{DAY})/(?P<m>{MONTH})(?= (?:đến|tới) )",
        ),
    ),
    (
        of.part_of_month,
        (
            rf"nửa (?P<side>đầu|cuối|sau) (?:của )?tháng (?P<m>{MONTH})(?:{_OF}{_Y})?",
            rf"(?P<n>{DAY}) ngày (?P<side>đầu) (?:của )?tháng (?P<m>{MONTH})(?:{_OF}{_Y})?",
            rf"(?:kỳ|kì) (?P<side>1|2|i|ii) (?:của )?tháng (?P<m>{MONTH})(?:{_OF}{_Y})?",
            rf"tuần (?P<week>đầu)(?: tiên)? (?:của )?tháng (?P<m>{MONTH})(?:{_OF}{_Y})?",
        ),
    ),
    (
        of.month,
        (
            rf"tháng (?P<m>{MONTH})\s?(?:-|–|đến|tới)\s?(?:tháng )?(?P<m2>{MONTH})(?:{_OF}{_Y})?",
            rf"(?:(?:trong|trung tuần|đầu|cuối|giữa|hết|cả|riêng) )?tháng (?P<m>{MONTH})"
            rf"(?:{_OF}{_Y}|,? năm {_REL}| (?:này|vừa qua|qua))?",
            rf"t\.?(?P<m>{MONTH})[/-]{_Y}",
            rf"(?P<m>{MONTH})\s?/\s?{_Y}",
        ),
    ),
    (
        of.named_month,
        (
            rf"{_A_MONTH}(?:(?:trong|hết|cả|riêng) )?{_A_MONTH}tháng {_NAMED}"
            rf"(?:{_OF}{_Y}|,? năm {_REL}| (?:này|vừa qua|qua))?",
            rf"{_A_MONTH}(?:trong )?{_A_MONTH}tháng (?P<side>đầu|cuối)(?: tiên| cùng)?(?: của)?"
            rf" năm(?:(?: mới)?,? {_Y}| {_REL})?",
        ),
    ),
    (
        of.quarter,
        (
            rf"(?:quý|quí)\s?(?P<q>i{{1,3}}|iv|0?[1-4])(?:{_OF}{_Y}|,? năm {_REL})?",
            rf"q\s?(?P<q>i{{1,3}}|iv|0?[1-4]){_OF}{_Y}",
            r"q(?P<q>[1-4])",
            rf"{_A_MONTH}(?:quý|quí) (?P<side>đầu|cuối)(?: tiên| cùng)?(?: của)? năm(?:,? {_Y}| {_REL})?",
        ),
    ),
    (
        of.half,
        (
            rf"nửa (?P<side>đầu|cuối|sau) (?:của )?năm(?: {_Y}| {_REL})?",
            rf"nửa (?P<side>đầu|cuối|sau) {_Y}",
        ),
    ),
    (
        of.months,
        (
            rf"{_N} tháng,? (?P<side>đầu|cuối)(?: tiên)?(?: của)?(?: năm(?:(?: năm)?,? {_Y}| {_REL})?)?",
            rf"(?P<quarters>[23]|hai|ba) (?:quý|quí) (?P<side>đầu|cuối)(?: của)? năm(?:,? {_Y}| {_REL})?",
            rf"{_N} tháng,? (?P<side>đầu|cuối),? {_Y}",
            rf"{_N} tháng,? (?:của )?năm (?:{_Y}|(?P<rel>nay|ngoái|trước))",
            rf"{_UNTIL_NOW}{_N} tháng"
            r"(?= (?:ước|đạt|tăng|giảm|là|bằng|thực hiện|có|theo giá|đón|thu|xuất|nhập|nộp|toàn|"
            r"trên địa bàn|(?:chỉ|đã|cũng|vẫn) (?:đạt|tăng|giảm|có|thu|bằng))\b)",
            rf"(?<=[,;] ){_N} tháng(?= [0-9][0-9.,]* (?!ngày|tuần|giờ|năm|tuổi)[^\W\d_])",
            rf"(?:tính chung|bình quân|lũy kế|luỹ kế|cộng dồn|kết quả) {_N} tháng(?!,? (?:đầu|cuối|năm|của))",
            rf"(?:{_BESIDE_PART}){_N} tháng(?=\s?\Z|,? (?:và )?(?:kế hoạch|nhiệm vụ|phương hướng)\b|[,;.])",
            rf"(?:\A|(?<=[.;:(+-] )|(?<=[\n(+]))(?:trong )?{_N} tháng(?=\s?[,:])",
            rf"(?P<n>{MONTH})\s?(?:t|tháng)\s?[/-]?\s?{_Y}",
            rf"(?P<n>{MONTH})\s?t (?P<side>đầu|cuối) năm(?: {_Y}| {_REL})?",
        ),
    ),
    (
        of.years,
        (
            rf"(?:(?:{_SPAN}) (?:từ )?)?{_Y}\s?(?:-|–|—)\s?(?P<y2>{YEAR})(?: period)?",
            rf"(?:năm học|niên độ|niên khóa|niên vụ) {_Y}\s?/\s?(?P<y2>{YEAR})",
            rf"(?:giai đoạn|nhiệm kỳ|thời kỳ) (?:từ )?(?:năm )?{_Y} (?:đến|tới) (?:năm )?(?P<y2>{YEAR})",
        ),
    ),
    (
        of.one_year,
        (
            rf"(?:(?:trong|cả|hết|trọn|riêng|của) )?(?<!việt )năm {_Y}",
            rf"{_ONE}năm {_REL}",
            r"(?:(?<=đấu )|(?<=kiến )|(?<=ước )|(?<=lúa )|(?<=hoạch )|(?<=của )|(?<=tính ))cả năm"
            r"(?! (?:(?:19|20)[0-9]{2}(?![0-9.,])|nay|ngoái|trước|tới|sau|học|dự án|đơn vị|xã|huyện))",
            r"(?:trong )?(?:cả|trọn) năm"
            r"(?=\Z|\s?[,.;:)]| (?:đạt|ước|tăng|giảm|là|thu|sẽ|vượt|bằng|khoảng|toàn)\b)",
        ),
    ),
    (of.bare_year, (_Y,)),
    (of.plan_year, (r"kế hoạch năm(?! (?:[0-9]|nay|ngoái|trước|tới|sau))(?: đề ra)?",)),
    (
        of.edge,
        (
            rf"(?P<side>đầu|cuối|giữa) năm(?! học)(?: {_Y}| {_REL})?",
            rf"(?<!tháng )(?<!quý )(?P<side>đầu|cuối|giữa) {_Y}",
        ),
    ),
    (
        of.now,
        (
            r"(?:\A|(?<=[.;(] ))hiện(?= )"
            r"(?! (?:tượng|thực|trạng|vật|diện|hữu|đại|hành|thân|trường|hình|nay|tại)\b)",
            rf"(?:cho |tính |tính cho )?(?:đến|tới) nay|{_NOW}(?:hiện nay|hiện tại|hiện (?=có|còn|đang|đã))",
            r"(?:đến |tính đến |tới )?thời điểm (?:hiện tại|này|hiện nay|báo cáo)",
        ),
    ),
    (
        of.same,
        (
            rf"cùng (?:kỳ|kì)(?: (?:của )?(?:năm )?{_Y}| (?:của )?năm (?:trước|ngoái|qua)"
            r"| (?:tháng|quý) trước| trước)?",
        ),
    ),
)


# English is looked for only in text without Vietnamese marks: a question may be in either.
_ENGLISH: tuple[tuple[Builder, tuple[str, ...]], ...] = (
    (
        of.day,
        (
            rf"{_EN} (?P<d>{DAY}),? {_Y}",
            rf"(?P<d>{DAY}) {_EN},? {_Y}",
        ),
    ),
    (of.month, (rf"{_EN},? {_Y}",)),
    (of.half, (rf"(?P<side>first|second|last) half of {_Y}",)),
    (
        of.months,
        (
            rf"(?P<side>first|last) (?P<n>{MONTH}) months(?: of {_Y})?",
            rf"(?P<n>{MONTH}) months of {_Y}",
        ),
    ),
    (of.one_year, (r"(?P<rel>last|this) year",)),
    (of.edge, (rf"(?:the )?(?P<side>end|beginning|start) of {_Y}",)),
    (of.now, (r"to date|so far|until now|up to now|currently",)),
    (of.same, (rf"same period(?: (?:of|in) (?:{_Y}|last year|the previous year))?",)),
)


@cache
def _patterns(folded: bool) -> Sieve[Builder]:
    """Every pattern, for text with diacritics or for text typed without."""
    return Sieve(
        (Pattern(_BEGIN + "(?:" + (unmark(source) if folded else source) + ")" + _END), builder)
        for builder, sources in (_SOURCES + _ENGLISH if folded else _SOURCES)
        for source in sources
    )


def read_moments(low: str, *, folded: bool) -> Iterator[Moment]:
    """Every moment of lower-case ``low``, also those that lie within others."""
    for match, builder in _patterns(folded).matches(low):
        yield builder(match.start(), match.end(), match.groupdict())
