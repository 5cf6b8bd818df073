"""A director is no answer to who the chairman is."""

import pytest

from assistant.offices import names_the_office
from assistant.question import read_question


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        ("Ai là Chủ tịch Tập đoàn Sông Thao?", "Ông Lê Văn Tám, Tổng giám đốc Tập đoàn Sông Thao", False),
        ("Ai là Chủ tịch Tập đoàn Sông Thao?", "Ông Lê Văn Tám, Chủ tịch Tập đoàn Sông Thao", True),
        ("Ai là Chủ tịch UBND tỉnh?", "Bà Trần Thị Bảy, Phó Chủ tịch UBND tỉnh", False),
        ("Ai là Phó Chủ tịch UBND tỉnh?", "Bà Trần Thị Bảy, Phó Chủ tịch UBND tỉnh", True),
        ("giam doc nha may la ai", "Giám đốc nhà máy Nguyễn Văn Sáu", True),
        ("giam doc nha may la ai", "Tổng giám đốc Nguyễn Văn Sáu", False),
        ("Ai dẫn đầu đoàn công tác?", "Ông Lê Văn Tám, Tổng giám đốc", True),
        ("Nhà máy ở đâu?", "Tổng giám đốc Nguyễn Văn Sáu", True),
    ],
)
def test_the_office_is_the_one_asked_for(question, text, named):
    assert names_the_office(read_question(question), text) == named
