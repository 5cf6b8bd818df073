"""``python -m evals.lexical STEP``: one step of measuring one engine, as JSON; started by the command."""

import argparse
import json
import sys
from pathlib import Path

from evals.lexical import measuring
from ingest.parent import follow_parent
from ingest.text import fold

STEPS = ("build", "search", "update", "quality")


def main() -> int:
    """Measure what the job on standard input says."""
    parser = argparse.ArgumentParser(prog="python -m evals.lexical")
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("step", choices=STEPS)
    given = parser.parse_args()
    follow_parent(given.parent)
    job = json.load(sys.stdin)
    place, source, passages = Path(job["place"]), Path(job["source"]), int(job["passages"])
    dataset = Path(job["dataset"]) if job["dataset"] else None
    try:
        engine = measuring.load_engine(job["engine"])
    except ImportError as error:
        print(f"{error}; run: pip install -e '.[lexical]'", file=sys.stderr)
        return 1
    if given.step == "build":
        measured = measuring.measure_build(engine, place, source, passages)
    elif given.step == "update":
        measured = measuring.measure_update(engine, place, source, passages)
    elif given.step == "search":
        questions = measuring.choose_questions(dataset, job["questions"])
        measured = measuring.measure_search(engine, place, questions)
    else:
        measured = measuring.measure_quality(engine, place / "quality", dataset or Path(), bare=fold)
    print(json.dumps({"licence": engine.licence} | measured))
    return 0


if __name__ == "__main__":
    sys.exit(main())
