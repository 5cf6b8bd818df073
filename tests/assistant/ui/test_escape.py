import re
import unicodedata

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.ui.escape import literal, literal_lines

PAYLOADS = [
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</div><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![](http://attacker.invalid/a.png)",
    "**đậm** _nghiêng_ ~~bỏ~~ `mã`",
    "[1] [2][3]",
    "$x^2$ $$y$$ \\(z\\)",
    "# không phải mục\n\n- không phải danh sách",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "https://attacker.invalid www.attacker.invalid ai@attacker.invalid",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "<style>*{display:none}</style><!-- chú thích -->",
    "\"><a href='javascript:alert(1)'>",
    "%%%LATEX_BLOCK_0%%%",
]


def spaced(text):
    return " ".join(text.split())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_shows_as_itself_after_html_and_after_markdown(payload):
    html = literal(payload)
    for shown in (html, MarkdownIt("commonmark", {"html": True}).enable("table").render(html)):
        soup = BeautifulSoup(shown, "html.parser")
        assert spaced(soup.get_text()) == spaced(payload)
        assert {tag.name for tag in soup.find_all(True)} <= {"p"}


@given(st.text())
def test_no_text_makes_a_tag_or_a_line_end(text):
    html = literal(text)
    assert not re.search(r"[<>\"'\n\r]", html)
    assert len(BeautifulSoup(f"<p>{html}</p>", "html.parser").find_all(True)) == 1


TAGS = [chr(code) for code in range(0xE0000, 0xE0080)]
"""Shown by nothing, those that Unicode has not given a meaning as well."""


@given(
    st.text(
        alphabet=st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), blacklist_characters=TAGS)
    )
)
def test_no_character_that_can_be_seen_is_lost(text):
    shown = BeautifulSoup(f"<p>{literal(text)}</p>", "html.parser").get_text()
    assert spaced(shown) == spaced(text)


def test_marks_that_turn_reading_order_cannot_turn_a_figure_round():
    assert literal("1,25\u202e tỷ\u2066") == "1,25 tỷ"


def test_vietnamese_letters_stay_as_they_are():
    words = unicodedata.normalize("NFC", "Nghị quyết về thuế, phí; số 45-NQ/TW")
    assert literal(words) == words


def test_lines_of_a_question_stay_lines():
    assert literal_lines("một\r\n\r\n<b>\n") == "một<br>&#60;b&#62;"
