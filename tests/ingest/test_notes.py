"""Without these, a note below the plans of next year is told as next year's plan."""

import pytest

from ingest.notes import called_marks, note_mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Ghi chú: (1) Trong đó chi thường xuyên 900 tỷ đồng.", "1"),
        ("(2) Không tính 3 hội nghị trực tuyến.", "2"),
        ("Chú thích: ² Số liệu chưa có huyện đảo.", "2"),
        ("¹ Không kể hàng quá cảnh.", "1"),
        ("2. Chi ngân sách", ""),
        ("Trong đó (1) là số ước.", ""),
        ("(1)", ""),
        ("(12,5%) so với cùng kỳ", ""),
    ],
)
def test_a_note_begins_with_its_mark(text, mark):
    assert note_mark(text) == mark


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Thu nội địa 795 tỷ đồng (1), thu khác 12 tỷ đồng (2).", ["1", "2"]),
        ("Làm ba việc: (1) rà soát, (2) kiểm tra.", []),
        ("đạt (80%) kế hoạch", []),
    ],
)
def test_a_note_is_called_behind_a_word(text, marks):
    assert called_marks(text) == marks
