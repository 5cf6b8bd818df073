"""Figures in tables: a unit or year that stands in a head belongs to every row below it."""

from decimal import Decimal

import pytest

CHAIN = "Biểu 3. Sản lượng chè (đơn vị: nghìn tấn)"
PLAN = [
    ["STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2021", "Kế hoạch năm 2022", "TH/KH (%)"],
    ["1", "Thu ngân sách", "tỷ đồng", "9.120", "9.800", "102,6"],
    ["2", "Dân số", "nghìn người", "1.210", "1.220", "99,9"],
    ["3", "Tỷ lệ hộ nghèo", "%", "3,4", "2,9", ""],
]


def test_unit_in_the_caption_and_years_in_the_head(read_report):
    read = read_report(table=[["Huyện", "2019", "2020"], ["Mộc Hương", "12,5", "13,1"]], caption=CHAIN)
    first, second = read.figures
    assert (first.value, first.unit, first.indicator) == (Decimal(12500), "tấn", "Mộc Hương")
    assert [f.period.iso[:4] for f in (first, second)] == ["2019", "2020"]
    assert first.context[-2:] == (CHAIN, "2019")


def test_unit_in_its_own_column_and_in_the_head(read_report):
    read = read_report(table=PLAN)
    taxes = [(f.text, f.value, f.unit, f.kind) for f in read.figures if f.indicator == "Thu ngân sách"]
    assert taxes == [
        ("9.120", Decimal("9120e9"), "VND", "amount"),
        ("9.800", Decimal("9800e9"), "VND", "plan"),
        ("102,6", Decimal("102.6"), "%", "share_of_plan"),
    ]
    people = [(f.value, f.unit) for f in read.figures if f.indicator == "Dân số"]
    assert people[0] == (Decimal(1210000), "người")


def test_a_rate_is_no_amount(read_report):
    """ "How much is it of all" and "how much was planned" would else be answered alike."""
    poor = [f.kind for f in read_report(table=PLAN).figures if f.indicator == "Tỷ lệ hộ nghèo"]
    assert poor == ["share_of_total", "plan"]


def test_running_numbers_and_units_are_no_figures(read_report):
    texts = [f.text for f in read_report(table=PLAN).figures]
    assert not {"1", "2", "3"}.intersection(texts)


@pytest.mark.parametrize(
    ("head", "cell", "kind"),
    [
        ("So với cùng kỳ (%)", "112,4", "ratio"),
        ("So với cùng kỳ (%)", "98", "ratio"),
        ("So với cùng kỳ (%)", "-2,1", "growth"),
        ("Tăng, giảm (%)", "13,9", "growth"),
        ("Tốc độ tăng (%)", "120", "growth"),
        ("Tỷ lệ so với kế hoạch (%)", "87", "share_of_plan"),
        ("Tỷ trọng (%)", "41", "share_of_total"),
        ("Kế hoạch (tỷ đồng)", "41", "plan"),
        ("Số dự án", "41", "count"),
    ],
)
def test_the_head_says_the_kind(read_report, head, cell, kind):
    read = read_report(table=[["Ngành", head], ["Da giày", cell]], caption="Bảng 1. Công nghiệp")
    assert [f.kind for f in read.figures] == [kind]


def test_a_counted_head_gives_the_noun(read_report):
    read = read_report(table=[["Nước", "Số dự án", "Vốn (triệu USD)"], ["Thái Lan", "12", "340,5"]])
    assert [(f.value, f.unit) for f in read.figures] == [(12, "dự án"), (Decimal("340.5e6"), "USD")]


def test_facets_come_from_row_and_caption(read_report):
    read = read_report(
        table=[["Nơi", "Vốn (triệu USD)"], ["Trong KCN", "340,5"], ["Ngoài KCN", "55"]],
        caption="Thu hút FDI 9 tháng đầu năm 2021",
    )
    assert [f.facets for f in read.figures] == [("foreign", "inside_zones"), ("foreign", "outside_zones")]
    assert {f.period.iso for f in read.figures} == {"2021-01-01/2021-09-30"}


def test_a_cell_of_words_or_two_numbers_is_no_figure(read_report):
    read = read_report(
        table=[["Việc", "Kết quả", "Ghi chú"], ["Cầu Sông Đào", "dài 120 m, rộng 9 m", "đang làm"]]
    )
    assert read.figures == []


def test_a_cell_may_carry_its_own_unit(read_report):
    read = read_report(table=[["Tuyến", "Quy mô"], ["Đường ven núi", "52,3 km"]])
    assert [(f.value, f.unit) for f in read.figures] == [(Decimal("52.3"), "km")]


def test_figures_point_at_their_cells(read_report):
    read = read_report("Mở đầu báo cáo.", table=PLAN, caption="Bảng 2. Chỉ tiêu")
    page = read.pages[0].text
    for figure in read.figures:
        (span,) = figure.spans
        assert page[span.start : span.end] == figure.text
        assert read.sentences[figure.sentence].text[figure.start : figure.end] == figure.text


def test_rows_that_a_table_is_divided_into_are_of_what_its_caption_measures(read_report):
    """ "Hoa Kỳ" alone under "7 tháng năm 2024" would be exports and imports alike."""
    grid = [
        ["Thị trường", "Tháng 7/2024", "7 tháng năm 2024"],
        ["Tổng số", "200,2", "2.529,6"],
        ["Hoa Kỳ", "20,5", "371,7"],
    ]
    caption = "Kim ngạch xuất khẩu tháng 7 và 7 tháng năm 2024 phân theo thị trường. ĐVT: Triệu USD"
    read = read_report(table=grid, caption=caption)
    assert [f.indicator for f in read.figures] == [
        *["Kim ngạch xuất khẩu"] * 2,
        *["Kim ngạch xuất khẩu – Hoa Kỳ"] * 2,
    ]


def test_goods_behind_a_comma_are_no_unit(read_report):
    grid = [["Mặt hàng", "Năm 2024"], ["Máy vi tính, sản phẩm điện tử", "513"], ["Phân bón, tấn", "12"]]
    read = read_report(table=grid, caption="Kim ngạch nhập khẩu năm 2024 (ĐVT: triệu USD)")
    assert [(f.value, f.unit) for f in read.figures] == [(Decimal("513e6"), "USD"), (Decimal(12), "tấn")]


@pytest.mark.parametrize("unit", ["nghìn đôi", "1000 sọt"])
def test_thousands_of_what_no_word_list_knows_keep_their_scale(read_report, unit):
    grid = [["Sản phẩm", "ĐVT", "Thực hiện năm 2024"], ["Hàng đặc sản", unit, "8.840,5"]]
    (read,) = read_report(table=grid).figures
    assert (read.value, read.unit) == (Decimal(8840500), unit.split()[1])


def test_main_indicators_of_a_year_are_no_targets(read_report):
    grid = [["Huyện", "Dân số trung bình (người)"], ["Toàn tỉnh", "869.817"]]
    kinds = [
        read_report(table=grid, caption=caption).figures[0].kind
        for caption in ("Bảng 4. Một số chỉ tiêu chủ yếu năm 2021", "Bảng 4. Chỉ tiêu giao năm 2021")
    ]
    assert kinds == ["count", "plan"]


@pytest.mark.parametrize("head", ["TH/DT (%)", "TH/KH (%)", "So dự toán (%)", "% dự toán"])
def test_what_was_done_of_the_budget_is_a_share_of_plan(read_report, head):
    grid = [["Khoản mục", "Dự toán (tỷ đồng)", head], ["Chi thường xuyên", "100", "94,6"]]
    assert [f.kind for f in read_report(table=grid).figures] == ["plan", "share_of_plan"]


@pytest.mark.parametrize(
    "head",
    ["Thực hiện/kế hoạch năm (%)", "TH/KH năm (%)", "Ước TH 2024/KH 2024 (%)", "So với kế hoạch năm (%)"],
)
def test_a_share_of_the_plan_is_of_the_results_time(read_report, head):
    grid = [["Chỉ tiêu", "Đơn vị tính", "Ước 9 tháng", head], ["Trồng rừng", "Ha", "870", "105,8"]]
    found = read_report("Lời dẫn.", table=grid, caption="Bảng 1. Chỉ tiêu 9 tháng năm 2024", year=2024)
    figure = found.one("105,8")
    assert figure.kind == "share_of_plan"
    assert (figure.unit, figure.period_text == "kế hoạch năm") == ("%", False)


def test_all_rows_together_being_all_answers_nothing(read_report):
    grid = [["Nước", "Số người", "Tỷ trọng (%)"], ["Lào", "20", "40,0"], ["Nga", "30", "60,0"]]
    found = read_report("Lời dẫn.", table=[*grid, ["Tổng số", "50", "100,0"]], caption="Bảng 1. Lao động")
    assert [f.text for f in found.figures if f.ambiguous] == ["100,0"]
    full = read_report("Lời dẫn.", table=[*grid, ["Tỷ lệ hộ có điện", "", "100,0"]], caption="Bảng 1. Hộ")
    assert not full.one("100,0").ambiguous
