"""Results kept for one report: worked out once, and gone with the report."""

from ingest.kept import forget, kept
from ingest.parse import parse_report


def test_a_result_is_worked_out_once_until_it_is_forgotten():
    asked = []

    @kept
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(2), double(2), double(3)] == [4, 4, 6]
    assert asked == [2, 3]
    forget()
    assert double(2) == 4
    assert asked == [2, 3, 2]


def test_nothing_of_a_report_is_kept_for_the_next_one(tmp_path):
    """A reader that kept the words of every report would grow with the archive."""
    asked = []

    @kept
    def note(text: str) -> str:
        asked.append(text)
        return text

    note("Năm 2022")
    path = tmp_path / "a.txt"
    path.write_text("BÁO CÁO\n\nNăm 2022, tổng vốn FDI đạt 31 tỷ USD.\n", encoding="utf-8")
    parse_report(path, path.name, "0" * 64)
    note("Năm 2022")
    assert len(asked) == 2
