"""The pictures of the README, of the real app over the samples: ``python tests/browser/shots.py [FOLDER]``.

Every picture is to be looked at before it is kept.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from playwright.sync_api import Browser, Page, expect, sync_playwright

from evals.ports import free_port
from tests.browser.conftest import FLAGS, PHONE, ROOT, running

NAME, PASSWORD = "lan", "bốn chữ số liệu 2026"
WIDE, TALL = (1280, 900), (1280, 1000)
CUT = "bao-cao-thu-hut-dau-tu-quy-iv-2024.pdf"
"""A report that came only in part."""


def prepare(data: Path) -> None:
    """The samples as a report desk's own, one of them cut short; and somebody who may edit."""
    reports = data / "reports"
    shutil.copytree(ROOT / "samples", reports, ignore=shutil.ignore_patterns("*.py", "*.md"))
    whole = next(reports.rglob("*.pdf")).read_bytes()
    (reports / CUT).write_bytes(whole[: len(whole) // 3])
    ingest = [sys.executable, "-m", "ingest", str(reports), "--data", str(data)]
    subprocess.run(ingest, cwd=ROOT, check=False)  # the cut one is named, and the rest is read
    add = [sys.executable, "-m", "assistant", "people", "add", NAME, "--role", "editor", "--data", str(data)]
    subprocess.run(add, cwd=ROOT, input=f"{PASSWORD}\n", text=True, check=True)


def opened(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    """A page of a Vietnamese browser."""
    page = browser.new_page(
        locale="vi-VN", viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
    )
    page.goto(address)
    return page


def asked(browser: Browser, address: str, size: tuple[int, int], question: str) -> Page:
    """The chat with an answer."""
    page = opened(browser, address, size)
    page.fill("#hoi-cau-hoi textarea", question)
    page.press("#hoi-cau-hoi textarea", "Enter")
    expect(page.locator(".hoi-dap.hoi-done")).to_be_visible()
    page.wait_for_timeout(500)
    return page


def seated(browser: Browser, address: str, desk: str) -> Page:
    """Somebody at a desk."""
    page = opened(browser, address, WIDE)
    page.get_by_label("Tên đăng nhập").fill(NAME)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("tab", name=desk, exact=True).click()
    return page


def take(browser: Browser, chat: str, desks: str, folder: Path) -> None:
    """All of them."""
    page = asked(browser, chat, TALL, "Tổng vốn FDI thu hút năm 2022 của thành phố?")
    page.screenshot(path=folder / "chat.png")
    question = "Lao động nước ngoài trong các khu công nghiệp năm 2024 là bao nhiêu?"
    asked(browser, chat, PHONE, question).screenshot(path=folder / "phone.png")

    page = seated(browser, desks, "Tra cứu số liệu")
    page.get_by_label("Tìm như trong khung hỏi đáp").fill("Tổng thu hút FDI năm 2022")
    page.get_by_role("button", name="Tìm", exact=True).click()
    figure = page.locator("#hoi-so-lieu-bang tbody tr").filter(has_text="2.082,6").first
    figure.get_by_role("button").or_(figure.get_by_role("link")).first.click()
    expect(page.get_by_text("Nguyên văn")).to_be_visible()
    page.screenshot(path=folder / "desk.png")

    page = seated(browser, desks, "Báo cáo")
    failed = page.locator("#hoi-bc-bang tbody tr").filter(has_text=CUT)
    failed.get_by_role("button").first.click()
    expect(page.locator("#hoi-bc-chi-tiet")).to_contain_text(CUT)
    page.screenshot(path=folder / "reports.png")


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs"
    with TemporaryDirectory() as place, sync_playwright() as driver:
        data, port = Path(place) / "data", free_port()
        prepare(data)
        path = shutil.which("chromium") or "/usr/bin/chromium"
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        expect.set_options(timeout=60_000)
        command = [sys.executable, "app.py", "--data", str(data), "--port", str(free_port())]
        with running([*command, "--staff-port", str(port)], Path(place) / "log") as chat:
            take(browser, chat, f"http://127.0.0.1:{port}", folder)
        browser.close()


if __name__ == "__main__":
    main()
