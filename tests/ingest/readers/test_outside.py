"""Workbooks: what lies over the cells is not read, and a sheet may be missing; whoever ingests it is told."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
from openpyxl.drawing.image import Image
from PIL import Image as Pixels

from ingest.readers.outside import tell_outside
from ingest.readers.xlsx import read_xlsx

SPACES = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


@pytest.fixture
def saved(tmp_path):
    """``saved(change)``: bytes of a workbook of two sheets; ``parts`` are put in, or taken out with None."""

    def save(change=lambda book: None, **parts):
        book = openpyxl.Workbook()
        book.active.append(["Thuế", 10])
        book.create_sheet("Chi").append(["Lương", 5])
        change(book)
        book.save(tmp_path / "a.xlsx")
        made = BytesIO()
        with zipfile.ZipFile(tmp_path / "a.xlsx") as whole, zipfile.ZipFile(made, "w") as other:
            held = {name: whole.read(name) for name in whole.namelist()} | parts
            for name, part in held.items():
                if part is not None:
                    other.writestr(name, part)
        return made.getvalue()

    return save


def warnings(tmp_path, content):
    return read_xlsx(tmp_path / "a.xlsx", content).warnings


def test_a_sheet_that_the_file_lost_is_told(tmp_path, saved):
    """The rest reads as if nothing were missing."""
    assert warnings(tmp_path, saved(**{"xl/worksheets/sheet2.xml": None})) == (
        "sheet “Chi” is not in the file: copy it again from where it came",
    )
    assert warnings(tmp_path, saved()) == ()


def test_text_in_a_shape_is_told_and_a_bare_line_is_not(saved):
    said = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    body = f"<xdr:twoCellAnchor>{said}</xdr:twoCellAnchor>"
    drawn = f"<xdr:wsDr {SPACES}>{body.format('Tổng thu 5.000 tỷ đồng')}{body.format(' ')}</xdr:wsDr>"
    content = saved(**{"xl/drawings/drawing1.xml": drawn})
    assert tell_outside(content, ["Sheet", "Chi"]) == ("1 shape with text not read: type it into cells",)


@pytest.mark.parametrize(
    ("pixels", "told"), [(900, ("1 picture not read: type its figures into cells",)), (60, ())]
)
def test_a_picture_as_wide_as_a_table_is_told(tmp_path, saved, pixels, told):
    drawn = BytesIO()
    Pixels.new("RGB", (pixels, 50)).save(drawn, "PNG")
    content = saved(lambda book: book.active.add_image(Image(drawn), "D4"))
    assert warnings(tmp_path, content) == told
