"""Figure facts: what a report states must come back as the same number, thing, time and kind."""

from datetime import date
from decimal import Decimal

import pytest

from ingest.readers.layout import lay_page
from ingest.records import Block

YEAR = "{0}-01-01/{0}-12-31".format


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit", "indicator", "kind", "qualifier"),
    [
        (
            "Doanh thu dịch vụ lưu trú ước đạt 1.345,6 tỷ đồng.",
            "1.345,6 tỷ đồng",
            "1345600000000",
            "VND",
            "Doanh thu dịch vụ lưu trú",
            "amount",
            "ước",
        ),
        (
            "Chỉ số hài lòng năm 2022 của huyện đạt 88,4%.",
            "88,4%",
            "88.4",
            "%",
            "Chỉ số hài lòng năm 2022 của huyện",
            "share_of_total",
            None,
        ),
        (
            "Cả vùng còn gần 1.900 hộ thiếu nước sạch.",
            "1.900 hộ",
            "1900",
            "hộ",
            "hộ thiếu nước sạch",
            "count",
            "gần",
        ),
        (
            "Số cơ sở sản xuất đã di dời là 36 cơ sở.",
            "36 cơ sở",
            "36",
            "cơ sở",
            "Số cơ sở sản xuất đã di dời",
            "count",
            None,
        ),
        (
            "Riêng khách quốc tế đạt 8.000 lượt.",
            "8.000 lượt",
            "8000",
            "lượt",
            "khách quốc tế",
            "count",
            None,
        ),
        (
            "Lao động nước ngoài: 4.757 người; lao động trong nước: 80.120 người.",
            "4.757 người",
            "4757",
            "người",
            "Lao động nước ngoài",
            "count",
            None,
        ),
        (
            "Tổng dân số 250.300 người; trong đó nữ 130.100 người.",
            "130.100 người",
            "130100",
            "người",
            "nữ – người",
            "count",
            None,
        ),
        (
            "Hiện có 954 dự án có vốn đầu tư nước ngoài đến từ 39 quốc gia.",
            "954 dự án",
            "954",
            "dự án",
            "dự án có vốn đầu tư nước ngoài",
            "count",
            None,
        ),
        (
            "Phấn đấu thu hút 40 dự án mới.",
            "40 dự án",
            "40",
            "dự án",
            "dự án mới",
            "plan",
            None,
        ),
        ("Chỉ số PAPI đạt 42,75.", "42,75", "42.75", "", "Chỉ số PAPI", "amount", None),
    ],
)
def test_a_fact(read_report, text, figure, value, unit, indicator, kind, qualifier):
    found = read_report(text).one(figure)
    assert (found.value, found.unit) == (Decimal(value), unit)
    assert (found.indicator, found.kind, found.qualifier) == (indicator, kind, qualifier)


@pytest.mark.parametrize(
    ("text", "figure", "indicator"),
    [
        ("Kim ngạch gỗ đạt 90 triệu USD, tăng 12%.", "12%", "Kim ngạch gỗ"),
        ("Kim ngạch gỗ đạt 90 triệu USD, tăng 12% và bằng 45% kế hoạch.", "45%", "Kim ngạch gỗ"),
        ("Thu thuế 90 tỷ đồng (cùng kỳ năm 2022: 84 tỷ đồng), đạt 97% dự toán.", "97%", "Thu thuế"),
        ("Thu thuế 90 tỷ đồng (cùng kỳ năm 2022: 84 tỷ đồng).", "84 tỷ đồng", "Thu thuế"),
        (
            "Cảng có 940 lao động; so với năm 2020, con số này tăng 13,5%.",
            "13,5%",
            "lao động",
        ),
        ("Nhật Bản (45 dự án, 620 triệu USD), Lào (3 dự án).", "45 dự án", "dự án – Nhật Bản"),
        ("Nhật Bản (45 dự án, 620 triệu USD), Lào (3 dự án).", "620 triệu USD", "dự án – Nhật Bản"),
        ("Nhật Bản (45 dự án, 620 triệu USD), Lào (3 dự án).", "3 dự án", "dự án – Lào"),
        ("Cấp phép 41 mỏ cát với trữ lượng 5 triệu m3.", "5 triệu m3", "trữ lượng – mỏ cát"),
        ("Cấp phép 41 dự án điện với số vốn 512 triệu USD.", "512 triệu USD", "số vốn – dự án điện"),
        ("Nguồn vốn gồm: trung ương 200 tỷ đồng, tỉnh 150 tỷ đồng.", "150 tỷ đồng", "tỉnh"),
    ],
)
def test_a_figure_without_a_name_takes_it_from_what_it_leans_on(read_report, text, figure, indicator):
    assert read_report(text).one(figure).indicator == indicator


def test_the_same_sum_in_another_currency_is_the_same_fact(read_report):
    read = read_report("Kế hoạch chi cho đê biển là 1.250 tỷ đồng (tương đương 52 triệu USD).")
    first, second = read.figures
    assert (
        (second.indicator, second.kind)
        == (first.indicator, first.kind)
        == ("Kế hoạch chi cho đê biển", "plan")
    )
    assert (second.value, second.unit) == (Decimal(52000000), "USD")


def test_a_share_is_not_the_sum_restated(read_report):
    """ "tương đương 39%" would else be an amount of 39 %."""
    read = read_report("Xã thu được 82 tỷ đồng, tương đương 39,2% cùng kỳ năm 2021.")
    assert read.one("39,2%").kind == "ratio"


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (["Quý III/2021, thu 5 tỷ đồng."], "2021-07-01/2021-09-30"),
        (["Thu 5 tỷ đồng trong năm 2019."], YEAR(2019)),
        (["Kết quả năm 2018:", "- Thu 5 tỷ đồng."], YEAR(2018)),
        (["# II. Thu chi năm 2017", "Huyện thu 5 tỷ đồng."], YEAR(2017)),
        (["# II. Thu chi năm 2017", "Năm 2020, huyện thu 5 tỷ đồng."], YEAR(2020)),
        (["Tháng 8/2016, xã mở chợ. Chợ thu 5 tỷ đồng."], "2016-08-01/2016-08-31"),
        (["Trong 6 tháng đầu năm, thu 5 tỷ đồng."], "2023-01-01/2023-06-30"),
        (["Kế hoạch năm 2024: 5 tỷ đồng."], YEAR(2024)),
        (["Đến năm 2030, tỉnh thu 5 tỷ đồng."], YEAR(2030)),
    ],
)
def test_period(read_report, lines, period):
    found = read_report(*lines).one("5 tỷ đồng").period
    assert found is not None
    assert found.iso == period


@pytest.mark.parametrize(
    "lines",
    [
        ["Chợ thu 5 tỷ đồng."],
        ["Trong năm 2016, xã mở chợ.", "Chợ thu 5 tỷ đồng."],
        ["Ngày 5/3/2016, xã mở chợ. Chợ thu 5 tỷ đồng."],
        ["Quyết định số 9/QĐ-UBND ngày 5/3/2016 giao 5 tỷ đồng."],
        ["Chợ thu 5 tỷ đồng, tăng 8% so với năm 2016."],
    ],
)
def test_no_period_is_better_than_a_wrong_one(read_report, lines):
    assert read_report(*lines).one("5 tỷ đồng").period is None


def test_up_to_a_day(read_report):
    read = read_report(
        "Tính đến ngày 20/11/2021, huyện trồng 90 ha keo; lũy kế đến nay 800 ha.", dated=date(2021, 11, 30)
    )
    year, ever = read.figures
    assert (year.period.iso, year.as_of) == ("2021-01-01/2021-11-20", date(2021, 11, 20))
    assert (ever.period.iso, ever.as_of) == ("2021-11-30/2021-11-30", date(2021, 11, 30))
    assert ("cumulative" in year.facets, "cumulative" in ever.facets) == (False, True)


def test_what_it_is_compared_with_is_kept_apart(read_report):
    read = read_report("Năm 2022 có 940 hộ nghèo, giảm 5% so với năm 2021 (989 hộ).")
    base = read.one("989 hộ")
    assert (base.kind, base.period.iso, base.indicator) == ("base", YEAR(2021), "hộ nghèo")
    assert read.one("5%").kind == "growth"
    assert read.one("940 hộ nghèo").period.iso == YEAR(2022)


def test_parts_of_the_capital(read_report):
    read = read_report(
        "# Vốn FDI",
        "Tỉnh cấp mới 41 dự án với 512 triệu USD; điều chỉnh tăng vốn 23 lượt với 187 triệu USD; "
        "góp vốn mua cổ phần 17 lượt với 36 triệu USD.",
    )
    assert [f.facets for f in read.figures] == [
        ("foreign", "new"),
        ("foreign", "new"),
        ("added", "foreign"),
        ("added", "foreign"),
        ("foreign", "share_purchase"),
        ("foreign", "share_purchase"),
    ]


def test_inside_and_outside_the_zones(read_report):
    read = read_report("Trong các KCN có 290 dự án với 28 tỷ USD, ngoài KCN có 120 dự án.")
    assert [f.facets for f in read.figures] == [("inside_zones",), ("inside_zones",), ("outside_zones",)]
    assert read.figures[2].scope == "ngoài KCN"


def test_zones_in_a_row_are_one_place(read_report):
    read = read_report("Có 40 dự án nằm ngoài khu công nghiệp, khu kinh tế với số vốn 117,9 triệu USD.")
    assert read.one("117,9 triệu USD").indicator.startswith("số vốn – dự án")
    assert read.one("117,9 triệu USD").facets == ("outside_zones",)


def test_workers_of_the_country_are_not_foreign(read_report):
    read = read_report("Lao động nước ngoài: 4.757 người; lao động trong nước: 80.120 người.")
    assert [f.facets for f in read.figures] == [("foreign",), ("domestic",)]


def test_a_part_keeps_what_its_whole_was_told(read_report):
    read = read_report("Tỉnh có 400 dự án FDI còn hiệu lực. Trong đó, 290 dự án đã vận hành.")
    part = read.one("290 dự án")
    assert part.facets == ("cumulative", "foreign")
    assert part.context == ("Tỉnh có 400 dự án FDI còn hiệu lực.",)


def test_an_item_knows_its_lead_in(read_report):
    read = read_report("# I. Y tế", "Vốn FDI theo nước như sau:", "- Lào: 3 dự án;", "- Nga: 2 dự án.")
    assert [f.indicator for f in read.figures] == ["Lào", "Nga"]
    assert read.figures[1].context == ("I. Y tế", "Vốn FDI theo nước như sau:")
    assert read.figures[1].facets == ("foreign",)


def test_a_footnote_says_the_plan_of_its_sentence(read_report):
    read = read_report("Thu từ phí cảng trong KKT ước 870 tỷ đồng¹.", "¹ Dự toán giao 900 tỷ đồng.")
    plan = read.one("900 tỷ đồng")
    assert (plan.kind, plan.facets) == ("plan", ("inside_zones",))
    assert plan.context == ("Thu từ phí cảng trong KKT ước 870 tỷ đồng¹.",)


def test_ranges_rates_and_doubts(read_report):
    read = read_report("Vốn ước khoảng 3 – 3,5 tỷ USD. Lương 8,2 triệu đồng/người/tháng.")
    span, wage = read.figures
    assert (span.value, span.value_max) == (Decimal("3e9"), Decimal("3.5e9"))
    assert (wage.value, wage.per) == (Decimal("8.2e6"), "người/tháng")
    assert read_report("Thu 2.061, 53 triệu USD.").one("53 triệu USD").ambiguous


def test_names_and_dates_are_no_figures(read_report):
    text = "Ngày 5/3/2023, theo Điều 12 Nghị định số 35/2022/NĐ-CP, điện thoại 0225.3842.123, Covid-19."
    assert read_report(text).figures == []


def test_the_clause_holds_the_subject(read_report):
    read = read_report("Thái Lan (9 dự án, 75 triệu USD); Lào đứng sau: 3 dự án.")
    for figure in read.figures:
        sentence = read.sentences[figure.sentence].text
        clause = sentence[slice(*figure.clause)]
        assert figure.text in clause
        assert clause.startswith("Thái Lan" if "USD" in figure.text or "9" in figure.text else "Lào")


def test_a_figure_over_a_page_end_points_at_both_pages(read_laid):
    first = ("Xã thu được 2.150,5 triệu", Block(start=0, end=25, kind="paragraph"))
    second = ("USD trong năm.", Block(start=0, end=14, kind="paragraph", continues=True))
    read = read_laid([lay_page(1, [first]), lay_page(2, [second])])
    (figure,) = read.figures
    assert (figure.text, figure.value) == ("2.150,5 triệu USD", Decimal("2150.5e6"))
    assert [(s.page, read.pages[s.page - 1].text[s.start : s.end]) for s in figure.spans] == [
        (1, "2.150,5 triệu"),
        (2, "USD"),
    ]


def test_some_out_of_all_is_no_range(read_report):
    """16 of 19 was shown as anything between 16 and 19."""
    figure = read_report("Xã đạt 16/19 tiêu chí.").one("16/19 tiêu chí")
    assert (figure.value, figure.value_max) == (16, None)


def test_a_range_of_prices_keeps_both_its_ends(read_report):
    figure = read_report("Giá bán 130.000 - 140.000 đồng/kg.").one("130.000 - 140.000 đồng/kg")
    assert (figure.value, figure.value_max) == (130000, 140000)
