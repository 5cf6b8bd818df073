"""The ranking model: how likely each figure is the answer, and how likely it is that none is.

A conditional logit (McFadden 1974, "Conditional logit analysis of qualitative choice behavior"): the chance
of a figure is ``exp(s)`` over the sum of all figures' and of silence's, where ``s`` is a weighted sum of
features. Its weights are trained by ``python -m evals train``; ``ranking.json`` says on what.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FILE = "ranking.json"

SILENCE = ("found", "own", "near", "sentence", "timed", "terms", "report", "claimed")
"""Features whose greatest value over all figures speaks for or against staying silent."""


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of standardised features."""

    names: tuple[str, ...]
    mean: Floats
    """Shape ``(len(names),)``."""

    scale: Floats
    """Standard deviations, shape ``(len(names),)``, none zero."""

    weights: Floats
    """Shape ``(len(names),)``."""

    silence: Floats
    """Weights of 1 and of :data:`SILENCE`, shape ``(len(SILENCE) + 1,)``."""

    def weigh(self, names: Sequence[str], values: Floats) -> tuple[Floats, float]:
        """Log-odds of each row, shape ``(len(values),)``, and of silence.

        Raises:
            ValueError: ``names`` are not the features that the model was trained on.
        """
        if tuple(names) != self.names:
            strange = sorted(set(names) ^ set(self.names))
            raise ValueError(f"{FILE} was trained on other features ({', '.join(strange)}); train it again")
        rows = (values - self.mean) / self.scale
        return rows @ self.weights, float(greatest(names, values) @ self.silence)


def greatest(names: Sequence[str], values: Floats) -> Floats:
    """1 and the greatest value of each of :data:`SILENCE`, shape ``(len(SILENCE) + 1,)``."""
    best = dict(zip(names, values.max(axis=0), strict=True)) if len(values) else {}
    return np.array([1.0, *(best.get(name, 0.0) for name in SILENCE)])


def chances(scores: Floats, silence: float) -> Floats:
    """Chance of each figure, shape ``(len(scores),)``; what is missing to 1 is silence's.

    >>> chances(np.array([0.0, 0.0]), 0.0).round(3).tolist()
    [0.333, 0.333]
    """
    top = max([silence, *scores.tolist()])
    odds = np.exp(scores - top)
    shares: Floats = odds / (odds.sum() + np.exp(silence - top))
    return shares


@cache
def load_model() -> Model:
    """The model that ships with the program."""
    raw: dict[str, Any] = json.loads(files("assistant").joinpath(FILE).read_text(encoding="utf-8"))
    return read_model(raw)


def read_model(raw: Mapping[str, Any]) -> Model:
    """The model in what :func:`write_model` made."""
    rows = raw["features"]
    return Model(
        names=tuple(rows),
        mean=np.array([row[0] for row in rows.values()]),
        scale=np.array([row[1] for row in rows.values()]),
        weights=np.array([row[2] for row in rows.values()]),
        silence=np.array(raw["silence"]),
    )


def write_model(model: Model, trained: Mapping[str, Any]) -> str:
    """JSON, a line a feature: mean, scale, weight."""
    lines = [
        f"  {json.dumps(name)}: [{mean:.6g}, {scale:.6g}, {weight:.6g}]"
        for name, mean, scale, weight in zip(model.names, model.mean, model.scale, model.weights, strict=True)
    ]
    silence = ", ".join(f"{w:.6g}" for w in model.silence)
    said = json.dumps(trained, ensure_ascii=False, indent=1)
    return (
        f'{{\n "trained": {said},\n "silence": [{silence}],\n "features": {{\n'
        + ",\n".join(lines)
        + "\n }\n}\n"
    )
