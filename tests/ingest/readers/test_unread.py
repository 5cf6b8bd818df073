"""Word: a table that is a picture, a chart or another program's is not read; whoever ingests it is told."""

import pytest

from ingest.readers.docx import read_docx

TEXT = "<w:p><w:r><w:t>Kết quả như bảng sau.</w:t></w:r></w:p>"
CM = 360_000
SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def drawing(kind, *, cm=15):
    uri = f"http://schemas.openxmlformats.org/drawingml/2006/{kind}"
    size = f'<wp:extent cx="{cm * CM}" cy="{cm * CM}"/>'
    data = f'<a:graphic><a:graphicData uri="{uri}"/></a:graphic>'
    return f"<w:drawing><wp:inline {SPACES}>{size}{data}</wp:inline></w:drawing>"


def shape(width):
    return f'<w:pict {SPACES}><v:shape style="height:9pt;width:{width}"><v:imagedata/></v:shape></w:pict>'


def made_by(program):
    return f'<w:object {SPACES}><o:OLEObject ProgID="{program}"/></w:object>'


def warnings(write_docx, *runs, body=""):
    shown = "".join(f"<w:p><w:r>{run}</w:r></w:p>" for run in runs)
    path = write_docx(TEXT + shown + body)
    return read_docx(path, path.read_bytes()).warnings


@pytest.mark.parametrize(
    ("run", "told"),
    [
        (drawing("picture"), "1 picture not read"),
        (drawing("chart"), "1 chart not read"),
        (drawing("diagram"), "1 chart not read"),
        (shape("300pt"), "1 picture not read"),
        (shape("12cm"), "1 picture not read"),
        (made_by("Excel.Sheet.12"), "1 object of another program not read"),
    ],
)
def test_what_may_hold_figures_and_is_not_read_is_told(write_docx, run, told):
    (said,) = warnings(write_docx, run)
    assert said.startswith(told)


@pytest.mark.parametrize(
    "run",
    [
        drawing("picture", cm=3),
        drawing("wordprocessingShape"),
        shape("60pt"),
        made_by("Equation.DSMT4"),
        f"<mc:Fallback {SPACES}>{shape('300pt')}</mc:Fallback>",
    ],
)
def test_emblems_formulas_and_twins_are_not(write_docx, run):
    assert warnings(write_docx, run) == ()


def test_a_picture_that_was_deleted_is_not_missed(write_docx):
    assert warnings(write_docx, body=f"<w:p><w:del><w:r>{drawing('picture')}</w:r></w:del></w:p>") == ()


def test_pictures_are_counted_and_a_document_inside_is_told(write_docx):
    told = warnings(write_docx, drawing("picture"), drawing("picture"), body="<w:altChunk/>")
    assert [said.partition(":")[0] for said in told] == ["2 pictures not read", "1 document inside not read"]
