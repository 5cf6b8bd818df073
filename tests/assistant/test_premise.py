"""Over the invented reports of ``conftest.py``: what a question takes for granted is held against them."""

import pytest

from prompts.answers import load_answers

SAID = load_answers().sections["premise"]


@pytest.mark.parametrize(
    ("question", "said", "values"),
    [
        ("Vì sao kim ngạch xuất khẩu của Đồng Nai năm 2019 giảm?", "up", ["7.1"]),
        ("vi sao kim ngach xuat khau cua dong nai nam 2019 giam", "up", ["7.1"]),
        ("Vì sao vốn FDI vào các khu công nghiệp Đồng Nai năm 2019 giảm so với năm 2018?", "up", ["12.4"]),
        ("Vì sao kim ngạch xuất khẩu của Đồng Nai năm 2019 tăng 20%?", "value", ["7.1"]),
        ("Tại sao kim ngạch nhập khẩu của Đồng Nai năm 2019 chỉ đạt 5 tỷ USD?", "value", ["16020000000"]),
        ("Vì sao vốn FDI vào các KCN Đồng Nai năm 2019 không đạt kế hoạch?", "plan_met", ["123.5"]),
        ("Kim ngạch xuất khẩu của Đồng Nai năm 2019 có tăng không?", "yes", ["7.1"]),
        ("Kim ngạch xuất khẩu của Đồng Nai năm 2019 có giảm không?", "no", ["7.1"]),
        ("Kim ngạch xuất khẩu của Đồng Nai năm 2019 tăng hay giảm?", "is_up", ["7.1"]),
        (
            "Vốn FDI vào các khu công nghiệp Đồng Nai năm 2019 có vượt kế hoạch không?",
            "is_plan_met",
            ["123.5"],
        ),
        (
            "Có đúng là kim ngạch nhập khẩu của Đồng Nai năm 2019 đạt 16 tỷ USD không?",
            "is_value",
            ["16020000000"],
        ),
        (
            "Có phải kim ngạch nhập khẩu của Đồng Nai năm 2019 đạt 17 tỷ USD không?",
            "value",
            ["16020000000"],
        ),
        (
            "Kim ngạch nhập khẩu của Đồng Nai năm 2019 có lớn hơn kim ngạch xuất khẩu không?",
            "no",
            ["3740000000"],
        ),
    ],
)
def test_the_reports_have_the_last_word(ask, question, said, values):
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.answer.split("\n")[0] == SAID[said]
    assert [f.value for f in answer.figures] == values
    assert answer.verdict is not None
    assert answer.verdict.stands


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao kim ngạch xuất khẩu của Đồng Nai năm 2019 tăng?",
        "Vì sao kim ngạch nhập khẩu của Đồng Nai năm 2019 giảm?",
        "Tại sao kim ngạch nhập khẩu của Đồng Nai năm 2019 đạt 16,02 tỷ USD?",
        "Kim ngạch xuất khẩu của Đồng Nai năm 2010 có tăng không?",
    ],
)
def test_what_is_borne_out_or_not_known_is_not_contradicted(ask, question):
    assert ask(question).answer.split("\n")[0] not in SAID.values()


def test_a_figure_that_no_report_states_is_not_granted_by_a_reason(ask):
    answer = ask("Vì sao kim ngạch nhập khẩu của Đồng Nai năm 2016 đạt 16,02 tỷ USD?")
    assert (answer.status, answer.figures) == ("refused", ())
    assert "2016" in answer.answer


def test_a_part_that_was_added_is_held_against_the_report(ask):
    answer = ask("Vì sao số vốn tăng thêm của các dự án FDI Đồng Nai năm 2019 thêm 900 triệu USD?")
    assert "900" not in "".join(f.text for f in answer.figures)
