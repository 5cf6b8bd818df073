"""What a reader does besides asking: coming back, switching, choosing, copying, losing the connection."""

import re
import sys

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK, DOUBLE, PHONE

pytestmark = pytest.mark.browser

BOX = "#hoi-cau-hoi textarea"
STATES = ("Tổng vốn FDI năm 2022?", "Tổng vốn FDI năm 2019?", "Có bao nhiêu dự án?", "Số có mâu thuẫn không?")
ENDED = re.compile("hoi-(done|failed|stopped)")


def ask(page: Page, question: str) -> None:
    answers = page.locator(".hoi-dap").count()
    page.fill(BOX, question)
    page.press(BOX, "Enter")
    answered(page, answers + 1)


def answered(page: Page, count: int) -> None:
    expect(page.locator(".hoi-dap")).to_have_count(count)
    expect(page.locator(".hoi-dap").last).to_have_class(ENDED)


def plain(chromium: Browser, address: str) -> Page:
    """A page that may complain: its connection is going to break."""
    page = chromium.new_page(locale="vi-VN", reduced_motion="reduce")
    page.set_default_timeout(30_000)
    page.goto(address)
    expect(page.locator("#hoi-goi-y button").first).to_be_visible()
    return page


@pytest.mark.parametrize(
    ("path", "size", "scheme"),
    [("", DESK, "light"), ("en", DESK, "dark"), ("", PHONE, "dark"), ("en", PHONE, "light")],
)
def test_every_state_is_readable_by_everybody(scripted, visit, accessible, picture, path, size, scheme):
    page = visit(f"{scripted}{path}", size=size, scheme=scheme)
    expect(page.locator("#hoi-goi-y button").first).to_be_visible()
    name = f"flows-{path or 'vi'}-{size[0]}-{scheme}"
    picture(page, f"{name}-empty")
    accessible(page)
    for question in (*STATES, "Kho hỏng thì sao?"):
        ask(page, question)
    page.locator("summary").last.click() if page.locator("summary").count() else None
    picture(page, name, whole=size == PHONE)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("document.documentElement.lang") == (path or "vi")
    dark = page.evaluate("document.body.classList.contains('dark')")
    assert dark == (scheme == "dark")


@pytest.mark.parametrize("path", ["tro-giup", "en/help"])
def test_help_is_one_press_away_and_readable_by_everybody(scripted, visit, accessible, picture, path):
    page = visit(f"{scripted}{'en' if path.startswith('en') else ''}", scheme="dark")
    page.locator("#hoi-dau-trang a").first.click()
    expect(page).to_have_url(f"{scripted}{path}")
    assert page.locator("h2").count() == 7
    picture(page, f"help-{path.replace('/', '-')}")
    accessible(page)
    page.locator("nav a").first.click()
    expect(page.locator(BOX)).to_be_visible()


def test_the_figure_stands_large_and_is_seen_first(scripted, visit):
    page = visit(scripted)
    for _ in range(3):
        ask(page, STATES[0])
    newest = page.locator(".hoi-dap").last
    expect(newest.locator(".hoi-lon")).to_be_in_viewport()
    assert newest.locator(".hoi-so-lon").inner_text() == "2.061,53"
    size = newest.locator(".hoi-so-lon").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size > 30


def test_a_conversation_outlives_reload_back_and_the_other_language(scripted, visit):
    page = visit(scripted)
    ask(page, STATES[0])
    ask(page, "Còn cả năm?")
    page.reload()
    answered(page, 2)
    page.get_by_role("link", name="English").click()
    answered(page, 2)
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    expect(page.locator(".hoi-dap").first).to_contain_text("2.061,53")
    expect(page.locator(".hoi-chep").first).to_have_text("Copy with sources")
    page.goto(f"{scripted}tro-giup")
    page.go_back()
    answered(page, 2)
    ask(page, "Còn nữa?")
    expect(page.locator(".hoi-dap").last).to_contain_text(f"“{STATES[0]}”")


def test_another_tab_is_another_conversation(scripted, chromium):
    context = chromium.new_context(locale="vi-VN", reduced_motion="reduce")
    page, other = context.new_page(), context.new_page()
    page.goto(scripted)
    ask(page, STATES[0])
    other.goto(scripted)
    expect(other.locator("#hoi-goi-y button").first).to_be_visible()
    assert other.locator(".hoi-dap").count() == 0
    ask(other, STATES[1])
    page.reload()
    answered(page, 1)
    expect(page.locator(".hoi-hoi")).to_contain_text(STATES[0])
    context.close()


def test_a_cleared_conversation_does_not_come_back(scripted, visit):
    page = visit(scripted)
    ask(page, STATES[0])
    page.get_by_role("button", name="Xóa hội thoại").click()
    expect(page.locator(".hoi-dap")).to_have_count(0)
    page.reload()
    expect(page.locator("#hoi-goi-y button").first).to_be_visible()
    assert page.locator(".hoi-dap").count() == 0


def test_readings_and_the_nearest_figure_are_asked_for_by_keyboard(scripted, visit):
    page = visit(scripted)
    ask(page, STATES[2])
    chips = page.locator(".hoi-doc button")
    expect(chips).to_have_count(2)
    asked = chips.last.inner_text()
    page.fill(BOX, "đang gõ dở")
    chips.last.focus()
    page.keyboard.press("Enter")
    answered(page, 2)
    expect(page.locator(".hoi-hoi").last).to_contain_text(asked)
    assert page.input_value(BOX) == "đang gõ dở"
    ask(page, STATES[1])
    page.locator(".hoi-gan button").focus()
    page.keyboard.press("Space")
    answered(page, 4)
    expect(page.locator(".hoi-hoi").last).to_contain_text("Tổng vốn FDI năm 2022 là bao nhiêu?")


def test_an_answer_is_copied_with_its_sources(scripted, visit):
    page = visit(scripted)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, STATES[0])
    page.locator(".hoi-chep").click()
    expect(page.locator(".hoi-chep")).to_have_text("Đã sao chép")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[0] == STATES[0]
    assert "2.061,53 triệu USD [1]" in copied
    assert "[1] Báo cáo công tác ngoại giao kinh tế năm 2022, trang 3, 28/12/2022" in copied


def test_the_colours_are_switched_and_remembered(scripted, visit):
    page = visit(scripted, scheme="light")
    page.get_by_role("button", name="Nền tối").click()
    expect(page.locator("body")).to_have_class(re.compile("dark"))
    page.goto(f"{scripted}tro-giup")
    expect(page.locator("html")).to_have_class(re.compile("dark"))
    page.goto(f"{scripted}en")
    expect(page.locator("body")).to_have_class(re.compile("dark"))
    page.get_by_role("button", name="Light").click()
    expect(page.locator("body")).not_to_have_class(re.compile("dark"))


def test_a_double_press_asks_once_and_a_long_question_is_taken(scripted, visit):
    page = visit(scripted)
    page.fill(BOX, "trả lời mãi")
    page.locator("#hoi-gui").dblclick()
    page.press(BOX, "Enter")
    expect(page.locator(".hoi-hoi")).to_have_count(1)
    page.wait_for_timeout(DOUBLE)
    page.get_by_role("button", name="Dừng").click()
    answered(page, 1)
    page.get_by_role("button", name="Hỏi lại").click()
    expect(page.locator(".hoi-hoi")).to_have_count(2)
    page.get_by_role("button", name="Dừng").click()
    answered(page, 2)
    long = ("dài " * 500)[:2000].strip().ljust(2000, "x")
    ask(page, long)
    assert page.locator(".hoi-hoi").last.inner_text().endswith("x")


def test_what_is_asked_the_moment_that_something_was_stopped_is_answered(scripted, chromium):
    page = chromium.new_page(locale="vi-VN", reduced_motion="reduce")
    page.add_init_script("""{
      const own = window.fetch; // a network on which every reply takes its time
      window.fetch = async (...request) => {
        const reply = await own(...request);
        if (/queue.data/.test(request[0].url ?? request[0])) return reply;
        return new Promise((done) => setTimeout(done, 300, reply));
      };
    }""")
    page.goto(scripted)
    expect(page.locator("#hoi-goi-y button").first).to_be_visible()
    for n in range(3):
        page.fill(BOX, "trả lời mãi")
        page.press(BOX, "Enter")
        expect(page.locator(".hoi-loi-dap")).to_have_count(2 * n + 1)
        page.get_by_role("button", name="Dừng").click()
        answered(page, 2 * n + 1)
        ask(page, STATES[0])
        expect(page.locator(".hoi-dap").last).to_have_class(re.compile("hoi-done"))
    page.context.close()


def test_a_question_is_seen_at_once_and_stop_stands_where_send_was(scripted, visit, accessible):
    page = visit(scripted)
    page.route("**/queue/join*", lambda route: None)  # on its way for as long as the test looks
    page.fill(BOX, "câu\nhỏi <b>")
    page.press(BOX, "Enter")
    expect(page.locator("#hoi-tam")).to_contain_text("hỏi <b>")
    expect(page.locator("#hoi-tam")).to_contain_text("Đang tìm trong các báo cáo")
    expect(page.get_by_role("button", name="Dừng")).to_be_visible()
    for name in ("Gửi", "Câu trả lời đúng"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    assert page.input_value(BOX) == ""
    page.fill(BOX, "câu sau")
    page.press(BOX, "Enter")
    assert page.input_value(BOX) == "câu sau"
    accessible(page)


def test_a_question_that_no_answer_can_come_to_is_given_back(scripted, visit):
    page = visit(scripted)
    page.route("**/queue/join*", lambda route: route.fulfill(json={}))  # taken, and forgotten
    page.fill(BOX, STATES[0])
    page.press(BOX, "Enter")
    expect(page.get_by_role("button", name="Dừng")).to_be_visible()
    expect(page.get_by_role("button", name="Gửi")).to_be_visible()
    assert page.input_value(BOX) == STATES[0]
    page.unroute("**/queue/join*")
    page.press(BOX, "Enter")
    answered(page, 1)


def test_a_question_chosen_during_an_answer_takes_its_place(scripted, visit):
    page = visit(scripted)
    ask(page, STATES[2])
    page.fill(BOX, "trả lời mãi")
    page.press(BOX, "Enter")
    expect(page.get_by_role("button", name="Dừng")).to_be_visible()
    chosen = page.locator(".hoi-doc button").last
    question = chosen.inner_text()
    chosen.click()
    answered(page, 3)
    expect(page.locator(".hoi-hoi").last).to_contain_text(question)
    assert ["stopped" in e.get_attribute("class") for e in page.locator(".hoi-dap").all()] == [
        False,
        True,
        False,
    ]


def test_a_server_lost_in_mid_answer_is_said_and_the_question_answered_in_the_end(
    begin, free, tmp_path, chromium
):
    command = [sys.executable, "tests/browser/scripted.py", str(free())]
    with begin(command, tmp_path / "one.log") as address:
        page = plain(chromium, address)
        page.fill(BOX, "chậm thôi, năm 2022?")
        page.press(BOX, "Enter")
        expect(page.locator(".hoi-loi-dap").last).to_contain_text("Tính")
    expect(page.locator("#hoi-mat")).to_contain_text("Mất kết nối khi đang trả lời")
    with begin(command, tmp_path / "two.log") as address:
        page.goto(address)
        answered(page, 1)
        expect(page.locator(".hoi-dap.hoi-done")).to_contain_text("Tính đến 20/12/2022")
        expect(page.locator("#hoi-mat")).to_have_count(0)
    page.context.close()


def test_a_question_that_never_arrived_is_not_lost(scripted, chromium):
    page = plain(chromium, scripted)
    page.context.set_offline(True)
    page.fill(BOX, STATES[0])
    page.press(BOX, "Enter")
    expect(page.locator("#hoi-mat")).to_contain_text("Mất kết nối")
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("#hoi-mat")).to_be_visible()
    page.get_by_role("button", name="Hỏi lại").click()
    answered(page, 1)
    expect(page.locator("#hoi-mat")).to_have_count(0)
    page.context.close()


def test_after_a_restart_of_the_server_the_conversation_is_there_again(begin, free, tmp_path, chromium):
    command = [sys.executable, "tests/browser/scripted.py", str(free())]
    with begin(command, tmp_path / "one.log") as address:
        page = plain(chromium, address)
        ask(page, STATES[0])
        ask(page, STATES[1])
    with begin(command, tmp_path / "two.log") as address:
        page.goto(address)
        answered(page, 2)
        for shown, asked in zip(page.locator(".hoi-hoi").all_inner_texts(), STATES, strict=False):
            assert shown.endswith(asked)
        ask(page, "Còn cả năm?")
        expect(page.locator(".hoi-dap").last).to_contain_text(f"“{STATES[0]}”")
    page.context.close()
