import pytest

from assistant.merging import merge, merged_text
from assistant.question import read_question
from assistant.remark import read_remark

FDI = "Vốn FDI vào các khu công nghiệp 11 tháng đầu năm 2024 là bao nhiêu?"


def both(before, said):
    remark = read_remark(said)
    earlier = read_question(before)
    made = merge(remark, read_question(remark.core), earlier, None, None)
    return made, merged_text(remark, earlier, made)


@pytest.mark.parametrize(
    ("before", "said", "made"),
    [
        (
            FDI,
            "Trong đó vốn cấp mới?",
            "Trong vốn FDI vào các khu công nghiệp 11 tháng đầu năm 2024, vốn cấp mới là bao nhiêu?",
        ),
        (FDI, "Lũy kế thì sao?", "Vốn FDI vào các khu công nghiệp lũy kế là bao nhiêu?"),
        (FDI, "Bao nhiêu dự án?", "Bao nhiêu dự án FDI trong các KCN 11 tháng đầu năm 2024?"),
        (
            "Bao nhiêu dự án FDI cấp mới năm 2022?",
            "Tổng vốn?",
            "Tổng vốn dự án FDI cấp mới năm 2022 là bao nhiêu?",
        ),
        ("Kế hoạch xuất khẩu năm 2024?", "Thực hiện được bao nhiêu?", "Xuất khẩu năm 2024 đạt bao nhiêu?"),
        ("Kế hoạch xuất khẩu năm 2024?", "Thế nhập khẩu?", "Kế hoạch nhập khẩu năm 2024 là bao nhiêu?"),
        ("Doanh thu năm 2024?", "Kế hoạch?", "Kế hoạch doanh thu năm 2024 là bao nhiêu?"),
        ("Doanh thu năm 2024?", "Tăng bao nhiêu?", "Doanh thu năm 2024 tăng bao nhiêu?"),
        (
            "Kim ngạch xuất nhập khẩu năm 2022?",
            "Trong đó nhập khẩu chiếm bao nhiêu?",
            "Nhập khẩu chiếm bao nhiêu phần trăm kim ngạch xuất nhập khẩu năm 2022?",
        ),
        (
            "Quyết định nào phê duyệt quy hoạch khu kinh tế?",
            "Ban hành ngày nào?",
            "Quyết định phê duyệt quy hoạch khu kinh tế ban hành ngày nào?",
        ),
    ],
)
def test_the_question_that_is_shown_is_the_one_that_is_asked(before, said, made):
    assert both(before, said)[1] == made


def test_one_part_takes_the_place_of_another():
    made, _ = both("Bao nhiêu dự án góp vốn, mua cổ phần FDI năm 2022?", "Điều chỉnh tăng vốn thì sao?")
    assert "added" in made.facets
    assert "share_purchase" not in made.facets


def test_the_whole_is_asked_without_the_part():
    made, _ = both("Bao nhiêu dự án cấp mới năm 2022?", "Vậy tổng cộng?")
    assert "new" not in made.facets
    assert "dự án" in made.text
