"""What must hold of every text, whatever it says: no digit lost, none read twice, offsets that point back."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.figures.numbers import Number, read_numbers
from ingest.figures.periods import read_periods

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


def covering(numbers: list[Number], place: int) -> int:
    return sum(n.start <= place < n.end for n in numbers)


@given(TEXTS, st.sampled_from(["vi", "en"]))
@settings(max_examples=600, deadline=None)
@example("2.061, 53 triệu USD năm¹ m²", "vi")
@example("12,5-15 - 20 tỷ", "vi")
def test_every_digit_lies_in_exactly_one_number(text, style):
    numbers = read_numbers(text, style=style)
    lost = [
        (i, c) for i, c in enumerate(text) if (c.isdecimal() or c in DIGITS) and covering(numbers, i) != 1
    ]
    assert lost == []


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
