"""Whole classes of sentences that statistics and news write, each read to the right fact."""

import pytest


def facts(reading):
    return {f.text: (f.indicator, f.kind) for f in reading.figures}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Huyện có 61 dự án trong nước với tổng vốn 900 tỷ đồng; 24 dự án FDI với tổng vốn 70 triệu USD.",
            {
                "61 dự án": "domestic",
                "900 tỷ đồng": "domestic",
                "24 dự án": "foreign",
                "70 triệu USD": "foreign",
            },
        ),
        (
            "Khu có 33 dự án đầu tư nước ngoài và 12 dự án trong nước.",
            {"33 dự án": "foreign", "12 dự án": "domestic"},
        ),
        (
            "Vùng có 45 dự án, gồm 33 dự án FDI và 12 dự án trong nước, với tổng vốn 80 triệu USD.",
            {"45 dự án": "", "33 dự án": "foreign", "12 dự án": "domestic", "80 triệu USD": ""},
        ),
        (
            "Sở cấp phép cho 45 dự án (33 dự án FDI và 12 dự án trong nước) với tổng vốn 80 triệu USD.",
            {"45 dự án": "", "33 dự án": "foreign", "12 dự án": "domestic", "80 triệu USD": ""},
        ),
    ],
)
def test_a_side_is_that_of_the_figures_own_noun(read_report, text, sides):
    found = read_report(text)
    for printed, side in sides.items():
        assert set(found.one(printed).facets) & {"domestic", "foreign"} == {side} - {""}, printed


def test_each_rate_is_of_what_it_names(read_report):
    found = read_report("Cấp phép cho 75 tàu cá, tăng 12,5% về số tàu nhưng giảm 4,2% về công suất.")
    assert "tàu" in found.one("12,5%").indicator
    assert "công suất" in found.one("4,2%").indicator
    assert "increase" in found.one("12,5%").facets
    assert "decrease" in found.one("4,2%").facets


def test_a_rate_of_one_part_is_not_named_after_the_other(read_report):
    found = read_report(
        "Có 412 hợp tác xã mới, vốn góp 31 tỷ đồng, tăng 9% về số hợp tác xã và 14,2% về vốn."
    )
    assert "vốn" not in found.one("9%").indicator
    assert found.one("14,2%").indicator.startswith("vốn góp")


def test_a_second_rate_without_a_verb_is_growth_too(read_report):
    found = read_report("Số hợp tác xã đăng ký mới tăng 9% về số lượng đơn vị và 14,2% về vốn điều lệ.")
    assert found.one("14,2%").kind == "growth"
    assert found.one("14,2%").indicator.startswith("vốn điều lệ")


def test_rates_against_different_times_keep_what_they_are_compared_with(read_report):
    found = read_report("Chỉ số giá vàng tăng 2,1% so với tháng trước và tăng 9,4% so với cùng kỳ.")
    assert found.one("2,1%").indicator == "Chỉ số giá vàng so với tháng trước"
    assert found.one("9,4%").indicator == "Chỉ số giá vàng so với cùng kỳ"


@pytest.mark.parametrize(
    ("text", "printed", "kind", "way"),
    [
        ("Dân số tăng 7,4 nghìn người so với năm trước.", "7,4 nghìn người", "growth", "increase"),
        ("Số hộ nghèo giảm 1.340 hộ.", "1.340 hộ", "growth", "decrease"),
        ("Thời gian cấp phép rút ngắn 2 giờ.", "2 giờ", "growth", "decrease"),
        ("Học phí tăng lên mức 240.000 đồng.", "240.000 đồng", "amount", ""),
        ("Doanh thu tăng lên 5 tỷ đồng.", "5 tỷ đồng", "amount", ""),
        ("Nợ xấu giảm còn 3 tỷ đồng.", "3 tỷ đồng", "amount", ""),
        ("Vốn của nhà máy tăng thêm 910 triệu USD.", "910 triệu USD", "amount", ""),
        ("Hội trao tặng 40 suất quà.", "40 suất quà", "count", ""),
        ("Huyện đầu tư hạ tầng 50 tỷ đồng.", "50 tỷ đồng", "amount", ""),
        ("Tỉnh thu hút 12 dự án.", "12 dự án", "count", ""),
    ],
)
def test_a_change_is_told_from_a_level_and_from_added_capital(read_report, text, printed, kind, way):
    figure = read_report(text).one(printed)
    assert figure.kind == kind
    assert set(figure.facets) & {"increase", "decrease"} == {way} - {""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lượng khách đến Huế, Sa Pa, Hội An tăng lần lượt 10,8%, 17% và 20,5%.",
            {
                "10,8%": ("Lượng khách đến Huế", "growth"),
                "17%": ("Lượng khách đến Sa Pa", "growth"),
                "20,5%": ("Lượng khách đến Hội An", "growth"),
            },
        ),
        (
            "Kim ngạch xuất khẩu và nhập khẩu lần lượt đạt 5 tỷ USD và 4 tỷ USD.",
            {
                "5 tỷ USD": ("Kim ngạch xuất khẩu", "amount"),
                "4 tỷ USD": ("Kim ngạch nhập khẩu", "amount"),
            },
        ),
    ],
)
def test_numbers_told_off_in_order_find_their_things(read_report, text, expected):
    assert facts(read_report(text)) == expected


def test_lists_of_unequal_length_are_not_paired(read_report):
    found = read_report("Doanh thu của Lào và Campuchia lần lượt là 5 tỷ USD, 4 tỷ USD và 3 tỷ USD.")
    assert found.one("3 tỷ USD").indicator != "Campuchia"


def test_a_lists_member_has_the_lists_subject(read_report):
    found = read_report("Vốn vay từ Thụy Điển 14,6 triệu USD, Phần Lan 5,7 triệu USD, Na Uy (4,6 triệu USD).")
    assert found.one("5,7 triệu USD").indicator == "Phần Lan – Vốn vay"
    assert found.one("4,6 triệu USD").indicator == "Na Uy – Vốn vay"


def test_a_figure_under_a_condition_says_so_and_the_condition_is_no_answer(read_report):
    found = read_report(
        "Tỷ lệ lấp đầy đạt 66,8%; nếu chỉ tính 18 cụm công nghiệp đã lấp đầy trên 50% thì tỷ lệ này là 89,2%."
    )
    assert not found.one("66,8%").ambiguous
    assert found.one("50%").ambiguous
    assert found.one("89,2%").indicator.startswith("Tỷ lệ lấp đầy – nếu chỉ tính 18 cụm")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Xuất khẩu chiếm tới 1/3 tổng kim ngạch.", "1/3"),
        ("Doanh thu tăng trưởng hai con số.", "hai con số"),
        ("Giá lúa đạt 9.000 đồng/kg, cao nhất trong vòng 20 năm qua.", "20 năm"),
        ("Có 18 xã có tỷ lệ hộ nghèo trên 50%.", "50%"),
    ],
)
def test_numbers_that_state_nothing_are_no_answers(read_report, text, printed):
    found = [f for f in read_report(text).figures if f.text.startswith(printed)]
    assert all(f.ambiguous for f in found)


@pytest.mark.parametrize(
    ("lines", "printed", "kind"),
    [
        (("# Mục tiêu năm 2024", "- Trồng mới 500 ha rừng."), "500 ha", "plan"),
        (("# III. Phương hướng, nhiệm vụ năm 2024", "- Thu phí đạt 24 tỷ đồng."), "24 tỷ đồng", "plan"),
        (("Một số chỉ tiêu năm 2024:", "- Sản lượng chè 1.200 tấn."), "1.200 tấn", "plan"),
        (("# Mục tiêu năm 2024", "- Năm 2023 đã trồng 450 ha rừng."), "450 ha", "amount"),
        (("# Kết quả thực hiện nhiệm vụ năm 2023", "- Trồng 450 ha rừng."), "450 ha", "amount"),
        (("Hãng đặt mục tiêu lợi nhuận 6.800 tỷ đồng.",), "6.800 tỷ đồng", "plan"),
        (("Hãng đề ra kế hoạch doanh thu 900 tỷ đồng, lợi nhuận 45 tỷ đồng.",), "45 tỷ đồng", "plan"),
        (("Sản lượng chè dự kiến đạt 4.000 tấn.",), "4.000 tấn", "plan"),
        (("Phấn đấu hàng qua cảng đạt 55 triệu tấn, container đạt 15 triệu TEU.",), "15 triệu TEU", "plan"),
        (("Dự án dự kiến thực hiện từ năm 2024 với tổng mức đầu tư 960 tỷ đồng.",), "960 tỷ đồng", "amount"),
        (("Bão ảnh hưởng tới 4.864 hộ dân.",), "4.864 hộ dân", "count"),
    ],
)
def test_plans_are_told_from_results(read_report, lines, printed, kind):
    assert read_report(*lines).one(printed).kind == kind


def test_a_plans_heading_hands_its_year_down(read_report):
    figure = read_report("# Mục tiêu năm 2024", "- Trồng mới 500 ha rừng.").one("500 ha")
    assert figure.period is not None
    assert figure.period.iso == "2024-01-01/2024-12-31"


@pytest.mark.parametrize(
    ("text", "printed", "indicator"),
    [
        ("Tổng đàn trâu có chừng 12.000 con.", "12.000 con", "Tổng đàn trâu"),
        ("Kế hoạch 2.000 tỷ đồng, đã giải ngân 1.120 tỷ đồng.", "1.120 tỷ đồng", "giải ngân – Kế hoạch"),
        (
            "Quốc lộ Phố Ràng – Bắc Hà – Si Ma Cai dài 155 km.",
            "155 km",
            "Quốc lộ Phố Ràng – Bắc Hà – Si Ma Cai dài",
        ),
        ("Vốn vay Cao Bằng đạt 5 tỷ đồng.", "5 tỷ đồng", "Vốn vay Cao Bằng"),
        ("Giải ngân quý I rất thấp, đạt xấp xỉ 14 tỷ đồng.", "14 tỷ đồng", "Giải ngân"),
        ("Khách quốc tế đến Huế đạt 35 nghìn lượt khách.", "35 nghìn lượt khách", "Khách quốc tế đến Huế"),
        ("Xã giải phóng mặt bằng được 18 ha.", "18 ha", "Xã giải phóng mặt bằng"),
        (
            "Sở đã giải quyết việc làm cho 12.300 lao động.",
            "12.300 lao động",
            "giải quyết việc làm – lao động",
        ),
        ("Thu nhập bình quân đầu người tăng 14,9%.", "14,9%", "Thu nhập bình quân đầu người"),
    ],
)
def test_names_are_whole_and_nothing_but_names(read_report, text, printed, indicator):
    assert read_report(text).one(printed).indicator == indicator


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Công ty CP Thuộc da Hoa Ban nộp 4 tỷ đồng.", "Công ty CP Thuộc da Hoa Ban"),
        ("Dư nợ tại Ngân hàng Chính sách xã hội đạt 3 tỷ đồng.", "Ngân hàng Chính sách xã hội"),
        ("Công ty Điện lực Sông Trăng bán 900 triệu kWh.", "Công ty Điện lực Sông Trăng"),
    ],
)
def test_a_companys_name_is_whole(read_report, text, scope):
    assert read_report(text).figures[0].scope == scope


def test_cells_are_named_by_their_column_unless_it_is_a_time(read_report):
    crops = read_report(
        table=(
            ("Vụ", "Diện tích (ha)", "Năng suất (tạ/ha)", "So với năm trước (%)"),
            ("Vụ Mùa", "7.890", "56,1", "-3,2"),
        ),
        caption="Biểu 1. Cây trồng",
    )
    assert crops.one("7.890").indicator == "Diện tích – Vụ Mùa"
    assert crops.one("56,1").indicator == "Năng suất – Vụ Mùa"
    assert crops.one("-3,2").indicator == "Vụ Mùa"
    assert (crops.one("-3,2").kind, crops.one("-3,2").facets) == ("growth", ("decrease",))
    years = read_report(
        table=(("Chỉ tiêu", "Năm 2022", "Ước TH 2023"), ("Muối (tấn)", "120", "150")),
        caption="Biểu 2. Sản phẩm",
    )
    assert years.one("120").indicator.startswith("Muối")
