"""Without these, a report of January is told of the year that it compares with."""

from ingest.years import report_year


def test_a_text_compared_with_the_year_before_is_of_the_year_after():
    lead = "Giá gạo tháng Một tăng 5% so với cùng kỳ năm 2020, sau đợt tăng ngày 20/12/2020."
    assert report_year("Giá gạo tăng", None, "gia-gao.txt", [lead]) == 2021
    assert report_year("Giá gạo tăng", None, "gia-gao.txt", ["Ngày 20/12/2020, giá gạo tăng."]) == 2020
