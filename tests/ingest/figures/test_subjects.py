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
    ],
)  # fmt: skip
def test_a_number_without_own_words_leans_on_the_subject(read_report, text, printed, indicator, kind):
    figure = read_report("# Tình hình chung", text).one(printed)
    assert figure.indicator.startswith(indicator)
    assert figure.kind == kind


def test_an_age_is_part_of_a_name(read_report):
    found = read_report("Lao động từ 15 tuổi trở lên là 61 nghìn người.")
    assert [f.text for f in found.figures] == ["61 nghìn người"]
    assert found.one("61 nghìn người").indicator.startswith("Lao động")
