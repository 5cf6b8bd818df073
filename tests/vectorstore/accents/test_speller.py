"""A question typed without diacritics is read as it was meant, as the reports write it."""

import pytest

from ingest.text import fold
from vectorstore.accents.counts import load_counts
from vectorstore.accents.speller import Speller
from vectorstore.lexical.building import build_lexical
from vectorstore.lexical.records import Document


@pytest.fixture
def make(tmp_path):
    def opened(*texts):
        return Speller(load_counts(), build_lexical(tmp_path / "index", [Document(text=t) for t in texts]))

    return opened


@pytest.mark.parametrize(
    "typed",
    [
        "Tổng vốn đầu tư nước ngoài năm 2022 là bao nhiêu?",
        "Thành phố có bao nhiêu khu công nghiệp?",
        "Kim ngạch xuất khẩu đạt 12,5 tỷ USD khi nào?",
    ],
)
def test_common_words_are_put_right(make, typed):
    assert make("Một đoạn.").spell(fold(typed)) == typed.lower()


def test_a_name_of_nowhere_is_guessed(make):
    assert make("Một đoạn.").spell("pha Ben Rung") != "phà Bền Rụng"


def test_a_name_is_read_as_the_reports_spell_it(make):
    assert make("Phà Bền Rụng.").spell("pha Ben Rung") == "phà Bền Rụng"


def test_an_index_without_passages_spells_too(make):
    assert make().spell("bao nhieu") == "bao nhiêu"


@pytest.mark.parametrize("text", ["", "?!", "12,5", "🙂 2022", "GRDP", "xyzzy 2022", "Привет"])
def test_what_is_no_vietnamese_stays(make, text):
    assert make("Một đoạn.").spell(text) == text


def test_capitals_stay_and_short_forms_are_no_words(make):
    spell = make("Một đoạn.").spell
    assert spell("Von FDI cua Hai Phong") == "Vốn FDI của Hải Phòng"
    assert spell("TONG VON DAU TU") == "TỔNG VỐN ĐẦU TƯ"
