import io
from datetime import date

from docx import Document

from assistant.export.letters import open_letter
from assistant.export.runs import Run


def letter():
    return open_letter("Thử", maker="Hỏi Báo Cáo", made=date(2026, 1, 2))


def test_a_mark_leads_to_its_source():
    made = letter()
    made.line([Run("Đạt 5 ha "), Run("[1]", mark=1)])
    made.line([Run("báo cáo")], lead="[1]", mark=1)
    body = Document(io.BytesIO(made.save())).element.body.xml
    assert 'w:anchor="nguon_1"' in body
    assert 'w:name="nguon_1"' in body


def test_a_long_table_says_its_heads_on_every_page():
    made = letter()
    made.table(["Chỉ tiêu", "Giá trị"], [[[Run("FDI")], [Run("5"), Run("\n"), Run("6")]]], [10, 6])
    (table,) = Document(io.BytesIO(made.save())).tables
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert table.cell(1, 1).text == "5\n6"


def test_addresses_that_are_not_ours_become_no_link():
    made = letter()
    made.link(made.line([Run("x ")]), "Mở", "javascript:alert(1)")
    assert "w:hyperlink" not in Document(io.BytesIO(made.save())).element.body.xml


def test_the_document_names_its_maker_and_day():
    about = Document(io.BytesIO(letter().save())).core_properties
    assert (about.author, about.title, about.created.date()) == ("Hỏi Báo Cáo", "Thử", date(2026, 1, 2))
