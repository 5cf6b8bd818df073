from dataclasses import replace
from decimal import Decimal

from assistant.export.figures import figures_table, row_of_fact


def facts(assistant):
    (report,) = [r for r in assistant.catalogue.reports() if r.document.endswith("dong-nai-2019.txt")]
    sentences = assistant.catalogue.report_sentences(report.id)
    for figure in assistant.catalogue.report_figures(report.id):
        yield figure, sentences[figure.sentence], report


def test_a_fact_of_the_catalogue_has_its_place_and_its_scope(assistant):
    row = next(row_of_fact(*f) for f in facts(assistant) if f[0].text == "612,3 triệu USD")
    table = figures_table([row])
    cells = dict(zip((c.head for c in table.columns), table.rows[0], strict=True))
    assert (cells["Giá trị"], cells["Đơn vị tính"]) == (Decimal(612300000), "USD")
    assert "cấp mới" in cells["Phạm vi"]
    assert cells["Loại số liệu"] == "giá trị"
    assert cells["Trang"] == 1
    assert row.link.startswith("/trang/")
    assert "&so=" in row.link


def test_columns_that_say_nothing_are_left_out_and_ranges_are_whole(assistant):
    rows = [row_of_fact(*f) for f in facts(assistant)]
    assert "Giá trị đến (nếu là khoảng)" not in [c.head for c in figures_table(rows).columns]
    table = figures_table([replace(rows[0], value_max=Decimal(9)), *rows[1:]])
    assert "Giá trị đến (nếu là khoảng)" in [c.head for c in table.columns]


def test_every_kind_and_facet_of_the_catalogue_has_vietnamese_words(assistant):
    table = figures_table(row_of_fact(*f) for f in facts(assistant))
    assert all(len(row) == len(table.columns) for row in table.rows)
