"""A scanned page is read like any other, and one that cannot be is listed and costs nothing else."""

import io
import time
from pathlib import Path

import pypdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import NoTextLayer
from ingest.ocr.limits import Limits
from ingest.readers.pdf import read_pdf
from ingest.readers.picture import read_picture

KNOWN = 'case "$1" in --version) echo "tesseract 5.3.0"; exit;; --list-langs) echo vie; exit;; esac'
"""What a Tesseract says before it is asked to read."""

TEXT = ["Nam 2023, tong von dau tu cua tinh la 25.480 ty dong."] * 12


def read(path, **limits):
    return read_pdf(path, path.read_bytes(), Limits(**limits))


def words(document):
    return " ".join(" ".join(page.text.split()) for page in document.pages)


def test_scan_is_read_with_every_figure(write_scan, draw, letter, tesseract):
    document = read(write_scan(draw(letter)))
    for figure in ("412,6 triệu USD", "9,6%", "35 dự án", "1.235 tỷ đồng", "ngày 18 tháng 12 năm 2023"):
        assert figure in words(document)
    [scan] = document.scans
    assert (scan.page, scan.quarantined) == (1, False)
    assert scan.confidence > 85
    assert document.gaps == ()


def test_each_word_lies_where_the_page_shows_it(write_scan, draw, letter, tesseract):
    document = read(write_scan(draw(letter)))
    text, [scan] = document.pages[0].text, document.scans
    at = {text[w.start : w.end]: w.box for w in scan.words}
    left, top, right, bottom = at["412,6"]
    assert abs(top / 10_000 - (70 + 36) / 842) < 0.01
    assert 60 / 595 < left / 10_000 < right / 10_000 < 0.35
    assert 0 < bottom - top < 600
    assert len(scan.words) == len(text.split())


@pytest.mark.parametrize("turn", [90, 180, 270, 2.5, -3])
def test_turned_scan_is_set_right(write_scan, draw, letter, tesseract, turn):
    document = read(write_scan(draw(letter, turn=turn)))
    assert "đạt 412,6 triệu USD, tăng 9,6% so với năm 2022" in words(document)


def test_box_of_a_turned_page_is_that_of_the_page_as_it_lies(write_scan, draw, letter, tesseract):
    document = read(write_scan(draw(letter, turn=180)))
    text, [scan] = document.pages[0].text, document.scans
    left, _, right, bottom = next(w.box for w in scan.words if text[w.start : w.end] == "412,6")
    assert abs(bottom / 10_000 - (1 - (70 + 36) / 842)) < 0.01
    assert 0.65 < left / 10_000 < right / 10_000 < 1 - 60 / 595


def test_mixed_file_is_read_page_by_page(write_scan, draw, letter, tesseract):
    document = read(write_scan(TEXT, draw(letter), None, TEXT))
    assert [scan.page for scan in document.scans] == [2]
    assert [bool(page.text) for page in document.pages] == [True, True, False, True]
    assert document.gaps == ()
    assert "412,6 triệu USD" in document.pages[1].text


def test_stamp_on_a_scan_does_not_hide_it(write_scan, draw, letter, tesseract, tmp_path):
    stamped = pypdf.PdfWriter(clone_from=write_scan(draw(letter)))
    stamped.pages[0].merge_page(pypdf.PdfReader(write_scan(["Ky boi: So Ke hoach"], name="dau.pdf")).pages[0])
    path = tmp_path / "dong-dau.pdf"
    stamped.write(path)
    document = read(path)
    assert "412,6 triệu USD" in words(document)
    assert len(document.scans) == 1


def test_short_page_without_a_picture_keeps_its_own_text(write_scan, caplog):
    """Most reports end in a short page: a program started to look at each took longer than all else."""
    caplog.set_level("INFO", "ingest.ocr.pool")
    document = read(write_scan(["Phu luc 1"]))
    assert words(document) == "Phu luc 1"
    assert document.scans == ()
    assert "begun" not in caplog.text


def test_short_page_with_a_seal_keeps_its_own_text(draw, letter, tmp_path, caplog):
    """The last page of a report has an office's seal and a few names on it."""
    caplog.set_level("INFO", "ingest.ocr.pool")
    canvas = Canvas(str(tmp_path / "dau.pdf"), pagesize=A4)
    canvas.drawString(60, 800, "Noi nhan: nhu tren")
    canvas.drawImage(ImageReader(draw(letter)), 300, 500, 150, 150)
    canvas.save()
    assert words(read(tmp_path / "dau.pdf")) == "Noi nhan: nhu tren"
    assert "begun" not in caplog.text


@pytest.mark.parametrize("inline", [False, True])
def test_picture_under_a_stamp_is_found_wherever_it_is_drawn(draw, letter, tesseract, tmp_path, inline):
    canvas = Canvas(str(tmp_path / "mau.pdf"), pagesize=A4)
    canvas.drawString(60, 800, "Ky boi: So Ke hoach")
    if inline:
        canvas.drawInlineImage(draw(letter), 0, 0, *A4)
    else:
        canvas.beginForm("quet")
        canvas.drawImage(ImageReader(draw(letter)), 0, 0, *A4)
        canvas.endForm()
        canvas.doForm("quet")
    canvas.save()
    document = read(tmp_path / "mau.pdf")
    assert "412,6 triệu USD" in words(document)
    assert len(document.scans) == 1


def test_faint_scan_is_kept_in_quarantine(write_scan, draw, letter, tesseract):
    document = read(write_scan(draw(letter, dpi=60, noise=25)), trusted=99)
    [gap] = document.gaps
    assert (gap.page, gap.kind) == (1, "quarantine")
    assert "300 dpi" in gap.fix
    assert document.scans[0].quarantined
    assert document.pages[0].text


def test_without_tesseract_pages_are_listed_and_the_rest_is_read(write_scan, draw, letter, monkeypatch):
    path = write_scan(TEXT, draw(letter), None)
    monkeypatch.setenv("PATH", "/nowhere:/usr/sbin")
    document = read(path)
    [gap] = document.gaps
    assert (gap.page, gap.kind, gap.again) == (2, "unread", False)
    assert "cần OCR" in gap.why
    assert "apt-get install tesseract-ocr tesseract-ocr-vie" in gap.fix
    assert "25.480" in document.pages[0].text


def test_without_tesseract_a_scan_is_refused_with_the_command(write_scan, draw, letter, monkeypatch):
    path = write_scan(draw(letter))
    monkeypatch.setenv("PATH", "/nowhere:/usr/sbin")
    with pytest.raises(NoTextLayer, match="cần OCR") as caught:
        read(path)
    assert "tesseract-ocr-vie" in caught.value.fix


def test_tesseract_without_vietnamese_is_as_good_as_none(write_scan, draw, letter, fake_tesseract):
    fake_tesseract('case "$1" in --version) echo "tesseract 5.3.0";; --list-langs) echo eng;; esac')
    with pytest.raises(NoTextLayer, match="cần OCR"):
        read(write_scan(draw(letter)))


def test_killed_tesseract_costs_one_page(write_scan, draw, letter, fake_tesseract):
    fake_tesseract(f"{KNOWN}\nkill -9 $$")
    document = read(write_scan(TEXT, draw(letter)))
    [gap] = document.gaps
    assert (gap.page, gap.kind, gap.again) == (2, "unread", True)
    assert "killed" in gap.why
    assert document.pages[0].text


def test_hanging_tesseract_is_stopped_in_time(write_scan, draw, letter, fake_tesseract, tmp_path):
    fake_tesseract(f"{KNOWN}\necho $$ > {tmp_path}/pid\nsleep 300")
    path = write_scan(TEXT, draw(letter))
    started = time.monotonic()
    [gap] = read(path, seconds=3).gaps
    assert time.monotonic() - started < 30
    assert "longer than 12 seconds" in gap.why
    pid, until = int((tmp_path / "pid").read_text()), time.monotonic() + 60
    while _runs(pid) and time.monotonic() < until:
        time.sleep(0.05)  # a process ends a moment after it is killed
    assert not _runs(pid)


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_page_over_the_pixel_limit_is_refused_before_it_is_opened(write_scan, draw, letter):
    [gap] = read(write_scan(TEXT, draw(letter)), pixels=100_000).gaps
    assert (gap.page, gap.again) == (2, False)
    assert "pixels" in gap.why


def test_page_that_needs_too_much_memory_is_refused(write_scan, draw, letter, tesseract):
    [gap] = read(write_scan(TEXT, draw(letter)), memory=150_000_000).gaps
    assert gap.page == 2


def test_output_without_end_is_cut(write_scan, draw, letter, fake_tesseract):
    fake_tesseract(f"{KNOWN}\nyes > $2.hocr")
    [gap] = read(write_scan(TEXT, draw(letter)), output=2_000_000).gaps
    assert (gap.page, gap.kind) == (2, "unread")


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.tif", "TIFF")])
def test_picture_file_is_a_report(draw, letter, tesseract, tmp_path, name, kind):
    path = tmp_path / name
    draw(letter).save(path, kind)
    document = read_picture(path, path.read_bytes())
    assert "412,6 triệu USD" in words(document)
    assert (document.format, len(document.pages), len(document.scans)) == ("picture", 1, 1)


def test_every_page_of_a_tiff_is_read(draw, letter, tesseract, tmp_path):
    path = tmp_path / "fax.tif"
    more = draw(["Năm 2024, tổng thu ngân sách của tỉnh đạt 11.895 tỷ đồng, tăng 4%."] * 4)
    draw(letter).save(path, "TIFF", save_all=True, append_images=[more])
    document = read_picture(path, path.read_bytes())
    assert "412,6" in document.pages[0].text
    assert "11.895 tỷ đồng" in document.pages[1].text


def test_picture_cut_short_is_refused(draw, letter, tmp_path):
    path = tmp_path / "hong.png"
    draw(letter).save(path)
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(NoTextLayer, match="cannot be opened"):
        read_picture(path, path.read_bytes())


@pytest.mark.parametrize(
    "layer",
    [
        ["Nam 2023, tong von dau tu cua tinh la 412,9 trieu USD, tang 9,8 phan tram."] * 12,
        ["Zxq wrtk 2O23 lkjh gfdsx mnbvc 4l2,9 qwrtp zxcvb trlrrl"] * 12,
        ["\x03\x04\x05\x06" * 20] * 12,
    ],
    ids=["another program's", "nonsense", "garbage"],
)
def test_invisible_layer_of_a_scanner_is_not_trusted(write_scan, draw, letter, tesseract, tmp_path, layer):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(write_scan(draw(letter)).read_bytes()))
    page = writer.pages[0]
    page.merge_page(pypdf.PdfReader(write_scan(layer)).pages[0])
    stream = pypdf.generic.StreamObject()
    stream.set_data(page.get_contents().get_data().replace(b"BT", b"BT 3 Tr "))
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(stream)
    path = tmp_path / "lop-an.pdf"
    writer.write(path)
    document = read(path)
    assert "412,6 triệu USD" in words(document)
    assert "412,9" not in words(document)
    assert len(document.scans) == 1


def test_invisible_layer_is_said_to_be_a_scan_where_nothing_better_reads_it(
    write_scan, draw, letter, monkeypatch, tmp_path
):
    layer = ["Nam 2023, tong von dau tu cua tinh la 412,6 ty dong."] * 12
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(write_scan(draw(letter)).read_bytes()))
    writer.pages[0].merge_page(pypdf.PdfReader(write_scan(layer)).pages[0])
    stream = pypdf.generic.StreamObject()
    stream.set_data(writer.pages[0].get_contents().get_data().replace(b"BT", b"BT 3 Tr "))
    writer.pages[0][pypdf.generic.NameObject("/Contents")] = writer._add_object(stream)
    path = tmp_path / "lop-an.pdf"
    writer.write(path)
    monkeypatch.setenv("PATH", "/nowhere:/usr/sbin")
    document = read(path)
    assert "412,6" in words(document)
    assert [(s.page, s.confidence) for s in document.scans] == [(1, None)]
    assert "cần OCR" in document.gaps[0].why
