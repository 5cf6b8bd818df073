"""Without these, the figures of a nine-month report are of no time, or of the plan's."""

from datetime import date

import pytest

from ingest.figures.headed import planned_timing, title_timing, without_plans
from ingest.figures.periods import read_periods


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("Kinh tế 9 tháng đầu năm, nhiệm vụ 3 tháng cuối năm 2021", (2021, 1, 1), (2021, 9, 30)),
        ("Tình hình quý I/2021", (2021, 1, 1), (2021, 3, 31)),
    ],
)
def test_a_title_names_the_time_of_its_results(title, start, end):
    period = title_timing(title, 2021, None).period
    assert period is not None
    assert (period.start, period.end) == (date(*start), date(*end))


@pytest.mark.parametrize("title", ["Kinh tế quý I và quý III năm 2021", "Kinh tế năm 2021", "Kinh tế biển"])
def test_a_title_with_two_stretches_or_none_gives_only_the_year(title):
    timing = title_timing(title, 2021, None)
    assert timing.period is None
    assert timing.known_year == 2021


def test_plans_take_the_year_that_the_title_plans_for(read_report):
    found = read_report(
        "= Nghị quyết về nhiệm vụ năm 2024", "# Các chỉ tiêu", "- Thu phí: 60 tỷ đồng.", year=2023
    )
    period = planned_timing("Nghị quyết về nhiệm vụ năm 2024").period
    assert period is not None
    assert period.start == date(2024, 1, 1)
    assert found.one("60 tỷ đồng").kind == "plan"


def test_a_heading_keeps_its_plan_where_nothing_else_is_dated():
    assert without_plans("Kết quả, nhiệm vụ năm 2022") == "Kết quả, nhiệm vụ năm 2022"


def test_figures_without_a_time_take_the_titles(read_report):
    found = read_report("= Tình hình kinh tế 6 tháng đầu năm 2023", "Trồng mới 320 ha chè.")
    assert found.one("320 ha").indicator == "Trồng mới chè"


@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("Kết quả thực hiện nhiệm vụ quý III, 9 tháng và kế hoạch quý IV năm 2021", (2021, 9, 30)),
        ("Công tác tháng 6, 6 tháng, nhiệm vụ tháng 7 năm 2021", (2021, 6, 30)),
        ("Tình hình quý II và 6 tháng", (2021, 6, 30)),
        ("tinh hinh quy ii va 6 thang", (2021, 6, 30)),
    ],
)
def test_months_beside_a_quarter_or_a_month_begin_with_the_year(title, end):
    period = title_timing(title, 2021, None).period
    assert period is not None
    assert (period.start, period.end) == (date(2021, 1, 1), date(*end))


@pytest.mark.parametrize(
    "title", ["Thông xe quý III, 9 tháng sau khi khởi công", "Quý III và 9 tháng bảo hành"]
)
def test_months_that_last_are_no_time(title):
    assert [m.text for m in read_periods(title, year=2021)] == ["quý III" if "Thông" in title else "Quý III"]
