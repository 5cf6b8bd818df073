"""The characters of a font's codes: a wrong code would put another sign than a digit on the page."""

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from evals.mutants.glyphs import read_glyphs


def test_a_map_to_unicode_decides(made):
    cmap = b"1 beginbfchar <30> <0041> <31> <0035> endbfchar 1 beginbfrange <40> <42> <0030> endbfrange"
    glyphs = read_glyphs(made.font("TrueType", ToUnicode=made.stream(cmap)))
    assert glyphs.digits == {"5": b"\x31", "0": b"\x40", "1": b"\x41", "2": b"\x42"}
    assert list(glyphs.read(b"\x30\x31\x39")) == [("A", 0), ("5", 1), ("", 2)]


def test_without_one_the_encoding_does(made):
    differences = ArrayObject([NumberObject(65), NameObject("/five"), NameObject("/ohorn")])
    encoding = DictionaryObject({NameObject("/Differences"): differences})
    glyphs = read_glyphs(made.font("Type1", Encoding=encoding))
    assert glyphs.digits["5"] == b"A"
    assert glyphs.digits["7"] == b"7"
    assert glyphs.texts[66] == ""


def test_codes_without_width_are_not_in_a_subset(made):
    widths = ArrayObject([NumberObject(500), NumberObject(0), NumberObject(500)])
    glyphs = read_glyphs(made.font("TrueType", FirstChar=NumberObject(49), Widths=widths))
    assert sorted(glyphs.digits) == ["1", "3"]


def test_a_map_that_goes_wrong_breaks_nothing(made):
    cmap = b"3 beginbfchar <31> <003> <0432> <0034> <> <> endbfchar 1 beginbfrange <9> <1> <0030> endbfrange"
    assert read_glyphs(made.font("TrueType", ToUnicode=made.stream(cmap))).digits == {"0": b"\x31"}


def test_a_composite_font_without_a_map_says_nothing(made):
    assert read_glyphs(made.font("Type0")).digits == {}
