"""A page's operators are those that pypdf finds, only sooner."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import ContentStream, DecodedStreamObject, DictionaryObject, NullObject

from ingest.readers.operators import prepared, read_operators

SAMPLES = Path(__file__).parent.parent.parent.parent / "samples"
SPACES = ["", " ", "\n", "\r\n", "\t", "\f", "\0", "\v"]
USUAL = (
    *(
        "0",
        "-1",
        "+.5",
        "1.",
        "13.25",
        "12345678",
        "/F1",
        "/TT0.1",
        "<00>",
        "<0>",
        "<>",
        "<0A1b>",
        "(a)",
        "()",
    ),
    *(
        "(\\051\\n\\\\)",
        "[",
        "]",
        "q",
        "cm",
        "rg",
        "RG",
        "Tj",
        "TJ",
        "'",
        '"',
        "T*",
        "f*",
        "n",
        "true",
        "null",
    ),
    *("/P <</MCID 0>> BDC", "/Artifact <</A [/Bottom 1]/L (vi)/S/X>>BDC", "EMC"),
)
ODD = (
    *("--1", "1-2", "1.5.2", "1,2", ".", "-", "123456789012345678901", "0.123456789", "5 0 R", "1 0 R*", "R"),
    *("(", ")", "(\\400)", "(\\7)", "(\\\n)", "(\\q)", "(a(b)c)", "<", ">", "<0 1>", "<0g>", "<<", ">>"),
    *("<</MCID 0>>", "/", "/F#20", "/Đ", "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", "BI", "ID", "EI", "%c\n", "{"),
    *("}", "0Tf", "a-b", "TooLongForOne", "endobj", "é"),
)


def seen(operators: list[tuple[Any, bytes]]) -> Iterator[tuple[list[str], bytes]]:
    """Comparable ones, with their types; properties say nothing of text and are left out."""
    for operands, operator in operators:
        if operator == b"INLINE IMAGE":
            yield [str(operands)], operator
        else:
            kept = (o for o in operands if not isinstance(o, NullObject | DictionaryObject))
            yield [f"{type(operand).__name__} {operand!r}" for operand in kept], operator


def by_pypdf(data: bytes) -> list[tuple[list[str], bytes]]:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return [*seen(ContentStream(stream, None, "bytes").operations)]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem)
def test_pages_of_reports_are_read_as_pypdf_reads_them(path):
    for page in pypdf.PdfReader(path).pages:
        with prepared(page) as data:
            assert read_operators(data), "left to pypdf, which takes four times as long"
            assert [*seen(page["/Contents"].operations)] == by_pypdf(data)


@given(st.lists(st.tuples(st.sampled_from(USUAL), st.sampled_from(SPACES[:5])), max_size=12))
def test_whatever_programs_write_is_read_as_pypdf_reads_it(parts):
    data = "".join(part + space for part, space in [*parts, (" n", "")]).encode()
    if found := read_operators(data):
        assert [*seen(found)] == by_pypdf(data)


@given(st.lists(st.tuples(st.sampled_from(USUAL + ODD), st.sampled_from(SPACES)), max_size=12))
def test_what_is_odd_is_read_as_pypdf_reads_it_or_left_to_it(parts):
    data = "".join(part + space for part, space in parts).encode()
    if found := read_operators(data):
        assert [*seen(found)] == by_pypdf(data)


@pytest.mark.parametrize("part", USUAL[13:])
def test_what_is_usual_is_not_left_to_pypdf(part):
    """A report exported by an office program tags its words: it is to be as quick as others."""
    around = {"[": "[ ] TJ", "]": "[ 1 ] TJ"}.get(part, f"{part} n")
    assert read_operators(f"q 1 0 0 1 5 5 cm\n{around}".encode())


@pytest.mark.parametrize(
    "part", ["5 0 R n", "BI /W 1 ID x EI", "(\\7) Tj", "1-2 Td", "[1 [2] ] TJ", "% n", "] n"]
)
def test_what_is_odd_is_left_to_pypdf(part):
    assert read_operators(f"q {part}".encode()) == []


def test_what_has_no_end_is_left_to_the_one_with_limits():
    """A page of ten million numbers costs what pypdf's limits allow, and no more."""
    assert read_operators(b"1 0 m " * 30_000)
    assert read_operators(b"1 0 m " * 40_000) == []


def test_a_page_is_as_it_was_afterwards():
    """Operators of two thousand pages at a time would not fit into a reader's memory."""
    page = pypdf.PdfReader(SAMPLES / "ben-cang-2024.pdf").pages[0]
    before = page.raw_get("/Contents")
    with prepared(page):
        assert page.raw_get("/Contents") is not before
    assert page.raw_get("/Contents") is before


def test_a_page_without_content_has_none():
    page = pypdf.PdfWriter().add_blank_page(200, 200)
    with prepared(page) as data:
        assert (data, page.extract_text()) == (b"", "")
