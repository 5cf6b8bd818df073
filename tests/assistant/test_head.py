"""Asked for one measure of a project, a reader is not given another of the same project."""

import pytest

from assistant.head import head_words


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("Vốn đối ứng của các dự án cấp nước là bao nhiêu?", {"von", "doi", "ung"}),
        ("Các dự án cấp nước có bao nhiêu vốn đối ứng?", {"von", "doi", "ung"}),
        ("Hợp tác xã Mây Tre có doanh thu bao nhiêu?", {"doanh", "thu"}),
        ("Sản lượng chè", {"san", "luong", "che"}),
    ],
)
def test_the_measure_is_told_from_whose_it_is(question, head):
    assert head_words(question, folded=False) == head
