"""What a reader of a plot loses when these fail: the figure's page, its number form, the words themselves."""

import re
from datetime import date
from decimal import Decimal
from threading import Thread
from xml.etree import ElementTree as ET

import pytest

from assistant.plots.draw import draw_png, draw_svg
from assistant.plots.records import Line, Plot, Point

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = 'Vốn $x^2$ <script>alert(1)</script> "a" & _b\x00\u202e 汉'


def year(number: int, value: str, **more: object) -> Point:
    return Point(
        at=date(number, 12, 31),
        when=str(number),
        value=Decimal(value),
        label=f"Năm {number}: {HOSTILE}",
        link=f'/trang/ab/{number}?doan=1-2&so="3-4"',
        **more,
    )


PLOT = Plot(
    title="Tổng thu hút FDI",
    unit="USD",
    lines=(
        Line(
            name="toàn thành phố",
            points=(
                year(2018, "1500000000"),
                year(2020, "1800000000.5", join="gap"),
                year(2022, "2061530000", join="break"),
                year(2023, "3061530000", hollow=True),
            ),
        ),
        Line(name="trong các KCN", points=(year(2020, "500000000"), year(2022, "861530000"))),
    ),
)


def drawn(plot: Plot, name: str = "p") -> ET.Element:
    return ET.fromstring(draw_svg(plot, name=name))


def texts(root: ET.Element) -> list[str]:
    return ["".join(e.itertext()) for e in root.iter(f"{SVG}text")]


def test_every_point_leads_to_its_page_and_says_what_it_is():
    links = list(drawn(PLOT).iter(f"{SVG}a"))
    wanted = [p.link for line in PLOT.lines for p in line.points]
    assert sorted(a.get("href") for a in links) == sorted(wanted)
    assert all(
        a.get("aria-label", "").startswith("Năm 20") and a.find(f"{SVG}title") is not None for a in links
    )


def test_words_and_numbers_are_text_in_vietnamese_form():
    said = texts(drawn(PLOT))
    assert {"Tổng thu hút FDI", "triệu USD", "toàn thành phố", "trong các KCN", "2018", "2023"} <= set(said)
    assert any(re.fullmatch(r"\d\.\d{3}", t) for t in said), said
    assert not any(re.fullmatch(r"\d{4,}\.?\d*|\d,\d{3}", t) for t in said if not t.startswith("20"))


def test_colours_are_the_pages():
    svg = draw_svg(PLOT, name="p")
    assert "currentColor" in svg
    assert "--hoi-duong-1" in svg
    assert "--hoi-duong-2" in svg
    assert "#0102" not in svg
    assert "#0103" not in svg
    assert "<style" not in svg
    assert "<metadata" not in svg


def test_two_plots_of_a_page_do_not_share_ids():
    ids = [{e.get("id") for e in drawn(PLOT, name).iter() if e.get("id")} for name in ("mot", "hai")]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_text_of_a_report_is_shown_and_never_run():
    svg = draw_svg(
        Plot(title=HOSTILE, unit=HOSTILE, lines=(Line(name=HOSTILE, points=PLOT.lines[0].points),)), name="p"
    )
    root = ET.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert "<script" not in svg
    assert sum("$x^2$ <script>alert(1)</script>" in t for t in texts(root)) == 3


def test_the_same_plot_gives_the_same_bytes():
    assert draw_svg(PLOT, name="p") == draw_svg(PLOT, name="p")


@pytest.mark.parametrize(
    "points",
    [
        (),
        (year(2022, "0"),),
        (year(2021, "-3.5"), year(2022, "12.25")),
        (year(2022, "5"), year(2022, "7")),
    ],
)
def test_few_or_strange_points_are_drawn(points):
    plot = Plot(title="", unit="%", lines=(Line(name="", points=points),))
    assert len(list(drawn(plot).iter(f"{SVG}a"))) == len(points)
    assert draw_png(plot).startswith(b"\x89PNG")


def test_many_points_keep_the_words_of_the_axis_apart():
    months = tuple(
        Point(
            at=date(2015 + n // 12, n % 12 + 1, 28),
            when=f"T{n % 12 + 1}/{2015 + n // 12}",
            value=Decimal(n),
            label="",
        )
        for n in range(120)
    )
    said = [
        t
        for t in texts(drawn(Plot(title="", unit="dự án", lines=(Line(name="", points=months),))))
        if t[0] == "T"
    ]
    assert 4 <= len(said) <= 14
    assert said[-1] == "T12/2024"


def test_people_drawing_at_once_get_each_their_own():
    made: dict[int, str] = {}
    plots = {n: Plot(title=f"Chỉ tiêu {n}", unit="ha", lines=PLOT.lines) for n in range(4)}
    threads = [Thread(target=lambda n=n: made.update({n: draw_svg(plots[n], name=f"p{n}")})) for n in plots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"Chỉ tiêu {n}" in texts(ET.fromstring(made[n])) for n in plots)
