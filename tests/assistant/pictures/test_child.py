"""A file that breaks, stalls or fills whoever draws it harms the child alone."""

import sys
import time
from dataclasses import replace

import pytest

from assistant.pictures.child import BOUNDS, Artist, NotDrawn
from assistant.pictures.links import Wanted
from assistant.pictures.pages import task_of
from ingest.records import Page
from ingest.sandbox.bounds import Bounds

PAGE = Page(number=1, text="", blocks=())


def task(path, *, picture=False):
    return task_of(path, PAGE, None, Wanted(), picture=picture)


def test_a_page_is_drawn(pdf, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([(60, 90, "Vốn đạt 31 tỷ USD.")]))
    drawn = Artist().draw(task(path))
    assert drawn.page.startswith(b"\x89PNG")
    assert (drawn.width, drawn.found, drawn.missing, drawn.strip) == (1400, 0, 0, b"")


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7\nrubbish", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>"],
)
def test_a_broken_file_is_not_drawn(tmp_path, content):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    for picture in (False, True):
        with pytest.raises(NotDrawn):
            Artist().draw(task(path, picture=picture))


def test_a_page_that_is_not_there_is_not_drawn(pdf, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([(60, 90, "Một.")]))
    page = Page(number=2, text="", blocks=())
    with pytest.raises(NotDrawn):
        Artist().draw(task_of(path, page, None, Wanted(), picture=False))


@pytest.mark.parametrize(
    "bounds",
    [Bounds(wall_seconds=0.01), Bounds(memory=60_000_000), Bounds(reply=100)],
    ids=["time", "memory", "reply"],
)
def test_a_page_over_its_bounds_is_not_drawn(pdf, tmp_path, bounds):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([(60, 90, "Một.")]))
    with pytest.raises(NotDrawn):
        Artist(bounds).draw(task(path))


def test_the_bounds_are_tighter_than_those_of_ingestion():
    assert BOUNDS.wall_seconds <= 30
    assert BOUNDS.written == 0


@pytest.mark.parametrize("heard", ["sys.stdin.readline()", "0"], ids=["hears", "does not hear"])
def test_a_child_that_never_ends_its_answer_does_not_fill_the_memory(tmp_path, heard):
    endless = f"import sys; {heard}\nwhile 1: sys.stdout.buffer.write(bytes(100000))"
    artist = Artist(replace(BOUNDS, reply=1_000_000), (sys.executable, "-c", endless))
    begun = time.monotonic()
    with pytest.raises(NotDrawn, match="1000001 bytes"):
        artist.draw(replace(task(tmp_path / "a.pdf"), text="dài" * 500_000 if heard != "0" else ""))
    assert time.monotonic() - begun < BOUNDS.wall_seconds / 2, "it is ended as soon as it has said too much"
