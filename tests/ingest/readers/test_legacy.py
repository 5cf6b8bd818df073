"""Old fonts: every letter comes back, by the font's name and by the words; no other text is touched."""

import unicodedata

import pytest

from ingest.readers.legacy import (
    TCVN3,
    VNI_LETTERS,
    VNI_MARKS,
    Face,
    Legacy,
    find_legacy,
    font_face,
    mend_text,
    mend_whole,
    put_right,
)

SMALL = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
REPORT = (
    "Tổng vốn đầu tư nước ngoài thu hút vào các khu công nghiệp đạt 2.061,53 triệu USD.\n"
    "Thành phố đã cấp mới 45 dự án, điều chỉnh tăng vốn 32 dự án; so với cùng kỳ tăng 12,5%."
)
OTHERS = [
    REPORT,
    "The city's café and the naïve façade: a résumé of the coöperation, déjà vu in Malmö and São Paulo.",
    "Le développement économique de la région a été très élevé l'année dernière, à côté de l'évêché.",
    "Die Stadt Köln wächst schnell; für die Bürger heißt das höhere Löhne, größere Städte und schöne Häuser.",
    "A população não está à espera; as ações são decisões já tomadas também em São João, e o avô lê à mãe.",
]


def tcvn3(text):
    """Text as .VnTime shows it; its capitals with marks stand in another font, so small ones are left."""
    signs = {letter: chr(code) for code, letter in TCVN3.items()}
    return "".join(signs.get(c) or signs.get(c.lower(), c) for c in text)


def vni(text):
    """Text as VNI-Times shows it, a mark behind its vowel."""
    letters = {letter: sign for sign, letter in VNI_LETTERS.items()}
    marks = {(_marks(mark), sign.isupper()): sign for sign, mark in VNI_MARKS.items()}
    found = ""
    for c in text:
        base, mark = _parted(c)
        found += letters.get(c) or letters.get(base, base) + (marks[mark, c.isupper()] if mark else "")
    return found


def _marks(text):
    return "".join(sorted(text))


def _parted(char):
    parts = unicodedata.normalize("NFD", char)
    shaped = parts[0] + "\u031b" if "\u031b" in parts else parts[0]
    return unicodedata.normalize("NFC", shaped), _marks(parts[1:].replace("\u031b", ""))


def test_every_letter_has_one_place_in_tcvn3():
    assert len(TCVN3) == len(set(TCVN3.values()))
    assert {c for c in SMALL if not c.isascii()} <= set(TCVN3.values())
    assert set("ĂÂÊÔƠƯĐ") <= set(TCVN3.values())


@pytest.mark.parametrize("letter", SMALL)
def test_letters_come_back_one_by_one(letter):
    assert put_right(tcvn3(letter), Face("tcvn3")) == letter
    assert put_right(tcvn3(letter), Face("tcvn3", capitals=True)) == letter.upper()
    assert put_right(vni(letter), Face("vni")) == letter
    assert put_right(vni(letter.upper()), Face("vni")) == letter.upper()


def test_text_seen_in_old_files():
    assert (
        put_right("Céng hßa x· héi chñ nghÜa ViÖt Nam", Face("tcvn3")) == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    )
    assert put_right("®éc lËp - tù do", Face("tcvn3", capitals=True)) == "ĐỘC LẬP - TỰ DO"
    assert put_right("Coäng hoøa xaõ hoäi chuû nghóa", Face("vni")) == "Cộng hòa xã hội chủ nghĩa"
    assert put_right("ÑOÄC LAÄP - TÖÏ DO", Face("vni")) == "ĐỘC LẬP - TỰ DO"
    assert put_right("\uf0ae\uf0c7u t\uf0ad", Face("tcvn3")) == "đầu tư"


@pytest.mark.parametrize(
    ("name", "face"),
    [
        (".VnTime", Face("tcvn3")),
        (".VnTimeH", Face("tcvn3", capitals=True)),
        ("ABCDEE+.VnArial,Bold", Face("tcvn3")),
        (".VnAvantH,BoldItalic", Face("tcvn3", capitals=True)),
        ("BCDEEE+VnTimeH-Bold", Face("tcvn3", capitals=True)),
        ("VNI-Times", Face("vni")),
        ("ABCDEF+VNI-Helve,Bold", Face("vni")),
        ("Times New Roman", None),
        ("ABCDEF+VNF-Comic", None),
        ("UVNBanTay", None),
        ("Vnomatic", None),
        ("", None),
    ],
)
def test_fonts_are_known_by_name(name, face):
    assert font_face(name) == face


@pytest.mark.parametrize(("encode", "coding"), [(tcvn3, "tcvn3"), (vni, "vni")])
def test_words_alone_tell_the_encoding(encode, coding):
    assert find_legacy([encode(REPORT)]) == Legacy(coding, alone=True)
    assert mend_whole(encode(REPORT)) == REPORT


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts_are_never_converted(text):
    assert mend_whole(text) == text


@pytest.mark.parametrize("encode", [tcvn3, vni])
def test_beside_unicode_only_old_lines_change(encode):
    mixed = f"{REPORT}\n{encode(REPORT)}\nCafé, là có gì\n{OTHERS[2]}"
    assert mend_whole(mixed) == f"{REPORT}\n{REPORT}\nCafé, là có gì\n{OTHERS[2]}"


@pytest.mark.parametrize("face", [Face("tcvn3"), Face("vni")])
def test_unicode_in_an_old_font_stays(face):
    assert put_right(REPORT, face) == REPORT


def test_headings_in_capitals_are_capitals_throughout():
    assert mend_text("UBND Thµnh phè, ban QU¶N Lý, UBND QU¶N Lý", Legacy("tcvn3", alone=True)) == (
        "UBND Thành phố, ban QUẢN Lý, UBND QUẢN Lý"
    )
    assert mend_text("BAN QU¶N Lý KHU KINH TÕ", Legacy("tcvn3", alone=True)) == "BAN QUẢN LÝ KHU KINH TẾ"
