"""From a figure in the chat to the page that it stands on, as an investor goes."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

QUESTION = "Diện tích của Bến Nam Đình Vũ là bao nhiêu ha?"
SEEN = "image => image.complete && image.naturalWidth > 0"


def ask(page: Page, question: str) -> None:
    page.fill("#hoi-cau-hoi textarea", question)
    page.press("#hoi-cau-hoi textarea", "Enter")
    expect(page.locator(".hoi-dap").last).to_have_class(re.compile("hoi-done"))


def is_drawn(page: Page, selector: str) -> None:
    """The picture has come and is more than an empty frame."""
    image = page.locator(selector).first
    image.scroll_into_view_if_needed()
    page.wait_for_function(f"selector => ({SEEN})(document.querySelector(selector))", arg=selector)


@pytest.mark.parametrize(
    ("size", "scheme"), [((1280, 800), "light"), ((390, 844), "dark")], ids=["desk", "phone"]
)
def test_a_figure_is_one_click_from_its_page(chat, visit, picture, accessible, size, scheme):
    page = visit(chat, size=size, scheme=scheme)
    ask(page, QUESTION)
    is_drawn(page, ".hoi-hien .hoi-anh img")
    picture(page, f"page-card-{size[0]}")
    with page.context.expect_page() as opened:
        page.locator(".hoi-hien .hoi-anh").first.click()
    sheet = opened.value
    is_drawn(sheet, ".to img")
    assert sheet.evaluate("window.opener") is None
    expect(sheet.locator("html")).to_have_attribute("lang", "vi")
    expect(sheet.locator(".dan mark, .dan strong").first).to_contain_text("44,2")
    expect(sheet.locator("#danh-dau")).to_be_in_viewport()
    assert sheet.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    accessible(sheet)
    picture(sheet, f"page-view-{size[0]}")
    sheet.get_by_role("link", name="Trang sau").first.click()
    expect(sheet.locator("nav b").first).to_have_text("Trang 2/2")
    sheet.get_by_role("link", name="Về trang hỏi đáp").click()
    expect(sheet.locator("#hoi-cau-hoi textarea")).to_be_visible()
