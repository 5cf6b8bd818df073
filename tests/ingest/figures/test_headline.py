"""A total named by its measure alone was taken for the whole country's."""

import pytest

HEAD = "= Kim ngạch xuất khẩu nông, lâm, thủy sản đạt 23,7 tỷ USD"
BODY = (
    "Ước tháng 5/2019 đạt 5 tỷ USD, đưa tổng giá trị xuất khẩu 5 tháng đầu năm 2019 đạt {value}, tăng 13,5%."
)


@pytest.mark.parametrize(
    ("head", "value", "named"),
    [
        (HEAD, "23,7 tỷ USD", True),
        (HEAD.replace("23,7", "hơn 23"), "23,7 tỷ USD", True),
        (HEAD, "24,1 tỷ USD", False),
        (HEAD.replace("23,7", "gần 23"), "23,7 tỷ USD", False),
        ("= Nhập khẩu phân bón đạt 23,7 tỷ USD", "23,7 tỷ USD", False),
    ],
)
def test_a_figure_has_the_fuller_name_of_its_headline(read_report, head, value, named):
    found = read_report(head, BODY.format(value=value), year=2019)
    body = [f for f in found.figures if f.sentence > 0 and f.text in (value, "13,5%")]
    assert len(body) == 2
    assert all(("thủy sản" in f.indicator) == named for f in body)
