import io

import pytest
from docx import Document

from assistant.__main__ import main


def test_a_bulletin_is_written_where_it_is_asked_for(folder, tmp_path, capsys):
    out = tmp_path / "new" / "ban-tin.docx"
    given = ["bulletin", "--period", "2024-Q4", "--indicators", "vốn FDI", "cà phê"]
    assert main([*given, "--data", str(folder), "--out", str(out)]) == 0
    assert "not found: cà phê" in capsys.readouterr().out
    said = "\n".join(p.text for p in Document(io.BytesIO(out.read_bytes())).paragraphs)
    assert "Chưa có số liệu của quý IV năm 2024 cho: cà phê." in said
    assert list(out.parent.iterdir()) == [out]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"--period": "2024-Q9"}, "2024-Q4"),
        ({"--out": "a.odt"}, ".docx or .pdf"),
        ({"--zones": "none.csv"}, "none.csv"),
        ({"--site": "javascript:x"}, "https://"),
        ({"--data": "nowhere"}, "nowhere"),
    ],
)
def test_what_cannot_be_done_is_one_line_that_says_what_to_do(folder, tmp_path, capsys, changed, told):
    given = {"--period": "2024", "--out": str(tmp_path / "a.pdf"), "--data": str(folder), **changed}
    assert main(["bulletin", *(word for pair in given.items() for word in pair)]) == 1
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
