from decimal import Decimal

import pytest

from assistant.bulletin.zones import read_sites_text
from assistant.lock.check import check_text


def row(bulletin, words):
    (found,) = [r for r in bulletin.rows if words in r.name.lower()]
    return found


def test_a_change_is_worked_out_between_cited_figures_of_two_reports(make):
    fdi = row(make("2024-Q4", "thu hút vốn FDI Sơn Thủy"), "fdi")
    before, year_before = fdi.changes
    assert (before.said, year_before.said) == ("tăng **25%**", "tăng **42,86%**")
    assert "500 triệu USD [1]" in before.formula
    assert "400 triệu USD [" in before.formula
    assert before.earlier.fact.report.document == "son-thuy-q3-2024.txt"
    assert year_before.earlier.fact.figure.value == Decimal(350_000_000)


def test_what_is_lacking_is_said_and_nothing_is_made_up(make):
    fdi = row(make("2024-Q3", "thu hút vốn FDI"), "fdi")
    assert [c.said for c in fdi.changes] == ["", ""]
    assert {c.lack for c in fdi.changes} == {"chưa có số liệu"}


def test_a_neighbour_is_not_the_period_before(make):
    fdi = row(make("2024-Q3", "thu hút vốn FDI"), "fdi")
    assert "77" not in str(fdi.changes)


def test_reports_that_disagree_are_both_shown_and_no_change_is_worked_out(make):
    budget = row(make("2024-Q4", "thu ngân sách"), "ngân sách")
    assert budget.disputed
    assert {t.said for t in budget.told} == {"2.340 tỷ đồng", "2.610 tỷ đồng"}
    assert budget.changes == ()


def test_the_change_that_a_report_tells_is_told_with_its_citation(make):
    fdi = row(make("2024", "tổng vốn FDI"), "fdi")
    (change,) = fdi.changes
    assert change.said == "tăng **25%**"
    assert change.stated == f"báo cáo nêu: tăng **25%** [{fdi.told[0].mark}]"


def test_the_plot_shows_the_years_each_cited(make):
    fdi = row(make("2024", "tổng vốn FDI"), "fdi")
    (line,) = fdi.plot.lines
    assert [(p.when, p.value) for p in line.points] == [
        ("2022", Decimal(900_000_000)),
        ("2023", Decimal(1_200_000_000)),
        ("2024", Decimal(1_500_000_000)),
    ]
    assert all(p.link.startswith("/trang/") for p in line.points)
    assert len({t.mark for t in fdi.plotted}) == 3


def test_an_indicator_that_no_report_tells_is_named_as_absent(make):
    made = make("2024-Q4", "sản lượng cà phê")
    assert (made.rows, made.absent) == ((), ("sản lượng cà phê",))


def test_the_indicators_are_those_of_the_catalogue(make):
    names = [r.name.lower() for r in make("2024-Q4").rows]
    assert len(names) == 2
    assert all(any(words in name for name in names) for words in ("thu ngân sách nội địa", "thu hút vốn fdi"))
    assert make("2019").rows == ()


def test_zones_are_listed_with_their_figures_and_placed_where_a_file_says(make):
    sites = read_sites_text(
        "tên,vĩ độ,kinh độ\nKCN Bình Lãng,20.9,106.6\nKCN Xa Lạ,20.8,106.5\n", "zones.csv"
    )
    made = make("2024-Q4", sites=sites)
    assert [z.name for z in made.zones] == ["Khu công nghiệp Bình Lãng", "Khu công nghiệp Đồng Mây"]
    assert [t.said for t in made.zones[0].told] == ["12 dự án", "210 triệu USD"]
    assert [s.name for s in made.site_map.sites] == ["KCN Bình Lãng"]
    assert (made.unplaced, made.unknown) == (("Khu công nghiệp Đồng Mây",), ("KCN Xa Lạ",))


@pytest.mark.parametrize("period", ["2024-Q4", "2024", "2023-Q4"])
def test_the_number_lock_stands_over_every_row(make, period):
    made = make(period)
    for one in made.rows:
        said = "; ".join(f"**{t.said}** [{t.mark}]" for t in one.told)
        lines = [c.formula for c in one.changes if c.formula] + [f"{one.name}: {said}"]
        lines += [c.said for c in one.changes if c.said] + [c.stated for c in one.changes if c.stated]
        assert check_text("\n".join(lines), made.citations).unsupported == ()
    assert made.withheld == 0
