import pytest

from assistant.claims import read_claim
from assistant.question import read_question


@pytest.mark.parametrize(
    ("text", "whether", "kind", "way", "told_by"),
    [
        (
            "Vì sao FDI giảm năm 2024?",
            False,
            "change",
            "down",
            "FDI tăng hay giảm bao nhiêu phần trăm năm 2024?",
        ),
        (
            "vi sao fdi nam 2024 tang manh?",
            False,
            "change",
            "up",
            "fdi nam 2024 tang hay giam bao nhieu phan tram?",
        ),
        (
            "FDI năm 2024 có tăng so với năm 2023 không?",
            True,
            "change",
            "up",
            "FDI năm 2024 tăng hay giảm bao nhiêu phần trăm so với năm 2023?",
        ),
        (
            "FDI năm 2024 tăng hay giảm?",
            True,
            "change",
            "",
            "FDI năm 2024 tăng hay giảm bao nhiêu phần trăm?",
        ),
        (
            "Doanh thu năm 2024 có đạt kế hoạch không?",
            True,
            "plan",
            "up",
            "Doanh thu năm 2024 đạt bao nhiêu phần trăm kế hoạch?",
        ),
        (
            "Tại sao thu ngân sách năm 2024 không đạt kế hoạch?",
            False,
            "plan",
            "down",
            "thu ngân sách năm 2024 đạt bao nhiêu phần trăm kế hoạch?",
        ),
        (
            "Xuất khẩu năm 2024 có lớn hơn nhập khẩu không?",
            True,
            "compare",
            "up",
            "Xuất khẩu năm 2024 hơn nhập khẩu bao nhiêu?",
        ),
        ("Tại sao FDI năm 2024 chỉ đạt 5 tỷ USD?", False, "value", "", "FDI năm 2024 là bao nhiêu?"),
    ],
)
def test_a_claim_is_read_with_the_question_that_tells(text, whether, kind, way, told_by):
    claim = read_claim(read_question(text))
    assert claim is not None
    assert (claim.whether, claim.kind, claim.way, claim.told_by.text) == (whether, kind, way, told_by)


def test_the_number_of_a_claim_binds_the_unit():
    claim = read_claim(read_question("Có đúng là năm 2024 có 5 dự án FDI không?"))
    assert claim is not None
    assert claim.number is not None
    assert (claim.number.value, claim.told_by.units) == (5, frozenset({"dự án"}))


@pytest.mark.parametrize(
    "text",
    [
        "FDI năm 2024 là bao nhiêu?",
        "FDI năm 2024 tăng bao nhiêu phần trăm?",
        "Vì sao hội chợ phải hoãn?",
        "Có bao nhiêu dự án FDI năm 2024?",
        "Khu kinh tế đã thành lập chưa?",
        "Vì sao năm 2024 điều chỉnh tăng vốn?",
    ],
)
def test_a_question_that_states_nothing_to_be_checked_is_left_alone(text):
    assert read_claim(read_question(text)) is None
