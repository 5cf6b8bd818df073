"""The running chat over the samples, as an investor meets it."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
DIGITS = re.compile(r"\d[\d.,]*")


def ask(page: Page, question: str) -> None:
    """Type a question, press Enter, wait until its answer is whole."""
    answers = page.locator(".hoi-dap").count()
    page.fill("#hoi-cau-hoi textarea", question)
    page.press("#hoi-cau-hoi textarea", "Enter")
    expect(page.locator(".hoi-dap")).to_have_count(answers + 1)
    expect(page.locator(".hoi-dap").last).to_have_class(re.compile("hoi-done"))


def clear(page: Page) -> None:
    """Begin a new conversation."""
    page.get_by_role("button", name="Xóa hội thoại").click()
    expect(page.locator(".hoi-dap")).to_have_count(0)


def test_ask_open_a_source_follow_up_and_clear(chat, visit, picture, accessible):
    page = visit(chat)
    expect(page.get_by_role("heading", name="Hỏi Báo Cáo")).to_be_visible()
    expect(page).to_have_title("Hỏi Báo Cáo")
    picture(page, "chat-empty")
    accessible(page)
    question = "Lũy kế đến tháng 11/2024 có bao nhiêu dự án FDI trong các khu công nghiệp, khu kinh tế?"
    ask(page, question)
    first = page.locator(".hoi-dap").first
    figure = first.locator(".hoi-loi-dap strong").first.inner_text()
    assert first.locator(".hoi-lon .hoi-so-lon").inner_text() == DIGITS.search(figure).group()
    assert DIGITS.search(figure)

    mark = first.locator("a.hoi-dau").first
    mark.click()
    card = page.locator(".hoi-the.hoi-dang-mo")
    expect(card).to_be_visible()
    assert DIGITS.search(figure).group() in card.locator("mark").inner_text()
    assert DIGITS.search(figure).group() in card.locator("mark strong").first.inner_text()
    expect(card.locator("h3")).not_to_be_empty()
    expect(card.locator(".hoi-trang")).to_have_text(re.compile(r"^trang \d+$"))
    expect(card.locator(".hoi-tep")).to_have_text(re.compile(r"\.(pdf|docx|html|txt)$"))
    picture(page, "chat-source")
    accessible(page)

    ask(page, "Còn DDI thì sao?")
    assert page.locator(".hoi-dap").count() == 2
    expect(page.locator("#nguon-2")).to_be_visible()
    expect(page.locator("#nguon-1")).to_be_hidden()
    mark.click()
    expect(page.locator("#nguon-1")).to_be_visible()
    expect(page.locator("#nguon-2")).to_be_hidden()
    picture(page, "chat-follow-up")

    clear(page)
    expect(page.locator(".hoi-the")).to_have_count(0)
    expect(page.locator(".hoi-chip").first).to_be_visible()


def test_two_reports_that_disagree_are_both_shown(chat, visit, picture):
    page = visit(chat)
    ask(page, "Tổng thu hút FDI năm 2022 là bao nhiêu?")
    said = page.locator(".hoi-dap").last
    expect(said).to_contain_text("Các báo cáo nêu số khác nhau")
    expect(said).to_contain_text("2.082,6")
    expect(said).to_contain_text("2.061,53")
    titles = []
    for mark in said.locator("a.hoi-dau").all()[:2]:
        mark.click()
        titles.append(page.locator(".hoi-the.hoi-dang-mo h3").inner_text())
    assert len(set(titles)) == 2
    picture(page, "chat-conflict")


def test_every_example_question_gets_an_answer_with_a_source(chat, visit):
    page = visit(chat)
    expect(page.locator(".hoi-chip").first).to_be_visible()
    for question in page.locator(".hoi-chip").all_inner_texts():
        page.get_by_role("button", name=question).click()
        expect(page.locator(".hoi-dap")).to_have_class(re.compile("hoi-done"))
        expect(page.locator(".hoi-dap a.hoi-dau").first).to_be_visible()
        expect(page.locator(".hoi-nhan-refused")).to_have_count(0)
        page.get_by_role("button", name="Xóa hội thoại").click()
        expect(page.locator(".hoi-chip").first).to_be_visible()


def test_what_the_reports_do_not_say_is_refused_in_words(chat, visit, picture):
    page = visit(chat)
    ask(page, "Tổng thu hút FDI năm 2009 là bao nhiêu?")
    expect(page.locator(".hoi-nhan-refused")).to_have_text("Không có trong báo cáo")
    picture(page, "chat-refused")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_phone(chat, visit, picture, accessible, scheme):
    page = visit(chat, size=(390, 844), scheme=scheme)
    ask(page, "Tổng thu hút FDI năm 2022 là bao nhiêu?")
    picture(page, f"phone-{scheme}", whole=True)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator(".hoi-dap a.hoi-dau").first.click()
    card = page.locator(".hoi-the.hoi-dang-mo")
    expect(card.locator("mark").first).to_be_in_viewport()
    page.locator(".hoi-the.hoi-dang-mo").get_by_role("link", name="Về câu trả lời").click()
    expect(page.locator(".hoi-dap a.hoi-dau").first).to_be_in_viewport()
    accessible(page)


def test_a_second_chat_on_the_same_port_says_so_in_one_line(chat, samples_data):
    port = str(urlparse(chat).port)
    command = [sys.executable, "app.py", "--data", str(samples_data), "--port", port]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.strip().splitlines()
    assert port in line
    assert "--port" in line
