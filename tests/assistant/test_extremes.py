"""The largest of what a table lists is told of that table, and only where its rows are of one sort."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.chain import Assistant, open_assistant
from assistant.settings import Settings
from ingest.outcome import Outcome

TABLES = {
    "Bảng 1. Vốn FDI lũy kế đến 31/12/2023 theo quốc gia": """STT|Quốc gia|Số dự án|Vốn đăng ký (triệu USD)
1|Nhật Bản|40|512,5
2|Hàn Quốc|96|410
3|Lào|3|1,2
4|Các nước khác|20|100
|Tổng cộng|159|1.023,7""",
    "Bảng 2. Dân số và diện tích các huyện năm 2023": """Huyện|Dân số (người)|Diện tích (ha)
Huyện Lâm Thao|101.200|9.835
Huyện Hạ Hòa|88.150|-
Huyện Yên Lập|92.740|43.824""",
    "Bảng 3. Doanh thu năm 2023 của doanh nghiệp khu công nghiệp": """Doanh nghiệp|Doanh thu (tỷ đồng)
Công ty An Phát|900
Trong đó: xuất khẩu|950
Công ty Bình Minh|700""",
    "Bảng 4. Giá trị sản xuất năm 2023 theo ngành": """Ngành|Giá trị sản xuất (tỷ đồng)
Công nghiệp|5.000
Khai khoáng|2.100
Chế biến|2.900
Dịch vụ|3.500""",
    "Bảng 5. Số bến của các cảng năm 2023": """Cảng|Số bến
Cảng Đông|7
Cảng Tây|7
Cảng Nam|3""",
}


def _page() -> str:
    """A report of Phú Thọ with nothing but tables."""
    made = []
    for caption, text in TABLES.items():
        head, *rows = [line.split("|") for line in text.split("\n")]
        cells = "".join(f"<th>{cell}</th>" for cell in head)
        body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
        made.append(f"<p>{caption}</p><table><tr>{cells}</tr>{body}</table><p>Nguồn: Cục Thống kê.</p>")
    title = "Số liệu tỉnh Phú Thọ năm 2023"
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{''.join(made)}</body></html>"


@pytest.fixture(scope="module")
def tables(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings, bring: Callable[[Path, Path], Outcome]
) -> Iterator[Assistant]:
    place = tmp_path_factory.mktemp("tables")
    (place / "reports").mkdir()
    (place / "reports" / "so-lieu.html").write_text(_page(), encoding="utf-8")
    bring(place / "reports", place / "data")
    assistant = open_assistant(place / "data", settings)
    yield assistant
    assistant.close()


@pytest.mark.parametrize(
    ("question", "label", "text"),
    [
        ("Nước nào có nhiều dự án nhất?", "Hàn Quốc", "96"),
        ("nuoc nao co nhieu du an nhat", "Hàn Quốc", "96"),
        ("Nước nào đầu tư nhiều nhất?", "Nhật Bản", "512,5"),
        ("Vốn đăng ký lớn nhất là của quốc gia nào?", "Nhật Bản", "512,5"),
        ("Huyện nào có dân số thấp nhất?", "Huyện Hạ Hòa", "88.150"),
    ],
)
def test_the_largest_row_is_told_with_its_figure(tables, question, label, text):
    answer = tables.ask(question)
    assert answer.status == "answered"
    assert f"nhất trong bảng là {label}: " in answer.answer
    assert [figure.text for figure in answer.figures] == [text]
    assert label in answer.citations[0].quote
    assert any("báo cáo không nói đây là thứ hạng chung" in note for note in answer.notes)


def test_rows_of_one_value_are_all_told(tables):
    answer = tables.ask("Cảng nào có số bến nhiều nhất?")
    assert "Lớn nhất trong bảng là Cảng Đông; Cảng Tây" in answer.answer
    assert [figure.text for figure in answer.figures] == ["7", "7"]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Nước nào có ít dự án nhất?", id="what is not listed might be less"),
        pytest.param("Huyện nào có diện tích lớn nhất?", id="a cell is empty"),
        pytest.param("Doanh nghiệp nào có doanh thu cao nhất?", id="a row is a part of another"),
        pytest.param("Ngành nào có giá trị sản xuất cao nhất?", id="a row is the sum of others"),
        pytest.param("Tỉnh nào có nhiều dự án nhất?", id="the rows are another sort"),
        pytest.param("Nước nào có nhiều lao động nhất?", id="nothing of it is counted"),
        pytest.param("Nước nào có nhiều dự án nhất năm 2019?", id="of another time"),
        pytest.param("Những nước nào có nhiều dự án nhất?", id="several are asked for"),
    ],
)
def test_otherwise_nobody_is_named(tables, question):
    answer = tables.ask(question)
    assert (answer.status, answer.figures) == ("refused", ())
