"""Reports made for these tests: Word documents run by run, PDFs operator by operator."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'


@pytest.fixture
def samples() -> Path:
    return SAMPLES


def runs(*texts: str) -> str:
    """A paragraph of one run a text."""
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{t}</w:t></w:r>' for t in texts) + "</w:p>"


@pytest.fixture
def write_docx(tmp_path: Path) -> Callable[..., Path]:
    """``write_docx(body, footnotes)``: a Word document of this inner XML."""

    def write(body: str, footnotes: str = "") -> Path:
        links = f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        parts = {
            "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{_RELATIONS}+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
            f'<Override PartName="/word/footnotes.xml" ContentType="{_WORD}.footnotes+xml"/></Types>',
            "_rels/.rels": f'{links}<Relationship Id="d" Type="{_OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'{links}<Relationship Id="f" Type="{_OFFICE}/footnotes" '
            'Target="footnotes.xml"/></Relationships>',
            "word/document.xml": f"{_XML}<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f"{_XML}<w:footnotes {_W}>{footnotes}</w:footnotes>",
        }
        path = tmp_path / "bao-cao.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, text in parts.items():
                packed.writestr(name, text)
        return path

    return write


def stream(data: bytes) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    return made


def font(subtype: str, **entries: object) -> DictionaryObject:
    """A font's dictionary."""
    made = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject(f"/{subtype}")}
    )
    for name, entry in {"BaseFont": NameObject("/Times-Roman"), **entries}.items():
        made[NameObject(f"/{name}")] = entry
    return made


def composite(to_unicode: bytes) -> DictionaryObject:
    """A font of two bytes a code."""
    inside = font(
        "CIDFontType2",
        DW=NumberObject(500),
        CIDSystemInfo=DictionaryObject({NameObject("/Supplement"): NumberObject(0)}),
    )
    return font(
        "Type0",
        Encoding=NameObject("/Identity-H"),
        DescendantFonts=ArrayObject([inside]),
        ToUnicode=stream(to_unicode),
    )


@pytest.fixture
def write_pdf(tmp_path: Path) -> Callable[..., Path]:
    """``write_pdf(content, F1=font)``: a PDF of one page with these operators and fonts."""

    def write(content: bytes, **fonts: DictionaryObject) -> Path:
        writer = PdfWriter()
        page = writer.add_blank_page(595, 842)
        named = DictionaryObject({NameObject(f"/{name}"): one for name, one in fonts.items()})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): named})
        page.replace_contents(ContentStream(stream(content), writer))
        path = tmp_path / "bao-cao.pdf"
        with path.open("wb") as file:
            writer.write(file)
        return path

    return write


class Made:
    """What tests take from here beside fixtures."""

    runs = staticmethod(runs)
    font = staticmethod(font)
    composite = staticmethod(composite)
    stream = staticmethod(stream)


@pytest.fixture
def made() -> Made:
    return Made()
