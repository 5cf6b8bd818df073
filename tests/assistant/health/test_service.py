"""One real service, asked at every door, and what it tells of that to whom."""

import json

import pytest

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(900)]

QUESTION = "Kim ngạch xuất khẩu của tỉnh Đồng Nai năm 2019 là bao nhiêu?"
CANARY = "chim-hoang-yen-3"
FORGED = f"Kim ngạch {CANARY}\n[ERROR] giả mạo\r\x1b[31m\u2028[ERROR] nữa"
SECRETS = ("chim-hoang-yen", "127.0.0.1", "19,76", "Sen Vàng")
"""What no line of the log may hold: keys, passwords, addresses, questions, words of reports, names."""


@pytest.fixture(scope="module")
def asked(service):
    """The service after questions at every door, and what was refused there."""
    service.chat(QUESTION)
    service.chat(f"{CANARY} năm 2019?")
    for question in (QUESTION, FORGED, "How many foreign projects were there in 2019?", "Giá vàng hôm nay?"):
        service.ask(question)
    service.ask("Năm 2019, tổng vốn đầu tư trong nước vào các khu công nghiệp là bao nhiêu?")
    for _ in range(6):
        service.call(QUESTION)
    service.ask(QUESTION, headers={"Authorization": "Bearer hbc_chim-hoang-yen-4"})
    service.client.post(f"{service.public}api/v1/ask", content=b'{"question": "chim-hoang-yen-5"')
    service.client.get(f"{service.public}chim-hoang-yen-6", headers={"X-Forwarded-For": "203.0.113.7"})
    origin = {"Origin": service.staff.rstrip("/")}
    for password in ("chim-hoang-yen-7", "chim-hoang-yen-2 dài"):
        told = {"ten": "chim-hoang-yen-lan", "mat-khau": password}
        service.client.post(f"{service.staff}dang-nhap", data=told, headers=origin)
    return service


def total(figures, name, **labels):
    """Sum of a figure over all labels but those given."""
    wanted = [f'{label}="{value}"' for label, value in labels.items()]
    return sum(v for n, v in figures.items() if n.partition("{")[0] == name and all(w in n for w in wanted))


def test_every_question_is_counted_by_its_door_language_and_end(asked):
    figures = asked.figures()
    count = "hoi_questions_total"
    assert [total(figures, count, door=door) for door in ("chat", "api", "mcp")] == [2, 5, 6]
    assert total(figures, count, language="en") == 1
    assert total(figures, count, outcome="conflict") == 1
    assert total(figures, count, outcome="refused") >= 2
    assert total(figures, count, outcome="answered", door="mcp") == 6
    assert CANARY not in str(figures)


def test_each_stage_has_its_time_and_no_more_than_the_whole(asked):
    figures = asked.figures()
    spent = {
        s: total(figures, "hoi_question_seconds_sum", stage=s)
        for s in ("read", "search", "choose", "model", "whole")
    }
    assert min(spent.values()) > 0
    assert sum(spent.values()) - spent["whole"] <= spent["whole"]
    assert total(figures, "hoi_question_seconds_count", stage="whole") == 13


def test_a_model_that_fails_shows_by_reason_and_in_its_circuit(asked, wait):
    figures = asked.figures()
    assert total(figures, "hoi_model_fallbacks_total", reason="server") >= 4
    assert total(figures, "hoi_model_fallbacks_total", reason="open") >= 1
    wait(lambda: asked.figures()["hoi_model_circuit_open"] == 1)


def test_what_was_ingested_and_how_far_the_index_is_behind_shows(asked):
    figures = asked.figures()
    assert (figures["hoi_reports"], figures["hoi_ingestion_files_read"], figures["hoi_up"]) == (6, 6, 1)
    assert (figures["hoi_ingestion_files_failed"], figures["hoi_index_lag_seconds"]) == (0, 0)
    assert figures["hoi_ingestion_ended_seconds"] >= figures["hoi_ingestion_started_seconds"] > 1.7e9
    assert figures["hoi_passages"] > 6
    assert total(figures, "hoi_http_requests_total", port="staff") >= 2


def test_the_metrics_are_on_their_own_port_alone(asked):
    assert asked.client.get(f"{asked.public}metrics").status_code == 404
    assert asked.client.get(f"{asked.staff}metrics").status_code == 404
    assert asked.client.get(f"{asked.metrics}").status_code == 404


def test_both_ports_tell_their_health_to_who_has_no_account(asked, wait):
    for path in ("healthz", "readyz"):  # the first look has nothing to tell of before it ends
        wait(lambda path=path: asked.client.get(asked.public + path).status_code == 200, 60)
    for address in (asked.public, asked.staff):
        for path in ("healthz", "readyz"):
            answer = asked.client.get(address + path)
            assert (answer.status_code, answer.json()) == (200, {"service": "hoi-bao-cao", "status": "ok"})
            assert "no-store" in answer.headers["cache-control"]
            assert asked.client.head(address + path).content == b""
            assert asked.client.post(address + path).status_code == 405


def test_probes_are_not_held_to_the_public_limit(asked):
    codes = {asked.client.get(f"{asked.public}healthz").status_code for _ in range(500)}
    assert codes == {200}
    assert total(asked.figures(), "hoi_rate_limited_total") == 0


def test_the_log_has_a_json_object_a_line_and_nothing_that_is_not_to_be_told(asked):
    lines = asked.lines()
    told = [json.loads(line) for line in lines]
    assert all({"time", "level", "logger", "event"} <= one.keys() for one in told)
    questions = [one for one in told if one["event"] == "question"]
    assert len(questions) == 13
    assert len({one["id"] for one in questions}) == 13
    assert all(one["ms"] > 0 and one["stages_ms"] for one in questions)
    for secret in SECRETS:
        assert [line for line in lines if secret in line.replace(asked.others["model"].address, "")] == []
    assert not any("[ERROR]" in line for line in lines)


def test_a_trace_has_the_stages_of_each_question_and_no_word_of_it(asked, wait):
    from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

    received = asked.others["traces"].sent

    def spans():
        found = []
        for _, body in list(received):
            for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                found += [s for scope in resource.scope_spans for s in scope.spans]
        return found

    wait(lambda: sum(s.name == "question" for s in spans()) >= 13)
    whole = [s for s in spans() if s.name == "question"]
    first = next(s for s in whole if any(a.value.string_value == "mcp" for a in s.attributes))
    inside = [s for s in spans() if s.parent_span_id == first.span_id]
    assert [s.name for s in inside][:3] == ["read", "search", "choose"]
    assert all(first.start_time_unix_nano <= s.start_time_unix_nano <= s.end_time_unix_nano for s in inside)
    sent = b"".join(body for _, body in received)
    for secret in ("chim-hoang-yen", "xuất khẩu", "Đồng Nai", "19,76"):
        assert secret.encode() not in sent
    assert {path for path, _ in received} == {"/v1/traces"}
