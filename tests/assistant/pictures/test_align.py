from hypothesis import given
from hypothesis import strategies as st

from assistant.pictures.align import UNMAPPED, align


def shown(text, printed, mapped):
    return "".join(printed[j] if j != UNMAPPED else "·" for j in mapped)


def test_a_running_head_and_a_moved_footnote_do_not_shift_the_rest():
    head, body, note, rest = (
        "baocaothang",
        "vondautunam2024dat412,6trieuusd",
        "1kehoach400",
        "tang9,6%sovoi2023",
    )
    printed = head + body + note + rest
    text = body + rest + note
    mapped = align(text, printed, [len(body), len(body + rest), len(text)])
    assert shown(text, printed, mapped) == text
    assert mapped[0] == len(head)
    assert mapped[-1] == len(head + body + note) - 1


def test_a_sentence_that_stands_twice_is_told_by_what_stands_around_it():
    quote = "datnamduan"
    text = f"congnghiepnhe{quote}congnghiepnang{quote}hetphan"
    mapped = align(text, "dau" + text, [len(text)])
    assert mapped == [i + 3 for i in range(len(text))]


def test_what_stands_twice_with_nothing_around_it_is_not_placed():
    assert align("5duan", "5duan5duan", [5]) == [UNMAPPED] * 5


def test_a_hyphen_at_a_line_end_is_overlooked():
    text, printed = "dichvulogisticsquocteden2024", "dichvulogis-ticsquocteden2024"
    mapped = align(text, printed, [len(text)])
    assert shown(text, printed, mapped) == text


def test_letters_of_the_next_cell_that_are_alike_by_chance_are_not_taken():
    label, number = "dientichdatcongnghiep(ha)", "57"
    printed = label + "5tongso" + "12" + "57"
    mapped = align(label + number, printed, [len(label), len(label + number)])
    assert shown(label, printed, mapped[: len(label)]) == label
    assert mapped[len(label)] != len(label)


@given(st.text("ab1", max_size=60), st.text("ab1", max_size=60))
def test_only_like_letters_are_paired_and_none_twice(text, printed):
    mapped = align(text, printed, [len(text)])
    pairs = [(i, j) for i, j in enumerate(mapped) if j != UNMAPPED]
    assert all(text[i] == printed[j] for i, j in pairs)
    assert len({j for _, j in pairs}) == len(pairs)
