import random
import re
import time
from calendar import month_name
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lock.check import check_answer, check_text
from assistant.records import Citation
from ingest.figures.printing import print_number
from ingest.records import Period, Span

QUOTE = (
    "Năm 2022, tổng vốn FDI từ đầu năm đến ngày 20/12/2022 đạt 2.082,6 triệu đô la Mỹ, bằng 38,9% cùng kỳ, "
    "gồm 89 dự án; thu nhập 11,52 triệu đồng/người/tháng; phấn đấu 12,5-15 tỷ USD giai đoạn 2021-2025 theo "
    "Quyết định số 51/QĐ-TTg; 38/54 thủ tục."
)


@pytest.fixture
def holds(cite):
    """Whether a text stands over the quote above."""
    return lambda text, **given: check_text(text, [cite(QUOTE)], **given).stands


@pytest.mark.parametrize(
    "said",
    [
        "FDI đạt **2.082,6 triệu đô la Mỹ** [1].",
        "FDI đạt 2,0826 tỷ USD [1].",
        "FDI reached USD 2,082.6 million in 2022 [1].",
        "FDI reached 2.0826 billion USD [1].",
        "Có 89 dự án FDI [1], bằng 38,9 % [1].",
        "Mục tiêu từ 12,5 đến 15 tỷ USD [1].",
        "Tính đến tháng 12/2022, theo Quyết định 51/QĐ-TTg [1].",
        "Thu nhập 11,52 triệu đồng [1].",
        "Đã làm 38/54 thủ tục [1].",
        "1. Vốn: 2.082,6 triệu USD [1]\n2. Dự án: 89 dự án [1]",
    ],
)
def test_the_same_value_and_unit_pass_in_any_print(holds, said):
    assert holds(said)


@pytest.mark.parametrize(
    "said",
    [
        "FDI đạt 2.083 triệu USD [1].",
        "FDI đạt 2,08 tỷ USD [1].",
        "FDI đạt 2.082,6 tỷ USD [1].",
        "FDI đạt 2.082,6 triệu đồng [1].",
        "FDI đạt 2.082,6 [1].",
        "Có 89 doanh nghiệp [1].",
        "Mục tiêu 12,5 tỷ USD [1].",
        "Mục tiêu 12,5-15 triệu USD [1].",
        "Năm 2021 đạt 2.082,6 triệu USD [1].",
        "Đến ngày 20/11/2022 [1].",
        "Theo Quyết định số 51/QĐ-UBND [1].",
        "Thu nhập 11,52 triệu đồng/người/năm [1].",
        "Đã làm 38/45 thủ tục [1].",
        "FDI đạt 2.082,6 triệu USD [2].",
        "Giai đoạn 2022-2025 [1].",
        "2. Vốn: 2.082,6 triệu USD [1]",
    ],
)
def test_anything_else_is_found_out(holds, said):
    assert not holds(said)


def test_every_number_is_listed_with_its_place_and_support(cite):
    text = "Năm 2022 đạt **2,0826 tỷ USD** [1], sai 5 ha."
    verdict = check_text(text, [cite(QUOTE)])
    listed = [(text[h.start : h.end], h.basis, h.citation, h.support) for h in verdict.numbers]
    assert listed == [
        ("2022", "quote", 1, "2022"),
        ("2,0826 tỷ USD", "quote", 1, "2.082,6 triệu đô la Mỹ"),
        ("1", "mark", 1, ""),
        ("5 ha", "none", None, ""),
    ]
    assert [h.reading for h in verdict.numbers[:2]] == ["2022", "2082600000 USD"]
    assert [h.text for h in verdict.unsupported] == ["5 ha"]


def test_a_number_cited_to_the_wrong_report_has_no_support(cite):
    """The reader who opens [2] must find the number there."""
    citations = [cite("Đạt 5 ha."), cite("Đạt 6 ha.", 2)]
    assert check_text("Đạt 5 ha [1], rồi 6 ha [2].", citations).stands
    assert not check_text("Đạt 5 ha [2], rồi 6 ha [1].", citations).stands
    assert check_text("Đạt 5 ha, rồi 6 ha [1][2].", citations).stands
    assert check_text("Đạt 6 ha.", citations).stands


def test_a_table_figure_needs_its_head_unit(cite, fact):
    row = "Cấp mới | 88 | 1.121,41"
    made = fact(row, "1.121,41", value=Decimal(1121410000), unit="USD")
    citations = [cite(row, facts=(made,), setting=("Vốn (triệu USD)",))]
    assert check_text("Cấp mới – Vốn (triệu USD): **1.121,41** [1]", citations).stands
    assert check_text("Cấp mới: 1,12141 tỷ USD [1]", citations).stands
    assert not check_text("Cấp mới – Vốn (tỷ USD): **1.121,41** [1]", citations).stands
    assert not check_text("Cấp mới – Vốn (tỷ đồng): **1.121,41** [1]", citations).stands
    assert not check_text("Cấp mới: **1.121,41** [1]", citations).stands


def test_a_fall_in_words_is_a_minus_in_a_table(cite, fact):
    row = "Lao động nước ngoài | -2,1"
    made = fact(row, "-2,1", value=Decimal("-2.1"), unit="%")
    citations = [cite(row, facts=(made,))]
    assert check_text("Lao động nước ngoài giảm 2,1% [1]", citations).stands
    assert not check_text("Lao động nước ngoài tăng 2,1% [1]", citations).stands


def test_days_that_ingestion_understood_may_be_said(cite, fact):
    quote = "Lũy kế đến nay có 5 dự án."
    made = fact(
        quote,
        "5 dự án",
        value=Decimal(5),
        unit="dự án",
        as_of=date(2024, 11, 20),
        period=Period(start=date(2021, 1, 1), end=date(2024, 11, 20)),
    )
    citations = [cite(quote, facts=(made,))]
    assert check_text("Số liệu tính đến 20/11/2024, giai đoạn 2021-2024.", citations).stands
    assert not check_text("Số liệu tính đến 20/10/2024.", citations).stands


def test_words_of_the_question_are_repeated_only_where_nothing_is_asserted(holds):
    asked = ("FDI năm 2019 có đạt 5 tỷ USD không?",)
    assert holds("Các báo cáo không có số liệu năm 2019.", asked=asked)
    assert holds("Hiểu theo câu hỏi trước: FDI năm 2019 có đạt 5 tỷ USD không?", asked=asked)
    assert holds("Báo cáo không nói “đạt 5 tỷ USD”.", asked=asked)
    assert not holds("FDI năm 2019 đạt 5 tỷ USD.", asked=asked)
    assert not holds("FDI không dưới 5 tỷ USD.", asked=asked)
    assert not holds("Không phải năm 2022 [1] mà năm 2019 [1].", asked=asked)


def test_a_formula_carries_its_result(cite):
    citations = [cite("Đạt 29.592 triệu USD."), cite("Kế hoạch 31.872 triệu USD.", 2)]
    said = "Đạt: 29.592 triệu USD [1] / 31.872 triệu USD [2] × 100 ≈ **92,85%**. Vậy là 92,85%."
    verdict = check_text(said, citations)
    assert verdict.stands
    assert [h.basis for h in verdict.numbers if h.basis != "mark"] == [
        *("operand", "operand", "formula", "formula", "formula")
    ]
    assert not check_text(said.replace("92,85%", "92,86%"), citations).stands
    assert not check_text(said.replace("31.872", "31.873"), citations).stands
    assert not check_text(said.replace("29.592 triệu USD [1] / ", ""), citations).stands


def test_no_answer_over_the_samples_is_withheld(sample_answers):
    assert [a.question for a in sample_answers if a.verdict is None or not a.verdict.stands] == []
    assert sum(len(a.verdict.numbers) for a in sample_answers) > 300


UNITS = {
    "triệu": "tỷ",
    "tỷ": "triệu",
    "nghìn": "triệu",
    "USD": "EUR",
    "đô la Mỹ": "euro",
    "đồng": "USD",
    "%": " lần",
    "dự án": "doanh nghiệp",
    "lao động": "ha",
    "người": "dự án",
}
"""A unit and another to put in its place."""


def mutants(printed: str, rng: random.Random):
    for i, digit in enumerate(printed):
        if digit.isdigit():
            other = rng.choice([d for d in "0123456789" if d != digit])
            yield f"{printed[:i]}{other}{printed[i + 1 :]}"
    yield from (printed.replace(unit, other, 1) for unit, other in UNITS.items() if unit in printed)


def stands_there(answer, printed: str) -> bool:
    """True when the reports happen to print the mutant too."""
    texts = [answer.question, answer.standalone_question]
    for c in answer.citations:
        texts += [c.quote, c.title, c.section, c.dated, *c.setting]
    words = "|".join(map(re.escape, [printed.replace("**", ""), *vietnamese_days(printed)]))
    return any(re.search(rf"(?<![\d.,])(?:{words})(?!\d|[.,]\d)", text) for text in texts)


def vietnamese_days(printed: str) -> list[str]:
    """The day of an English text as Vietnamese reports print it: "23 December 2022" is "23/12/2022"."""
    names = [name for name in month_name if name]
    found = re.search(rf"(\d{{1,2}}) ({'|'.join(names)}) (\d{{4}})", printed)
    if found is None:
        return []
    day, month, year = int(found[1]), names.index(found[2]) + 1, found[3]
    return [f"{day}/{month}/{year}", f"{day:02d}/{month:02d}/{year}"]


def test_every_changed_digit_and_unit_is_found_out(sample_answers):
    """One digit or unit of one number of a right answer is changed: the lock must object, always."""
    rng, tried, missed = random.Random(20240815), 0, []
    for answer in sample_answers:
        for held in answer.verdict.numbers:
            if held.note is not None or held.basis == "mark":
                continue
            printed = answer.answer[held.start : held.end]
            for mutant in mutants(printed, rng):
                text = f"{answer.answer[: held.start]}{mutant}{answer.answer[held.end :]}"
                tried += 1
                if check_answer(replace(answer, answer=text)).stands and not stands_there(answer, mutant):
                    missed.append((answer.question, printed, mutant))
    assert missed == []
    assert tried > 800


@given(
    value=st.integers(1, 10**9).map(lambda n: Decimal(n) / 100),
    other=st.integers(1, 10**9).map(lambda n: Decimal(n) / 100),
)
def test_only_the_quoted_amount_passes(value, other):
    quote = f"Tổng vốn đạt {print_number(value)} triệu USD."
    spans = (Span(page=1, start=0, end=len(quote)),)
    citation = Citation(mark=1, document="a.txt", title="", page=1, section="", quote=quote, spans=spans)
    said = f"Vốn là {print_number(other)} triệu USD [1]."
    assert check_text(said, [citation]).stands == (value == other)


def test_a_check_takes_a_few_milliseconds(sample_answers):
    started = time.perf_counter()
    for answer in sample_answers:
        check_answer(answer)
    assert (time.perf_counter() - started) / len(sample_answers) < 0.02


def test_a_question_repeated_in_a_note_asserts_nothing(cite):
    """Follow-ups typed without diacritics were refused: the note on how they were read fell through."""
    asked = ["tong von thang 11 nam 2018 la bao nhieu?"]
    said = f"Hiểu theo câu hỏi trước: {asked[0]}"
    assert check_text(said, [cite(QUOTE)], asked=asked, note=0).stands
    assert not check_text(said.replace("2018", "2017"), [cite(QUOTE)], asked=asked, note=0).stands


def test_a_quotation_of_the_question_asserts_nothing(cite):
    """Typed without diacritics, "thang 2 nam 2018" reads as an amount beside Vietnamese words."""
    asked = ["so vu vi pham thang 2 nam 2018 la bao nhieu?"]
    said = "Các báo cáo không nêu số liệu về “so vu vi pham thang 2 nam 2018”."
    assert check_text(said, [cite(QUOTE)], asked=asked).stands
    assert not check_text("Năm đó có “2 nam 2018 vụ”.", [cite(QUOTE)], asked=asked).stands


def test_a_quotation_may_leave_out_what_the_question_asks(cite):
    asked = ["Giá trị xuất khẩu gỗ sang Đức tăng bao nhiêu % trong 5 tháng 2018?"]
    said = "Các báo cáo không nêu số liệu về “Giá trị xuất khẩu gỗ sang Đức 5 tháng 2018”."
    assert check_text(said, [cite(QUOTE)], asked=asked).stands
    assert not check_text(said.replace("5 tháng", "6 tháng"), [cite(QUOTE)], asked=asked).stands
    assert not check_text(said.replace("2018", "% 2018"), [cite(QUOTE)], asked=asked).stands


def test_a_title_in_quotation_marks_is_not_read_anew(cite):
    cited = replace(cite("Lúa gạo tăng."), title="xuat-khau-10-thang-2024")
    assert check_text("Gần nhất: “xuat-khau-10-thang-2024” [1].", [cited]).stands
    assert not check_text("Gần nhất: “xuat-khau-11-thang-2024” [1].", [cited]).stands
    assert not check_text("Gần nhất: xuat-khau-10-thang-2023 [1].", [cited]).stands


def test_a_quote_of_another_citation_is_none(cite):
    cited = [replace(cite("Bieu 02 XNK"), mark=1), replace(cite("Lúa gạo tăng."), mark=2)]
    assert check_text("Đọc: “Bieu 02 XNK” [1]", cited).stands
    assert not check_text("Đọc: “Bieu 02 XNK” [2]", cited).stands
