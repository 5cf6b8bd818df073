import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.upkeep.errors import UpkeepRefused
from assistant.upkeep.names import another, safe_name
from ingest.files import READABLE, printable


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("../../etc/x.pdf", "x.pdf"),
        ("C:\\Users\\lan\\Báo cáo.DOCX", "Báo cáo.docx"),
        (unicodedata.normalize("NFD", "Số liệu.xlsx"), "Số liệu.xlsx"),
        ("=cmd|calc.xlsx", "cmd-calc.xlsx"),
        ("-rf.pdf", "rf.pdf"),
        (".~lock.a.pdf", "lock.a.pdf"),
        ("~$a.docx", "a.docx"),
        ("a\u202efdp.pdf", "afdp.pdf"),
        ("a\nb\0.txt", "a b.txt"),
        ("NUL.pdf", "tep-NUL.pdf"),
        ("com1.x.pdf", "tep-com1.x.pdf"),
        ('a<b>:"c"?.html', "a-b---c--.html"),
        ("báo cáo 😀.pdf", "báo cáo 😀.pdf"),
    ],
)
def test_a_hostile_name_becomes_a_plain_one(raw, kept):
    assert safe_name(raw) == kept


@pytest.mark.parametrize(
    "raw", ["", "..", "/", ".pdf", "\u202e.pdf", "a", "a.", "a.exe", "a\u202egpj.exe", "a.toml"]
)
def test_what_is_no_report_s_name_is_refused(raw):
    with pytest.raises(UpkeepRefused):
        safe_name(raw)


def test_old_formats_are_told_what_to_become():
    with pytest.raises(UpkeepRefused, match=r"Không đọc được tệp \.doc"):
        safe_name("a.doc")


def test_three_hundred_letters_fit_the_disk(tmp_path):
    name = safe_name("ệ" * 300 + ".pdf")
    (tmp_path / f"{name}.meta.toml").write_text("")
    assert name.endswith(".pdf")


@given(st.text(max_size=300), st.sampled_from(sorted(READABLE)))
def test_no_name_leads_anywhere_or_hides(raw, suffix):
    try:
        name = safe_name(raw + suffix)
    except UpkeepRefused:
        return
    assert not set(name) & set('/\\\0<>:"|?*')
    assert not name.startswith((".", "-", "=", "~", "@", "+", " "))
    assert printable(name) == name == unicodedata.normalize("NFC", name)
    assert len(name.encode()) <= 200
    assert safe_name(name) == name


def test_the_next_free_name():
    assert another("a.pdf", frozenset({"a.pdf"})) == "a (2).pdf"
