"""Cases from JSON Lines: read strictly, so that a slip of the pen is an error and never an easy point."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import product
from pathlib import Path
from typing import Any, get_args

from assistant.records import Status, Turn
from evals.errors import EvalError
from evals.records import Amount, Case, CaseKind, Expectation, ExpectedFigure, Place
from ingest.text import nfc

CASES = Path(__file__).parent / "cases"
"""The committed cases."""

_CASE = {"id", "question", "kind", "reports", "expect", "checked"}
_CASE_MAY = {"history", "tags"}
_EXPECT_MAY = {"figures", "allowed", "text", "document", "page", "or_at"}
_FIGURE_MAY = {"value_max", "or", "document", "page", "or_at"}


class NotACase(Exception):
    """A line breaks the form; :func:`load_cases` says which line."""


def load_cases(paths: Iterable[Path]) -> list[Case]:
    """All cases of files or folders (``*.jsonl`` in them, by name), in order.

    Raises :class:`EvalError` when a file is missing, a line is no case, or two cases have one id.
    """
    cases: list[Case] = []
    seen: dict[str, Path] = {}
    for path in _files(paths):
        for case in _read_file(path):
            if case.id in seen:
                raise EvalError(f"{path}: case {case.id} is also in {seen[case.id]}; give it another id")
            seen[case.id] = path
            cases.append(case)
    if not cases:
        raise EvalError("no cases; give --cases a .jsonl file or a folder that holds some")
    return cases


def _files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(path.glob("*.jsonl"))
        elif path.is_file():
            found.append(path)
        else:
            raise EvalError(f"{path}: no such file or folder; give --cases a .jsonl file")
    return found


def _read_file(path: Path) -> list[Case]:
    cases = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise EvalError(f"{path}: not UTF-8 ({error.reason}); save it as UTF-8") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            cases.append(read_case(json.loads(nfc(line)), path.stem))
        except (NotACase, json.JSONDecodeError) as error:
            raise EvalError(f"{path}:{number}: {_reason(error)}; see evals/README.md for the form") from error
    return cases


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON ({error.msg}, column {error.colno})"
    return str(error)


def read_case(raw: Mapping[str, Any], stem: str) -> Case:
    """One case; ``stem`` is its file's name, which says the collection and whether it is held out."""
    _check_keys(raw, needed=_CASE, may=_CASE_MAY, what="case")
    _check_keys(raw["checked"], needed={"by", "against"}, may=set(), what="checked")
    if raw["kind"] not in get_args(CaseKind):
        raise NotACase(f"kind {raw['kind']!r} is none of {', '.join(get_args(CaseKind))}")
    case = Case(
        id=_text(raw["id"], "id"),
        question=_text(raw["question"], "question"),
        kind=raw["kind"],
        reports=tuple(_text(name, "reports") for name in _list(raw["reports"])),
        expect=_read_expectation(raw["expect"]),
        checked_by=_text(raw["checked"]["by"], "checked.by"),
        checked_against=_text(raw["checked"]["against"], "checked.against"),
        history=tuple(_read_turn(turn) for turn in _list(raw.get("history", ()))),
        tags=tuple(_list(raw.get("tags", ()))),
        collection=stem.split("-")[0],
        heldout=stem.endswith("-heldout"),
    )
    _check_sense(case)
    return case


def _read_turn(raw: Mapping[str, Any]) -> Turn:
    _check_keys(raw, needed={"role", "content"}, may=set(), what="turn")
    if raw["role"] not in {"user", "assistant"}:
        raise NotACase(f"role {raw['role']!r} is neither user nor assistant")
    return Turn(role=raw["role"], content=_text(raw["content"], "content"))


def _check_sense(case: Case) -> None:
    expect = case.expect
    if not case.reports:
        raise NotACase("reports is empty: say which documents the case needs")
    if case.kind == "unanswerable":
        if expect.answerable or expect.figures or expect.text:
            raise NotACase("an unanswerable case expects the status refused, no figures and no text")
    elif not expect.figures and not expect.text:
        raise NotACase("expects neither figures nor text")
    if case.kind == "conflict" and len(expect.figures) < 2:
        raise NotACase("a conflict has two readings or more")
    if case.kind == "followup" and not case.history:
        raise NotACase("a follow-up needs its history")
    named = {place.document for one in expect.figures for place in one.places}
    named |= {place.document for place in expect.places}
    if strangers := named - set(case.reports):
        raise NotACase(f"expects {', '.join(sorted(strangers))}, which is not among its reports")


def _read_expectation(raw: Mapping[str, Any]) -> Expectation:
    _check_keys(raw, needed={"status"}, may=_EXPECT_MAY, what="expect")
    status = tuple(_list(raw["status"]))
    if unknown := set(status) - set(get_args(Status)):
        raise NotACase(f"status {', '.join(sorted(unknown))} is none of {', '.join(get_args(Status))}")
    places = _read_places(raw)
    return Expectation(
        status=status,
        figures=tuple(_read_figure(one, places) for one in raw.get("figures", ())),
        allowed=tuple(_read_figure(one, ()) for one in raw.get("allowed", ())),
        text=tuple(tuple(_text(word, "text") for word in _list(group)) for group in raw.get("text", ())),
        places=places,
    )


def _read_figure(raw: Mapping[str, Any], places: tuple[Place, ...]) -> ExpectedFigure:
    _check_keys(raw, needed={"value", "unit"}, may=_FIGURE_MAY, what="figure")
    others = _list(raw.get("or", ()))
    for other in others:
        _check_keys(other, needed={"value", "unit"}, may={"value_max"}, what="or")
    amounts = [amount for one in (raw, *others) for amount in _read_amounts(one)]
    return ExpectedFigure(amounts=tuple(amounts), places=_read_places(raw) or places)


def _read_amounts(raw: Mapping[str, Any]) -> Iterator[Amount]:
    """Every combination of the values, units and upper ends that are given as right."""
    for value, unit, top in product(_list(raw["value"]), _list(raw["unit"]), _list(raw.get("value_max"))):
        most = None if top is None else _decimal(top)
        yield Amount(value=_decimal(value), unit=_text(unit, "unit"), value_max=most)


def _read_places(raw: Mapping[str, Any]) -> tuple[Place, ...]:
    if ("document" in raw) != ("page" in raw):
        raise NotACase("document and page go together")
    found = [raw] if "document" in raw else []
    for one in raw.get("or_at", ()):
        _check_keys(one, needed={"document", "page"}, may=set(), what="or_at")
        found.append(one)
    return tuple(
        Place(document=_text(one["document"], "document"), pages=_pages(one["page"])) for one in found
    )


def _pages(raw: object) -> tuple[int, ...]:
    pages = tuple(_list(raw))
    if not pages or not all(isinstance(page, int) and page > 0 for page in pages):
        raise NotACase(f"page {raw!r} is no page number from 1, nor a list of them")
    return pages


def _decimal(raw: object) -> Decimal:
    if not isinstance(raw, str):
        raise NotACase(f"value {raw!r} must be a string, so that no digit is lost")
    try:
        return Decimal(raw)
    except InvalidOperation as error:
        raise NotACase(f"value {raw!r} is no decimal; write 2061530000 or 38.9") from error


def _text(raw: object, what: str) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise NotACase(f"{what} must be words, not {raw!r}")
    return raw


def _list(raw: object) -> Sequence[Any]:
    return list(raw) if isinstance(raw, list | tuple) else [raw]


def _check_keys(raw: Mapping[str, Any], *, needed: set[str], may: set[str], what: str) -> None:
    if not isinstance(raw, dict):
        raise NotACase(f"{what} must be an object")
    if missing := needed - raw.keys():
        raise NotACase(f"{what} lacks {', '.join(sorted(missing))}")
    if unknown := raw.keys() - needed - may:
        raise NotACase(f"{what} has unknown {', '.join(sorted(unknown))}")
