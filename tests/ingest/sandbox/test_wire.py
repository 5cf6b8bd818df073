"""What a child says: the report as it was parsed, and nothing but a report."""

import dataclasses
import hashlib
from datetime import date

import pytest

from ingest.ocr.records import Gap, Scan, Word
from ingest.parse import parse_report
from ingest.sandbox.wire import dump, load

TEXT = """BÁO CÁO
Kết quả thu hút đầu tư năm 2022

I. KẾT QUẢ
Đến ngày 20/12/2022, tổng vốn FDI ước đạt 2.061,53 triệu USD, tăng 12% so với năm 2021. Có 30 đến 38 dự án.
"""


@pytest.fixture
def content(tmp_path):
    path = tmp_path / "bao-cao.txt"
    path.write_text(TEXT, "utf-8")
    return parse_report(path, path.name, hashlib.sha256(TEXT.encode()).hexdigest())


def test_a_report_comes_back_as_it_was(content):
    word = Word(start=0, end=3, confidence=91, box=(1, 2, 3, 4))
    report = dataclasses.replace(
        content.report,
        dated=date(2022, 12, 31),
        gaps=(Gap(page=2, kind="unread", why="mờ", fix="quét lại", again=True),),
        scanned=(1,),
    )
    scans = (Scan(page=1, confidence=90, quarantined=False, words=(word,)),)
    sent = dataclasses.replace(content, report=report, scans=scans)
    back = load(dump(sent))
    assert back.report == sent.report
    for name in ("pages", "sentences", "passages", "figures", "scans"):
        assert (name, list(getattr(back, name))) == (name, list(getattr(sent, name)))


@pytest.mark.parametrize("said", [b"", b"{}", b"[]", b'{"report": 5}', b"\xff", b'{"report": {"id": "a"}}'])
def test_anything_else_is_no_report(said):
    with pytest.raises(ValueError):  # noqa: PT011 - the decoder's, json's and ours
        load(said)
