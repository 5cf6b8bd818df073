"""Without these, a share is of nothing said, and money is spent on nothing."""

import pytest


@pytest.mark.parametrize(
    ("text", "printed", "indicator"),
    [
        ("Theo chi cục muối, đến nay 72% hộ diêm dân lắp bơm mới.", "72%", "hộ diêm dân lắp bơm mới"),
        ("Xưởng chi 47 tỷ đồng để trả lương cho thợ.", "47 tỷ đồng", "Xưởng chi để trả lương cho thợ"),
        (
            "Xưởng chi 47 tỷ đồng để trả lương cho thợ trong khi mức chi mua máy là 5 tỷ đồng.",
            "5 tỷ đồng",
            "mức chi mua máy",
        ),
    ],
)
def test_words_behind_a_number_name_it_where_those_before_do_not(read_report, text, printed, indicator):
    assert read_report(text).one(printed).indicator == indicator
