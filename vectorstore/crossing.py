"""A cross-encoder that reads question and passage together, where one is set; it takes torch and time."""

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.errors import RerankerMissing

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_BATCH = 16
"""Passages read at a time: two cores are no quicker with more."""


class Crossing:
    """Scores of passages by a cross-encoder. Threads may share it."""

    def __init__(self, model: "CrossEncoder") -> None:
        """Made by :func:`load_crossing`."""
        self._model = model

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """How well each text answers, shape ``(len(texts),)``; higher is better, the scale is the model's."""
        if not texts:
            return np.zeros(0, dtype=np.float32)
        pairs = [(question, text) for text in texts]
        scores = self._model.predict(pairs, batch_size=_BATCH, show_progress_bar=False)
        return np.asarray(scores, dtype=np.float32).reshape(len(texts), -1)[:, -1]


@cache
def load_crossing(name: str) -> Crossing:
    """The cross-encoder in the folder ``name``, or of that name on this machine; nothing is fetched.

    Raises:
        RerankerMissing: It is not there, or is no cross-encoder.
    """
    # Read by the libraries when they are imported, so before the import below.
    os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"})
    from sentence_transformers import CrossEncoder

    try:
        model = CrossEncoder(
            str(Path(name)), device="cpu", local_files_only=True, trust_remote_code=False, max_length=512
        )
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise RerankerMissing(
            f"cross-encoder {name!r} cannot be loaded from this machine ({reason}); "
            "give a folder, fetch it first, or unset HOI_INDEX_CROSS_ENCODER"
        ) from error
    return Crossing(model)
