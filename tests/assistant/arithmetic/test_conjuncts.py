import pytest

from assistant.arithmetic.conjuncts import spread


@pytest.mark.parametrize(
    ("text", "folded", "parts"),
    [
        (
            "số dự án trong nước và dự án FDI lũy kế",
            False,
            ["số dự án trong nước lũy kế", "số dự án FDI lũy kế"],
        ),
        (
            "vốn cấp mới, vốn tăng thêm và góp vốn, mua cổ phần năm 2022",
            False,
            ["vốn cấp mới năm 2022", "vốn tăng thêm năm 2022", "vốn góp vốn, mua cổ phần năm 2022"],
        ),
        (
            "kim ngach xuat khau va nhap khau nam 2022",
            True,
            ["kim ngach xuat khau nam 2022", "kim ngach nhap khau nam 2022"],
        ),
        (
            "lượt khách quốc tế và nội địa",
            False,
            ["lượt khách quốc tế", "lượt khách nội địa"],
        ),
        ("kim ngạch xuất nhập khẩu", False, []),
        ("vốn FDI và FDI lũy kế", False, []),
    ],
)
def test_each_side_has_the_words_around_them_all(text, folded, parts):
    """A side without its noun or its "cấp mới" would be another thing, and added all the same."""
    assert spread(text, folded=folded) == parts
