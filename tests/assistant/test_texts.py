import pytest

from assistant.question import read_question
from assistant.texts import rank_sentences


@pytest.fixture
def rank(gather):
    return lambda text: rank_sentences(read_question(text), gather(text))


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Ai là Giám đốc Trung tâm Xúc tiến đầu tư?", "Lê Thị Hồng Gấm"),
        ("Danh mục dự án kêu gọi đầu tư được phê duyệt khi nào?", "14/4/2021"),
        ("Danh mục dự án kêu gọi đầu tư được phê duyệt tại quyết định số mấy?", "3521/QĐ-UBND"),
        ("Nhà máy điện khí Hướng Dương do công ty nào tư vấn thiết kế?", "Ánh Dương"),
    ],
)
def test_the_sentence_with_the_words_asked_for_stands_first(rank, question, part):
    best = rank(question)[0]
    assert best.misses == frozenset()
    assert part in best.parts[0]


def test_a_day_that_no_sentence_names_is_missed(rank):
    best = rank("Ngày 20/11/2021 UBND tỉnh ban hành quyết định gì về danh mục dự án kêu gọi đầu tư?")[0]
    assert "period" in best.misses


def test_another_year_is_missed(rank):
    assert "period" in rank("Vì sao hội chợ trái cây năm 2012 phải hoãn?")[0].misses


def test_another_province_is_missed(rank):
    assert "place" in rank("Vì sao hội chợ trái cây của Lạng Sơn phải hoãn?")[0].misses


def test_a_person_is_not_found_where_none_is_named(rank):
    assert all(found.misses for found in rank("Ai là chủ cửa hàng bán tranh thêu lụa?"))


def test_titles_are_no_sentences(rank):
    assert all(found.sentences[0].kind != "title" for found in rank("Báo cáo tình hình đầu tư"))


COMPANY = """Tổng công ty Sông Thao năm 2018

Kết quả, lợi nhuận sau thuế quý IV của Sông Thao tăng mạnh nhờ bán phần vốn tại nhà máy sợi. Năm 2019, Sông \
Thao đặt mục tiêu doanh thu và lợi nhuận trước thuế cao hơn.

Hội nghị khách hàng tháng 5 năm 2018 của Sông Thao họp tại Việt Trì, bàn về giá bông.
"""


@pytest.mark.parametrize(
    "question", ["Lợi nhuận sau thuế quý II/2018 của Sông Thao?", "Lợi nhuận quý III/2018 Sông Thao"]
)
def test_a_sentence_of_another_quarter_is_no_answer(ask_over, question):
    assert ask_over({"song-thao.txt": COMPANY}, question).status == "refused"


def test_a_sentence_of_the_month_is(ask_over):
    answer = ask_over(
        {"song-thao.txt": COMPANY}, "Hội nghị khách hàng tháng 5 năm 2018 của Sông Thao họp ở đâu?"
    )
    assert "Việt Trì" in answer.answer


RESULTS = """Kết quả thi nghề năm 2022

Nam Định có tỷ lệ đỗ 98,1%. Toàn tỉnh có 31 đơn vị dự thi. Đơn vị có tỷ lệ đỗ thấp nhất là Trung tâm Dạy \
nghề Giao Hải với 71%.
"""
SPOKEN = """Nông dân Trà Vinh vào vụ

Ông Nguyễn Hữu Tám, Giám đốc Sở Nông nghiệp tỉnh Trà Vinh cho biết vụ này thuận lợi. Theo số liệu của Cục \
Trồng trọt, vụ đông xuân tỉnh xuống giống 48.000 ha lúa.
"""
UNDATED = """Trà Vinh hụt thu ngân sách

Thu ngân sách của tỉnh Trà Vinh không đạt do hụt nguồn thu từ nhà máy nhiệt điện.
"""
DATED = """Trà Vinh hụt thu ngân sách

Thu ngân sách của tỉnh Trà Vinh không đạt do hụt nguồn thu từ nhà máy nhiệt điện, theo công văn {}.

Báo cáo tháng 8 năm 2019.
"""


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (RESULTS, "Trung tâm nào ở Nam Định có tỷ lệ đỗ thấp nhất năm 2022?", "Giao Hải"),
        (SPOKEN, "Giám đốc Sở Nông nghiệp tỉnh Trà Vinh tên gì?", "Nguyễn Hữu Tám"),
        (SPOKEN, "Số liệu xuống giống lúa vụ đông xuân do cơ quan nào công bố?", "Cục Trồng trọt"),
        (SPOKEN, "Số liệu xuống giống lúa vụ đông xuân do đâu công bố?", "Cục Trồng trọt"),
        (UNDATED, "Vì sao Trà Vinh hụt thu ngân sách nửa đầu năm 2022?", "nhà máy nhiệt điện"),
        *(
            (DATED.format(f"ngày {day}"), "Vì sao Trà Vinh hụt thu ngân sách năm 2022?", "nhà máy nhiệt điện")
            for day in ("30/9/2022", "30.9.2022", "30-9-2022")
        ),
    ],
)
def test_place_office_source_and_time_are_read_from_around(ask_over, text, question, told):
    answer = ask_over({"tin.txt": text}, question)
    assert answer.status == "answered"
    assert told in answer.answer


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (RESULTS, "Trung tâm nào ở Thái Bình có tỷ lệ đỗ thấp nhất năm 2022?"),
        (SPOKEN, "Phó Giám đốc Sở Nông nghiệp tỉnh Trà Vinh tên gì?"),
        *(
            (DATED.format(f"số {number}"), "Vì sao Trà Vinh hụt thu ngân sách năm 2022?")
            for number in ("12022", "20221", "2022.415", "0,2022")
        ),
        (f"{UNDATED}\nBáo cáo tháng 8 năm 2019.", "Vì sao Trà Vinh hụt thu ngân sách nửa đầu năm 2022?"),
    ],
)
def test_those_of_another_place_office_and_time_are_not(ask_over, text, question):
    assert ask_over({"tin.txt": text}, question).status == "refused"
