"""Staff look a figure up in a real browser: filter, row, page, plot, export, coverage, findings."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from evals.ports import free_port
from tests.browser.conftest import DESK, PATIENCE, PHONE, running, turn_to

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def desk(samples_data: Path) -> Iterator[str]:
    """Address of the desk over the samples."""
    command = [sys.executable, "tests/browser/figures.py", str(samples_data), str(free_port())]
    with running(command, samples_data.parent / "figures.log") as address:
        yield address


@pytest.fixture
def seated(chromium: Browser, desk: str) -> Iterator[Open]:
    """The desk with its first table; nothing may be complained about."""
    complaints: list[str] = []
    pages: list[Page] = []

    def open_desk(size: tuple[int, int] = DESK, scheme: str = "light") -> Page:
        page = chromium.new_page(
            locale="vi-VN", viewport={"width": size[0], "height": size[1]}, color_scheme=scheme
        )
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.goto(desk)
        expect(page.locator("#hoi-so-lieu-bang tbody tr").first).to_be_visible()
        pages.append(page)
        return page

    yield open_desk
    told = list(complaints)  # a page that is closed in mid-request says so
    for page in pages:
        page.close()
    assert told == []


def look_up(page: Page, **given: str) -> None:
    for name, value in given.items():
        box = page.locator(f"#hoi-loc-{name}")
        if box.evaluate("e => e.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)
    page.get_by_role("button", name="Tìm", exact=True).click()


def test_from_a_filter_to_row_page_plot_and_file(seated: Open, accessible, picture, tmp_path: Path) -> None:
    page = seated()
    look_up(page, indicator="lao dong nuoc ngoai", unit="người")
    rows = page.locator("#hoi-so-lieu-bang tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("4.862 người")
    with page.expect_popup() as opened:
        rows.first.get_by_role("link").click()
    assert "/trang/" in opened.value.url
    rows.nth(1).get_by_role("button").click()
    detail = page.locator("#hoi-so-lieu-chi-tiet")
    expect(detail.locator("mark").first).to_have_text("4.757")
    points = detail.locator("svg a")
    expect(points).to_have_count(2)
    with page.expect_popup() as opened:
        points.first.click()
    assert "/trang/" in opened.value.url
    with page.expect_download() as saved:
        page.get_by_role("link", name="Tất cả 2 số liệu (.csv)").click()
    saved.value.save_as(tmp_path / "a.csv")
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert text.count("lao-dong-kcn-2024.docx") == 2
    accessible(page)
    picture(page, "figures-desk", whole=True)


def test_a_search_gives_what_the_chat_would_answer(seated: Open) -> None:
    page = seated()
    look_up(page, text="Tổng thu hút FDI năm 2022 là bao nhiêu?")
    first = page.locator("#hoi-so-lieu-bang tbody tr").first
    expect(first).to_contain_text("2.061,53")
    page.evaluate("document.querySelector('#hoi-so-lieu-bang tbody').id = 'truoc'")
    page.locator("#hoi-loc-text").press("Enter")
    expect(page.locator("#truoc")).to_have_count(0)  # what is pressed while a table gives way is not pressed
    page.locator("#hoi-so-lieu-bang tbody button").nth(1).click()
    expect(page.locator("#hoi-so-lieu-chi-tiet mark").first).to_be_visible()


def test_pages_turn_and_a_wrong_time_is_told(seated: Open) -> None:
    page = seated()
    expect(page.locator("#hoi-so-lieu-bang nav")).to_contain_text("Số liệu 1–25 trong")
    page.get_by_role("button", name="Trang sau").click()
    expect(page.locator("#hoi-so-lieu-bang nav")).to_contain_text("Số liệu 26–50 trong")
    look_up(page, period="hôm nào đó")
    expect(page.locator("#hoi-so-lieu-bang").get_by_role("alert")).to_contain_text(
        "Chưa xác định được kỳ số liệu"
    )
    page.get_by_role("button", name="Xóa điều kiện").click()
    expect(page.locator("#hoi-so-lieu-bang nav")).to_contain_text("Số liệu 1–25 trong")


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_coverage_and_findings_lead_to_their_pages(seated: Open, accessible, picture, size) -> None:
    page = seated(size, "dark" if size == DESK else "light")
    turn_to(page, "Mức độ đầy đủ")
    expect(page.locator(".hoi-luoi tbody tr").first).to_be_visible()
    assert page.locator(".hoi-luoi td a").first.get_attribute("href").startswith("/trang/")
    accessible(page)
    turn_to(page, "Kết quả rà soát")
    finding = page.locator("ol.hoi-ra-soat > li").first
    expect(finding).to_contain_text("SAI LỆCH")
    assert finding.get_by_role("link").count() >= 2
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_a_row_is_a_card_and_its_detail_comes_into_view(seated: Open, accessible, picture) -> None:
    page = seated(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#hoi-so-lieu-bang tbody tr").nth(3).get_by_role("button").click()
    expect(page.locator("#hoi-so-lieu-chi-tiet h3")).to_be_in_viewport()
    accessible(page)
    picture(page, "figures-phone")
