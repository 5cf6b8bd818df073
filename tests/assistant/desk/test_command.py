"""``python -m assistant figures`` gives the desk's rows, for people and for programs."""

import csv
import io
import json
import sys

from assistant.__main__ import main


def test_json_has_the_fields_of_an_answers_figure(data, capsys, ask):
    assert (
        main(["figures", "kim ngạch xuất khẩu Đồng Nai 2019", "--data", str(data), "--json", "--most", "1"])
        == 0
    )
    found = json.loads(capsys.readouterr().out)
    (figure,) = found["figures"]
    told = ask("kim ngạch xuất khẩu Đồng Nai 2019").figures[0].to_json()
    assert {name: figure[name] for name in told.keys() - {"citation"}} == {
        name: value for name, value in told.items() if name != "citation"
    }
    assert figure["quote"].count(figure["text"]) == 1
    assert figure["link"].startswith("/trang/")


def test_csv_has_all_rows_with_quote_document_and_page(data, capfdbinary):
    sys.stdout.flush()
    assert main(["figures", "--indicator", "dự án", "--all", "--csv", "--data", str(data)]) == 0
    text = capfdbinary.readouterr().out.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(rows) >= 5
    assert all(r["Nguyên văn"] and r["Tệp"] and r["Trang"] and r["Mở trang"] for r in rows)


def test_for_people_each_figure_has_its_page_and_words(data, capsys):
    assert main(["figures", "--period", "2017", "--unit", "VND", "--data", str(data)]) == 0
    out = capsys.readouterr().out
    assert "52.318 tỷ đồng" in out
    assert "binh-dinh-2017.txt, trang 1: “Năm 2017, doanh thu bán lẻ" in out


def test_a_filter_that_is_none_is_told_in_one_line(data, capsys):
    assert main(["figures", "--period", "hôm nào", "--data", str(data)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
