import pytest

from assistant.lock.days import covered, moments
from ingest.figures.numbers import read_numbers


def read(text: str):
    return [m for n in read_numbers(text) if n.kind in ("date", "year") for m in moments(text, n)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ngày 20/12/2022", [{"d20", "m12", "y2022"}]),
        ("ngày 05 tháng 3 năm 2021", [{"d5", "m3", "y2021"}]),
        ("ngày 20 tháng 12", [{"d20", "m12"}]),
        ("tháng 11/2024", [{"m11", "y2024"}]),
        ("tháng 11 năm 2024", [{"m11", "y2024"}]),
        ("năm 2024", [{"y2024"}]),
        ("11 tháng đầu năm 2024", [{"s11"}, {"y2024"}]),
        ("6 tháng cuối năm 2024", [{"e6"}, {"y2024"}]),
        ("quý 3/2023", [{"q3", "y2023"}]),
        ("quý 3 năm 2023", [{"q3", "y2023"}]),
        ("quý III/2023", [{"y2023"}]),
        ("giai đoạn 2021-2025", [{"2021-2025"}]),
        ("giai đoạn 2021 - 25", [{"y2021"}]),
        ("từ 22/4-27/4/2024", [{"d22", "m4", "y2024"}, {"d27", "m4", "y2024"}]),
        ("từ ngày 22/4 đến ngày 27/4/2024", [{"d22", "m4"}, {"d27", "m4", "y2024"}]),
        ("2024-10-30", [{"d30", "m10", "y2024"}]),
        ("ngày 20/12/22", [{"d20", "m12", "y2022"}]),
    ],
)
def test_a_date_is_its_parts(text, parts):
    assert read(text) == [frozenset(p) for p in parts]


@pytest.mark.parametrize(
    ("said", "known", "held"),
    [
        ("tháng 12/2022", "ngày 20/12/2022", True),
        ("năm 2022", "ngày 20/12/2022", True),
        ("ngày 20/12/2022", "tháng 12/2022", False),
        ("tháng 11/2022", "ngày 20/12/2022", False),
        ("quý 3 năm 2022", "tháng 3 năm 2022", False),
        ("11 tháng năm 2024", "11 tháng đầu năm 2024", True),
        ("6 tháng cuối năm 2024", "6 tháng đầu năm 2024", False),
        ("giai đoạn 2021-2025", "năm 2021 và năm 2025", False),
    ],
)
def test_less_may_be_said_and_never_more(said, known, held):
    assert covered(read(said), read(known)) is held
