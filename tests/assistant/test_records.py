import json
from dataclasses import replace

from assistant.records import Answer, Citation
from ingest.records import Span
from tests import made

FIGURE = made.reading(
    "1,5 triệu USD", "1500000", "USD", indicator="vốn đăng ký", as_of="2016-06-30", qualifier="khoảng"
)


def test_a_plain_figure_has_the_contract_s_keys_only():
    keys = "text value unit indicator period as_of scope kind qualifier citation"
    assert " ".join(FIGURE.to_json()) == keys


def test_ranges_and_sums_have_their_own_keys():
    assert replace(FIGURE, value_max="2000000").to_json()["value_max"] == "2000000"
    total = replace(FIGURE, operands=(FIGURE, FIGURE), formula="1,5 + 1,5 = 3").to_json()
    assert total["operands"] == [FIGURE.to_json()] * 2
    assert total["formula"] == "1,5 + 1,5 = 3"


def test_what_serves_the_page_alone_is_not_in_the_json():
    citation = Citation(
        mark=1,
        document="a/b.pdf",
        title="Báo cáo",
        page=3,
        section="I › 2",
        quote="Vốn đạt 1,5 triệu USD.",
        spans=(Span(page=3, start=4, end=26),),
        passage="Vốn đạt 1,5 triệu USD.",
        highlight=(0, 22),
        dated="30/06/2016",
    )
    found = citation.to_json()
    assert found["spans"] == [{"page": 3, "start": 4, "end": 26}]
    assert found.keys().isdisjoint({"passage", "highlight", "figures", "dated"})


def test_an_answer_survives_json_with_times_to_a_tenth():
    answer = Answer(
        question="q",
        standalone_question="q",
        status="answered",
        answer="a",
        figures=(FIGURE,),
        notes=("n",),
        timings_ms={"total": 1.26},
    )
    found = json.loads(json.dumps(answer.to_json(), ensure_ascii=False))
    assert found["timings_ms"] == {"total": 1.3}
    assert (found["notes"], found["model"], found["citations"]) == (["n"], "extractive", [])
