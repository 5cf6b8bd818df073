"""Sentence ends: a full stop too many cuts a figure from its subject, one too few glues two facts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.stops import LONGEST, split_text


def cut(text):
    return [text[a:b] for a, b in split_text(text)]


@pytest.mark.parametrize(
    "text",
    [
        "TP. Hải Phòng và Tp. Huế ký kết hợp tác.",
        "PGS.TS. Trần Văn Bình, ThS. Lê Thị Hoa và TS. Phạm Nam tham dự.",
        "Ông J. Smith và bà M. Brown thăm tỉnh.",
        "KT. CHỦ TỊCH",
        "Tổng vốn đạt 2.061,53 triệu USD, tăng 1.5 lần.",
        "Báo cáo ngày 20.12.2022 tại trang www.hoamai.gov.vn và tệp bao-cao.docx đã gửi.",
        "3.1. Về thu hút đầu tư nước ngoài",
        "1. Thu ngân sách đạt 5 tỷ đồng.",
        "Điều 5. Phạm vi áp dụng của quy chế",
        "Khách từ Ý, Bỉ, Hà Lan... đã đến thăm tỉnh.",
        "Thị trường Mỹ, EU… và các nước khác tăng.",
        "Cụ thể: thu đạt 12,5 tỷ đồng; chi đạt 9,8 tỷ đồng.",
        "Có 5 trụ cột: i) Công nghiệp; ii) Cảng biển; iii) Du lịch.",
        "Theo ông A (Giám đốc Sở. Nguyên Chủ tịch huyện) việc này tốt.",
        "Diện tích là 6.100 ha, tỷ lệ 65%.",
        "Công ty ABC Co. Ltd đầu tư thêm.",
        "Xem Phụ lục No. 5 kèm theo.",
        "TP.HCM và TP.Đà Nẵng dẫn đầu.",
    ],
)
def test_one_sentence(text):
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Năm 2022 đạt 2.061,53.", "Năm 2023 tăng."),
        ("Tỷ lệ lấp đầy đạt 65%.", "Tính cả đất chưa giao thì thấp hơn."),
        ("Tổng vốn là 31 tỷ USD.", "Có 210 dự án."),
        ("Dân số là 2 triệu người (năm 2023).", "Mật độ cao."),
        ("Chủ đề là “Thành phố sáng tạo”.", "Sự kiện kéo dài 3 ngày."),
        ("Ông nói: “Chúng tôi sẽ đầu tư.”", "Dự án bắt đầu năm 2024."),
        ("Hàn Quốc, Nhật Bản, Mỹ…", "Tổng vốn đạt 5 tỷ USD."),
        ("Thu hút được các tập đoàn lớn...", "Đây là kết quả tốt."),
        ("Kế hoạch kết thúc năm 2022.", "10 tháng đầu năm 2023 tăng 5%."),
        ("Đạt 92,54% kế hoạch năm.¹", "Thu ngân sách tăng."),
        ("Thực hiện đến năm 2030./.", "Nơi nhận: Như trên"),
        ("Đẩy nhanh tiến độ.", "(ii) Giảm 20% thời gian."),
        ("Công nghiệp, dịch vụ, v.v.", "Kết quả rất tốt."),
        ("Mở rộng sang châu Á.", "Năm nay tăng 5%."),
        ("Kết quả ra sao?", "Rất tốt."),
        ("Cuộc sống ấm no.", "Người dân hài lòng."),
    ],
)
def test_two_sentences(first, second):
    assert cut(f"{first} {second}") == [first, second]


def test_sentences_glued_by_a_missing_space_are_parted():
    assert cut("Kinh tế phát triển.Năm 2022 tăng 5%.") == ["Kinh tế phát triển.", "Năm 2022 tăng 5%."]


def test_very_long_sentence_is_cut_at_semicolons():
    clause = "phối hợp với các sở ngành triển khai nhiệm vụ được giao trong năm 2023 theo kế hoạch; "
    text = (clause * 20).strip() + " hoàn thành."
    assert len(text) > LONGEST
    assert all(piece.endswith(";") for piece in cut(text)[:-1])
    assert " ".join(cut(text)) == text


@given(st.text(alphabet="aĐ1. ,;:()“”…!?-+%/\n²", max_size=120))
def test_no_character_is_lost_or_doubled(text):
    ranges = split_text(text)
    covered = [i for a, b in ranges for i in range(a, b)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(not text[a].isspace() and not text[b - 1].isspace() for a, b in ranges)


@pytest.mark.parametrize("unit", ["(", "a. ", "x.", "; ", "A. ", "…", "1."])
def test_hostile_repetition_is_quick(unit):
    assert split_text(unit * 50_000)
