"""A class of stars is told for no other."""

import pytest

STARS = """Du lịch tỉnh Phú Yên năm 2023

Năm 2023 tỉnh Phú Yên có 9 khách sạn 5 sao (1.840 phòng), 21 khách sạn 4 sao và 66 khách sạn 3 sao.

Sản phẩm OCOP của tỉnh Phú Yên còn hiệu lực là 168 sản phẩm, gồm 121 sản phẩm 3 sao, 45 sản phẩm 4 sao và 02 \
sản phẩm 5 sao.

Đến 30/11/2023, tỉnh Phú Yên đã tiêm 2.412.000 mũi vắc xin, trong đó mũi 3 là 636.000 mũi.

Năm 2023, tỉnh Phú Yên hỗ trợ xây mới 1.126 căn nhà, sửa chữa 208 căn nhà cho hộ nghèo.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Phú Yên có bao nhiêu khách sạn 5 sao?", "9 khách sạn"),
        ("Phú Yên có bao nhiêu khách sạn 4 sao năm 2023?", "21 khách sạn"),
        ("Sản phẩm OCOP 4 sao của Phú Yên là bao nhiêu?", "45 sản phẩm"),
        ("Phú Yên có bao nhiêu sản phẩm OCOP 5 sao?", "02 sản phẩm"),
        ("Phú Yên có mấy sản phẩm OCOP 4 sao?", "45 sản phẩm"),
        ("Phú Yên đã tiêm bao nhiêu mũi 3 vắc xin?", "636.000 mũi"),
        ("Phú Yên đã tiêm bao nhiêu mũi vắc xin?", "2.412.000 mũi"),
        ("Phú Yên xây mới mấy căn nhà cho hộ nghèo năm 2023?", "1.126 căn nhà"),
        ("Phú Yên có bao nhiêu sản phẩm OCOP?", "168 sản phẩm"),
    ],
)
def test_a_class_of_stars_is_not_another(ask_over, question, text):
    answer = ask_over({"du-lich.txt": STARS}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])
