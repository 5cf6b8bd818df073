"""Desk, command line, programs and answers read the same facts: one that differs between them is in doubt."""

import json

import pytest

from assistant.__main__ import main
from assistant.api.asking import FindFigures
from assistant.api.door import Door
from assistant.compose import print_exact
from assistant.desk.findings import Findings
from assistant.export.downloads import Downloads
from assistant.ui.figuredesk import FigureDesk

QUESTIONS = [
    "Kim ngạch xuất khẩu của tỉnh Đồng Nai năm 2019 là bao nhiêu?",
    "Kim ngạch nhập khẩu năm 2019 của Đồng Nai?",
    "tổng vốn đầu tư trong nước vào các khu công nghiệp Đồng Nai năm 2019",
    "Thu ngân sách nhà nước 9 tháng đầu năm 2021 của Long An?",
    "Tỷ lệ lấp đầy đất công nghiệp Long An",
    "Doanh thu bán lẻ của tỉnh Bình Định năm 2017",
    "Sản lượng chè búp tươi của tỉnh Tuyên Quang năm 2018?",
    "Diện tích cam sành Tuyên Quang năm 2018",
    "Khách du lịch Đồng Nai năm 2019",
    "Số lao động trong các khu công nghiệp Đồng Nai cuối năm 2019",
    "Thu nhập bình quân của người lao động trong khu công nghiệp Đồng Nai năm 2019",
    "Chỉ số SIPAS năm 2018 của Tuyên Quang",
]
FIELDS = ("text", "value", "unit", "indicator", "period", "as_of", "scope", "kind", "qualifier")
KEPT = (*FIELDS, "document", "page", "quote", "spans")


@pytest.fixture(scope="module")
def desk(assistant, figures) -> FigureDesk:
    return FigureDesk(figures, Findings(assistant), Downloads())


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_figure_of_an_answer_is_the_same_row_everywhere(
    question, ask, find, desk, data, capsys, assistant, figures
):
    answer = ask(question)
    assert answer.figures, answer.answer
    table = desk.table({"text": question}, "")
    rows = find(text=question).facts
    assert main(["figures", question, "--json", "--data", str(data)]) == 0
    listed = json.loads(capsys.readouterr().out)["figures"]
    served = Door(assistant, figures).figures(FindFigures(text=question))["figures"]
    assert [{n: f[n] for n in KEPT} for f in served] == [{n: f[n] for n in KEPT} for f in listed]
    for figure in answer.figures:
        if figure.operands:
            continue
        cited = next(c for c in answer.citations if c.mark == figure.citation)
        (row,) = [
            f
            for f in rows
            if (f.figure.text, f.report.document) == (figure.text, cited.document)
            and f.figure.indicator == figure.indicator
            and print_exact(f.figure.value) == figure.value
        ]
        wanted = {name: getattr(figure, name) for name in FIELDS}
        assert {name: row.to_json()[name] for name in FIELDS} == wanted
        assert [f for f in listed if f["link"] == row.link] == [json.loads(json.dumps(row.to_json()))]
        assert row.link.replace("&", "&#38;").split("?")[0] in table.replace("&#58;", ":")
        assert row.quote in cited.quote


def test_filters_find_each_row_of_the_catalogue_by_its_own_words(find):
    """Each figure is found by its indicator, unit, kind and report, in the words that stand in the row."""
    for fact in find(most=500).facts:
        figure = fact.figure
        named = {"indicator": figure.indicator, "unit": figure.unit, "kind": figure.kind}
        found = find(**named, report=fact.report.document, most=500).facts
        assert fact.key in {f.key for f in found}
