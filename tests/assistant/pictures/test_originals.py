"""Only the very file that was read is shown, wherever a name points."""

import os
import unicodedata

import pytest

from assistant.pictures.originals import Originals
from ingest.files import digest
from ingest.reading import Stored


@pytest.fixture
def stored(tmp_path):
    root = tmp_path / "reports"
    (root / "năm").mkdir(parents=True)
    path = root / "năm" / "báo cáo.pdf"
    path.write_bytes(b"%PDF-1.7 x")
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    return Stored(id="r", root=str(root), document="năm/báo cáo.pdf", sha256=digest(path), recipe="")


def asked(stored, **changed):
    return Originals().find(Stored(**{f: getattr(stored, f) for f in stored.__slots__} | changed))


def test_the_file_is_found_in_whatever_unicode_form_its_name_is(stored, tmp_path):
    path = asked(stored)
    assert path.read_bytes() == b"%PDF-1.7 x"
    path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    assert asked(stored).read_bytes() == b"%PDF-1.7 x"


def test_a_changed_or_missing_file_is_none(stored):
    finder = Originals()
    path = finder.find(stored)
    before = path.stat()
    path.write_bytes(b"%PDF-1.7 y")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert finder.find(stored) is None
    path.unlink()
    assert finder.find(stored) is None


def test_a_file_that_was_changed_within_a_tick_of_the_clock_is_none(stored):
    """Its time of change, and its size, say nothing of it."""
    finder = Originals()
    path = finder.find(stored)
    before = path.stat()
    path.write_bytes(b"%PDF-1.7 y")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert finder.find(stored) is None


@pytest.mark.parametrize("document", ["../secret.pdf", "năm/../../secret.pdf", "/etc/passwd", "", ".", "năm"])
def test_no_name_leads_out_of_the_folder(stored, tmp_path, document):
    assert asked(stored, document=document, sha256=digest(tmp_path / "secret.pdf")) is None


def test_a_link_out_of_the_folder_is_not_followed(stored, tmp_path):
    (tmp_path / "reports" / "a.pdf").symlink_to(tmp_path / "secret.pdf")
    assert asked(stored, document="a.pdf", sha256=digest(tmp_path / "secret.pdf")) is None
