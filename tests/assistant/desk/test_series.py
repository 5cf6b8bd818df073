"""A series that joins what cannot be held together, or hides what it misses, misleads whoever draws on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.chain import open_assistant
from assistant.desk.options import read_wanted
from assistant.desk.query import Figures
from assistant.desk.same import Homes
from assistant.desk.series import mentions, plot_of, read_series

YEARS = """CỤC THỐNG KÊ TỈNH PHÚ YÊN
Số: {number}/BC-CTK
Phú Yên, ngày 12 tháng 01 năm {after}

BÁO CÁO
Tình hình kinh tế - xã hội tỉnh Phú Yên năm {year}

Năm {year}, sản lượng mía cây của tỉnh Phú Yên {how} {cane} tấn.

Năm {year}, kim ngạch xuất khẩu của tỉnh Phú Yên đạt {exports} triệu USD.

Năm {year}, kim ngạch xuất khẩu trong các khu công nghiệp đạt {zones} triệu USD.

Trong 9 tháng đầu năm {year}, kim ngạch xuất khẩu của tỉnh Phú Yên đạt {nine} triệu USD.
"""


def report(year: int, cane: str, exports: str, *, how: str = "đạt") -> str:
    numbers = {"number": year - 1900, "after": year + 1, "zones": "11,5", "nine": "88,2"}
    return YEARS.format(year=year, cane=cane, exports=exports, how=how, **numbers)


FILES = {
    "2017.txt": report(2017, "1.510.000", "101,5"),
    "2018.txt": report(2018, "1.624.000", "112,25"),
    "2020.txt": report(2020, "1.702.500", "97,4"),
    "2021.txt": report(2021, "1.688.000", "120,9", how="ước đạt"),
    "muoi.txt": "BÁO CÁO\nTình hình sản xuất muối tỉnh Phú Yên năm 2018\n\n"
    "Từ ngày 01/01/2018 đến ngày 05/12/2018, sản lượng muối của tỉnh Phú Yên đạt 41.000 tấn.\n\n"
    "Năm 2018, sản lượng muối của tỉnh Phú Yên đạt 45.200 tấn.\n\n"
    "Năm 2017, sản lượng muối của tỉnh Phú Yên đạt 39.500 tấn.\n",
    "nghe-an.txt": report(2019, "3.000.000", "990,1")
    .replace("Phú Yên", "Nghệ An")
    .replace("PHÚ YÊN", "NGHỆ AN"),
    "tom-tat.txt": "TÓM TẮT TÌNH HÌNH XUẤT KHẨU TỈNH PHÚ YÊN NĂM 2018\n\nTỉnh Phú Yên có nhiều lợi thế.\n\n"
    "Năm 2018, kim ngạch xuất khẩu của tỉnh Phú Yên đạt 113,9 triệu USD.\n",
}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory, settings, bring: Callable) -> Figures:
    place = tmp_path_factory.mktemp("series")
    (place / "reports").mkdir()
    for name, text in FILES.items():
        (place / "reports" / name).write_text(text, encoding="utf-8")
    bring(place / "reports", Path(place / "data"))
    assistant = open_assistant(place / "data", settings)
    yield Figures(assistant)
    assistant.close()


@pytest.fixture(scope="module")
def series_of(figures):
    def read(**given):
        ledger = figures.ledger()
        fact = figures.find(read_wanted(given)).facts[0]
        return read_series(ledger, Homes(ledger), fact)

    return read


def test_a_line_has_the_same_indicator_of_the_same_place_in_order(series_of):
    line = series_of(indicator="mía cây", report="2018.txt").tracks[0]
    assert [s.fact.said for s in line.steps] == [
        "1.510.000 tấn",
        "1.624.000 tấn",
        "1.702.500 tấn",
        "1.688.000 tấn",
    ]


def test_missing_years_and_estimates_are_marked(series_of):
    line = series_of(indicator="mía cây", report="2018.txt").tracks[0]
    assert [s.why for s in line.steps] == ["", "", "gap", "standing"]
    points = plot_of(series_of(indicator="mía cây", report="2018.txt")).lines[0].points
    assert [p.hollow for p in points] == [False, False, False, True]
    assert [p.join for p in points] == ["line", "line", "gap", "gap"]


def test_other_scopes_and_other_lengths_of_time_are_other_lines(series_of):
    series = series_of(indicator="kim ngạch xuất khẩu", report="2018.txt", period="2018")
    assert len(series.tracks) == 3
    assert series.tracks[0].steps[0].fact.said == "101,5 triệu USD"
    names = {t.name for t in series.tracks}
    assert any("khu công nghiệp" in n for n in names)
    assert any(n.endswith("9 tháng đầu năm") for n in names)


def test_another_value_for_the_same_time_is_shown_and_not_hidden(series_of, figures):
    series = series_of(indicator="kim ngạch xuất khẩu", report="2018.txt", period="2018")
    (step,) = [s for s in series.tracks[0].steps if s.rivals]
    assert {step.fact.said, *(r.said for r in step.rivals)} == {"112,25 triệu USD", "113,9 triệu USD"}
    *lines, rivals = plot_of(series).lines
    assert [p.join for p in rivals.points] == ["apart"]
    assert rivals.points[0].at not in {p.at for line in lines for p in line.points}, "one hides the other"
    ledger = figures.ledger()
    same, other, earlier = mentions(ledger, Homes(ledger), step.fact)
    assert (same, [f.key for f in other], earlier) == ([], [r.key for r in step.rivals], [])


def test_every_point_leads_to_its_page(series_of):
    for line in plot_of(series_of(indicator="mía cây")).lines:
        assert all(p.link.startswith("/trang/") and p.label for p in line.points)


def test_another_province_is_not_in_the_line(series_of):
    for track in series_of(indicator="mía cây", report="2018.txt").tracks:
        assert not [s for s in track.steps if s.fact.report.document == "nghe-an.txt"]


def test_a_year_cut_short_is_no_point_and_no_rival_of_whole_years(series_of, figures):
    series = series_of(indicator="sản lượng muối", report="muoi.txt")
    names = {t.name: [s.fact.said for s in t.steps] for t in series.tracks}
    assert names == {"từ 01/01 đến 05/12": ["41.000 tấn"], "cả năm": ["39.500 tấn", "45.200 tấn"]}
    (cut,) = [p for line in plot_of(series).lines for p in line.points if p.when.startswith("đến")]
    assert cut.when == "đến 5/12/2018"
    assert not [s for t in series.tracks for s in t.steps if s.rivals]
    ledger = figures.ledger()
    for track in series.tracks:
        for step in track.steps:
            assert mentions(ledger, Homes(ledger), step.fact)[1] == []
