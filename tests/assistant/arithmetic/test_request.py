import pytest

from assistant.arithmetic.request import read_request
from assistant.question import read_question


def read(text: str):
    return read_request(read_question(text))


@pytest.mark.parametrize(
    ("text", "operation", "operands"),
    [
        (
            "Doanh thu năm 2024 tăng bao nhiêu so với năm 2023?",
            "growth",
            ["Doanh thu năm 2024", "Doanh thu năm 2023"],
        ),
        (
            "Tốc độ tăng trưởng xuất khẩu năm 2019 so với năm 2018 là bao nhiêu?",
            "growth",
            ["xuất khẩu năm 2019", "xuất khẩu năm 2018"],
        ),
        (
            "Xuất khẩu năm 2022 hơn nhập khẩu bao nhiêu tỷ USD?",
            "difference",
            ["Xuất khẩu năm 2022", "nhập khẩu năm 2022"],
        ),
        ("Doanh thu năm 2024 đạt bao nhiêu % kế hoạch năm?", "plan", ["Doanh thu năm 2024"] * 2),
        (
            "Tỷ trọng của dịch vụ trong tổng sản phẩm năm 2020?",
            "share",
            ["dịch vụ năm 2020", "tổng sản phẩm năm 2020"],
        ),
        (
            "Trong tổng số lao động năm 2024, lao động nữ chiếm bao nhiêu phần trăm?",
            "share",
            ["lao động nữ năm 2024", "tổng số lao động năm 2024"],
        ),
        ("A hơn B bao nhiêu", None, []),
        (
            "Tổng của lúa, ngô và khoai năm 2020 là bao nhiêu?",
            "sum",
            ["lúa năm 2020", "ngô năm 2020", "khoai năm 2020"],
        ),
        (
            "Vốn bình quân mỗi dự án FDI năm 2020 là bao nhiêu?",
            "average",
            ["tổng Vốn FDI năm 2020", "số dự án FDI năm 2020"],
        ),
        (
            "xuat khau nam 2020 gap may lan nhap khau",
            "times",
            ["xuat khau nam 2020", "nhap khau nam 2020"],
        ),
        (
            "Số dự án FDI năm 2024 gấp mấy lần năm 2023?",
            "times",
            ["Số dự án FDI năm 2024", "Số dự án FDI năm 2023"],
        ),
        (
            "Nhập khẩu năm 2022 bằng bao nhiêu phần trăm xuất khẩu?",
            "ratio",
            ["Nhập khẩu năm 2022", "xuất khẩu năm 2022"],
        ),
        (
            "Tổng số dự án FDI và DDI cấp mới năm 2022?",
            "sum",
            ["số dự án FDI cấp mới năm 2022", "số dự án DDI cấp mới năm 2022"],
        ),
        (
            "Năm 2022, tổng diện tích lúa, ngô và khoai là bao nhiêu?",
            "sum",
            ["diện tích lúa Năm 2022", "ngô Năm 2022", "khoai Năm 2022"],
        ),
        (
            "Doanh thu năm 2022 còn bao nhiêu nữa thì đạt kế hoạch?",
            "difference",
            ["Doanh thu năm 2022"] * 2,
        ),
        (
            "Xuất khẩu năm 2022 chênh lệch bao nhiêu so với kế hoạch?",
            "difference",
            ["Xuất khẩu năm 2022"] * 2,
        ),
        (
            "So với kế hoạch, xuất khẩu năm 2022 còn thiếu bao nhiêu?",
            "difference",
            ["xuất khẩu năm 2022"] * 2,
        ),
        (
            "Xuất khẩu năm 2022 chưa đạt kế hoạch, còn thiếu bao nhiêu triệu USD?",
            "difference",
            ["Xuất khẩu năm 2022"] * 2,
        ),
        (
            "Doanh thu năm 2022 trừ xuất khẩu còn bao nhiêu?",
            "difference",
            ["Doanh thu năm 2022", "xuất khẩu năm 2022"],
        ),
        (
            "Nhập khẩu qua Hữu Nghị năm 2022 cao hơn xuất khẩu bao nhiêu?",
            "difference",
            ["Nhập khẩu qua Hữu Nghị năm 2022", "xuất khẩu qua Hữu Nghị năm 2022"],
        ),
        ("xuat khau nam 2022 vuot ke hoach bao nhieu ty usd", "difference", ["xuat khau nam 2022"] * 2),
        ("Xuất khẩu năm 2022 vượt kế hoạch bao nhiêu phần trăm?", "plan", ["Xuất khẩu năm 2022"] * 2),
        (
            "Xuất khẩu và nhập khẩu năm 2022 hơn kém nhau bao nhiêu?",
            "difference",
            ["Xuất khẩu năm 2022", "nhập khẩu năm 2022"],
        ),
        (
            "Chênh lệch giữa số dự án FDI và DDI cấp mới năm 2022?",
            "difference",
            ["số dự án FDI cấp mới năm 2022", "số dự án DDI cấp mới năm 2022"],
        ),
        (
            "Vốn FDI quý III năm 2018 hơn quý II bao nhiêu triệu USD?",
            "growth",
            ["Vốn FDI quý III năm 2018", "Vốn FDI quý II năm 2018"],
        ),
        ("Tổng vốn FDI năm 2022 là bao nhiêu?", None, []),
        ("Kim ngạch xuất khẩu và nhập khẩu năm 2022 là bao nhiêu?", None, []),
        ("Công ty Kyocera tăng thêm bao nhiêu vốn?", None, []),
        ("Tỷ lệ hộ nghèo trong năm 2022 là bao nhiêu?", None, []),
        ("Thu nhập bình quân của người lao động là bao nhiêu?", None, []),
        ("Vì sao FDI năm 2022 giảm?", None, []),
    ],
)
def test_a_question_says_what_is_to_be_worked_out_and_from_what(text, operation, operands):
    request = read(text)
    if operation is None:
        assert request is None or request.operands == ()
        return
    assert request is not None
    assert (request.operation, [q.text for q in request.operands]) == (operation, operands)


def test_a_place_at_the_end_is_of_both_operands():
    request = read("Tổng của số dự án cấp mới và số dự án tăng vốn trong các KCN ở Hải Phòng năm 2022?")
    assert [q.places for q in request.operands] == [("Hải Phòng",)] * 2
    assert all("inside_zones" in q.facets for q in request.operands)


def test_another_place_takes_the_first_one_s_subject():
    request = read("Sản lượng lúa An Giang năm 2020 gấp mấy lần Long An?")
    assert [q.places for q in request.operands] == [("An Giang",), ("Long An",)]
    assert "lúa" in request.operands[1].text


@pytest.mark.parametrize(
    ("text", "relative", "absolute"),
    [
        ("FDI năm 2024 tăng bao nhiêu so với năm 2023?", True, True),
        ("FDI năm 2024 tăng bao nhiêu phần trăm so với năm 2023?", True, False),
        ("FDI năm 2024 tăng bao nhiêu dự án so với năm 2023?", False, True),
        ("FDI năm 2024 tăng bao nhiêu tỷ USD so với năm 2023?", False, True),
        ("Tốc độ tăng FDI năm 2024 so với năm 2023?", True, False),
    ],
)
def test_a_change_is_asked_for_in_per_cent_or_as_an_amount(text, relative, absolute):
    request = read(text)
    assert (request.relative, request.absolute) == (relative, absolute)


def test_what_is_counted_is_asked_of_both_times():
    request = read("FDI năm 2024 tăng bao nhiêu dự án so với năm 2023?")
    assert [q.units for q in request.operands] == [frozenset({"dự án"})] * 2


def test_a_plan_is_for_the_year_that_its_result_is_a_part_of():
    """Asked for six months, no figure would be the plan: plans are made for years."""
    request = read("Thu ngân sách 6 tháng đầu năm 2024 còn thiếu bao nhiêu so với dự toán?")
    result, plan = request.operands
    assert [m.text for m in result.periods] == ["6 tháng đầu năm 2024"]
    assert [m.text for m in plan.periods] == ["năm 2024"]
    assert plan.kinds == {"plan"}
