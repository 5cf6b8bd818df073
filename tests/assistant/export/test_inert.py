import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.export.inert import is_formula, one_line, plain_cell, visible

EVIL = [
    "=cmd|'/c calc'!A1",
    "+84 225",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "＝HYPERLINK(1)",
    "＋1",
    "－1",
    "＠x",
    " \u00a0=1",
    "\u200b=1",
    "%0a=1",
]


@pytest.mark.parametrize("text", EVIL)
def test_no_spreadsheet_runs_what_a_report_says(text):
    assert plain_cell(text).startswith("'")


@pytest.mark.parametrize(
    "text", ["Vốn\n=1+1", "Vốn\r\n\t@SUM(1)", "a;=1", "a,\t+1", 'nói "=1"', '"=1', "a|=1"]
)
def test_no_part_of_a_cell_runs_where_another_program_cuts_it(text):
    cell = plain_cell(text)
    parts = [p for row in csv.reader(io.StringIO(cell), delimiter=";") for p in row]
    parts += cell.splitlines() + cell.split(",") + cell.split("\t") + cell.split("|")
    assert not [p for p in parts if is_formula(p)]


@pytest.mark.parametrize("text", ["Vốn FDI: 5 tỷ", "giảm -5%", "a=b", "2.061,53 triệu USD", "", "“Quý I”"])
def test_the_words_of_a_report_are_left_as_they_are(text):
    assert plain_cell(text) == text


def test_what_nobody_sees_cannot_turn_a_number_round():
    assert visible("1\u202e,25\u200b\x07\ud800") == "1,25"
    assert one_line("a\u2028b\x85c") == "a b c"


@given(st.text())
def test_a_cell_is_one_line_and_never_a_formula(text):
    cell = plain_cell(text)
    assert len(cell.splitlines()) <= 1
    assert cell.startswith("'") or not is_formula(cell)
    cell.encode()
