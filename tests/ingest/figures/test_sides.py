"""Without these, a share in brackets is of nothing, and the parts of a budget are taken for spending."""

import pytest


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("Giải ngân 18 tỷ đồng trên tổng số 27 tỷ đồng kế hoạch, đạt 66,7%.", "27 tỷ đồng", "plan"),
        ("Giải ngân 18 tỷ đồng trên tổng số 27 tỷ đồng kế hoạch, đạt 66,7%.", "66,7%", "share_of_plan"),
        ("Dự toán chi là 45 tỷ đồng, trong đó chi lương 37 tỷ đồng.", "37 tỷ đồng", "plan"),
        ("Thu bằng 90% kế hoạch (45 tỷ đồng), trong đó phí 37 tỷ đồng.", "37 tỷ đồng", "amount"),
        ("Chi cho trường học bằng 33% chi ngân sách xã.", "33%", "share_of_total"),
        ("Chi cho trường học bằng 93% chi ngân sách năm trước.", "93%", "ratio"),
        ("Lứa này có 900 em, tăng so với con số 700 em của năm 2021.", "700 em", "base"),
    ],
)
def test_a_number_takes_its_kind_from_what_stands_beside_it(read_report, text, printed, kind):
    assert read_report(text).one(printed).kind == kind
