"""The staff's port in a real browser, from the sign-in to every desk; the public port has none of it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from evals.ports import free_port
from tests.browser.conftest import DESK, PATIENCE, PHONE, ROOT, running, turn_to

pytestmark = pytest.mark.browser

PASSWORD = "bốn chữ số liệu 2026"
SHOWN = {
    "Hỏi đáp": "#hoi-cau-hoi textarea",
    "Tra cứu số liệu": "#hoi-so-lieu-bang tbody tr >> nth=0",
    "Báo cáo": "#hoi-bc-bang tbody tr >> nth=0",
    "Bản tin": "#hoi-bt-lap",
    "Phản hồi": "#hoi-phan-hoi-chon",
}
"""Desk → what is to be seen on it."""

SETTLED = """() => new Promise((done) => {
  const before = window.hoi.quiet();
  setTimeout(() => done(before && window.hoi.quiet()), 300);
})"""
"""The page has been told all that it asked for, and what it asks for after that."""

Enter = Callable[..., Page]


@pytest.fixture(scope="module")
def staff(samples_data: Path) -> Iterator[str]:
    """Address of the desks; Lan may edit, Minh may read."""
    for name, role in (("lan", "editor"), ("minh", "reader")):
        command = [sys.executable, "-m", "assistant", "people", "add", name, "--role", role]
        added = [*command, "--data", str(samples_data)]
        subprocess.run(added, cwd=ROOT, input=f"{PASSWORD}\n", text=True, check=True, capture_output=True)
    port = free_port()
    command = [sys.executable, "app.py", "--data", str(samples_data), "--port", str(free_port())]
    with running([*command, "--staff-port", str(port)], samples_data.parent / "staff.log"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def enter(chromium: Browser, staff: str) -> Iterator[Enter]:
    """Signs somebody in; nothing may be fetched from elsewhere or complained about afterwards."""
    elsewhere: list[str] = []
    complaints: list[str] = []

    def sign_in(
        name: str = "lan", *, size: tuple[int, int] = DESK, scheme: str = "light", password: str = PASSWORD
    ) -> Page:
        page = chromium.new_context(
            locale="vi-VN",
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]  # a literal
            reduced_motion="reduce",
        ).new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(staff)
        page.get_by_label("Tên đăng nhập").fill(name)
        page.get_by_label("Mật khẩu").fill(password)
        page.on("request", lambda r: elsewhere.append(r.url) if not r.url.startswith((staff, "data:")) else 0)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.get_by_role("button", name="Đăng nhập").click()
        return page

    yield sign_in
    for context in chromium.contexts:
        context.close()
    assert elsewhere == []
    assert complaints == []


def open_desk(page: Page, name: str) -> None:
    """Turn to a desk, and see that it is there."""
    turn_to(page, name)
    expect(page.locator(SHOWN[name])).to_be_visible()


def test_a_wrong_password_lets_nobody_in_and_says_so(enter: Enter, accessible) -> None:
    page = enter(password="đoán bừa một lần")
    expect(page.get_by_text("Tên đăng nhập hoặc mật khẩu không đúng.")).to_be_visible()
    accessible(page)


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_every_desk_can_be_used_by_everybody(enter: Enter, accessible, picture, size, scheme) -> None:
    page = enter(size=size, scheme=scheme)
    for number, name in enumerate(SHOWN):
        open_desk(page, name)
        accessible(page)
        picture(page, f"staff-{number}-{size[0]}")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_what_waits_for_the_server_stays_readable(enter: Enter) -> None:
    page = enter()
    expect(page.locator(SHOWN["Hỏi đáp"])).to_be_visible()
    held: list[Route] = []
    page.route("**/queue/data*", lambda route: held.append(route))
    page.reload()
    turn_to(page, "Tra cứu số liệu")
    form = page.locator("#hoi-so-lieu-loc .html-container")
    expect(form).to_have_class(re.compile(r"\bpending\b"))
    assert form.evaluate("form => getComputedStyle(form).opacity") == "1"


def test_a_bulletin_is_laid_out_with_its_pages_and_files(enter: Enter, picture) -> None:
    page = enter()
    open_desk(page, "Bản tin")
    expect(page.locator("#hoi-bt-ky input")).not_to_have_value("")
    page.locator("#hoi-bt-lap").click()
    shown = page.locator("#hoi-bt-xem")
    expect(shown.get_by_text("Nguồn trích dẫn")).to_be_visible()
    for ending in ("docx", "pdf"):
        with page.expect_download() as waited:
            shown.locator(f"a[href*='.{ending}']").first.click()
        assert Path(waited.value.path()).stat().st_size > 5_000
    picture(page, "staff-bulletin", whole=True)
    with page.expect_popup() as popped:
        shown.locator("a[href*='/trang/']").first.click()
    expect(popped.value.locator("mark, img").first).to_be_visible()


def kept(page: Page) -> Locator:
    """Conversations about foreign workers that the list of one's own offers, once it has come."""
    expect(page.locator("#hoi-bao .hoi-giu")).to_be_attached()
    page.wait_for_function(SETTLED)
    page.get_by_text("Hội thoại đã lưu của bạn").first.click()
    page.locator("#hoi-da-luu-chon input").click()
    return page.get_by_role("option").filter(has_text="Lao động nước ngoài")


def test_what_was_asked_is_kept_for_oneself_alone(enter: Enter) -> None:
    page = enter()
    open_desk(page, "Hỏi đáp")
    page.locator(SHOWN["Hỏi đáp"]).fill(
        "Lao động nước ngoài trong các khu công nghiệp năm 2024 là bao nhiêu?"
    )
    page.keyboard.press("Enter")
    expect(page.locator(".hoi-done")).to_be_visible()
    expect(kept(page)).to_have_count(1)
    page.reload()
    expect(kept(page)).to_have_count(1)
    expect(kept(enter("minh"))).to_have_count(0)


def test_after_signing_out_nothing_is_left_open(enter: Enter, staff: str) -> None:
    page = enter()
    open_desk(page, "Hỏi đáp")
    page.get_by_role("link", name="Đăng xuất").click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_label("Mật khẩu")).to_be_visible()
    page.wait_for_load_state()  # a script behind the form does it
    assert page.evaluate("sessionStorage.length") == 0
    page.goto(staff)
    expect(page.get_by_label("Mật khẩu")).to_be_visible()
    assert page.request.get(f"{staff}/config").status == 401


def test_whoever_comes_next_to_the_same_tab_finds_nothing_of_the_one_before(enter: Enter, staff: str) -> None:
    page = enter()
    open_desk(page, "Hỏi đáp")
    expect(page.locator("#hoi-bao .hoi-giu")).to_be_attached()  # the first view says what is kept, too
    page.evaluate("window.hoi.keep('[\"của Lan\"]')")
    before = json.loads(page.evaluate("window.hoi.told()"))
    page.reload()
    open_desk(page, "Hỏi đáp")
    again = json.loads(page.evaluate("window.hoi.told()"))
    assert again | {"page": ""} == before | {"page": ""}, "of the same person it is kept"
    assert again["page"] != before["page"], "each opening is told apart"
    told = {"ten": "minh", "mat-khau": PASSWORD}
    page.request.post(f"{staff}/dang-nhap", form=told, headers={"Origin": staff})
    page.reload()
    open_desk(page, "Hỏi đáp")
    after = page.evaluate("window.hoi.told()")
    assert "của Lan" not in after
    assert json.loads(after)["key"] != before["key"]
