"""The figures for people: Markdown tables, as the README has them."""

from collections.abc import Iterator, Mapping
from typing import Any

Found = Mapping[str, Any]


def to_markdown(found: Found) -> str:
    """All tables, and the goals last."""
    cores = found["machine"]["cores"]
    head = f"Speed, {found['when'][:10]}, {cores} cores, {found['passages']:,} passages ({found['corpus']})"
    parts = [[head], _compared(found), _growth(found), _goals(found)]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _compared(found: Found) -> list[str]:
    rows = ["| | ours | tutorial pipeline |", "| --- | --- | --- |"]
    return rows + [f"| {name} | {ours} | {theirs} |" for name, ours, theirs in _rows(found)]


def _rows(found: Found) -> Iterator[tuple[str, str, str]]:
    tutorial, reading, first, last = (
        found["tutorial"],
        found["reading"],
        found["sizes"][0],
        found["sizes"][-1],
    )
    yield "text PDFs, pages a second", _rate(reading["ours"], "pages"), _rate(reading["pypdf"], "pages")
    yield "scanned pages a second (Tesseract)", _rate(reading["ocr"], "pages"), "–"
    for name, label in (("one", "one file"), ("all", "files as set")):
        yield (
            f"files to index, passages a second, {label} at a time",
            _rate(found["files"][name], "passages"),
            "–",
        )
    yield "passages a second", _rate(last["build"], "passages"), _rate(tutorial, "passages")
    yield (
        "the tutorial's texts, passages a second",
        _rate(found["same_text"], "passages"),
        _rate(tutorial, "passages"),
    )
    yield "characters a second", _characters(last["build"]), _characters(tutorial)
    yield (
        f"question at {first['build']['passages']:,} passages, p50 / p95",
        _times(first["stages"]["fused"]),
        _times(tutorial and tutorial["retrieval"]),
    )
    for name, label in (
        ("cold", "first answer of a new process"),
        ("loaded", "the same, embedder loaded before"),
    ):
        yield label, f"{found['start'][name]['first_seconds']:.1f} s", "–"


def _rate(measured: Found | None, what: str) -> str:
    return "–" if measured is None else f"{measured[f'{what}_per_second']:,.1f}"


def _characters(built: Found | None) -> str:
    if built is None:
        return "–"
    return f"{built['characters'] / sum(built['seconds'].values()):,.0f}"


def _times(measured: Found | None) -> str:
    return "–" if measured is None else f"{measured['p50_ms']:.1f} / {measured['p95_ms']:.1f} ms"


def _growth(found: Found) -> list[str]:
    rows = [
        "| passages | build | of it chunk, embed, write, check | disk | memory, building | memory, asking "
        "| lexical p50 / p95 | dense p50 / p95 | fused p50 / p95 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for size in found["sizes"]:
        built, stages = size["build"], size["stages"]
        spent = [f"{built['seconds'][stage]:.1f}" for stage in ("chunk", "embed", "write", "check")]
        cells = [
            f"{built['passages']:,}",
            f"{sum(built['seconds'].values()):.1f} s",
            f"{', '.join(spent)} s",
            f"{built['disk'] / 1e6:,.0f} MB",
            f"{built['memory'] / 1e6:,.0f} MB",
            f"{size['memory'] / 1e6:,.0f} MB",
            *(_times(stages[stage]) for stage in ("lexical", "dense", "fused")),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return rows


def _goals(found: Found) -> list[str]:
    rows = ["| goal | wanted | reached | met |", "| --- | --- | --- | --- |"]
    said = {True: "yes", False: "no", None: "not measured"}
    for goal in found["goals"]:
        reached = "–" if goal["reached"] is None else f"{goal['reached']:.2f}"
        wanted = goal["wanted"].replace(">=", "≥").replace("<=", "≤")
        rows.append(f"| {goal['goal']} | {wanted} | {reached} | {said[goal['met']]} |")
    return rows
