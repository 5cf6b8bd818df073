"""``python -m evals adopt``: what a reader said and staff put right becomes an evaluation case."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.office.corrections import Typed, read_typed
from assistant.office.feedback import Correction, Feedback, FeedbackBook
from assistant.office.office import open_office
from evals.cases import read_case
from evals.errors import EvalError
from ingest.catalogue import open_catalogue
from ingest.settings import CatalogueSettings, DataSettings, read_section
from ingest.store.choosing import choose_store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--data``, ``--out`` and ``--id``."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="whose feedback (HOI_DATA, default data)")
    parser.add_argument("--out", type=Path, metavar="FILE.jsonl", help="cases are added here, not printed")
    parser.add_argument("--id", type=int, metavar="N", help="one only, by its number at the desk")
    parser.set_defaults(command=run)


def run(given: argparse.Namespace) -> int:
    """Write the cases; 0, or 1 where there was nothing to write."""
    data = given.data or read_section(DataSettings).data
    office = open_office(data, read_section(CatalogueSettings))
    try:
        book = FeedbackBook(office)
        said = book.reviewed() if given.id is None else [book.one(given.id)]
    finally:
        office.close()
    with open_catalogue(choose_store(data)) as catalogue:
        documents = sorted(report.document for report in catalogue.reports())
    known = _known(given.out)
    cases = [made for made in (as_case(one, documents) for one in said) if made["id"] not in known]
    lines = "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
    if given.out is None:
        sys.stdout.write(lines)
        return 0
    given.out.parent.mkdir(parents=True, exist_ok=True)
    with given.out.open("a", encoding="utf-8") as out:
        out.write(lines)
    sys.stdout.write(f"{given.out}: {len(cases)} cases added, {len(said) - len(cases)} were there\n")
    return 0


def _known(path: Path | None) -> set[str]:
    """Ids of the cases that a file has."""
    if path is None or not path.exists():
        return set()
    return {json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()}


def as_case(said: Feedback, documents: Sequence[str]) -> dict[str, Any]:
    """One case, in the form of ``evals/README.md``.

    Args:
        said: Reviewed feedback.
        documents: Everything that was ingested: what is nowhere is not in any of them.

    Raises:
        EvalError: Nobody has said yet what is right, or it cannot be read.
    """
    if said.right is None:
        raise EvalError(f"feedback {said.id}: nobody has said what is right; do it at the desk first")
    case = {
        "id": f"phan-hoi-{said.id}",
        "question": said.question,
        **({"history": list(said.history)} if said.history else {}),
        "kind": _kind(said),
        "tags": ["feedback"],
        "reports": _reports(said, said.right, documents),
        "expect": _expected(said, said.right),
        "checked": {"by": said.reviewer or "staff", "against": _against(said, said.right)},
    }
    read_case(case, "feedback")
    return case


def _kind(said: Feedback) -> str:
    if said.right is not None and said.right.absent:
        return "unanswerable"
    return "followup" if said.history else "figure"


def _reports(said: Feedback, right: Correction, documents: Sequence[str]) -> list[str]:
    """The documents that have to be there."""
    if right.absent:
        return list(documents)
    if right.document:
        return [right.document]
    cited = {c["document"] for c in said.answer.get("citations", ())}
    return sorted(cited & set(documents)) or list(documents)


def _expected(said: Feedback, right: Correction) -> dict[str, Any]:
    if right.absent:
        return {"status": "refused"}
    typed = read_typed(right.figure)
    if typed is None:
        raise EvalError(
            f"feedback {said.id}: {right.figure!r} is no figure with a unit; put it right at the desk"
        )
    place = {"document": right.document, "page": right.page} if right.document and right.page else {}
    return {"status": ["answered", "conflict"], "figures": [_figure(typed)], **place}


def _figure(typed: Typed) -> dict[str, Any]:
    top = {"value_max": typed.value_max} if typed.value_max else {}
    return {"value": typed.value, "unit": typed.unit, **top}


def _against(said: Feedback, right: Correction) -> str:
    place = f"{right.document}, page {right.page}" if right.document and right.page else right.document
    return place or said.note or ("no report says it" if right.absent else "the reports")
