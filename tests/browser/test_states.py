"""Every state of the page, over the scripted assistant."""

import re
import sys

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

BOX = "#hoi-cau-hoi textarea"


def send(page: Page, question: str) -> None:
    page.fill(BOX, question)
    page.press(BOX, "Enter")


def ask(page: Page, question: str) -> None:
    answers = page.locator(".hoi-dap").count()
    send(page, question)
    expect(page.locator(".hoi-dap")).to_have_count(answers + 1)
    expect(page.locator(".hoi-dap").last).to_have_class(re.compile("hoi-(done|failed)"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_badges_notes_and_contrast(scripted, visit, picture, accessible, scheme):
    page = visit(scripted, scheme=scheme)
    ask(page, "Tổng vốn FDI năm 2019?")
    ask(page, "Có bao nhiêu dự án?")
    ask(page, "Kho hỏng thì sao?")
    ask(page, "Số liệu có mâu thuẫn không?")
    badges = page.locator(".hoi-nhan").all_inner_texts()
    assert badges == [
        "Không có trong báo cáo",
        "Cần hỏi rõ hơn",
        "Chưa trả lời được",
        "Các báo cáo nêu số khác nhau",
    ]
    assert page.locator(".hoi-ghi-chu").count() == 1
    expect(page.locator(".hoi-doc")).to_have_count(5)
    page.locator(".hoi-dap").last.locator("a.hoi-dau").last.click()
    picture(page, f"states-{scheme}")
    accessible(page)


def test_marks_of_an_older_answer_open_its_own_sources_by_keyboard_too(scripted, visit):
    page = visit(scripted)
    ask(page, "Tổng vốn FDI năm 2022?")
    ask(page, "Còn cả năm thì sao?")
    expect(page.locator(".hoi-dap").last).to_contain_text("Tiếp theo câu “Tổng vốn FDI năm 2022?”")
    expect(page.locator("#nguon-2-1")).to_contain_text("Hội nhập quốc tế")
    older = page.locator(".hoi-dap").first.locator("a.hoi-dau").first
    older.focus()
    page.keyboard.press("Enter")
    card = page.locator("#nguon-1-1")
    expect(card).to_be_visible()
    expect(card).to_be_focused()
    expect(card.locator("mark strong")).to_have_text("2.061,53 triệu USD")
    expect(page.locator("#nguon-2-1")).to_be_hidden()
    card.get_by_role("link", name="Về câu trả lời").focus()
    page.keyboard.press("Enter")
    expect(older).to_be_focused()
    assert page.url.rstrip("/") == scripted.rstrip("/")


def test_another_mark_moves_the_highlight(scripted, visit):
    page = visit(scripted)
    ask(page, "Số liệu có mâu thuẫn không?")
    for n in (1, 2, 1):
        page.locator(f"a.hoi-dau[href='#nguon-1-{n}']").click()
        expect(page.locator(".hoi-the.hoi-dang-mo")).to_have_id(f"nguon-1-{n}")
        expect(page.locator("a.hoi-dau.hoi-dang-mo")).to_have_count(1)
        expect(page.locator(f"#nguon-1-{n} mark")).to_be_in_viewport()


def test_an_answer_grows_as_it_is_made(scripted, visit, growing):
    page = visit(scripted)
    growth = growing(page)
    ask(page, "Tổng vốn FDI năm 2022?")
    lengths = growth()
    assert len(lengths) > 5
    assert sorted(lengths[:-1]) == lengths[:-1]


def test_stop_keeps_what_was_said_and_the_page_goes_on(scripted, visit):
    page = visit(scripted)
    send(page, "trả lời mãi")
    expect(page.locator(".hoi-loi-dap").last).to_contain_text("Tính đến")
    page.get_by_role("button", name="Dừng").click()
    expect(page.locator(".hoi-dap").last).to_contain_text("Đã dừng")
    expect(page.get_by_role("button", name="Gửi")).to_be_visible()
    said = page.locator(".hoi-dap").last.inner_text()
    page.wait_for_timeout(1200)
    assert page.locator(".hoi-dap").last.inner_text() == said
    ask(page, "Tổng vốn FDI năm 2022?")
    expect(page.locator(".hoi-dap").last.locator("strong")).to_have_text("2.061,53 triệu USD")


def test_an_answer_stays_though_the_questions_to_begin_with_come_after_it(begin, free, visit, tmp_path):
    command = [sys.executable, "tests/browser/scripted.py", str(free()), "6"]
    with begin(command, tmp_path / "app.log") as address:
        page = visit(address)
        ask(page, "Tổng vốn FDI năm 2022?")
        expect(page.get_by_role("button", name="Gửi")).to_be_visible()
        page.wait_for_function("window.hoi.quiet()")
        expect(page.locator(".hoi-dap")).to_contain_text("2.061,53 triệu USD")
        assert "Tổng vốn" in page.evaluate("sessionStorage['hoi-hoi']")
        page.reload()
        expect(page.locator(".hoi-dap")).to_contain_text("2.061,53 triệu USD")


def test_an_older_view_that_comes_last_is_mended(scripted, visit):
    page = visit(scripted)
    ask(page, "Tổng vốn FDI năm 2022?")
    ask(page, "Còn cả năm thì sao?")
    page.evaluate("""() => { // the view of a conversation that is not this one's
      window.emptied = false; // it stands for some seconds only
      const look = () => (window.emptied ||= !document.querySelector(".hoi-dap"));
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
      const own = window.hoi.told;
      window.hoi.told = () => ((window.hoi.told = own), JSON.stringify({ key: "f".repeat(32), kept: "[]" }));
      document.querySelector("#hoi-dung").click();
    }""")
    page.wait_for_function("window.emptied")
    expect(page.locator(".hoi-dap")).to_have_count(2)
    page.get_by_role("button", name="Xóa hội thoại").click()
    expect(page.locator(".hoi-dap")).to_have_count(0)
    page.wait_for_timeout(5000)
    expect(page.locator(".hoi-dap")).to_have_count(0)


def test_what_is_typed_during_an_answer_is_not_lost(scripted, visit):
    page = visit(scripted)
    send(page, "trả lời mãi")
    expect(page.locator(".hoi-loi-dap").last).to_contain_text("Tính")
    page.fill(BOX, "câu tiếp theo")
    page.press(BOX, "Enter")
    page.wait_for_timeout(1500)
    assert page.input_value(BOX) == "câu tiếp theo"
    assert page.locator(".hoi-hoi").count() == 1


def test_empty_and_long_questions_get_a_sentence(scripted, visit):
    page = visit(scripted)
    send(page, "   ")
    expect(page.get_by_role("alert")).to_have_text("Bạn chưa nhập câu hỏi.")
    send(page, "x" * 2001)
    expect(page.get_by_role("alert")).to_contain_text("2.001 ký tự")
    expect(page.locator(BOX)).to_have_value("x" * 2001)
    assert page.locator(".hoi-dap").count() == 0
    ask(page, "Tổng vốn FDI năm 2022?")
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [("hỏng", "Bộ tìm kiếm bị hỏng"), ("bất ngờ", "lỗi ngoài dự kiến")],
)
def test_an_error_is_said_in_vietnamese_without_its_inner_parts(scripted, visit, question, sentence):
    page = visit(scripted)
    ask(page, question)
    expect(page.locator(".hoi-dap").last).to_contain_text(sentence)
    for secret in ("self-query", "secret detail", "Traceback", "Error", "Không có trong báo cáo"):
        assert secret not in page.inner_text("body")
    expect(page.get_by_role("button", name="Gửi")).to_be_visible()


def test_nothing_in_a_question_or_a_report_runs_or_is_laid_out(scripted, visit):
    page = visit(scripted)
    attack = (
        "tấn công <img src=x onerror='window.hacked=1'> **a** [1] [x](javascript:window.hacked=1) $x$ `m`"
    )
    ask(page, attack)
    assert attack in page.locator(".hoi-hoi").inner_text()
    for place in (".hoi-dap", ".hoi-the h3", ".hoi-the .hoi-tep", ".hoi-the blockquote"):
        shown = page.locator(place).inner_text()
        assert '<img src=x onerror="window.hacked=1"> [nhấn](javascript:window.hacked=1)' in shown
        assert "<script>window.hacked=1</script> `mã` www.attacker.invalid" in shown
    assert "**đậm** [1] $x^2$" in page.locator(".hoi-the blockquote").inner_text()
    shown = page.locator("#hoi-chat, #hoi-nguon")
    assert shown.locator("img, script, code, .katex").count() == 0
    assert shown.locator("a:not([href^='#'], [href^='/trang/'])").count() == 0
    page.locator(".hoi-dap a.hoi-dau").first.click()
    assert page.evaluate("window.hacked") is None


def test_words_that_gradio_brings_are_vietnamese_or_gone(scripted, visit):
    page = visit(scripted)
    ask(page, "Tổng vốn FDI năm 2022?")
    assert page.evaluate("document.documentElement.lang") == "vi"
    seen = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility())
            .flatMap((e) => [e.getAttribute('aria-label'), e.getAttribute('title'),
                             e.getAttribute('placeholder'),
                             ...[...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent)])
            .filter(Boolean).join('\\n')"""
    )
    english = (
        r"\b(Clear|Submit|Stop|Copy|Share|Loading|Gradio|API|Settings|chatbot|message|Retry|Undo|Like)\b"
    )
    assert re.findall(english, seen, re.IGNORECASE) == []
