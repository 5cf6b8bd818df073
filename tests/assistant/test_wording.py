import pytest

from assistant.wording import (
    inside,
    says_change,
    sentence,
    with_words,
    without_asking,
    without_parts,
    without_plan,
    without_zones,
)


def test_the_statement_in_a_question():
    assert without_asking("Hải Phòng đang thực hiện bao nhiêu dự án ODA?") == (
        "Hải Phòng đang thực hiện dự án ODA"
    )
    assert without_asking("Quyết định nào phê duyệt quy hoạch?") == "Quyết định phê duyệt quy hoạch"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Doanh thu là bao nhiêu?", "Doanh thu năm 2020 là bao nhiêu"),
        ("Doanh thu tăng bao nhiêu phần trăm?", "Doanh thu năm 2020 tăng bao nhiêu phần trăm"),
        ("Kim ngạch xuất khẩu", "Kim ngạch xuất khẩu năm 2020"),
    ],
)
def test_a_time_stands_before_what_is_asked(text, made):
    assert with_words(text, "năm 2020") == made


def test_the_zones_the_parts_and_the_plan_can_be_left_out():
    assert without_zones("Vốn FDI vào các khu công nghiệp, khu kinh tế năm 2024") == "Vốn FDI năm 2024"
    assert without_parts("dự án góp vốn, mua cổ phần FDI") == "dự án FDI"
    assert without_plan("Kế hoạch xuất khẩu năm 2024") == "xuất khẩu năm 2024"


def test_a_sentence_begins_large_and_names_stay_large_inside_it():
    assert sentence(["vốn  FDI", "", "là bao nhiêu"]) == "Vốn FDI là bao nhiêu?"
    assert [inside(t) for t in ("Năm 2022", "FDI", "Cần Thơ")] == ["năm 2022", "FDI", "Cần Thơ"]


def test_what_goes_on_about_something_said_is_told_from_a_topic():
    assert says_change("Tăng bao nhiêu?")
    assert says_change("So với năm 2023")
    assert not says_change("Kim ngạch")
