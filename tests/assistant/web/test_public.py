"""The public port as a stranger meets it, over real HTTP."""

import socket
from urllib.parse import urlparse

import pytest

pytestmark = pytest.mark.enable_socket

SLOW = {"HOI_CHAT_PER_MINUTE": 6, "HOI_CHAT_BURST": 3}
CLOSED = (
    "/config",
    "/config/",
    "/gradio_api/info",
    "/gradio_api/info/",
    "/openapi.json",
    "/gradio_api/openapi.json",
    "/docs",
    "/redoc",
    "/monitoring",
    "/monitoring/summary",
    "/login",
    "/logout",
    "/gradio_api/user",
    "/gradio_api/token",
    "/gradio_api/login_check",
    "/gradio_api/upload",
    "/gradio_api/upload_progress?upload_id=x",
    "/gradio_api/component_server",
    "/gradio_api/call/predict",
    "/gradio_api/call/predict/abc",
    "/gradio_api/api/predict",
    "/gradio_api/runs",
    "/gradio_api/run-history/buckets",
    "/gradio_api/deep_link?session_hash=x",
    "/gradio_api/startup-events",
    "/gradio_api/dev/reload",
    "/gradio_api/process_recording",
    "/gradio_api/vibe-edit/",
    "/gradio_api/vibe-code/",
    "/gradio_api/profiling/traces",
    "/gradio_api/mcp/sse",
    "/gradio_api/custom_component/x/client/y/z",
    "/gradio_api/stream/a/b/c/playlist.m3u8",
    "/svelte/x",
    "/pwa_icon",
    "/manifest.json",
    "/?deep_link=abc",
    # the payloads by which Gradio was made to give files or to fetch for a stranger
    "/gradio_api/file=/etc/passwd",
    "/gradio_api/file=../../../../etc/passwd",
    "/gradio_api/file=..%2f..%2f..%2fetc%2fpasswd",
    "/gradio_api/file=%2fetc%2fpasswd",
    "/gradio_api/file=C:/Windows/win.ini",
    "/gradio_api/file=http://127.0.0.1:80/",
    "/gradio_api/file=http://169.254.169.254/latest/meta-data",
    "/gradio_api/file=https://example.com/",
    "/gradio_api/file/etc/passwd",
    "/file=/etc/passwd",
    "/gradio_api/proxy=http://127.0.0.1:80/",
    "/gradio_api/proxy=https://evil.hf.space/x",
    "/static/../../../../etc/passwd",
    "/assets/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/assets/%2e%2e/%2e%2e/routes.py",
)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_but_the_chat_answers(public, method):
    host, port = urlparse(public).hostname, urlparse(public).port
    for path in CLOSED:
        with socket.create_connection((host, port), timeout=10) as raw:  # httpx would tidy the path
            head = f"Host: {host}:{port}\r\nContent-Length: 0\r\nConnection: close"
            raw.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n\r\n".encode())
            said = b""
            while piece := raw.recv(65536):
                said += piece
        assert said.split()[1] == b"404", (method, path, said[:300])
        assert b"root:" not in said


def test_the_page_is_safe_to_open_and_names_nobody_else(public, fetch):
    answer = fetch("GET", public, headers={"Accept-Encoding": "identity"})
    policy = answer.headers["content-security-policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert answer.text.count("<script") == answer.text.count(f"<script nonce={nonce}")
    assert "frame-ancestors 'self';" in policy + ";"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert "githubusercontent" not in answer.text
    assert "server" not in answer.headers
    assert nonce not in fetch("GET", public).headers["content-security-policy"]
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_another_site_may_show_the_chat_only_where_a_setting_says_so(serve_public, fetch):
    address = serve_public(HOI_WIDGET_ORIGINS="https://a.gov.vn", HOI_CHAT_PROXIES="127.0.0.1")
    answer = fetch("GET", address, headers={"X-Forwarded-Proto": "https"})
    assert "frame-ancestors 'self' https://a.gov.vn" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert "Secure; SameSite=None; Partitioned" in answer.headers["set-cookie"]


def test_a_conversation_is_its_browsers_own(public, browse):
    mine, thief = browse(public), browse(public)
    assert mine.ask("mật") == "mật"
    assert mine.ask("lần hai") == "mật; lần hai"
    assert thief.session == mine.session
    assert thief.ask("tôi là ai?") == "tôi là ai?"
    assert mine.join("bí mật").status_code == 200
    assert thief.join("gì đó").status_code == 200
    stolen = str(thief.read())
    assert "gì đó" in stolen
    assert "bí mật" not in stolen
    assert "bí mật" in str(mine.read())


def test_who_knows_the_hash_but_has_no_cookie_is_refused(public, browse):
    mine = browse(public)
    mine.ask("mật")
    thief = browse(public)
    thief.client.cookies.clear()
    assert thief.join("x").status_code == 403
    assert thief.read() == [{"status": 403}]
    assert "cookie" in thief.join("x").json()["detail"]
    for path in (f"/gradio_api/heartbeat/{mine.session}", "/gradio_api/queue/data?session_hash=x"):
        assert thief.client.get(path).status_code == 403


def test_an_event_is_ended_by_its_own_browser_only(public, browse):
    mine, thief = browse(public), browse(public)
    event = mine.join("chậm", 1).json()["event_id"]
    body = {"session_hash": mine.session, "fn_index": 1, "event_id": event}
    assert thief.client.post("/gradio_api/cancel", json=body).status_code == 400
    assert len([m for m in mine.read(most=8) if m["msg"] == "process_generating"]) > 2
    mine.join("chậm", 1)
    assert mine.client.post("/gradio_api/cancel", json=body).status_code == 200


def test_what_no_page_of_ours_sends_is_refused(public, browse):
    client = browse(public).client
    for body in ("", "[]", "{", "[" * 5000, '{"session_hash": 5}', '{"session_hash": "a/b", "fn_index": 0}'):
        assert client.post("/gradio_api/queue/join", content=body).status_code == 400
    for number in ("0", 99, -1, None):
        body = {"session_hash": "abc", "data": ["a", None], "fn_index": number}
        assert client.post("/gradio_api/queue/join", json=body).status_code == 400


def test_two_hundred_megabytes_are_refused_before_they_are_sent(public):
    host, port = urlparse(public).hostname, urlparse(public).port
    for path, status in (("/gradio_api/upload", b"413"), ("/gradio_api/queue/join", b"413"), ("/", b"413")):
        with socket.create_connection((host, port), timeout=30) as raw:
            head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 200000000\r\n\r\n"
            raw.sendall(head.encode() + b"x" * 1000)  # and never more: who waited for it would say 408
            assert raw.recv(65536).split()[1] == status


def test_a_body_of_untold_length_packed_or_slow_is_refused(public, fetch):
    endless = (b"x" * 8192 for _ in range(100))
    assert fetch("POST", f"{public}gradio_api/queue/join", content=endless).status_code == 413
    packed = {"Content-Encoding": "gzip"}
    assert fetch("POST", f"{public}gradio_api/queue/join", content=b"x", headers=packed).status_code == 415
    assert fetch("GET", public, headers={f"x-{n}": "a" * 1000 for n in range(20)}).status_code == 431


def test_who_asks_too_often_waits_and_nobody_else_does(serve_public, browse):
    mine = browse(serve_public(**SLOW, HOI_CHAT_PROXIES="127.0.0.1"))
    mine.headers = {"X-Forwarded-For": "203.0.113.7"}
    assert [mine.join("x").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = mine.join("x")
    assert 1 <= int(refused.headers["retry-after"]) <= 11
    assert "Xin đợi" in refused.json()["detail"]
    mine.headers = {"X-Forwarded-For": "203.0.113.8"}
    assert mine.join("x").status_code == 200


def test_what_is_called_beside_the_queue_is_counted_too(serve_public, browse):
    mine = browse(serve_public(**SLOW))
    body = {"data": ["x", None], "fn_index": 0, "session_hash": mine.session}
    seen = [mine.client.post("/gradio_api/run/remember", json=body).status_code for _ in range(4)]
    assert 429 not in seen[:3]
    assert seen[3] == 429


def test_a_made_up_forwarded_address_does_not_start_anew(serve_public, browse):
    mine = browse(serve_public(**SLOW))
    seen = []
    for n in range(8):
        mine.headers = {"X-Forwarded-For": f"203.0.113.{n}", "Forwarded": f"for=203.0.113.{n}"}
        seen.append(mine.join("x").status_code)
    assert seen == [200] * 3 + [429] * 5
    behind = browse(serve_public(**SLOW, HOI_CHAT_PROXIES="127.0.0.1"))
    seen = []
    for n in range(8):
        behind.headers = {"X-Forwarded-For": f"203.0.113.{n}, 198.51.100.1"}
        seen.append(behind.join("x").status_code)
    assert seen == [200] * 3 + [429] * 5


def test_all_together_have_a_limit_too(serve_public, browse):
    mine = browse(serve_public(HOI_CHAT_ALL_PER_MINUTE=6, HOI_CHAT_ALL_BURST=4, HOI_CHAT_PROXIES="127.0.0.1"))
    seen = []
    for n in range(6):
        mine.headers = {"X-Forwarded-For": f"203.0.113.{n}"}
        seen.append(mine.join("x").status_code)
    assert seen == [200] * 4 + [429] * 2


def test_routes_of_ours_answer_and_know_who_asks(public, fetch):
    assert fetch("GET", f"{public}ai", headers={"X-Forwarded-For": "1.2.3.4"}).text == "127.0.0.1 http"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1"])
def test_no_other_site_may_read(public, origin, fetch):
    for method in ("GET", "OPTIONS"):
        asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        for path in ("", "gradio_api/queue/join", "ai"):
            answer = fetch(method, f"{public}{path}", headers=asked)
            assert "access-control-allow-origin" not in answer.headers


def test_files_are_counted_by_themselves(serve_public, browse):
    mine = browse(serve_public(HOI_CHAT_FILES_PER_MINUTE=4, HOI_CHAT_REQUESTS_PER_MINUTE=60))
    seen = [mine.client.get(f"/tai-ve/{'x' * 32}/a.docx") for _ in range(40)]
    assert [answer.status_code for answer in seen[:3]] == [404, 404, 429], "half a minute's at once"
    assert {answer.status_code for answer in seen[2:]} == {429}
    assert int(seen[-1].headers["retry-after"]) >= 1
    assert mine.ask("hỏi") == "hỏi", "forty files have taken nothing from the chat"


def test_who_reads_english_is_refused_in_english(public, fetch):
    page = {"Accept": "text/html"}
    told = fetch("GET", f"{public}khong-co", headers={**page, "Accept-Language": "en-GB,en"}).text
    assert told == "There is no such page."
    assert fetch("GET", f"{public}en/khong-co", headers=page).text == told
    assert fetch("GET", f"{public}khong-co", headers=page).text == "Không có trang này."
