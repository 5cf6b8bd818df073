"""The gate: no measure below its goal, none below what was reached before. The baseline may only rise."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.errors import EvalError
from evals.measures import MEASURES, Measure, Tally, reaches_goal, shown_share, tallies
from evals.records import Result

BASELINE = Path(__file__).parent / "baseline.json"
"""The committed one."""


LANGUAGES = frozenset({"english", "korean", "japanese", "chinese"})
"""Tags of cases that are asked in one."""

ACCURACY = frozenset({"figure_first", "wrong_figure", "false_refusal"})
"""Held to what was reached before where questions are in another language, which a table of terms translates.
Citations, quotes, numbers and refusals have the same goals in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What one collection of cases has reached."""

    cases: str
    """Fingerprint of the case ids."""

    tallies: Mapping[str, Tally]

    foreign: bool = False
    """True where every question is in one of :data:`LANGUAGES`."""


def reached(results: Sequence[Result]) -> dict[str, Reached]:
    """What these results reach, by collection."""
    found = {}
    for name in sorted({result.case.collection for result in results}):
        own = [result for result in results if result.case.collection == name]
        ids = "\n".join(sorted(result.case.id for result in own))
        found[name] = Reached(
            cases=hashlib.sha256(ids.encode()).hexdigest()[:12],
            tallies={key: value for key, value in tallies(own).items() if value is not None},
            foreign=all(LANGUAGES.intersection(result.case.tags) for result in own),
        )
    return found


def check_gate(now: Mapping[str, Reached], baseline: Mapping[str, Reached]) -> list[str]:
    """One sentence for each measure that is below its goal or below the baseline."""
    failures = []
    for collection, have in now.items():
        for measure in MEASURES:
            counted = have.tallies.get(measure.name)
            aimed = measure.name not in ACCURACY or not have.foreign
            if counted is not None and aimed and not reaches_goal(measure, counted):
                failures.append(f"{collection}: {_say(measure, counted)}; the goal is {measure.goal:.0%}")
        if collection in baseline:
            failures += [f"{collection}: {line}" for line in _fallen(have, baseline[collection])]
    return failures


def _fallen(now: Reached, before: Reached) -> list[str]:
    """Measures that are lower than before.

    Over the same cases the share counts. Where cases were added, a harder question may lower the share but
    takes no right answer away, so there the number of right answers counts.
    """
    lower = []
    for measure in MEASURES:
        was, have = before.tallies.get(measure.name), now.tallies.get(measure.name)
        if was is None:
            continue
        if have is None:
            lower.append(f"{measure.label}: nothing was scored, the baseline has {_say(measure, was)}")
        elif now.cases == before.cases or measure.of_answers:
            if have.good * was.of < was.good * have.of:
                lower.append(f"{_say(measure, have)}; the baseline is {_say(measure, was)}")
        elif have.good < was.good:
            lower.append(f"{_say(measure, have)}; the baseline has {was.good} right")
    return lower


def _say(measure: Measure, counted: Tally) -> str:
    ones = counted.of - counted.good if measure.fault else counted.good
    return f"{measure.label}: {ones} of {counted.of} ({shown_share(measure, counted):.1%})"


def raise_baseline(now: Mapping[str, Reached], baseline: Mapping[str, Reached]) -> dict[str, Reached]:
    """The baseline with what was reached now.

    Raises :class:`EvalError` where a measure would fall.
    """
    lower = [
        f"{name}: {line}"
        for name, have in now.items()
        if name in baseline
        for line in _fallen(have, baseline[name])
    ]
    if lower:
        raise EvalError(f"the baseline may only rise; {'; '.join(lower)}")
    return {**baseline, **now}


def load_baseline(path: Path) -> dict[str, Reached]:
    """The baseline in a file; empty where there is no file yet."""
    if not path.exists():
        return {}
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise EvalError(f"{path}: not JSON ({error}); restore it with git checkout") from error
    if not isinstance(raw, dict):
        raise EvalError(f"{path}: not an object; restore it with git checkout")
    return {name: _read_reached(path, name, one) for name, one in raw.items()}


def _read_reached(path: Path, name: str, raw: object) -> Reached:
    match raw:
        case {"cases": str(cases), "tallies": dict(rows)}:
            found = {}
            for key, row in rows.items():
                match row:
                    case [int(good), int(of)] if 0 <= good <= of and of:
                        found[key] = Tally(good=good, of=of)
                    case _:
                        raise EvalError(
                            f"{path}: {name}, {key}: {row!r} is no count; restore it with git checkout"
                        )
            return Reached(cases=cases, tallies=found)
    raise EvalError(f"{path}: {name} lacks cases or tallies; restore it with git checkout")


def save_baseline(path: Path, baseline: Mapping[str, Reached]) -> None:
    """Write the baseline, readable in a review."""
    rows = {
        name: {
            "cases": one.cases,
            "tallies": {key: [counted.good, counted.of] for key, counted in sorted(one.tallies.items())},
        }
        for name, one in sorted(baseline.items())
    }
    text = re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", json.dumps(rows, indent=1))
    path.write_text(text + "\n", encoding="utf-8")
