from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.scripts import print_amount
from assistant.languages.spotting import foreign_numbers

FOUND = (
    ("ko", "2022년 수출은 20억 6,153만 달러", ["2022", "20억 6,153만 "]),
    ("ko", "두 배로 늘었다", ["두 "]),
    ("ko", "공장 세 곳", ["세 "]),
    ("ko", "이천만 달러", ["이천만 "]),
    ("ja", "輸出は二十億ドル", ["二十億"]),
    ("ja", "３件、ⅳ、②", ["３", "ⅳ、②"]),
    ("zh", "出口额为两千万美元，增长一半", ["两千万", "一半"]),
    ("zh", "统一 一些", []),
    ("en", "Twenty-five projects doubled to 1,234", ["Twenty-five", "doubled", "1,234"]),
    ("en", "the second half", ["second half"]),
    ("zh", "١٢٣", ["١٢٣"]),
)


@pytest.mark.parametrize(("language", "text", "found"), FOUND)
def test_a_number_is_seen_in_whatever_script(language, text, found):
    """One that is not seen could be a model's invention."""
    assert [text[a:b] for a, b in foreign_numbers(text, language)] == found


@given(st.text(max_size=60), st.sampled_from(["en", "ko", "ja", "zh"]))
def test_no_digit_escapes_and_spans_are_in_order(text, language):
    spans = foreign_numbers(text, language)
    inside = {i for a, b in spans for i in range(a, b)}
    assert all(i in inside for i, c in enumerate(text) if c.isdecimal())
    assert spans == sorted(spans)


@given(st.integers(min_value=1, max_value=10**15), st.sampled_from(["ko", "ja", "zh"]))
def test_what_the_program_prints_is_one_number(value, language):
    said = print_amount(Decimal(value), "USD", language)
    first, *_ = foreign_numbers(said, language)
    assert first[0] == 0
    assert all(not c.isdigit() for c in said[foreign_numbers(said, language)[-1][1] :])
