"""The button on the pages of two other sites, in a real browser: one may show the chat, one may not."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

QUESTION = "Tổng thu hút FDI năm 2022 là bao nhiêu?"
SITE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Ban quản lý</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>button, iframe, section, div {{ color: rgb(255, 0, 0) !important; background: lime !important;
  display: none !important; }}</style></head>
<body><p id="loi-chao">Trang của ban quản lý</p><a href="#cuoi" id="truoc">Liên kết</a>
<script src="{address}nhung.js"></script></body></html>"""


@contextmanager
def site(html: Callable[[], str]) -> Iterator[str]:
    """The address of another site, with a strict policy of its own."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = html().encode() if self.path == "/" else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def sites(
    samples_data: Path, begin: Callable[..., object], free: Callable[[], int]
) -> Iterator[tuple[str, str]]:
    """Two sites with the button: the first may show the chat."""
    address = ""
    with (
        site(lambda: SITE.format(address=address)) as allowed,
        site(lambda: SITE.format(address=address)) as other,
    ):
        os.environ["HOI_WIDGET_ORIGINS"] = allowed
        command = [sys.executable, "app.py", "--data", str(samples_data), "--port", str(free())]
        try:
            with begin(command, samples_data.parent / "widget.log") as address:  # type: ignore[attr-defined]
                yield allowed, other
        finally:
            del os.environ["HOI_WIDGET_ORIGINS"]


@pytest.fixture
def look(chromium: Browser) -> Iterator[Callable[..., Page]]:
    opened = []

    def open_page(address: str, size: tuple[int, int] = (1280, 800)) -> Page:
        page = chromium.new_page(locale="vi-VN", viewport={"width": size[0], "height": size[1]})
        page.set_default_timeout(60_000)
        opened.append(page)
        page.goto(address)
        return page

    yield open_page
    for page in opened:
        page.close()


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["desk", "phone"])
def test_a_site_that_may_shows_the_chat_and_it_answers(sites, look, picture, size):
    page = look(sites[0], size)
    button = page.get_by_role("button", name="Hỏi số liệu")
    expect(button).to_be_visible()
    assert button.evaluate("e => getComputedStyle(e).color") == "rgb(255, 255, 255)"
    button.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Hỏi Báo Cáo")
    expect(panel).to_be_visible()
    expect(button).to_be_hidden()
    chat = page.frame_locator("iframe")
    box = chat.locator("#hoi-cau-hoi textarea")
    expect(box).to_be_visible()
    box.fill(QUESTION)
    box.press("Enter")
    expect(chat.locator(".hoi-dap")).to_have_class(re.compile("hoi-done"))
    expect(chat.locator(".hoi-dap")).to_contain_text("2.082,6")
    expect(panel.get_by_role("alert")).to_be_hidden()
    width = panel.bounding_box()["width"]
    assert width == size[0] if size[0] < 600 else width <= 440
    picture(page, f"widget-{size[0]}")
    box.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(chat.locator(".hoi-dap")).to_contain_text("2.082,6")
    page.get_by_role("button", name="Đóng khung hỏi đáp").focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('#loi-chao')).position") == "static"


def test_a_site_that_may_not_sees_nothing_of_it(sites, look, picture):
    page = look(sites[1])
    with page.expect_console_message(lambda line: "frame-ancestors" in line.text):
        page.get_by_role("button", name="Hỏi số liệu").click()
    assert page.frame_locator("iframe").locator("#hoi-cau-hoi").count() == 0
    away = page.get_by_role("dialog").get_by_role("link", name="Mở trong thẻ mới").first
    assert away.get_attribute("rel") == "noopener noreferrer"
