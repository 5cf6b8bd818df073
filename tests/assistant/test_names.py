"""An answer about one company or province is never given for another."""

from dataclasses import replace

import pytest

from assistant.names import belongs_to_other, missing_in, stands
from assistant.question import read_question
from ingest.records import Figure, Sentence, Span
from ingest.text import fold
from tests import made

NEAR = fold("Công ty TNHH Sen Vàng Việt Nam xuất khẩu 300 tấn hạt điều sang Hoa Kỳ")


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Sen Vàng xuất khẩu bao nhiêu tấn hạt điều?", set()),
        ("Công ty TNHH Sen Vàng Việt Nam xuất khẩu bao nhiêu tấn?", set()),
        ("Công ty Sen Hồng Hạc xuất khẩu bao nhiêu tấn?", {"name"}),
        ("Bình Phước xuất khẩu bao nhiêu tấn hạt điều?", set()),
        ("Tây Ninh xuất khẩu bao nhiêu tấn hạt điều?", {"place"}),
        ("Xuất khẩu hạt điều sang Mỹ bao nhiêu tấn?", set()),
        ("Xuất khẩu hạt điều sang Đức bao nhiêu tấn?", {"place"}),
        ("Việt Nam xuất khẩu bao nhiêu tấn hạt điều?", set()),
        ("xuat khau hat dieu sang my bao nhieu tan", set()),
    ],
)
def test_a_name_that_stands_nowhere_is_missed(question, missing):
    assert missing_in(read_question(question), NEAR, "binh phuoc") == missing


@pytest.mark.parametrize(
    ("question", "passage", "opening", "missing"),
    [
        ("Doanh thu của Sao Mai Xanh?", "tập đoàn sao mai xanh", "", set()),
        ("Doanh thu của Sao Mai Xanh?", "", "sao mai xanh báo lãi", {"far"}),
        ("Vốn vào Tây Ninh?", "tỉnh tây ninh", "", {"around"}),
        ("Vốn vào Tây Ninh?", "", "tây ninh báo cáo", {"opening"}),
        ("Vốn vào Tây Ninh?", "", "", {"place"}),
    ],
)
def test_a_name_further_away_is_told_from_one_that_stands_nowhere(question, passage, opening, missing):
    found = missing_in(
        read_question(question), NEAR, "binh phuoc", passage=fold(passage), opening=fold(opening)
    )
    assert found == missing


def test_part_of_a_syllable_is_no_name():
    assert missing_in(read_question("Vốn đầu tư vào Huế?"), fold("thuế thu nhập"), "") == {"place"}


LISTED = "Huyện Ba Chẽ trồng 4.850 ha quế, huyện Bình Liêu 3.940 ha; toàn tỉnh có 25.600 ha."


def told(number: str) -> tuple[Figure, Sentence]:
    start = LISTED.index(number)
    figure = made.figure(
        f"{number} ha",
        number.replace(".", ""),
        "ha",
        at=start,
        indicator="quế",
        clause=(start, start + len(number) + 3),
    )
    spans = (Span(page=1, start=0, end=len(LISTED)),)
    return figure, Sentence(ordinal=0, spans=spans, text=LISTED, kind="paragraph", headings=(), block=0)


@pytest.mark.parametrize(
    ("number", "other"), [("4.850", False), ("3.940", True)], ids=["its own", "its neighbour's"]
)
def test_one_district_is_not_given_its_neighbour_s_figure(number, other):
    assert belongs_to_other("Ba Chẽ", "Diện tích quế huyện Ba Chẽ?", *told(number)) == other


@pytest.mark.parametrize("spelt", ["Huyện Phú Quý", "Huyện Phú Quí"])
@pytest.mark.parametrize("asked", ["Phú Quý", "Phú Quí"])
def test_a_district_spelt_otherwise_is_not_given_its_neighbour_s_figure(spelt, asked):
    figure, sentence = told("3.940")
    text = sentence.text.replace("Huyện Ba Chẽ", spelt)
    at = text.index("3.940")
    figure = replace(figure, start=at, end=at + len("3.940 ha"), clause=(at, at + len("3.940 ha")))
    assert belongs_to_other(asked, f"Diện tích quế huyện {asked}?", figure, replace(sentence, text=text))


def test_a_district_named_behind_a_figure_of_the_whole_is_not_its_owner():
    assert belongs_to_other("Bình Liêu", "Diện tích quế huyện Bình Liêu?", *told("4.850"))


RELIEF = """Cấp tiền hỗ trợ sau bão

Bộ Tài chính vừa cấp tiền hỗ trợ cho 3 địa phương Hà Nam, Nam Định, Thái Bình. Đây là đợt cấp lần thứ 2 với \
tổng số tiền 90 tỷ đồng. Tỉnh Thái Bình đề nghị thêm gạo.
"""

SALT = """Lượng đường tồn kho giảm

Theo Cục Chế biến, 6 tháng đầu năm 2018, lượng đường tồn tại các nhà máy khoảng 512.300 tấn. Giá đường tăng \
nhẹ.
"""


def test_what_several_provinces_had_together_is_none_of_theirs(ask_over):
    answer = ask_over({"bao.txt": RELIEF}, "Nam Định nhận bao nhiêu tiền trong đợt cấp lần thứ 2?")
    assert answer.status == "refused"


@pytest.mark.parametrize("nation", ["của cả nước ", "trên toàn quốc ", ""])
def test_a_report_on_no_province_is_on_the_whole_country(ask_over, nation):
    """News of ministries hardly ever say "cả nước"."""
    answer = ask_over({"duong.txt": SALT}, f"6 tháng đầu năm 2018 lượng đường tồn {nation}là bao nhiêu tấn?")
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", ["512.300 tấn"])


def test_a_report_on_a_province_is_not_on_the_whole_country(ask_over):
    local = SALT.replace("Lượng đường tồn kho giảm", "Lượng đường tồn kho ở Phú Yên giảm").replace(
        "tại các nhà máy", "tại các nhà máy của tỉnh Phú Yên"
    )
    answer = ask_over(
        {"duong.txt": local}, "6 tháng đầu năm 2018 lượng đường tồn của cả nước là bao nhiêu tấn?"
    )
    assert answer.status == "refused"


SAID = """Dự báo tăng trưởng năm 2019

Theo dự báo của HSBC, tăng trưởng GDP của Việt Nam các quý trong năm 2019 lần lượt là quý I đạt 6,3%; \
quý II đạt 6,4%; quý III đạt 6,7%; quý IV đạt 6,8%.
"""


def test_who_says_it_has_no_figure_of_its_own(ask_over):
    answer = ask_over({"a.txt": SAID}, "HSBC dự báo GDP Việt Nam quý III/2019 tăng bao nhiêu phần trăm?")
    assert [f.text for f in answer.figures] == ["6,7%"]


PEPPER = """Giá tiêu tháng 1/2019

Tính trung bình trong tháng 1/2019, giá thu mua tiêu đen tại các tỉnh Gia Lai, Đắk Lắk, Đồng Nai lần lượt ở \
mức 131.000 đồng/kg, 128.000 đồng/kg, 129.000 đồng/kg.
"""


@pytest.mark.parametrize(("place", "told"), [("Đắk Lắk", "128.000 đồng/kg"), ("Đồng Nai", "129.000 đồng/kg")])
def test_each_place_of_a_row_has_the_price_that_stands_in_its_turn(ask_over, place, told):
    answer = ask_over({"a.txt": PEPPER}, f"Giá thu mua tiêu đen tại {place} tháng 1/2019?")
    assert [f.text for f in answer.figures] == [told]


def test_what_is_told_of_two_places_is_no_figure_of_the_first_alone(ask_over):
    text = (
        "Thương mại Canada tháng 12/2019\n\nXuất khẩu trong tháng 12/2019 đạt 35,3 tỷ USD. "
        "Nhập khẩu từ Mỹ tăng cao, làm thặng dư thương mại của Canada với Mỹ còn 3,3 tỷ USD."
    )
    answer = ask_over({"a.txt": text}, "Tháng 12/2019 Canada xuất khẩu bao nhiêu tỷ USD?")
    assert "3,3 tỷ USD" not in [f.text for f in answer.figures]


def test_a_last_y_and_a_last_i_are_one_name():
    assert stands(fold("Huyện đảo Phú Quý đạt 88,4%"), "Phú Quí")
    assert stands(fold("Xã Mĩ Lý"), "Mỹ Lí")
    assert not stands(fold("Xã Phú Thủy"), "Phú Thúi")
