"""What must hold of every text, whatever it says: no digit lost, none read twice, offsets that point back."""

import gzip
import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.figures.numbers import read_numbers
from ingest.figures.numerals import Style
from ingest.figures.periods import read_periods
from ingest.readers.open import read_document
from ingest.text import fold

DIGITS = "0123456789²³¹⁰⁴₂①"
WORDS = (
    "triệu tỷ USD đồng dự_án % điểm_% ha m² m2 năm tháng ngày quý_I từ đến số Điều h giờ QĐ-TTg NĐ-CP ISO thứ"
)
MORE = "hơn mười_bốn hai trăm $ T VR Covid- + − và rưỡi nghìn người/tháng [ ] - – / . , ; : ( ) \n _ @ http://a.vn/"
NUMBERS = "4.0 tr. 05 2022 2.061,53 1,234.5 38/54 20/12/2022 12,5-15 1_234_567 0225.3842.123 3.1."
PIECES = " ".join((WORDS, MORE, NUMBERS)).split(" ")
TEXTS = st.one_of(
    st.lists(
        st.one_of(st.sampled_from(PIECES), st.text(alphabet=DIGITS + "., -/", max_size=6)), max_size=14
    ).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(alphabet=DIGITS, max_size=4)), max_size=14).map(
        "".join
    ),
    st.text(alphabet=DIGITS + " .,-/%()abgmtTĐđệ\n", max_size=40),
    st.text(max_size=30),
)


def lost(text: str, style: Style = "vi") -> list[str]:
    """Digits of ``text`` that lie in no number or in two, with what stands around them."""
    covered = [0] * len(text)
    for number in read_numbers(text, style=style):
        for i in range(number.start, number.end):
            covered[i] += 1
    digits = (i for i, c in enumerate(text) if c.isdigit() or c in DIGITS)
    return [text[max(0, i - 20) : i + 20] for i in digits if covered[i] != 1]


@given(TEXTS, st.sampled_from(["vi", "vi3", "en", "mixed"]))
@settings(max_examples=600, deadline=None)
@example("2.061, 53 triệu USD năm¹ m²", "vi")
@example("12,5-15 - 20 tỷ", "vi")
def test_every_digit_lies_in_exactly_one_number(text, style):
    assert lost(text, style) == []


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_numbers_are_ordered_and_point_back(text):
    numbers = read_numbers(text)
    for number in numbers:
        assert text[number.start : number.end] == number.text != ""
        assert len(number.readings) == 0 or number.readings[0] == number.value
    assert all(a.end <= b.start for a, b in pairwise(numbers))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_periods_are_ordered_and_point_back(text):
    mentions = read_periods(text, year=2024)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.period is None or mention.period.start <= mention.period.end
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@given(st.decimals(min_value=0, max_value=Decimal("1e15"), places=2, allow_nan=False))
@settings(max_examples=200, deadline=None)
def test_neighbours_never_change_a_figure(value):
    """A user would otherwise read another figure because a date stood beside it."""
    printed = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    for sentence in ("ngày 20/12/2022 đạt {} triệu USD, 05 dự án", "Điều 5: {} triệu USD (năm 2022)"):
        found = [n for n in read_numbers(sentence.format(printed)) if n.unit and n.unit.name == "USD"]
        assert [n.value for n in found] == [value * 1000000]


@pytest.mark.parametrize("text", ["", " ", "không có số", "²", "½", "٣ dự án"])
def test_odd_texts_are_read_without_fuss(text):
    assert all(n.text for n in read_numbers(text))


DIGIT_WORDS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spell(number: int) -> str:
    """``number`` from 10 to 999 in words, as it is read aloud."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGIT_WORDS[hundreds], "trăm"] if hundreds else []
    if tens:
        words += ["mười"] if tens == 1 else [DIGIT_WORDS[tens], "mươi"]
    elif ones:
        words.append("linh")
    if ones:
        last = {1: "mốt" if tens > 1 else "một", 5: "lăm" if tens else "năm"}
        words.append(last.get(ones, DIGIT_WORDS[ones]))
    return " ".join(words)


@pytest.mark.parametrize("fold_first", [False, True])
def test_numbers_in_words_read_back(fold_first):
    for number in range(10, 1000):
        text = f"có {spell(number)} dự án"
        (found,) = read_numbers(fold(text) if fold_first else text)
        assert (found.value, found.unit and found.unit.name) == (number, "dự án"), text


def pages(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.*")):
        if path.suffix in {".pdf", ".docx", ".html", ".txt"}:
            yield from (page.text for page in read_document(path).pages)


def test_no_digit_of_the_samples_is_lost():
    texts = list(pages(Path(__file__).parents[3] / "samples"))
    assert len(texts) > 9
    assert [lost(text) for text in texts if lost(text)] == []


def test_no_digit_of_the_real_reports_is_lost(shared):
    texts = list(pages(shared / "reports"))
    assert len(texts) > 4
    assert [lost(text) for text in texts if lost(text)] == []


def test_no_digit_of_two_thousand_articles_is_lost(shared):
    with gzip.open(shared / "data" / "vn_news.jsonl.gz", "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in islice(file, 0, 34000, 17)]
    assert len(articles) == 2000
    for article in articles:
        assert lost("\n".join(article[part] or "" for part in ("title", "sapo", "body"))) == []
