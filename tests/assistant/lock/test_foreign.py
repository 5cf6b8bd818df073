import pytest

from assistant.lock.check import check_text


@pytest.fixture
def told(cite):
    return (cite("Tính đến 20/12/2022, tổng thu hút FDI đạt 2.061,53 triệu USD, gồm 88 dự án."),)


@pytest.mark.parametrize(
    "text",
    [
        "Total FDI, as of 20 December 2022: **2,061.53 million USD** [1].",
        "“tổng thu hút FDI đạt 2.061,53 triệu USD”: **88 projects** [1]",
    ],
)
def test_an_english_answer_that_says_what_is_quoted_stands(told, text):
    assert check_text(text, told, language="en").stands


@pytest.mark.parametrize(
    "text",
    [
        "Total FDI: **2.061 million USD** [1].",
        "Total FDI: **2,061.53 billion USD** [1].",
        "Total FDI: **2,061.53 million VND** [1].",
        "as of 21 December 2022: **88 projects** [1]",
        "**88 enterprises** [1]",
        "**eight projects** [1]",
        "**88 projects** in the first 11 months of 2022 [1]",
    ],
)
def test_a_changed_number_unit_or_day_is_withheld_in_english_too(told, text):
    assert not check_text(text, told, language="en").stands


def test_a_withheld_number_is_shown_where_it_stands_in_the_english_text(told):
    text = "As of 20 December 2022: **7,000 projects** [1]"
    (held,) = check_text(text, told, language="en").unsupported
    assert text[held.start : held.end] == "7,000 projects"
