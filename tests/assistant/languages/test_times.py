import pytest

from assistant.languages.times import find_times
from ingest.figures.periods import read_periods

SAID = (
    ("in the first nine months of 2024", "9 tháng đầu năm 2024"),
    ("Q3 2024", "quý III năm 2024"),
    ("the third quarter of 2024", "quý III năm 2024"),
    ("as of 20 December 2022", "tính đến ngày 20/12/2022"),
    ("as of December 20, 2022", "tính đến ngày 20/12/2022"),
    ("by the end of November 2024", "tính đến tháng 11/2024"),
    ("in H1 2016", "6 tháng đầu năm 2016"),
    ("between 2021 and 2025", "giai đoạn 2021-2025"),
    ("the same period of 2021", "cùng kỳ năm 2021"),
    ("year to date", "từ đầu năm đến nay"),
    ("at the end of 2023", "cuối năm 2023"),
    ("in the previous year", "năm trước đó"),
    ("throughout 2024", "năm 2024"),
)


@pytest.mark.parametrize(("english", "vietnamese"), SAID)
def test_a_time_keeps_its_bounds(english, vietnamese):
    (found,) = find_times(english.lower())
    assert (found.start, found.end, found.words) == (0, len(english), vietnamese)


@pytest.mark.parametrize("words", [v for _, v in SAID])
def test_the_words_made_are_those_that_the_reader_of_periods_knows(words):
    assert len(read_periods(f"Vốn FDI {words} là bao nhiêu?")) >= 1


@pytest.mark.parametrize("text", ["decree 35/2022", "official letter 1.2024", "2024-05"])
def test_a_number_of_a_paper_is_no_year(text):
    assert list(find_times(text)) == []
