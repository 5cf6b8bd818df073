from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.candidate import Candidate
from assistant.compose import (
    LONGEST_CLAUSE,
    Bench,
    clause_range,
    plain,
    print_day,
    print_exact,
    reading,
    state,
)
from assistant.facts import judge_figures
from assistant.question import read_question
from ingest.records import Figure, Sentence, Span
from tests import made

QUESTION = "Kim ngạch nhập khẩu của Đồng Nai năm 2019 là bao nhiêu?"


@pytest.fixture
def evidence(gather):
    return gather(QUESTION)


@pytest.fixture
def best(evidence) -> Candidate:
    return judge_figures(read_question(QUESTION), evidence)[0]


def sentence(text: str, **given: object) -> Sentence:
    fields: dict = {"ordinal": 0, "kind": "paragraph", "headings": (), "block": 0}
    return Sentence(spans=(Span(page=1, start=0, end=len(text)),), text=text, **{**fields, **given})


def figure_in(text: str, number: str, clause: tuple[int, int] | None = None, **given: object) -> Figure:
    fields: dict = {"value": 5, "unit": "ha", "indicator": "diện tích", **given}
    return made.figure(number, at=text.index(number), clause=clause or (0, len(text)), **fields)


def candidate(best: Candidate, text: str, number: str, **given: object) -> Candidate:
    return replace(best, sentence=sentence(text), figure=figure_in(text, number, **given))


def test_report_text_cannot_pass_for_our_own_marks():
    assert plain("Tăng **nhiều** [12]\n theo\tbáo cáo") == "Tăng nhiều (12) theo báo cáo"


def test_the_same_sentence_is_cited_once(evidence, best):
    bench = Bench(evidence)
    marks = [bench.cite(best.report, [best.sentence], [best.figure]) for _ in range(2)]
    other = next(s for s in evidence.sentences.values() if s != best.sentence)
    marks.append(bench.cite(best.report, [other]))
    assert marks == [1, 1, 2]
    assert [c.mark for c in bench.citations] == [1, 2]


def test_the_quote_and_its_figures_are_found_again_in_the_passage(evidence, best):
    bench = Bench(evidence)
    bench.cite(best.report, [best.sentence], [best.figure])
    (citation,) = bench.citations
    low, high = citation.highlight
    assert citation.passage[low:high] == citation.quote == best.sentence.text
    ((start, end),) = citation.figures
    assert citation.passage[start:end] == best.figure.text


def test_two_figures_of_one_sentence_are_both_marked(evidence):
    figures = [f for f in evidence.figures if f.text in ("19,76 tỷ USD", "7,1%")]
    bench = Bench(evidence)
    for figure in figures:
        report = evidence.reports[figure.report_id]
        assert bench.cite(report, [evidence.sentence(figure)], [figure]) == 1
    (citation,) = bench.citations
    assert [citation.passage[a:b] for a, b in citation.figures] == ["19,76 tỷ USD", "7,1%"]


def test_the_figure_is_bold_and_marked_with_its_source(best):
    assert state(best, 3).endswith("[3]")
    assert state(best, 3).count("**16,02 tỷ USD**") == 1


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("Rừng (5 ha) được trồng.", "5 ha", "Rừng (**5 ha**) được trồng [1]"),
        ("- Rừng: 5 ha;", "5 ha", "Rừng: **5 ha** [1]"),
        ("5 ha rừng được trồng.", "5 ha", "**5 ha** rừng được trồng [1]"),
        ("* 5 ha rừng được trồng.", "5 ha", "**5 ha** rừng được trồng [1]"),
        ("Trồng  mới\n5 ha .", "5 ha", "Trồng mới **5 ha** [1]"),
    ],
)
def test_a_clause_reads_as_a_sentence(best, text, number, said):
    assert state(candidate(best, text, number), 1) == said


def test_the_period_is_said_where_the_clause_leaves_it_out(best):
    said = state(candidate(best, "Trồng mới 5 ha rừng.", "5 ha", period_text="6 tháng đầu năm 2016"), 1)
    assert said.startswith("6 tháng đầu năm 2016: Trồng mới")
    said = state(candidate(best, "Năm 2016 trồng mới 5 ha rừng.", "5 ha", period_text="Năm 2016"), 1)
    assert said.startswith("Năm 2016 trồng")


def test_a_long_sentence_is_cut_at_words_around_its_figure():
    text = f"{'từ dài ' * 120}đạt 5 ha {'phần sau ' * 120}"
    low, high = clause_range(figure_in(text, "5 ha"), sentence(text))
    assert "5 ha" in text[low:high]
    assert high - low <= LONGEST_CLAUSE + 40
    assert low == 0 or text[low - 1] == " "
    assert high == len(text) or text[high] == " "


def test_a_table_row_is_shown_whole():
    text = "Rừng | 5 ha | " + "9 | " * 100
    assert clause_range(figure_in(text, "5 ha", (0, 4)), sentence(text, kind="row")) == (0, len(text))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal("2061530000.00"), "2061530000"),
        (Decimal("8.50"), "8.5"),
        (Decimal("1E+9"), "1000000000"),
        (Decimal(0), "0"),
        (Decimal("0.05"), "0.05"),
        (Decimal("-3.0"), "-3"),
    ],
)
def test_values_are_exact_decimals_without_exponents(value, printed):
    assert print_exact(value) == printed


def test_both_ends_of_a_range_are_printed_alike(best):
    made = candidate(
        best, "đạt 5 ha", "5 ha", value=Decimal("220000.0"), value_max=Decimal("230000.00"), qualifier="ước"
    )
    found = reading(made, 2)
    assert (found.value, found.value_max, found.qualifier, found.citation) == ("220000", "230000", "ước", 2)


def test_days_are_printed_as_in_vietnam():
    assert print_day(date(2016, 3, 5)) == "05/03/2016"


def test_a_part_of_a_whole_is_no_range(ask_over):
    text = "Nông thôn mới tỉnh Vân Trà năm 2031\n\nĐến hết năm 2031 có 58/188 xã đạt chuẩn nông thôn mới.\n"
    [told] = ask_over({"xa.txt": text}, "Vân Trà có bao nhiêu xã đạt chuẩn nông thôn mới?").figures
    assert (told.text, told.value, told.value_max) == ("58/188 xã", "58", None)
