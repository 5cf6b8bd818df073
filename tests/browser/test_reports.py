"""A report in a real browser: sent, read, asked for, corrected, replaced, withdrawn; the chat follows."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from evals.ports import free_port
from tests.browser.conftest import DESK, PHONE, ROOT, running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1500)]

PASSWORD = "bốn chữ số liệu 2026"
READING = 240_000
"""Longest wait for a report to be read and the index to be swapped, in milliseconds."""

PATIENCE = 60_000
NAME = "Cảng Bến Xanh 2031.txt"
TEXT = "Báo cáo cảng Bến Xanh năm 2031\n\nNăm 2031, sản lượng hàng hóa qua cảng Bến Xanh đạt {} nghìn tấn.\n"
QUESTION = "Sản lượng hàng hóa qua cảng Bến Xanh năm 2031 là bao nhiêu?"

Enter = Callable[..., Page]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Addresses of the chat and of the desks, over data of their own."""
    data = tmp_path_factory.mktemp("desk") / "data"
    sample = next((ROOT / "samples").glob("*.html"))
    command = [sys.executable, "-m", "ingest", str(sample), "--data", str(data)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for name, role in (("lan", "editor"), ("minh", "reader")):
        command = [sys.executable, "-m", "assistant", "people", "add", name, "--role", role]
        added = [*command, "--data", str(data)]
        subprocess.run(added, cwd=ROOT, input=f"{PASSWORD}\n", text=True, check=True, capture_output=True)
    port = free_port()
    command = [sys.executable, "app.py", "--data", str(data), "--port", str(free_port())]
    with running([*command, "--staff-port", str(port)], data.parent / "app.log") as chat:
        yield chat, f"http://127.0.0.1:{port}"
    assert [path.name for path in data.glob("office.db*")] == ["office.db"]  # closed, its log brought in


@pytest.fixture
def enter(chromium: Browser, sites: tuple[str, str]) -> Iterator[Enter]:
    """Signs somebody in and opens the desk; nothing may be complained about but what was refused."""
    complaints: list[str] = []

    def sign_in(name: str = "lan", *, size: tuple[int, int] = DESK, scheme: str = "light") -> Page:
        context = chromium.new_context(
            locale="vi-VN",
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]  # a literal
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(sites[1])
        page.get_by_label("Tên đăng nhập").fill(name)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        tab = page.get_by_role("tab", name="Báo cáo", exact=True)
        expect(page.get_by_role("tab").first).to_be_visible(timeout=PATIENCE)
        if not tab.is_visible():
            page.get_by_role("button", name="Thêm bàn làm việc").click()
            tab = page.locator(".overflow-dropdown").get_by_role("button", name="Báo cáo", exact=True)
        tab.click()
        expect(rows(page).first).to_be_visible(timeout=PATIENCE)
        return page

    yield sign_in
    for context in chromium.contexts:
        context.close()
    assert complaints == []


def rows(page: Page):
    return page.locator("#hoi-bc-bang tbody tr")


def send(page: Page, name: str, content: str | bytes, *, at: str = "#hoi-bc-them") -> None:
    data = content.encode() if isinstance(content, str) else content
    given = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator(f"{at} input[type=file]").set_input_files(given)


def answer(chromium: Browser, chat: str, question: str) -> str:
    """What the public chat says, on a page of its own."""
    page = chromium.new_page(locale="vi-VN")
    page.set_default_timeout(PATIENCE)
    page.goto(chat)
    page.fill("#hoi-cau-hoi textarea", question)
    page.press("#hoi-cau-hoi textarea", "Enter")
    expect(page.locator(".hoi-dap").last).to_have_class(re.compile("hoi-done"), timeout=PATIENCE)
    said = page.locator(".hoi-dap").last.inner_text()
    page.close()
    return said


def follows(chromium: Browser, chat: str, *, holds: str = "", lacks: str) -> None:
    """The chat comes to answer with the one figure and without the other, by itself."""
    until = time.monotonic() + READING / 1000
    while lacks in (said := answer(chromium, chat, QUESTION)) or holds not in said:
        assert time.monotonic() < until, said
        time.sleep(1)


def test_a_report_s_life(enter: Enter, sites, chromium: Browser, accessible, picture) -> None:
    page = enter()
    accessible(page)
    picture(page, "reports-empty")
    send(page, NAME, TEXT.format("7.654"))
    sent = page.locator("#hoi-bc-them .hoi-bc-gui")
    expect(sent).to_contain_text("Đã nhận", timeout=PATIENCE)
    row = rows(page).filter(has_text=NAME)
    expect(row).to_contain_text("Đã đọc", timeout=READING)
    follows(chromium, sites[0], holds="7.654", lacks="8.765")

    send(page, NAME, TEXT.format("8.765"))
    expect(sent).to_contain_text("thay bản đang có hay giữ cả hai", timeout=PATIENCE)
    picture(page, "reports-asked")
    sent.get_by_role("button", name="Thay bản đang có").click()
    expect(sent.get_by_text("Đã nhận")).to_have_count(2, timeout=PATIENCE)
    follows(chromium, sites[0], holds="8.765", lacks="7.654")

    row.get_by_role("button").click()
    card = page.locator("#hoi-bc-chi-tiet")
    card.get_by_role("button", name="Hiệu chỉnh thông tin").click()
    card.get_by_label("Tên báo cáo").fill("Báo cáo tổng kết cảng Bến Xanh")
    card.get_by_label("Ngày ban hành").fill("32/01/2032")
    card.get_by_role("button", name="Lưu hiệu chỉnh").click()
    expect(card).to_contain_text("không phải ngày", timeout=PATIENCE)
    expect(card.get_by_label("Số, ký hiệu")).to_have_value("")
    expect(card.get_by_label("Ngày ban hành")).to_have_value("32/01/2032")
    accessible(page)
    picture(page, "reports-correct")
    card.get_by_label("Ngày ban hành").fill("05/01/2032")
    card.get_by_role("button", name="Lưu hiệu chỉnh").click()
    expect(row).to_contain_text("Báo cáo tổng kết cảng Bến Xanh", timeout=READING)
    expect(row).to_contain_text("Đã đọc", timeout=READING)

    row.get_by_role("button").click()
    expect(card).to_contain_text("đã hiệu chỉnh", timeout=PATIENCE)
    card.get_by_role("button", name="Rút báo cáo").click()
    accessible(page)
    picture(page, "reports-sure")
    card.get_by_role("button", name="Rút", exact=True).click()
    expect(card).to_contain_text("Đã rút", timeout=PATIENCE)
    expect(row).to_have_count(0, timeout=READING)
    follows(chromium, sites[0], lacks="8.765")

    page.get_by_role("tab", name="Nhật ký").click()
    log = page.locator("#hoi-bc-nhat-ky tbody tr")
    expect(log).to_have_count(4, timeout=PATIENCE)
    expect(log.first).to_contain_text("lan")
    accessible(page)
    picture(page, "reports-log")
    page.get_by_role("tab", name="Đã rút").click()
    expect(page.locator("#hoi-bc-rut tbody tr")).to_have_count(2, timeout=PATIENCE)
    picture(page, "reports-withdrawn")
    back = page.locator("#hoi-bc-rut tbody tr").filter(has_text="rút bằng tay")
    back.get_by_role("button", name="Khôi phục").click()
    back.get_by_role("alertdialog").get_by_role("button", name="Khôi phục").click()
    expect(page.locator("#hoi-bc-rut")).to_contain_text("Đã khôi phục", timeout=PATIENCE)
    follows(chromium, sites[0], holds="8.765", lacks="7.654")


def test_what_is_no_report_is_said_and_leaves_nothing(enter: Enter, sites, picture) -> None:
    page = enter(size=PHONE, scheme="dark")
    before = rows(page).count()
    sent = page.locator("#hoi-bc-them .hoi-bc-gui li")
    for name, content, why in (
        ("a\u202egpj.exe", b"MZ", "Không nhận tệp .exe"),
        ("rỗng.pdf", b"", "Tệp rỗng"),
        ("hỏng.docx", b"PK\x03\x04", "bị cắt giữa chừng"),
    ):
        send(page, name, content)
        expect(sent.last).to_contain_text(why, timeout=PATIENCE)
        assert "\u202e" not in sent.last.inner_text()
    picture(page, "reports-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.locator("#hoi-bc-loc").get_by_role("button", name="Tìm", exact=True).click()  # lists what is there
    page.wait_for_timeout(1000)
    expect(rows(page)).to_have_count(before, timeout=PATIENCE)


def test_a_reader_only_looks(enter: Enter, sites, accessible, picture) -> None:
    page = enter("minh")
    rows(page).filter(has_not_text=NAME).first.get_by_role("button").click()
    card = page.locator("#hoi-bc-chi-tiet")
    expect(card).to_contain_text("chỉ xem được", timeout=PATIENCE)
    assert page.locator("#hoi-bc-them").count() == 0
    assert card.get_by_role("button").count() == 0
    accessible(page)
    picture(page, "reports-reader")
    headers = {"Origin": sites[1]}
    refused = page.request.post(f"{sites[1]}/bao-cao/tep?ten=a.txt", data=b"x", headers=headers)
    assert refused.status == 403
    card.locator("summary").click()
    with page.expect_popup() as opened:
        card.get_by_role("link").first.click()
    assert "/trang/" in opened.value.url
