"""REST, MCP, the command line and the figure desk say the same about the samples."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from mcp import Client

from assistant.__main__ import main
from assistant.chain import Assistant, open_assistant
from assistant.settings import Settings
from ingest.outcome import Outcome

ROOT = Path(__file__).parents[3]
KINDS = ("figures", "arithmetic", "conflicts", "unanswerable", "texts", "tables", "traps")
EACH = 3
"""Questions of each kind, of every status: twenty-one in all."""


def questions() -> list[str]:
    files = [ROOT / "evals" / "cases" / f"samples-{kind}.jsonl" for kind in KINDS]
    return [
        json.loads(line)["question"]
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()[:EACH]
    ]


@pytest.fixture(scope="module")
def samples(
    tmp_path_factory: pytest.TempPathFactory,
    bring: Callable[[Path, Path], Outcome],
    host: Callable[[Assistant], AbstractContextManager[str]],
) -> Iterator[tuple[str, Path]]:
    """The address of a server of the samples, and their data folder."""
    data = tmp_path_factory.mktemp("samples")
    bring(ROOT / "samples", data)
    assistant = open_assistant(data, Settings())
    with host(assistant) as address:
        yield address, data
    assistant.close()


def plain(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without the addresses of pages and the time it took."""
    for told in (*answer["figures"], *answer["citations"]):
        told.pop("page_url", None)
        for operand in told.get("operands", ()):
            operand.pop("page_url", None)
    return {**answer, "timings_ms": None}


def test_twenty_questions_have_one_answer_whoever_is_asked(samples, tmp_path):
    address, data = samples
    asked = questions()
    assert len(asked) >= 20
    rest = [httpx2.post(f"{address}/api/v1/ask", json={"question": q}, timeout=60).json() for q in asked]
    assert {answer["status"] for answer in rest} == {"answered", "conflict", "refused"} | (
        {"clarify"} & {answer["status"] for answer in rest}
    )

    async def tools() -> list[dict[str, Any]]:
        async with Client(f"{address}/mcp") as client:
            return [(await client.call_tool("ask", {"question": q})).structured_content for q in asked]

    lines, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines.write_text("\n".join(json.dumps({"id": "q1", "question": q}) for q in asked), encoding="utf-8")
    assert main(["batch", str(lines), "--out", str(out), "--data", str(data)]) == 0
    command = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    told = [plain(answer) for answer in rest]
    assert [plain(answer) for answer in anyio.run(tools)] == told
    assert [plain(answer) for answer in command] == told


def test_figures_are_those_of_the_desk_and_hold_what_answers_say(samples):
    address, _ = samples
    found: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        asked = {"limit": 100} | ({"cursor": cursor} if cursor else {})
        page = httpx2.get(f"{address}/api/v1/figures", params=asked, timeout=60).json()
        found += page["figures"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(found) == page["total"] > 200
    assert len({(f["report_id"], f["ordinal"]) for f in found}) == len(found)
    known = {(f["document"], f["value"], f["unit"]) for f in found}
    for question in questions()[:EACH]:
        answer = httpx2.post(f"{address}/api/v1/ask", json={"question": question}, timeout=60).json()
        documents = {c["mark"]: c["document"] for c in answer["citations"]}
        for figure in answer["figures"]:
            assert (documents[figure["citation"]], figure["value"], figure["unit"]) in known

    async def tool(params: dict[str, Any]) -> dict[str, Any]:
        async with Client(f"{address}/mcp") as client:
            return (await client.call_tool("find_figures", params)).structured_content

    for params in ({"indicator": "von fdi"}, {"unit": "USD", "limit": 5}, {"text": questions()[0]}):
        rest = httpx2.get(f"{address}/api/v1/figures", params=params, timeout=60).json()
        same = anyio.run(tool, params)
        assert rest["total"] > 0
        assert same == rest
