"""Bands: print of one line stays together, cells part."""

import pytest

from ingest.readers.bands import VALUE, lay_bands
from ingest.readers.pieces import Piece, Row


def cut(*pieces, size=10.0):
    row = Row([Piece(text, False, size, x, 500) for x, text in pieces])
    return [[c.text for c in band.chunks] for band in lay_bands([row])]


@pytest.mark.parametrize(
    ("pieces", "texts"),
    [
        ([(70, "Tổng vốn "), (112, "đầu tư")], ["Tổng vốn đầu tư"]),
        ([(70, "Vốn"), (200, "đầu tư")], ["Vốn", "đầu tư"]),
        ([(70, "20"), (84, "162,5")], ["20", "162,5"]),
        ([(70, "Vốn"), (70, " đầu tư")], ["Vốn đầu tư"]),
    ],
)
def test_gaps_part_cells(pieces, texts):
    assert cut(*pieces) == [texts]


def test_lines_of_one_cell_are_two_bands():
    row = Row([Piece(text, False, 10, 70, y) for text, y in (("Thép", 500), ("cán nóng", 488))])
    assert [band.y for band in lay_bands([row])] == [500, 488]


@pytest.mark.parametrize("text", ["12", "1.046,35", "-2,2", "5%", "(12)", "–", "…", "38/54"])
def test_values(text):
    assert VALUE.fullmatch(text)


@pytest.mark.parametrize("text", ["2023", "11/2024", "Vốn", "12 dự án", ""])
def test_heads_are_no_values(text):
    assert not VALUE.fullmatch(text)
