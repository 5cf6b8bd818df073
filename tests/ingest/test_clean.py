"""Cleaning: the page's letters in one form, and nothing of its words lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean_line, is_worded, join_lines


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Hải\u00a0Phòng\t2024 ", "Hải Phòng 2024"),
        (unicodedata.normalize("NFD", "Thủy Nguyên"), "Thủy Nguyên"),
        ("Ha \u0309i Pho \u0300ng", "Hải Phòng"),
        ("đầu tư\u00ad", "đầu tư"),
        ("ﬁnance, hiệu\u200b quả", "finance, hiệu quả"),
        ("Ðà Nẵng", "Đà Nẵng"),
        ("\uf0b7 Vốn", "• Vốn"),
        ("a\ud800b\x00c", "abc"),
    ],
)
def test_clean_line(raw, clean):
    assert clean_line(raw) == clean


@given(st.text(max_size=80))
def test_clean_line_is_stable(text):
    once = clean_line(text)
    assert clean_line(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "  " not in once
    assert once == once.strip()


@pytest.mark.parametrize(
    ("left", "right", "spaced", "joined"),
    [
        ("Net-", "Zero", False, "Net-Zero"),
        ("4005/BQL-", "QLĐT", False, "4005/BQL-QLĐT"),
        ("Hoa Kỳ-", "Việt Nam", True, "Hoa Kỳ- Việt Nam"),
        ("đầu tư -", "kinh doanh", False, "đầu tư - kinh doanh"),
        ("kinh tế-", "xã hội", False, "kinh tế-xã hội"),
        ("develop-", "ment", False, "development"),
        ("số 45/", "BC-UBND", False, "số 45/BC-UBND"),
        ("", "a", True, "a"),
    ],
)
def test_join_lines(left, right, spaced, joined):
    assert join_lines(left, right, spaced=spaced) == joined


def test_ornaments_say_nothing():
    assert not is_worded("*** --- ===")
    assert is_worded("5")
