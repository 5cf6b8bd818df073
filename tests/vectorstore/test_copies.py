"""A scan of a letter that is there as text must not be cited in its place, nor may it hide another number."""

from ingest.catalogue import open_catalogue
from vectorstore.copies import find_copies

TEXT = "Năm 2023, tổng vốn đầu tư nước ngoài vào các khu công nghiệp của tỉnh đạt 412,6 triệu USD, tăng 9,6%."


def copies(data):
    with open_catalogue(data) as catalogue:
        return find_copies(catalogue)


def test_scan_of_a_text_is_a_copy_though_a_word_was_misread(tmp_path, fill):
    fill(tmp_path, "chu", (TEXT,), index=False)
    [key] = fill(tmp_path, "quet", (TEXT.replace("các khu", "eác khu"),), index=False, scanned=(1,))
    assert copies(tmp_path) == {key}


def test_scan_with_another_number_is_none(tmp_path, fill):
    fill(tmp_path, "chu", (TEXT,), index=False)
    fill(tmp_path, "quet", (TEXT.replace("412,6", "472,6"),), index=False, scanned=(1,))
    assert copies(tmp_path) == frozenset()


def test_texts_are_never_copies_of_each_other(tmp_path, fill):
    for name in ("một", "hai"):
        fill(tmp_path, name, (TEXT,), index=False)
    assert copies(tmp_path) == frozenset()


def test_scan_alone_is_kept(tmp_path, fill):
    fill(tmp_path, "quet", (TEXT,), index=False, scanned=(1,))
    assert copies(tmp_path) == frozenset()
