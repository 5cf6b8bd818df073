"""Numbers that Word shows but does not write: without them "Điều 5" and "II." are lost."""

import pytest

from ingest.readers.docx import read_docx


def levels(*formats):
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (kind, text, start) in enumerate(formats)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    )


def item(papers, text, level=0):
    return papers.paragraph(
        text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
    )


@pytest.mark.parametrize(
    ("kind", "text", "start", "labels"),
    [
        ("decimal", "%1.", 1, ["1.", "2."]),
        ("decimal", "Điều %1.", 5, ["Điều 5.", "Điều 6."]),
        ("upperRoman", "%1.", 3, ["III.", "IV."]),
        ("lowerLetter", "%1)", 1, ["a)", "b)"]),
        ("upperLetter", "%1.", 26, ["Z.", "AA."]),
        ("lowerRoman", "(%1)", 9, ["(ix)", "(x)"]),
        ("decimalZero", "%1.", 1, ["01.", "02."]),
        ("bullet", "\uf0b7", 1, ["-", "-"]),
        ("none", "", 1, ["", ""]),
    ],
)
def test_labels(write_docx, papers, kind, text, start, labels):
    body = item(papers, "Thu tăng mạnh.") + item(papers, "Chi giảm nhẹ.")
    path = write_docx(body, numbering=levels((kind, text, start)))
    expected = [f"{a} {b}".strip() for a, b in zip(labels, ["Thu tăng mạnh.", "Chi giảm nhẹ."], strict=True)]
    assert read_docx(path, path.read_bytes()).pages[0].text.split("\n") == expected


def test_deeper_numbers_start_again(write_docx, papers):
    places = [("A", 0), ("B", 1), ("C", 1), ("D", 0), ("E", 1)]
    body = "".join(item(papers, f"{name}lpha đạt 5.", level) for name, level in places)
    path = write_docx(body, numbering=levels(("upperRoman", "%1.", 1), ("decimal", "%1.%2.", 1)))
    text = read_docx(path, path.read_bytes()).pages[0].text
    assert [line.split()[0] for line in text.split("\n")] == ["I.", "I.1.", "I.2.", "II.", "II.1."]
