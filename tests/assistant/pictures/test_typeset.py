"""Reports without pages are read as text: with its form, its marks, and nothing that runs."""

from bs4 import BeautifulSoup

from assistant.pictures.links import AT
from assistant.pictures.typeset import Marker, page_html
from ingest.records import Block, Cell, Page

TABLE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Du lịch 2024</title></head><body>
<article><h1>Du lịch năm 2024</h1><h2>I. Kết quả</h2>
<p>Khách tăng <script>alert(1)</script>nhanh trong năm.</p>
<ul><li>Khách quốc tế: 62,4 nghìn lượt.</li><li>Khách nội địa: 518 nghìn lượt.</li></ul>
<table><tr><th rowspan="2">Tháng</th><th colspan="2">Khách (nghìn lượt)</th>
<th rowspan="2">Doanh thu (tỷ đồng)</th></tr>
<tr><th>Quốc tế</th><th>Nội địa</th></tr>
<tr><td>Tháng 10</td><td>62,4</td><td>518,0</td><td>612,5</td></tr>
<tr><td>Tháng 11</td><td>70,1</td><td>493,6</td><td>588,0</td></tr></table></article></body></html>"""


def test_a_table_is_a_table_and_the_cited_cell_is_marked(library):
    held = library({"a.html": TABLE})
    page = held.page("a.html")
    span, row = held.span("a.html", "493,6"), held.span("a.html", "Tháng 11 | 70,1 | 493,6 | 588,0")
    made = Marker(page.text, [(row.start, row.end)], [(span.start, span.end)], named=True)
    shown = BeautifulSoup(page_html(page, made), "html.parser")
    heads = [[(th.text, int(th["colspan"])) for th in tr.find_all("th")] for tr in shown.thead.find_all("tr")]
    assert heads[0] == [("Tháng", 1), ("Khách (nghìn lượt)", 2), ("Doanh thu (tỷ đồng)", 1)]
    assert heads[1] == [("Quốc tế", 1), ("Nội địa", 1)]
    assert [td.text for td in shown.select(".o-dan")] == ["493,6"]
    assert [td.text for td in shown.tbody.find_all("tr")[1].find_all("td")] == [
        "Tháng 11",
        "70,1",
        "493,6",
        "588,0",
    ]
    assert len(shown.select(f"#{AT}")) == 1
    assert shown.script is None
    assert "62,4 nghìn lượt." in shown.ul.li.text


def test_every_word_of_the_page_is_shown_once():
    text = "Đầu\nMột <b> đoạn.\nA | B\n1 Chú thích."
    cells = (Cell(start=18, end=19, row=0, column=0), Cell(start=22, end=23, row=0, column=2))
    blocks = (
        Block(start=0, end=3, kind="heading", level=1),
        Block(start=4, end=17, kind="paragraph"),
        Block(start=18, end=23, kind="row", table=0, cells=cells),
        Block(start=24, end=36, kind="footnote", mark="1"),
    )
    page = Page(number=1, text=text, blocks=blocks)
    shown = BeautifulSoup(page_html(page, Marker(text, (), (), named=False)), "html.parser")
    assert shown.h3.text == "Đầu"
    assert shown.p.text == "Một <b> đoạn."
    assert [td.text for td in shown.find_all("td")] == ["A", "", "B"]
    assert shown.select_one(".chu-thich p").text == "1 Chú thích."
    assert shown.mark is None
