"""The words that name a figure, and what kind of figure it is."""

import pytest

from ingest.figures.clauses import own_words, split_clauses
from ingest.figures.indicators import (
    clean,
    counted_noun,
    is_generic,
    names_subject,
    read_kind,
    stands_alone,
    trim,
)
from ingest.figures.numbers import read_numbers
from ingest.figures.periods import read_periods


def taken(text):
    """Text, clauses, and the words of its last quantity."""
    mentions = read_periods(text, year=2023)
    numbers = [n for n in read_numbers(text) if not any(m.start <= n.start < m.end for m in mentions)]
    clauses = split_clauses(text, numbers, mentions)
    return clauses, own_words(text, numbers, clauses), mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trong đó, tổng thu từ đất đạt", "tổng thu từ đất"),
        ("Năm 2021, diện tích lúa ước khoảng", "diện tích lúa"),
        ("Giá trị sản xuất quý I/2024 của Đồng Tháp ước đạt", "Giá trị sản xuất quý I/2024 của Đồng Tháp"),
        ("Chỉ số hài lòng năm 2022 tại cấp huyện là", "Chỉ số hài lòng năm 2022 tại cấp huyện"),
        ("Kết quả đến hết tháng 9/2023 vốn vay giải ngân đạt", "vốn vay giải ngân"),
        ("- Lao động nữ:", "Lao động nữ"),
        ("Vốn thực hiện đạt", "Vốn thực hiện"),
        ("Tỷ lệ lấp đầy phải đạt tối thiểu", "Tỷ lệ lấp đầy"),
        ("đã đạt được khoảng", ""),
    ],
)
def test_trimmed_words_name_the_figure(text, name):
    start, end = trim(text, 0, len(text), read_periods(text, year=2023))
    assert clean(text[start:end]) == name


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Hiện có 27 hợp tác xã nông nghiệp đạt chuẩn.", "hợp tác xã nông nghiệp đạt chuẩn"),
        ("Tỉnh mở 15 tuyến xe buýt nội tỉnh tại thị xã.", "tuyến xe buýt nội tỉnh"),
        ("Có 312 học sinh giỏi năm 2022.", "học sinh giỏi"),
    ],
)
def test_a_counted_noun_carries_its_own_words(text, noun):
    _, words, mentions = taken(text)
    assert counted_noun(text, words[-1], mentions) == noun


@pytest.mark.parametrize(
    ("text", "generic"),
    [
        ("số vốn", True),
        ("tổng vốn đầu tư đăng ký", True),
        ("trị giá", True),
        ("vốn vay ODA", False),
        ("doanh thu", False),
    ],
)
def test_generic_words_need_what_they_belong_to(text, generic):
    assert is_generic(text) is generic


def test_words_before_may_already_say_what_is_counted():
    assert names_subject("Số cơ sở sản xuất", "cơ sở")
    assert names_subject("dự án treo", "dự án")
    assert not names_subject("Toàn huyện", "dự án")


@pytest.mark.parametrize(
    ("text", "alone"),
    [("Chỉ số PAR đạt 87,2.", True), ("Mẫu 3 màu xanh 5.", False), ("Điểm thi: 24,5.", True)],
)
def test_a_number_without_unit_counts_only_when_announced(text, alone):
    _, words, _ = taken(text)
    assert stands_alone(text, words[-1]) is alone


KINDS = [
    ("Sản lượng muối đạt 12.000 tấn.", "amount"),
    ("Xã có 14 hộ kinh doanh.", "count"),
    ("Thu ngân sách đạt 82% kế hoạch.", "share_of_plan"),
    ("Giải ngân bằng 47,5% kế hoạch vốn được giao.", "share_of_plan"),
    ("Nợ xấu chiếm 1,8% tổng dư nợ.", "share_of_total"),
    ("Vốn thực hiện bằng 55% tổng vốn đăng ký.", "share_of_total"),
    ("Tỷ lệ tiêm chủng đạt 96%.", "share_of_total"),
    ("Lượng hàng tăng 7,4% so với cùng kỳ.", "growth"),
    ("Tai nạn giao thông giảm 23 vụ so với năm trước.", "growth"),
    ("Số ca bệnh còn 310 ca (giảm 45 ca).", "growth"),
    ("Số hồ sơ cao hơn 2 điểm % so với năm trước.", "growth"),
    ("Doanh số gấp 1,8 lần năm 2021.", "ratio"),
    ("Thu thuế bằng 93% so với cùng kỳ.", "ratio"),
    ("Vốn thu hút tương đương 39,2% cùng kỳ năm 2021.", "ratio"),
    ("Phấn đấu trồng 500 ha rừng.", "plan"),
    ("Kế hoạch: 900 hồ sơ.", "plan"),
    ("Kế hoạch giao 900 hồ sơ, đã giải quyết đạt 870 hồ sơ.", "count"),
    ("Tỷ lệ hộ nghèo giảm từ 6% xuống còn 4%.", "share_of_total"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_the_last_figure(text, kind):
    clauses, words, _ = taken(text)
    assert read_kind(text, words[-1], clauses, baseline=False, target=False) == kind


def test_where_a_rate_came_from_is_the_base():
    text = "Tỷ lệ hộ nghèo giảm từ 6% xuống còn 4%."
    clauses, words, _ = taken(text)
    assert read_kind(text, words[0], clauses, baseline=False, target=False) == "base"


def test_targets_and_values_compared_with_are_no_results():
    text = "Tỷ lệ che phủ rừng đạt 47%."
    clauses, words, _ = taken(text)
    assert read_kind(text, words[0], clauses, baseline=False, target=True) == "plan"
    assert read_kind(text, words[0], clauses, baseline=True, target=False) == "base"
