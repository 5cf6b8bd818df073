import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from ingest.errors import ReportsMissing
from ingest.files import bytes_below, find_reports


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("vốn", encoding="utf-8")


def documents(*paths: Path) -> list[str]:
    return [f.document for f in find_reports(paths).files]


def test_reports_are_named_by_their_path_below_the_folder(tmp_path):
    put(tmp_path, "b.PDF", "năm 2022/a.docx", "năm 2022/c.Htm", "x.html", "y.TXT")
    found = find_reports([tmp_path])
    assert [f.document for f in found.files] == [
        "b.PDF",
        "năm 2022/a.docx",
        "năm 2022/c.Htm",
        "x.html",
        "y.TXT",
    ]
    assert {f.root for f in found.files} == {str(tmp_path.resolve())}
    assert found.refused == found.unseen == ()
    assert found.folders == (str(tmp_path.resolve()),)


def test_what_is_no_report_is_passed_over(tmp_path):
    put(tmp_path, "a.txt", "README.md", "tool.py", ".hidden.txt", ".git/b.txt", "~$a.docx", "Thumbs.db")
    put(tmp_path, "trang.html", "trang_files/logo.png", "data/index/c.txt")
    found = find_reports([tmp_path], apart=tmp_path / "data")
    assert [f.document for f in found.files] == ["a.txt", "trang.html"]
    assert found.refused == ()


def test_formats_that_are_not_read_are_named_with_what_to_do(tmp_path):
    put(tmp_path, "a.txt", "cũ.doc", "bảng.xls", "ảnh/trang 1.WEBP")
    refused = {r.document: r.reason for r in find_reports([tmp_path]).refused}
    assert refused.keys() == {"cũ.doc", "bảng.xls", "ảnh/trang 1.WEBP"}
    assert refused["cũ.doc"] == "DOC files are not read; convert it to DOCX"
    assert "PNG" in refused["ảnh/trang 1.WEBP"]


def test_names_are_nfc_whatever_the_disk_says(tmp_path):
    put(tmp_path, unicodedata.normalize("NFD", "Báo cáo.txt"))
    [file] = find_reports([tmp_path]).files
    assert file.document == "Báo cáo.txt"
    assert file.path.read_text(encoding="utf-8") == "vốn"


def test_two_names_that_look_the_same_are_not_one_report(tmp_path):
    put(tmp_path, unicodedata.normalize("NFD", "Báo cáo.txt"), "Báo cáo.txt")
    found = find_reports([tmp_path])
    assert [f.document for f in found.files] == ["Báo cáo.txt"]
    assert "rename" in found.refused[0].reason


def test_a_name_that_is_no_text_is_refused_not_a_crash(tmp_path):
    put(tmp_path, "a.txt")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe1o.txt")).write_text("x")
    [refused] = find_reports([tmp_path]).refused
    assert (refused.document, refused.reason) == ("b\\xe1o.txt", "its name is not UTF-8; rename it")


def test_links_lead_nowhere_else(tmp_path):
    put(tmp_path, "in/a.txt", "in/.store/real.txt", "out/secret.txt")
    (tmp_path / "in" / "out.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "in" / "mounted.txt").symlink_to(".store/real.txt")
    found = find_reports([tmp_path / "in"])
    assert [f.document for f in found.files] == ["a.txt", "mounted.txt"]
    assert [r.document for r in found.refused] == ["gone.txt", "out.txt"]
    assert all("link that leads out" in r.reason for r in found.refused)


def test_a_pipe_is_not_waited_for(tmp_path):
    put(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert documents(tmp_path) == ["a.txt"]
    assert [r.document for r in find_reports([tmp_path]).refused] == ["pipe.txt"]


def test_a_folder_that_is_called_like_a_report_is_told_and_walked(tmp_path):
    put(tmp_path, "bao-cao.pdf/trang.txt")
    found = find_reports([tmp_path])
    assert [f.document for f in found.files] == ["bao-cao.pdf/trang.txt"]
    assert [(r.document, "folder" in r.reason) for r in found.refused] == [("bao-cao.pdf", True)]


def test_names_that_would_mislead_whoever_reads_them_are_refused_in_plain_signs(tmp_path):
    put(tmp_path, "a.txt", "xuống\ndòng.txt", "hóa đơn\u202etxt.pdf", "ẩn\u200b.txt")
    found = find_reports([tmp_path])
    assert [f.document for f in found.files] == ["a.txt"]
    assert {r.document for r in found.refused} == {
        "xuống\\ndòng.txt",
        "hóa đơn\\u202etxt.pdf",
        "ẩn\\u200b.txt",
    }


def test_a_file_alone_is_read_by_its_name_and_its_folder_is_not_swept(tmp_path):
    put(tmp_path, "a.txt", "b.txt", "no suffix")
    found = find_reports([tmp_path / "a.txt", tmp_path / "no suffix"])
    assert [f.document for f in found.files] == ["a.txt", "no suffix"]
    assert found.folders == ()


def test_a_file_given_twice_is_one_report(tmp_path, monkeypatch):
    put(tmp_path, "a.txt", "in/b.txt")
    monkeypatch.chdir(tmp_path)
    given = (Path(), tmp_path, Path("in"), Path("a.txt"), tmp_path / "in" / "b.txt")
    assert documents(*given) == ["a.txt", "in/b.txt"]


def test_missing_and_empty_places_say_what_to_do(tmp_path):
    put(tmp_path, "only/README.md", "only/.hidden/a.txt")
    with pytest.raises(ReportsMissing, match="nowhere: not there; give a folder"):
        find_reports([tmp_path / "nowhere"])
    with pytest.raises(ReportsMissing, match=r"reports \(PDF, DOCX, XLSX.*CSV.*HTML.*TXT, PNG.*TIFF\)$"):
        find_reports([tmp_path / "nowhere"])
    with pytest.raises(ReportsMissing, match="not there"):
        find_reports([tmp_path / "only" / "README.md" / "below"])
    with pytest.raises(ReportsMissing, match="no report in it"):
        find_reports([tmp_path / "only"])
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReportsMissing, match="neither"):
        find_reports([tmp_path / "pipe"])


def test_a_folder_with_nothing_readable_is_not_one_to_sweep(tmp_path):
    put(tmp_path, "a.doc")
    found = find_reports([tmp_path])
    assert (found.files, found.folders, len(found.refused)) == ((), (), 1)


def test_a_folder_that_cannot_be_listed_is_named(tmp_path, in_child):
    put(tmp_path, "a.txt", "shut/b.txt")
    (tmp_path / "shut").chmod(0)
    for folder in (tmp_path, *(p for p in tmp_path.parents if p.name.startswith(("pytest-", "popen-")))):
        folder.chmod(0o755)

    def look() -> str:
        if os.getuid() == 0:
            os.setuid(65534)
        found = find_reports([tmp_path])
        return (
            f"{[f.document for f in found.files]} {[r.document for r in found.refused]} {len(found.unseen)}"
        )

    code, said = in_child(look)
    (tmp_path / "shut").chmod(0o755)
    assert (code, said) == (0, "['a.txt'] ['shut'] 1")


def test_what_goes_while_a_folder_is_counted_is_not_in_it_and_no_fault(tmp_path, monkeypatch):
    (tmp_path / "going" / "inner").mkdir(parents=True)
    for name in ("kept", "gone", "going/one", "going/inner/two"):
        (tmp_path / name).write_bytes(b"123")
    list_folder, stat = os.scandir, os.stat

    def removing_folder(path):
        if path in {str(tmp_path / "going"), tmp_path / "going"}:
            shutil.rmtree(path)
        return list_folder(path)

    def removing_file(path, **how):
        if path == tmp_path / "gone":
            path.unlink(missing_ok=True)
        return stat(path, **how)

    assert bytes_below(tmp_path) == 12
    monkeypatch.setattr(os, "scandir", removing_folder)
    monkeypatch.setattr(os, "stat", removing_file)
    assert bytes_below(tmp_path) == 3
    assert not (tmp_path / "going").exists()
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("name", ["gone.pdf", "gone.doc"])
def test_a_file_that_is_taken_away_while_its_folder_is_looked_through_is_not_there(
    tmp_path, monkeypatch, name
):
    """It would be told as a pipe, which nobody finds, and its report would stay."""
    put(tmp_path, "a.txt", name)
    walk = os.walk

    def removing(*args, **how):
        for listed in walk(*args, **how):
            (tmp_path / name).unlink()
            yield listed

    monkeypatch.setattr(os, "walk", removing)
    found = find_reports([tmp_path])
    assert [f.document for f in found.files] == ["a.txt"]
    assert (found.refused, found.unseen) == ((), ())
