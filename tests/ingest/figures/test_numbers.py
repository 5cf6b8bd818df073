"""Number mentions in many styles, each checked by hand: a wrong line here is a wrong figure in an answer.

``mentions.txt`` holds invented sentences; under each, indented, every number as
``text = [kind] value[..value_max] [unit[|per]] [~qualifier] [?second reading]``; quantities leave the kind
out, and ``_`` is the unit of a bare multiplier. ``checked/`` holds every number of the samples and of
the real reports the same way, in reading order, each compared with the page by hand.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.figures.numbers import Number, read_numbers
from ingest.figures.styles import Styles
from ingest.readers.open import read_document
from ingest.sentences import split_sentences

CHECKED = sorted((Path(__file__).parent / "checked").glob("*.txt"))
SAMPLES = Path(__file__).parents[3] / "samples"
VALUED = ("quantity", "fraction", "bare")


def plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def describe(number: Number) -> str:
    if number.kind not in VALUED:
        words = [number.kind] + ([plain(number.value)] if number.value is not None else [])
        return f"{number.text} = {' '.join(words)}"
    words = [] if number.kind == "quantity" else [number.kind]
    ends = [v for v in (number.value, number.value_max) if v is not None]
    words.append("..".join(map(plain, ends)))
    if number.unit:
        words.append((number.unit.name or "_") + (f"|{number.unit.per}" if number.unit.per else ""))
    words += [f"~{number.qualifier}"] if number.qualifier else []
    words += [f"?{plain(reading)}" for reading in number.readings[1:]]
    return f"{number.text} = {' '.join(words)}"


def cases() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in (Path(__file__).parent / "mentions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"), cases(), ids=lambda x: x[:40] if isinstance(x, str) else ""
)
def test_every_mention_of_the_sentence_is_read_right(sentence, expected):
    assert [describe(n) for n in read_numbers(sentence)] == expected


@pytest.mark.parametrize("sentence", [s for s, _ in cases()], ids=lambda s: s[:40])
def test_a_mention_stands_where_it_is_said_to_stand(sentence):
    """A citation would otherwise underline other words than the figure's."""
    done = 0
    for number in read_numbers(sentence):
        assert sentence[number.start : number.end] == number.text
        assert number.start == sentence.index(number.text, done)
        done = number.end


def every_number(path: Path) -> list[str]:
    """All numbers of a file as ingestion reads them: sentence by sentence, tables cell by cell."""
    sentences = split_sentences(read_document(path).pages)
    styles = Styles(sentences)
    found: list[str] = []
    for sentence in sentences:
        base = sentence.spans[0].start
        cells = [sentence.text[c.start - base : c.end - base] for c in sentence.cells]
        for text in cells if sentence.kind == "row" else [sentence.text]:
            found += [describe(n) for n in read_numbers(text, style=styles.of(sentence))]
    return found


@pytest.mark.parametrize("checked", CHECKED, ids=lambda path: path.stem)
def test_every_number_of_a_document_is_read_right(checked, request):
    """One wrong line is one wrong figure that staff would pass on."""
    path = SAMPLES / checked.stem
    if not path.exists():
        path = request.getfixturevalue("shared") / "reports" / checked.stem
    assert every_number(path) == checked.read_text(encoding="utf-8").splitlines()


def test_enough_is_checked_to_trust_the_reader():
    """Fewer than a thousand mentions would say little about reports that nobody has seen."""
    documents = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in CHECKED)
    assert documents > 600
    assert documents + sum(len(expected) for _, expected in cases()) >= 1000


def only(text: str, **options) -> Number:
    (number,) = read_numbers(text, **options)
    return number


def test_the_unit_keeps_its_words_and_factor():
    number = only("đạt 2.061,53 triệu đô la Mỹ")
    assert number.unit is not None
    assert (number.unit.name, number.unit.factor, number.unit.printed) == ("USD", 1000000, "triệu đô la Mỹ")
    assert number.printed == Decimal("2061.53")
    assert (number.unit.counted, number.unit.per) == (False, "")


def test_the_span_holds_number_and_unit_but_no_qualifier():
    text = "thu hút gần 2 tỷ USD trong năm"
    (number,) = read_numbers(text)
    assert text[number.start : number.end] == "2 tỷ USD"
    assert number.qualifier == "gần"


def test_a_counted_noun_says_so():
    number = only("05 dự án")
    assert number.unit is not None
    assert number.unit.counted


@pytest.mark.parametrize(
    ("printed", "style", "value"),
    [
        ("2,061.53 triệu USD", "en", "2061530000"),
        ("1,234 dự án", "en", "1234"),
        ("1.5 tỷ USD", "en", "1500000000"),
        ("2.061,53 triệu USD", "en", "2061530000"),
        ("2,061.53 triệu USD", "vi", "2061530000"),
        ("1,234,567 USD", "vi", "1234567"),
        ("1.234.567 USD", "en", "1234567"),
    ],
)
def test_separators_both_ways_round(printed, style, value):
    assert only(printed, style=style).value == Decimal(value)


@pytest.mark.parametrize("text", ["1,234 doanh nghiệp", "2. 061,53 triệu USD", "3.215%"])
def test_what_can_be_read_two_ways_is_marked(text):
    assert len(only(text).readings) == 2


def test_a_torn_number_is_never_read_as_sure():
    numbers = read_numbers("đạt 2.061, 53 triệu USD")
    assert [len(n.readings) for n in numbers if n.unit] == [2]


def test_a_label_ends_at_a_colon():
    """ "Số hợp tác xã: 46" counts; "xã 46" and "Số: 46" name."""
    kinds = [read_numbers(text)[0].kind for text in ("Số hợp tác xã: 46", "tại xã 46", "Văn bản số: 46")]
    assert kinds == ["bare", "ordinal", "document"]


def test_a_dash_that_opens_a_line_joins_no_range():
    """Two readings, one a line, were read as one range, and the answer withheld."""
    read = read_numbers("xuất siêu hơn 1 tỷ USD\n- 27,53 tỷ USD là tổng kim ngạch")
    assert [n.text for n in read] == ["1 tỷ USD", "27,53 tỷ USD"]
    (one,) = read_numbers("đạt 600.000 - 650.000 tấn")
    assert one.value_max == 650_000


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Đạt 8,1 bác sĩ/vạn dân (kế hoạch 8,0), tăng so với năm trước.", "bác sĩ"),
        ("Thu 84,6 tỷ đồng (dự toán 90).", "VND"),
        ("Đạt 12 xã (kế hoạch 12/KH-UBND).", None),
        ("Đạt 12 xã, kế hoạch 15, tăng 2 lần.", None),
    ],
)
def test_a_plan_in_brackets_is_of_the_result_s_unit(text, unit):
    second = read_numbers(text)[1]
    assert (second.unit.name if second.unit else None) == unit
