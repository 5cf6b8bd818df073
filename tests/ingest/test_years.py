"""Without these, a report of January is told of the year that it compares with."""

import pytest

from ingest.years import report_year


def test_a_text_compared_with_the_year_before_is_of_the_year_after():
    lead = "Giá gạo tháng Một tăng 5% so với cùng kỳ năm 2020, sau đợt tăng ngày 20/12/2020."
    assert report_year("Giá gạo tăng", None, "gia-gao.txt", [lead]) == 2021
    assert report_year("Giá gạo tăng", None, "gia-gao.txt", ["Ngày 20/12/2020, giá gạo tăng."]) == 2020


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Kết quả thực hiện Nghị quyết số 31/NQ-HĐND ngày 09/12/2022 về nhiệm vụ năm 2023", 2023),
        ("Báo cáo theo Quyết định số 8/QĐ-UBND ngày 5 tháng 3 năm 2021 về quý I năm 2023", 2023),
        ("Sơ kết Kế hoạch 27/KH-UBND ngày 06.02.2022 trong 6 tháng đầu năm 2023", 2023),
        ("Thu hút FDI tính đến ngày 20/12/2022", 2022),
    ],
)
def test_the_day_of_a_paper_in_the_title_is_not_what_the_report_is_about(title, year):
    assert report_year(title, None, "bao-cao.docx", []) == year
