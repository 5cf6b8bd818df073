"""Every reason that ingestion can give is said in Vietnamese on the desk."""

import ast
from pathlib import Path

import pytest

from prompts.reasons import explain_reason, load_reasons

ROOT = Path(__file__).parents[2]
FOR_THE_COMMAND = ("backup", "audit")


def shape(node: ast.expr) -> str:
    """The text of a literal, a number in the place of what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "7" for v in node.values)
    return ""


def reasons() -> list[str]:
    found = []
    for path in (ROOT / "ingest").rglob("*.py"):
        if path.parent.name in FOR_THE_COMMAND:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in {"UnreadableReport", "Gap"}:
                found += [shape(k.value) for k in node.keywords if k.arg == "why"]
            if name in {"PageUnread", "ChildEnded"} and node.args:
                found.append(shape(node.args[0]))
            if name == "_refuse" and len(node.args) == 3 and path.name == "files.py":
                found.append(shape(node.args[2]))
    return sorted({f"{said}; fix" for said in found if said})


@pytest.mark.parametrize("said", reasons())
def test_a_reason_is_said_in_vietnamese(said):
    assert explain_reason(said) not in {said, load_reasons().unknown.replace("$said", said)}


def test_reasons_were_found():
    assert len(reasons()) > 30


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("larger than 40 MB; cut it into parts", "40 MB"),
        ("its name says a PDF, its content is a web page; rename it", "nội dung là trang web"),
        ("reading it takes more than 120 seconds of computing; open it", "quá lâu"),
        ("reading it takes more than 1500 MB of memory; open it", "bộ nhớ"),
        ("the program that reads it was ended by signal 11; open it", "dừng bất thường"),
        ("the reports are stored, but the index was not built: x", "chưa dựng được chỉ mục"),
        ("nobody knows this", "nobody knows this"),
    ],
)
def test_what_it_says(said, told):
    assert told in explain_reason(said)
