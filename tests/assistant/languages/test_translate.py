import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.translate import translate

ASKED = (
    (
        "How many workers were there in industrial parks in 2024?",
        "Có bao nhiêu lao động trong khu công nghiệp năm 2024?",
    ),
    ("What were Bac Ninh's exports in Q1 2024?", "Xuất khẩu Bắc Ninh quý I năm 2024 là bao nhiêu?"),
    ("How many hospitals does the province have?", "Tỉnh có bao nhiêu bệnh viện?"),
    ("What was revenue in 2023, in VND billion?", "Doanh thu năm 2023 là bao nhiêu tỷ đồng?"),
    (
        "By how much did exports grow in 2023 compared with 2022?",
        "Xuất khẩu tăng bao nhiêu năm 2023 so với năm 2022?",
    ),
    ("Who signed the report?", "Ai ký báo cáo?"),
    ("What were total assets at the end of 2019?", "Tổng tài sản cuối năm 2019 là bao nhiêu?"),
    (
        "How many people were injured in fires in Ha Tinh in 2019?",
        "Có bao nhiêu người bị thương trong vụ cháy ở Hà Tĩnh năm 2019?",
    ),
    (
        "How many tonnes of pepper did Vietnam export in 2019?",
        "Hồ tiêu xuất khẩu Việt Nam năm 2019 bao nhiêu tấn?",
    ),
    ("When was the plan approved?", "Kế hoạch phê duyệt khi nào?"),
    ("What share of total FDI comes from Japan?", "Nhật Bản chiếm bao nhiêu phần trăm tổng FDI?"),
    ("Did exports increase in 2023?", "Xuất khẩu có tăng năm 2023 không?"),
    ("In 2023, how many tourists came to Da Nang?", "Có bao nhiêu khách du lịch đến Đà Nẵng năm 2023?"),
    ("How many workers did the province send abroad?", "Tỉnh đưa bao nhiêu lao động ra nước ngoài?"),
    (
        "How many driving licences were issued in 2024?",
        "Có bao nhiêu giấy phép lái xe ban hành năm 2024?",
    ),
    ("What was the budget deficit in 2024?", "Bội chi ngân sách năm 2024 là bao nhiêu?"),
    ("What about imports?", "Còn nhập khẩu thì sao?"),
    ("And in 2023?", "Còn năm 2023 thì sao?"),
    ("Of which, how many were foreign workers?", "Trong đó có bao nhiêu lao động nước ngoài?"),
    ("Which country is the largest investor?", "Quốc gia nào nhà đầu tư lớn nhất?"),
)


@pytest.mark.parametrize(("english", "vietnamese"), ASKED)
def test_a_question_is_asked_as_the_reports_write(english, vietnamese):
    assert translate(english).lower() == vietnamese.lower()


@pytest.mark.parametrize(
    ("english", "kept"), [("How many zebras are there?", "zebras"), ("What about LG?", "LG")]
)
def test_a_word_that_the_table_does_not_have_is_kept(english, kept):
    """Left out, a question for zebras would be answered with whatever else it names."""
    assert kept in translate(english)


def test_an_english_number_is_written_the_vietnamese_way():
    assert "2.061,53 triệu USD" in translate("Is it true that FDI was 2,061.53 million USD?")


@given(st.text(max_size=80))
def test_any_text_can_be_put_into_vietnamese(text):
    assert translate(text).endswith("?")
