"""A PDF's digit is a glyph code: of the right font, in the right string, whatever the encoding."""

from evals.mutants.pdf import PdfSource
from ingest.readers.open import read_document

DIGITS = b"2 beginbfrange\n<0010> <0019> <0030>\n<0041> <0042> [<0056> <006F>]\nendbfrange\n"
LETTERS = b"2 beginbfchar\n<0003> <0020>\n<0004> <002C>\nendbfchar\n"


def page(path):
    [only] = read_document(path).pages
    return only.text


def test_strings_inside_an_array_with_kerning(write_pdf, made):
    path = write_pdf(
        b"BT /F1 12 Tf 50 700 Td [(Tong von dat 2.0) -20 (6) 15 (1,53 trieu USD)] TJ ET",
        F1=made.font("Type1"),
    )
    source = PdfSource(path.read_bytes(), 1)
    assert source.key == "tongvondat206153trieuusd"
    path.write_bytes(source.with_digit(source.key.index("6"), "9"))
    assert page(path) == "Tong von dat 2.091,53 trieu USD"


def test_codes_of_two_bytes(write_pdf, made):
    shown = b"<00410042000300120004 0015>"
    path = write_pdf(b"BT /F1 12 Tf 50 700 Td " + shown + b" Tj ET", F1=made.composite(DIGITS + LETTERS))
    source = PdfSource(path.read_bytes(), 1)
    assert source.key == "vo25"
    path.write_bytes(source.with_digit(2, "7"))
    assert page(path) == "Vo 7,5"


def test_each_digit_is_its_own_fonts(write_pdf, made):
    """After ``Q`` the font is the one before ``q``; a code of another font would show another character."""
    path = write_pdf(
        b"BT /F1 12 Tf 50 700 Td (Von 25 ty) Tj ET "
        b"q BT /F2 12 Tf 50 600 Td <00410012> Tj ET Q BT 50 500 Td (Dat 38 ty) Tj ET",
        F1=made.font("Type1"),
        F2=made.composite(DIGITS),
    )
    source = PdfSource(path.read_bytes(), 1)
    assert source.key == "von25tyv2dat38ty"
    path.write_bytes(source.with_digit(source.key.index("8"), "4"))
    assert "Dat 34 ty" in page(path)


def test_a_glyph_that_the_font_lacks_is_no_choice(write_pdf, made):
    few = b"2 beginbfchar\n<01> <0035>\n<02> <0037>\nendbfchar"
    path = write_pdf(
        b"BT /F1 12 Tf 50 700 Td <01> Tj ET", F1=made.font("TrueType", ToUnicode=made.stream(few))
    )
    source = PdfSource(path.read_bytes(), 1)
    assert source.with_digit(0, "3") is None
    path.write_bytes(source.with_digit(0, "7"))
    assert page(path) == "7"


def test_the_source_may_be_asked_again(write_pdf, made):
    """A first place that was the wrong one must leave no trace in the second."""
    path = write_pdf(b"BT /F1 12 Tf 50 700 Td (Tu 25 len 25) Tj ET", F1=made.font("Type1"))
    source = PdfSource(path.read_bytes(), 1)
    source.with_digit(2, "9")
    path.write_bytes(source.with_digit(7, "8"))
    assert page(path) == "Tu 25 len 85"


def test_a_page_without_text_has_no_letters(write_pdf):
    assert PdfSource(write_pdf(b"").read_bytes(), 1).key == ""
