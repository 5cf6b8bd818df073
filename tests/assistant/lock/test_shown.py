import pytest

from assistant.lock.shown import show


def test_a_place_of_the_shown_text_leads_back_to_the_answer():
    answer = "Đạt **5 ha** [1], rồi **6 ha** [2]."
    shown = show(answer)
    assert shown.text == "Đạt 5 ha, rồi 6 ha."
    at = shown.text.index("6 ha")
    start, end = shown.span(at, at + 4)
    assert answer[start:end] == "6 ha"


@pytest.mark.parametrize(
    ("answer", "number", "marks"),
    [
        ("5 ha [1], rồi 6 ha [2].", "5 ha", (1,)),
        ("5 ha [1], rồi 6 ha [2].", "6 ha", (2,)),
        ("5 ha [1], [2] rồi 6 ha.", "5 ha", (1, 2)),
        ("5 ha [1][2] rồi 6 ha.", "6 ha", (2, 1)),
        ("5 ha.\n6 ha [2]", "5 ha", ()),
        ("[1] 5 ha", "5 ha", (1,)),
    ],
)
def test_a_number_belongs_to_the_marks_behind_it(answer, number, marks):
    shown = show(answer)
    at = shown.text.index(number)
    assert shown.cited_at(at, at + len(number)) == marks


def test_lines_end_where_the_answer_breaks_them():
    shown = show("một\nhai ba\nbốn")
    assert shown.text[slice(*shown.line(6))] == "hai ba"
    assert shown.text[slice(*shown.line(12))] == "bốn"
