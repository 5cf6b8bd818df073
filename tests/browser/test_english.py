"""What a reader of English is told when something is not taken, on a desktop and on a phone."""

import re
import sys

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK, DOUBLE, PHONE

pytestmark = pytest.mark.browser

BOX = "#hoi-cau-hoi textarea"
QUESTION = "What was total FDI in 2022?"
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


def told(page: Page, sentence: str) -> None:
    """One notice, in English, wholly on the screen."""
    notice = page.locator("[role=alert], [data-testid=toast-text]").filter(has_text=sentence, visible=True)
    expect(notice).to_have_count(1)
    assert not VIETNAMESE.search(notice.inner_text())
    box = notice.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.viewport_size["width"]


def answered(page: Page, count: int) -> None:
    expect(page.locator(".hoi-dap")).to_have_count(count)
    expect(page.locator(".hoi-dap").last).to_have_class(re.compile("hoi-(done|stopped)"))


def english(chromium: Browser, address: str, size: tuple[int, int]) -> Page:
    """The page after the switch; it may complain, for its questions are going to be refused."""
    page = chromium.new_page(
        locale="vi-VN", viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce"
    )
    page.goto(address)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    expect(page.locator("#hoi-goi-y button").first).to_be_visible()
    return page


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_every_warning_is_english_after_the_switch(scripted, chromium, picture, size):
    page = english(chromium, scripted, size)
    page.press(BOX, "Enter")
    told(page, "Please type a question first.")
    page.fill(BOX, "x" * 2001)
    page.press(BOX, "Enter")
    told(page, "The question has 2,001 characters, more than the limit of 2,000.")
    assert len(page.input_value(BOX)) == 2001
    picture(page, f"english-long-{size[0]}")
    page.fill(BOX, "trả lời mãi")
    page.locator("#hoi-gui").dblclick()
    expect(page.locator(".hoi-hoi")).to_have_count(1)
    page.wait_for_timeout(DOUBLE)
    page.get_by_role("button", name="Stop").click()
    answered(page, 1)
    expect(page.locator(".hoi-dap")).to_contain_text("This answer was stopped before it was complete.")
    page.context.set_offline(True)
    page.fill(BOX, QUESTION)
    page.press(BOX, "Enter")
    told(page, "The connection was lost in the middle of an answer.")
    picture(page, f"english-lost-{size[0]}")
    page.context.set_offline(False)
    page.reload()
    told(page, "The connection was lost in the middle of an answer.")
    page.locator("#hoi-mat").get_by_role("button").click()
    answered(page, 2)
    expect(page.locator("#hoi-mat")).to_have_count(0)
    page.context.close()


def test_too_many_questions_are_refused_in_english_and_stay_in_the_box(
    begin, free, tmp_path, chromium, picture
):
    command = [sys.executable, "tests/browser/scripted.py", str(free())]
    # Each page that is opened asks once for its conversation: two pages and one question.
    with begin(command, tmp_path / "log", HOI_CHAT_BURST="3", HOI_CHAT_PER_MINUTE="1") as address:
        page = english(chromium, address, DESK)
        page.fill(BOX, QUESTION)
        page.press(BOX, "Enter")
        answered(page, 1)
        for size in (DESK, PHONE):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            while page.request.post(f"{address}gradio_api/queue/join").status != 429:
                pass  # on a busy machine a minute has gone by, and one more may be asked
            page.fill(BOX, QUESTION)
            page.press(BOX, "Enter")
            told(page, "You are sending requests too fast. Please wait")
            picture(page, f"english-limited-{size[0]}")
            assert page.input_value(BOX) == QUESTION
            expect(page.locator(".hoi-dap")).to_be_visible()
            page.locator(".hoi-dap").click(trial=True)  # nothing lies over the conversation
            page.get_by_role("button", name="Close").first.click()
            # A notice goes slowly; the next size must not measure this one on its way out.
            expect(page.locator("[data-testid=toast-text]")).to_have_count(0)
        assert page.locator(".hoi-dap").count() == 1
        page.context.close()
