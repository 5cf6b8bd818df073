"""Columns: a figure in the wrong column is a wrong figure."""

from ingest.readers.bands import Band, Chunk
from ingest.readers.corridors import Columns
from ingest.readers.pieces import Piece


def chunk(start, end, text="12"):
    return Chunk(0, [Piece(text, False, 10, start, 500)], start, end)


def columns(*, settled=False):
    found = Columns([chunk(70, 150), chunk(200, 240), chunk(300, 330)])
    found.settled = settled
    return found


def test_print_over_one_column_or_several():
    assert [columns().place(chunk(*c)) for c in ((72, 90), (190, 260), (195, 335), (68, 340))] == [
        (0, 0),
        (1, 1),
        (1, 2),
        (0, 2),
    ]


def test_print_beside_the_columns_belongs_to_the_nearest_head():
    assert columns().place(chunk(270, 295)) is None
    assert columns(settled=True).place(chunk(270, 295)) == (2, 2)
    assert columns(settled=True).place(chunk(260, 280)) is None


def test_heads_printed_close_together_are_cut():
    pieces = [Piece("Đơn vị", False, 10, 202, 500), Piece("Vốn", False, 10, 260, 500)]
    band = Band(500, 10, [Chunk(0, pieces, 202, 330)])
    columns(settled=True).cut(band)
    assert [c.text for c in band.chunks] == ["Đơn vị", "Vốn"]
