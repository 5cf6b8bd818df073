"""REST as programs use it, over real HTTP."""

import json

import httpx2
import pytest

from assistant.chain import Assistant
from ingest.records import Span

QUESTION = "Kim ngạch nhập khẩu của Đồng Nai năm 2019 là bao nhiêu?"
ASK = "/api/v1/ask"


def events(text: str) -> list[tuple[str, dict]]:
    found = []
    for block in text.strip().split("\n\n"):
        name, data = block.split("\n", 1)
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def wrong(answer: httpx2.Response) -> tuple[int, str]:
    """Status and code; nothing but these and a sentence may be in the body."""
    told = answer.json()
    assert set(told) == {"error"}
    assert set(told["error"]) == {"code", "message"}
    assert len(told["error"]["message"]) > 10
    for secret in ("Traceback", "/work", "site-packages", ".py", "Error("):
        assert secret not in answer.text
    return answer.status_code, told["error"]["code"]


def test_an_answer_is_the_contracts_json_with_the_addresses_of_pages(call, served, assistant: Assistant):
    told = call.post(ASK, json={"question": QUESTION}).json()
    same = assistant.ask(QUESTION, id="q1").to_json()
    for figure in told["figures"]:
        address = figure.pop("page_url")
        assert address.startswith(f"{served}/trang/")
        assert "so=" in address
    for citation in told["citations"]:
        assert "doan=" in citation.pop("page_url")
    assert told.pop("timings_ms").keys() == same.pop("timings_ms").keys()
    assert told == same


def test_the_conversation_and_filters_count(call):
    history = [
        {"role": "user", "content": "Kim ngạch xuất khẩu Đồng Nai năm 2019?"},
        {"role": "assistant", "content": "19,76 tỷ USD"},
    ]
    told = call.post(ASK, json={"question": "Thế còn nhập khẩu?", "history": history}).json()
    assert told["figures"][0]["value"] == "16020000000"
    held = call.post(ASK, json={"question": QUESTION, "report": ["long-an-9-thang-2021.txt"]}).json()
    assert held["status"] == "refused"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "bad_json"),
        (b'{"question": "\xff"}', 400, "bad_json"),
        (b"[" * 20_000, 400, "bad_json"),
        (b'{"question": "a", "year": ' + b"9" * 5000 + b"}", 400, "bad_json"),
        (b"[]", 422, "bad_request"),
        (b"{}", 422, "bad_request"),
        (b'{"question": 7}', 422, "bad_request"),
        (b'{"question": "a", "surprise": 1}', 422, "bad_request"),
        (b'{"question": "a\\u0000b"}', 422, "bad_request"),
        (b'{"question": "\\ud800"}', 422, "bad_request"),
        (b'{"question": "a", "history": [{"role": "system", "content": "b"}]}', 422, "bad_request"),
        (b'{"question": "a", "history": [{"role": "user", "content": "\\udc00"}]}', 422, "bad_request"),
        (b'{"question": "a", "period": "2024-01-01"}', 422, "bad_request"),
        (b'{"question": "a", "period": "2024-13-01/2024-13-02"}', 422, "filter_refused"),
        (b'{"question": "a", "year": 1066}', 422, "filter_refused"),
        (b'{"question": " \\n "}', 422, "question_empty"),
        (json.dumps({"question": "x" * 2001}).encode(), 422, "question_too_long"),
        (json.dumps({"question": "x" * 70_000}).encode(), 413, "too_large"),
    ],
    ids=range(18),
)
def test_what_cannot_be_taken_is_refused_by_its_code(call, body, status, code):
    sent = call.post(ASK, content=body, headers={"Content-Type": "application/json"})
    assert wrong(sent) == (status, code)


def test_a_field_that_is_wrong_is_named_and_not_repeated(call):
    sent = call.post(ASK, json={"question": "a", "<script>": 1}, headers={"Accept-Language": "en"})
    assert "script" in sent.json()["error"]["message"]
    assert "<" not in sent.text


@pytest.mark.parametrize(
    ("accepted", "says"), [("", "đang để trống"), ("en-GB,en;q=0.9", "is empty"), ("fr", "đang để trống")]
)
def test_errors_speak_vietnamese_or_english(call, accepted, says):
    sent = call.post(ASK, json={"question": ""}, headers={"Accept-Language": accepted})
    assert says in sent.json()["error"]["message"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", ASK, 405, "method_not_allowed"),
        ("GET", "/api/v1/nothing", 404, "not_found"),
        ("GET", "/api/v1/passages/0123456789abcdef/0", 404, "not_found"),
        ("GET", "/api/v1/passages/..%2f..%2fetc/0", 404, "not_found"),
        ("GET", "/api/v1/passages/0123456789abcdef/-1", 422, "bad_request"),
        ("GET", "/api/v1/figures?surprise=1", 422, "bad_request"),
        ("GET", "/api/v1/figures?limit=0", 422, "bad_request"),
        ("GET", "/api/v1/figures?indicator=a%00b", 422, "bad_request"),
        ("DELETE", "/api/v1/reports", 405, "method_not_allowed"),
    ],
)
def test_addresses_that_are_none_say_so_in_the_same_form(call, method, path, status, code):
    assert wrong(call.request(method, path)) == (status, code)


def test_a_form_of_another_page_is_not_taken(call):
    assert wrong(call.post(ASK, content=b"question=a")) == (415, "unsupported_type")


def test_an_answer_grows_and_ends_whole(call):
    asked = {"question": QUESTION}
    sent = call.post(ASK, json=asked, headers={"Accept": "text/event-stream"})
    assert sent.headers["content-type"].startswith("text/event-stream")
    grown = events(sent.text)
    assert {name for name, _ in grown[:-1]} <= {"answer"}  # a short answer comes in one piece
    whole = call.post(ASK, json=asked).json()
    name, last = grown[-1]
    assert name == "done"
    assert {**last, "timings_ms": 0} == {**whole, "timings_ms": 0}
    assert whole["answer"].startswith(grown[0][1]["answer"])


def test_a_stream_that_cannot_begin_is_an_error_like_any_other(call):
    sent = call.post(ASK, json={"question": ""}, headers={"Accept": "text/event-stream"})
    assert wrong(sent) == (422, "question_empty")


def test_a_passage_is_the_reports_own_text_with_its_report(call, page_text):
    reports = call.get("/api/v1/reports").json()["reports"]
    report = next(r for r in reports if r["document"] == "dong-nai-kinh-te.html")
    passage = call.get(f"/api/v1/passages/{report['report_id']}/0").json()
    assert passage["report"] == report
    spans = tuple(Span(**span) for span in passage["spans"])
    assert passage["text"] == page_text("dong-nai-kinh-te.html", spans)
    assert "doan=" in passage["page_url"]


def test_a_passage_that_gives_orders_to_its_reader_says_so(call):
    reports = call.get("/api/v1/reports").json()["reports"]
    market = next(r["report_id"] for r in reports if r["document"] == "binh-dinh-2017.txt")
    notes = [call.get(f"/api/v1/passages/{market}/{n}").json().get("notes", []) for n in range(3)]
    assert any("không phải chỉ dẫn" in note for several in notes for note in several)


def test_the_description_holds_every_address_and_error(call):
    schema = call.get("/api/v1/openapi.json").json()
    addresses = {"/ask", "/figures", "/reports", "/passages/{report_id}/{ordinal}"}
    assert set(schema["paths"]) == addresses
    assert schema["servers"] == [{"url": "/api/v1"}]
    for methods in schema["paths"].values():
        for operation in methods.values():
            assert {"200", "401", "429", "503"} <= set(operation["responses"])
            assert "HTTPValidationError" not in json.dumps(operation)
