"""``python -m evals kill``: ingestions are killed at named places and at random; nothing may be lost."""

import argparse
import random
import secrets
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from tqdm import tqdm

from evals.arguments import read_count
from evals.kills.records import Run, load_sources

KILLS = 300
"""How many unless told otherwise: without a fault, its rate is under 1 in 100 (95 %)."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("--kills", type=read_count, default=KILLS, help=f"how many (default: {KILLS})")
    parser.add_argument("--seed", type=int, help="of the draw (default: a new one, which is printed)")
    parser.add_argument(
        "--command",
        dest="real",
        action="store_true",
        help="kill the real command and not its children (slow: each loads the embedder)",
    )
    parser.set_defaults(command=run)


def run(given: argparse.Namespace) -> int:
    """Kill, recover, compare, tell; 1 where anything was lost, doubled, left over or answered wrongly."""
    seed = secrets.randbelow(2**31) if given.seed is None else abs(given.seed)
    sys.stdout.write(f"seed {seed}\n")
    sys.stdout.flush()
    place = Path(tempfile.mkdtemp(prefix="hoi-kills-"))
    result = try_kills(place, given.kills, seed=seed, real=given.real)
    for fault in result.faults:
        sys.stderr.write(f"fault: {fault}\n")
    sys.stdout.write(f"{result.summary}\n")
    if result.faults:
        sys.stderr.write(f"see {place}\n")
        return 1
    shutil.rmtree(place)
    return 0


def try_kills(place: Path, count: int, *, seed: int, real: bool = False) -> Run:
    """Kill ``count`` ingestions in the empty folder ``place``; the same seed draws the same kills."""
    # Slow imports, and they must be done before the first fork: no child is to wait for them.
    from assistant.settings import load_settings
    from evals.kills.asking import Asker
    from evals.kills.trials import Trials
    from evals.kills.victims import Start, command, forked, remember
    from ingest.parse import ReportParser

    sources, settings = load_sources(), load_settings()
    start: Start = command
    with (
        Asker() as asker,
        tqdm(total=count, unit="kill", mininterval=1, file=sys.stderr, disable=count < 50) as bar,
    ):
        if not real:
            parser = ReportParser(settings.ingest.passage_tokens, settings.ingest.limits)
            files = []
            for combination in sources.combinations:
                folder = place / "all" / "".join(map(str, combination))
                sources.write(folder, combination)
                files += [folder / name for name in sources.documents(combination)]
            start = forked(remember(files, parser), parser, settings)
        trials = Trials(place, sources, start, asker, random.Random(seed))  # noqa: S311 - no secret
        (place / "reports").mkdir()
        with suppress(KeyboardInterrupt):  # what was tried so far counts
            trials.go(count, lambda kill: (bar.update(kill.hit), None)[1])
        return trials.result(seed)
