"""Of a whole and the parts told behind it in one sentence, the one that the question names is told."""

import pytest

TEXT = """Lạng Sơn tổng kết nửa đầu năm 2021

Theo lãnh đạo tỉnh Lạng Sơn, tính đến hết năm 2020, tỉnh có 1.240 dự án, trong đó 310 dự án đầu tư nước \
ngoài với vốn đăng ký 2,15 tỷ USD, và 930 dự án đầu tư trong nước.

Nguồn vốn ưu đãi đã giúp tạo việc làm cho trên 64 nghìn lao động, trong đó gần 1,2 nghìn lao động đi làm \
việc có thời hạn ở nước ngoài.

Trong năm 2020, tỉnh cấp mới 25 dự án FDI; trong đó 14 dự án nằm trong khu công nghiệp, 11 dự án nằm ngoài \
khu công nghiệp.

Sản lượng chè năm 2020 đạt 51.300 tấn; trong đó, chè chế biến thủ công đạt 30.100 tấn; chế biến công nghiệp \
đạt 21.200 tấn.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Hết năm 2020 Lạng Sơn có tổng cộng mấy dự án đầu tư?", "1.240 dự án"),
        ("het nam 2020 Lang Son co bao nhieu du an", "1.240 dự án"),
        ("Hết năm 2020 Lạng Sơn có bao nhiêu dự án đầu tư nước ngoài?", "310 dự án"),
        ("Hết năm 2020 Lạng Sơn có bao nhiêu dự án FDI?", "310 dự án"),
        ("Năm 2020 Lạng Sơn cấp mới bao nhiêu dự án đầu tư nước ngoài?", "25 dự án"),
        ("Năm 2020 Lạng Sơn cấp mới bao nhiêu dự án FDI ngoài khu công nghiệp?", "11 dự án"),
        ("Nguồn vốn ưu đãi giúp tạo việc làm cho bao nhiêu lao động?", "64 nghìn lao động"),
        ("von uu dai tao viec lam cho bao nhieu lao dong", "64 nghìn lao động"),
        ("Nguồn vốn ưu đãi giúp bao nhiêu lao động đi làm việc ở nước ngoài?", "1,2 nghìn lao động"),
        ("Sản lượng chè công nghiệp của Lạng Sơn năm 2020?", "21.200 tấn"),
        ("Sản lượng chè của Lạng Sơn năm 2020 là bao nhiêu?", "51.300 tấn"),
        ("Sản lượng chè thủ công của Lạng Sơn năm 2020?", "30.100 tấn"),
    ],
)
def test_the_whole_or_the_part_that_was_meant_is_told(ask_over, question, text):
    answer = ask_over({"lang-son.txt": TEXT}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])


SCHOOLS = """Giáo dục Hà Nam năm 2019

Toàn tỉnh thiếu 1.120 giáo viên, riêng tiểu học thiếu 640 người.

Ngành chế biến chiếm 71,5% vốn đăng ký mới (riêng điện tử 33,2%, thực phẩm 9,8%).
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Hà Nam thiếu bao nhiêu giáo viên tiểu học?", "640 người"),
        ("Hà Nam thiếu bao nhiêu giáo viên?", "1.120 giáo viên"),
        ("Điện tử chiếm bao nhiêu phần trăm vốn đăng ký mới?", "33,2%"),
        ("Ngành chế biến chiếm bao nhiêu phần trăm vốn đăng ký mới?", "71,5%"),
    ],
)
def test_what_is_told_by_itself_behind_a_whole_is_a_part_of_it(ask_over, question, text):
    answer = ask_over({"ha-nam.txt": SCHOOLS}, question)
    assert (answer.status, [f.text for f in answer.figures][:1]) == ("answered", [text])


WORKERS = """Đưa lao động đi làm việc ở nước ngoài năm 2021

Cả nước có 381 doanh nghiệp được phép đưa lao động đi nước ngoài, trong đó 21 doanh nghiệp nhà nước.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Bao nhiêu doanh nghiệp được phép đưa lao động đi nước ngoài?", "381 doanh nghiệp"),
        ("Bao nhiêu doanh nghiệp nhà nước được phép đưa lao động đi nước ngoài?", "21 doanh nghiệp nhà nước"),
    ],
)
def test_half_a_word_names_no_part(ask_over, question, text):
    answer = ask_over({"ld.txt": WORKERS}, question)
    assert (answer.status, [f.text for f in answer.figures][:1]) == ("answered", [text])


ODA = """Các dự án ODA của tỉnh Hà Giang

Tổng vốn của các dự án này là 812,4 tỷ đồng, gồm vốn ODA 690,1 tỷ đồng và vốn đối ứng 122,3 tỷ đồng.
"""


def test_where_the_question_names_two_parts_neither_is_taken_for_the_whole(ask_over):
    answer = ask_over({"oda.txt": ODA}, "Vốn đối ứng của các dự án ODA là bao nhiêu?")
    assert "122,3 tỷ đồng" in [f.text for f in answer.figures]
    assert answer.status in ("answered", "clarify")


CLIMATE = """Dự án nâng cấp đê biển

Dự án thích ứng với nước biển dâng tỉnh Bạc Liêu có tổng mức đầu tư 812,4 tỷ đồng, trong đó vốn vay là \
690,1 tỷ đồng, vốn đối ứng là 122,3 tỷ đồng.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Dự án thích ứng với nước biển dâng có tổng mức đầu tư bao nhiêu?", "812,4 tỷ đồng"),
        ("Dự án thích ứng với nước biển dâng có bao nhiêu vốn đối ứng?", "122,3 tỷ đồng"),
    ],
)
def test_a_syllable_in_another_word_names_no_part(ask_over, question, text):
    answer = ask_over({"de.txt": CLIMATE}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [text])


ACROSS = """Thương mại Việt Nam - Na Uy

Trong 11 tháng đầu năm 2018, tổng kim ngạch thương mại hai chiều đạt gần 412 triệu USD. Trong đó, xuất khẩu \
của Việt Nam sang Na Uy đạt 168 triệu USD; nhập khẩu của Việt Nam từ Na Uy trên 244 triệu USD.

Kho muối miền Trung còn nhiều. 6 tháng đầu năm 2019, lượng muối tồn khoảng 300.500 tấn; trong đó, miền Bắc \
tồn 8.400 tấn, miền Trung tồn 190.100 tấn.
"""


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("11 tháng đầu năm 2018 thương mại hai chiều Việt Nam - Na Uy đạt bao nhiêu?", "412 triệu USD"),
        ("11 tháng đầu năm 2018 Việt Nam xuất khẩu sang Na Uy bao nhiêu?", "168 triệu USD"),
        ("Miền Trung còn tồn bao nhiêu tấn muối trong nửa đầu năm 2019?", "190.100 tấn"),
    ],
)
def test_parts_may_stand_in_the_next_sentence(ask_over, question, text):
    answer = ask_over({"tin.txt": ACROSS}, question)
    assert (answer.status, [f.text for f in answer.figures][:1]) == ("answered", [text])
