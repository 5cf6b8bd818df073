"""Invented reports, read as the program reads them; not in a child, which takes a second to start."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.audit.records import Audited, audited
from ingest.parse import parse_report


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., Audited]:
    """A report of these words: plain text, or HTML where it begins with ``<``."""

    def read(text: str, name: str = "báo cáo") -> Audited:
        path = tmp_path / f"{name}.{'html' if text.startswith('<') else 'txt'}"
        path.write_text(text, encoding="utf-8")
        content = parse_report(path, path.name, "0" * 64)
        return audited(content.report, content.sentences, content.figures)

    return read


@pytest.fixture
def table(told: Callable[..., Audited]) -> Callable[..., Audited]:
    """A report with one table; a row is its cells parted by ``|``, the first row is the head."""

    def read(*rows: str, before: str = "Kết quả năm 2023") -> Audited:
        cells = [[cell.strip() for cell in row.split("|")] for row in rows]
        head, *body = ["".join(f"<td>{c}</td>" for c in row) for row in cells]
        head = head.replace("td>", "th>")
        lines = "".join(f"<tr>{row}</tr>" for row in (head, *body))
        return told(
            f"<html><head><title>Báo cáo năm 2023</title></head><body><h1>Báo cáo năm 2023</h1>"
            f"<p>{before}.</p><table>{lines}</table></body></html>"
        )

    return read
