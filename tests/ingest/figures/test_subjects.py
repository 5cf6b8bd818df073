"""Without these, "(kế hoạch 8%)" is called "kế hoạch", and a rate summed up is called by its heading."""

import pytest


@pytest.mark.parametrize(
    ("text", "printed", "indicator", "kind"),
    [
        ("Độ che phủ rừng đạt 41% (kế hoạch 42%).", "42%", "Độ che phủ rừng", "plan"),
        ("Doanh thu đạt 9 tỷ đồng, đạt 90% kế hoạch (KH: 10 tỷ đồng).", "10 tỷ đồng", "Doanh thu", "plan"),
        ("Chỉ số giá bạc tháng 5 tăng 1%; tính chung 5 tháng tăng 3%.", "3%", "Chỉ số giá bạc", "growth"),
        ("Thu phí đạt 8 tỷ đồng, vượt 2 tỷ đồng so với dự toán.", "2 tỷ đồng", "Thu phí", "growth"),
        ("Hàng gỗ đạt 5 tỷ đồng, chiếm 12% tổng giá trị.", "12%", "Hàng gỗ – tổng giá trị", "share_of_total"),
        ("Chè trồng 90 ha, năng suất 7 tấn/ha, sản lượng 630 tấn.", "630 tấn", "sản lượng – Chè", "amount"),
        ("Quý II, vốn đầu tư thực hiện đạt 7 triệu USD.", "7 triệu USD", "vốn đầu tư thực hiện", "amount"),
        ("Phí: ước cả năm 9 tỷ đồng; trong đó 10 tháng đạt 7 tỷ đồng.", "7 tỷ đồng", "Phí", "amount"),
        ("Nhập siêu 2 tỷ USD, thấp hơn mức 3 tỷ USD của năm 2022.", "3 tỷ USD", "Nhập siêu", "amount"),
        ("Về cháy nổ, trong quý III xảy ra 7 vụ.", "7 vụ", "cháy nổ – vụ", "count"),
        ("Chuối: diện tích gieo trồng 64 ha; sản lượng 2.198 tấn.", "2.198 tấn", "sản lượng", "amount"),
        ("Có 3 mặt hàng đạt kim ngạch trên 50 triệu USD, chiếm 71%.", "3 mặt hàng", "mặt hàng", "count"),
    ],
)  # fmt: skip
def test_a_number_without_own_words_leans_on_the_subject(read_report, text, printed, indicator, kind):
    figure = read_report("# Tình hình chung", text).one(printed)
    assert figure.indicator.startswith(indicator)
    assert figure.kind == kind


def test_a_sentence_that_only_says_when_goes_on_with_the_one_before(read_report):
    found = read_report("Thu phí tháng 9 đạt 3 tỷ đồng. Quý III đạt 8 tỷ đồng.")
    assert found.one("8 tỷ đồng").indicator == "Thu phí"


def test_what_picks_out_the_things_counted_is_no_answer(read_report):
    assert read_report("Có 3 mặt hàng đạt kim ngạch trên 50 triệu USD.").one("50 triệu USD").ambiguous


def test_a_number_in_a_name_is_none_of_the_figures(read_report):
    found = read_report("Công suất phòng khối 5 sao đạt 65%; số giường bệnh trên một vạn dân đạt 37 giường.")
    assert [f.text for f in found.figures] == ["65%", "37 giường"]


def test_an_age_is_part_of_a_name(read_report):
    found = read_report("Lao động từ 15 tuổi trở lên là 61 nghìn người.")
    assert [f.text for f in found.figures] == ["61 nghìn người"]
    assert found.one("61 nghìn người").indicator.startswith("Lao động")


FISH = "Tổng sản lượng cá đạt 521 tấn, tăng 4%, gồm nuôi lồng 508 tấn, khai thác 13 tấn"


@pytest.mark.parametrize(
    ("text", "printed", "indicator"),
    [
        (f"{FISH}; riêng quý III đạt 184 tấn.", "184 tấn", "Tổng sản lượng cá"),
        (f"{FISH}; riêng tháng 9 ước 61 tấn.", "61 tấn", "Tổng sản lượng cá"),
        (f"{FISH}; riêng 6 tháng là 250 tấn.", "250 tấn", "Tổng sản lượng cá"),
        (f"{FISH}; riêng cá lồng trên sông đạt 95 tấn.", "95 tấn", "cá lồng trên sông"),
        (f"{FISH}, riêng quý III đạt 9 tấn.", "9 tấn", "khai thác"),
        ("Bán 8 tấn chè; cá đạt 5 tấn, gồm cá lồng 3 tấn; riêng quý II đạt 2 tấn.", "2 tấn", "cá"),
    ],
)
def test_a_part_of_the_time_goes_back_to_the_whole_before_its_parts(read_report, text, printed, indicator):
    assert read_report("# Thủy sản", text).one(printed).indicator == indicator


@pytest.mark.parametrize(
    ("text", "printed", "indicator"),
    [
        ("Xuất khẩu đạt 17 tỷ USD, giảm 2% và nhập khẩu đạt 18 tỷ USD, tăng 4%.", "4%", "nhập khẩu"),
        ("Thu đạt 9 tỷ đồng, tăng 2% và chi đạt 7 tỷ đồng, giảm 3% so với tháng trước.", "3%", "chi"),
        ("Vốn đạt 5 tỷ đồng từ 3 dự án, tăng 9%.", "9%", "Vốn"),
    ],
)
def test_a_rate_is_of_the_amount_told_last(read_report, text, printed, indicator):
    assert read_report(text).one(printed).indicator == indicator


def test_a_measure_alone_goes_on_with_the_sentence_before(read_report):
    found = read_report(
        "Nhóm hàng máy móc đạt 3 tỷ USD, giảm 1%. Hết tháng 5/2023, trị giá đạt 15 tỷ USD, tăng 38%."
    )
    assert "máy móc" in found.one("15 tỷ USD").indicator
    assert "máy móc" in found.one("38%").indicator


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Xuất khẩu sang Lào tăng 4,2%, châu Á 5,4%, Nhật Bản 4,5% và Hàn Quốc 4%.", ["growth"] * 4),
        ("Các nước mua chè tăng mạnh là Nga (36%), Đức (11%) và Anh (9%).", ["growth"] * 3),
        ("Khách giảm nhiều nhất ở Lai Châu (36%), Đắk Nông (11%).", ["growth"] * 2),
        ("Dân số tăng nhanh nhất là Long An (chiếm 12%).", ["share_of_total"]),
        ("Xuất khẩu sang Nga tăng 4%, chiếm 12% tổng kim ngạch.", ["growth", "share_of_total"]),
        ("Cơ cấu: nông nghiệp 12%, công nghiệp 45%.", ["share_of_total"] * 2),
        ("GDP quý I chỉ đạt 5,1%.", ["growth"]),
        ("Tuy nhiên, GRDP năm nay ước đạt 7,2%.", ["growth"]),
        ("Nợ công so với GDP đạt 58%.", ["share_of_total"]),
        ("Chi ngân sách bằng 20% GDP.", ["share_of_total"]),
    ],
)
def test_members_of_a_list_of_changes_are_changes(read_report, text, kinds):
    assert [f.kind for f in read_report(text).figures] == kinds


@pytest.mark.parametrize("printed", ["5,4%", "4,5%"])
def test_a_member_has_the_subject_and_the_way_of_its_list(read_report, printed):
    figure = read_report("Xuất khẩu sang Lào giảm 4,2%, châu Á 5,4%, Nhật Bản 4,5%.").one(printed)
    assert "Xuất khẩu" in figure.indicator
    assert "decrease" in figure.facets


def test_a_later_year_alone_is_of_the_amount_in_its_unit(read_report):
    text = "Thương mại chiếm 9%; kim ngạch xuất khẩu năm 2020 đạt 1 tỷ USD; năm 2025 là 2 tỷ USD."
    assert read_report(text, year=2018).one("2 tỷ USD").indicator == "kim ngạch xuất khẩu"


def test_all_there_is_did_not_come_with_what_was_licensed(read_report):
    text = "Cấp mới 2 dự án FDI, nâng tổng số dự án FDI còn hiệu lực lên 58 dự án."
    assert "new" not in read_report(text).one("58 dự án").facets
