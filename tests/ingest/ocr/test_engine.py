"""What Tesseract says is taken over whole: words, confidences, lines; and a page is told when it fails."""

import pytest
from PIL import Image

from ingest.ocr.engine import find_turn, identify, read_hocr, recognise
from ingest.ocr.errors import PageUnread

HOCR = """
<div class='ocr_page'><div class='ocr_carea'><p class='ocr_par'>
<span class='ocr_line' id='line_1_1' title="bbox 100 200 900 250; baseline 0.01 -8; x_size 40">
<span class='ocrx_word' id='word_1_1' title='bbox 100 205 300 245; x_wconf 96'>Tổng</span>
<span class='ocrx_word' id='word_1_2' title='bbox 320 205 420 245; x_wconf 41'><strong>A&amp;B</strong></span>
<span class='ocrx_word' id='word_1_3' title='bbox 430 205 440 245; x_wconf 95'> </span>
</span>
<span class='ocr_header' id='line_1_2' title="bbox 100 300 200 340">
<span class='ocrx_word' id='word_1_4' title='bbox 100 300 200 340; x_wconf 90'>412,6</span>
</span>
<span class='ocr_line' id='line_1_3' title="bbox 1 1 2 2; baseline 0 0; x_size 1"></span>
</p></div></div>
"""


def test_words_keep_their_text_place_and_confidence():
    first, second = read_hocr(HOCR)
    assert [(w.text, w.confidence) for w in first.words] == [("Tổng", 96), ("A&B", 41)]
    assert (first.words[0].left, first.words[0].top, first.words[0].right, first.words[0].bottom) == (
        *(100, 205, 300, 245),
    )
    assert [w.text for w in second.words] == ["412,6"]


def test_line_lies_on_its_baseline_at_its_middle():
    first, second = read_hocr(HOCR)
    assert (first.base, first.size) == (250 - 8 + 0.01 * 400, 40)
    assert (second.base, second.size) == (340, 40)  # where the program gives no size, that of its words


def test_lines_without_words_are_no_lines():
    assert len(read_hocr(HOCR)) == 2
    assert read_hocr("") == []


def test_version_and_language_name_the_program(tesseract):
    assert identify().startswith("tesseract ")
    assert identify().endswith(" vie")


def test_no_program_and_no_vietnamese_are_both_none(monkeypatch, fake_tesseract):
    monkeypatch.setenv("PATH", "/nowhere")
    assert identify() == ""
    fake_tesseract('case "$1" in --version) echo "tesseract 5.3.0";; --list-langs) echo eng;; esac')
    assert identify() == ""


def test_program_is_asked_again_when_it_was_replaced(fake_tesseract):
    fake_tesseract('case "$1" in --version) echo "tesseract 9.9.9";; --list-langs) echo vie;; esac')
    assert identify() == "tesseract 9.9.9 vie"


def test_letter_is_read_with_its_digits(draw, letter, tesseract, tmp_path):
    lines = recognise(draw(letter, dpi=200, noise=0), tmp_path, dpi=200, mode=3)
    said = " ".join(word.text for line in lines for word in line.words)
    assert "412,6" in said
    assert "1.235" in said


def test_failing_program_is_told_with_its_reason(fake_tesseract, tmp_path):
    fake_tesseract("echo warning >&2; echo 'image too small' >&2; exit 1")
    with pytest.raises(PageUnread, match="failed \\(image too small\\)") as caught:
        recognise(Image.new("L", (40, 40), 255), tmp_path, dpi=300, mode=3)
    assert caught.value.again


def test_killed_program_is_told_with_the_signal(fake_tesseract, tmp_path):
    fake_tesseract("kill -9 $$")
    with pytest.raises(PageUnread, match="killed by signal 9"):
        recognise(Image.new("L", (40, 40), 255), tmp_path, dpi=300, mode=3)


@pytest.mark.parametrize(
    ("script", "turns"),
    [
        ("echo 'Rotate: 90' > $2.osd", 1),
        ("echo 'Rotate: 270' > $2.osd", 3),
        ("echo 'Too few characters' > $2.osd", 0),
        ("exit 1", 0),
    ],
)
def test_page_that_cannot_be_told_upright_is_left_as_it_is(fake_tesseract, tmp_path, script, turns):
    fake_tesseract(script)
    assert find_turn(Image.new("L", (40, 40), 255), tmp_path) == turns
