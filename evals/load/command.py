"""``python -m evals load``: many visitors of the real chat at once, every answer compared."""

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from evals.cases import CASES, load_cases
from evals.errors import EvalError
from evals.load.crowd import SEED, besiege, judged, learn, opened, since, storm
from evals.load.records import Asked, Known
from evals.load.served import Ingestion, Served, serve
from evals.load.table import counted, faults, to_markdown

if TYPE_CHECKING:
    from evals.records import Case

SAMPLES = Path(__file__).parents[2] / "samples"
VISITORS, EVERY, MINUTES = 200, 10.0, 10.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("--reports", type=Path, default=SAMPLES, help="folder of reports (default: samples)")
    parser.add_argument(
        "--cases", type=Path, nargs="+", default=[CASES], help="cases whose questions are asked"
    )
    parser.add_argument("--visitors", type=int, default=VISITORS, help=f"at a time (default: {VISITORS})")
    parser.add_argument(
        "--every",
        type=float,
        default=EVERY,
        help=f"seconds between a visitor's questions (default: {EVERY:g})",
    )
    parser.add_argument("--minutes", type=float, default=MINUTES, help=f"how long (default: {MINUTES:g})")
    parser.add_argument("--burst", type=int, default=0, help="then so many questions at the same moment")
    parser.add_argument("--ingest", action="store_true", help="with reports being ingested all the while")
    parser.add_argument("--questions", type=int, default=120, help="different ones (default: 120)")
    parser.add_argument("--out", type=Path, default=Path("out/load"), help="folder for load.json and load.md")
    parser.set_defaults(command=run)


def run(given: argparse.Namespace) -> int:
    """Ingest, serve, ask; 1 where an answer was wrong or lost."""
    if min(given.visitors, given.questions, given.every, given.minutes) <= 0 or given.burst < 0:
        raise EvalError("--visitors, --questions, --every and --minutes are more than 0")
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="hoi-load-") as place:
        data = Path(place) / "data"
        asked = _known_cases(given, data)
        with serve(data, given.out / "app.log", most_open=given.visitors + given.burst + 100) as chat:
            found = asyncio.run(
                _load(
                    given,
                    chat,
                    asked,
                    Ingestion(given.reports, data, Path(place) / "more", given.out / "ingest.log"),
                )
            )
    (given.out / "load.json").write_text(
        json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    (given.out / "load.md").write_text(to_markdown(found), encoding="utf-8")
    sys.stdout.write(to_markdown(found))
    for line in (told := faults(found)):
        sys.stderr.write(f"load: {line}\n")
    return 1 if told else 0


def _known_cases(given: argparse.Namespace, data: Path) -> list[tuple[str, str]]:
    """Case and question of those that are answered rightly when asked in this process."""
    # Slow imports, which --help need not wait for.
    from assistant.settings import load_settings
    from evals.prepare import LoadedEncoder, ingest, open_prepared
    from evals.run import legible, present, run_cases
    from vectorstore.embed import load_embedder

    settings = load_settings()
    outcome = ingest(given.reports, data, settings, LoadedEncoder(load_embedder(settings.index)))
    with open_prepared(data, settings, outcome) as ready:
        cases = legible(present(load_cases(given.cases), ready.library.documents), outcome)
        alone: list[Case] = [case for case in cases if not case.history]
        if not alone:
            raise EvalError(f"{given.reports}: no case is about these reports; give --reports or --cases")
        chosen = random.Random(SEED).sample(alone, min(given.questions, len(alone)))  # noqa: S311 - no secret
        results = run_cases(chosen, ready.assistant, ready.library)
        return [(r.case.id, r.case.question) for r in results if r.score.passed]


async def _load(
    given: argparse.Namespace, chat: Served, asked: Sequence[tuple[str, str]], ingestion: Ingestion
) -> dict[str, Any]:
    known = await learn(chat.address, asked)
    if not known:
        raise EvalError(f"{chat.address}: no question was answered; see {given.out / 'app.log'}")
    visitors = await opened(chat.address, given.visitors)
    before = chat.megabytes()
    steady = await _steady(given, visitors, known, ingestion if given.ingest else None)
    if given.ingest:
        known = since(known, await learn(chat.address, asked))
        steady = judged(steady, known)
    burst = await storm(visitors, known, given.burst) if given.burst else []
    for visitor in visitors:
        await visitor.__aexit__()
    return {
        "when": datetime.now().astimezone().isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "visitors": given.visitors,
        "every": given.every,
        "minutes": given.minutes,
        "known": len(known),
        "steady": counted(steady),
        **({"burst": counted(burst)} if burst else {}),
        **({"ingestion": _counted(ingestion, known)} if given.ingest else {}),
        "memory_mb": [before, chat.megabytes()],
        "alive": chat.alive,
        "wrong": [_told(one) for one in (*steady, *burst) if one.outcome in {"wrong", "failed"}][:20],
    }


async def _steady(
    given: argparse.Namespace, visitors: Sequence[Any], known: Sequence[Known], ingestion: Ingestion | None
) -> list[Asked]:
    seconds = given.minutes * 60
    total = int(seconds / given.every * given.visitors)
    with tqdm(total=total, unit="question", disable=not sys.stderr.isatty(), leave=False) as bar:
        asking = asyncio.create_task(
            besiege(visitors, known, seconds=seconds, every=given.every, done=lambda _: _step(bar))
        )
        while ingestion is not None and not asking.done():
            ingestion.step()
            await asyncio.sleep(1)
        found = await asking
    if ingestion is not None:
        await asyncio.to_thread(ingestion.end)
    return found


def _counted(ingestion: Ingestion, known: Sequence[Known]) -> dict[str, int]:
    changed = sum(one.later != one.heard for one in known)
    return {"runs": ingestion.runs, "failed": ingestion.failed, "changed": changed}


def _step(bar: Any) -> None:
    bar.update()


def _told(one: Asked) -> dict[str, Any]:
    """A wrong or lost answer, to look into."""
    known, reply = one.known, one.reply
    return {
        "case": known.case,
        "at": round(one.at, 2),
        "status": reply.status,
        "right": known.heard[:3000],
        "heard": reply.html[:3000],
    }
