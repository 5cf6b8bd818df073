"""Text to vectors, by whoever answers OpenAI's embeddings requests. The one file that knows openai."""

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EmbedderFailed
from vectorstore.settings import IndexSettings

QUESTION_SECONDS = 10.0
"""A person waits, so a question is asked at most twice and not for longer than this each time."""

_NO_KEY = "none"
"""The client wants a key; servers that need none do not look at it."""

_SHOWN = 200
"""Characters of the endpoint's own words in an error."""

_ADVICE = {
    401: "set HOI_INDEX_EMBEDDER_KEY",
    403: "set HOI_INDEX_EMBEDDER_KEY to a key that may use this model",
    404: "give the address up to its version, e.g. http://127.0.0.1:8080/v1, and a model that is there",
    413: "set HOI_INDEX_EMBEDDER_BATCH lower",
    429: "wait, or set HOI_INDEX_EMBEDDER_BATCH lower",
}


class Endpoint:
    """Vectors of texts, asked for in batches. Threads may share it."""

    def __init__(self, settings: IndexSettings) -> None:
        """Nothing is asked yet: an endpoint may start later than we do."""
        from openai import DefaultHttpxClient, OpenAI

        self._settings = settings
        key = settings.embedder_key.get_secret_value() if settings.embedder_key else ""
        self._key = key or _NO_KEY
        self._client = OpenAI(
            base_url=settings.embedder,
            api_key=self._key,
            timeout=settings.embedder_seconds,
            max_retries=settings.embedder_retries,
            http_client=DefaultHttpxClient(trust_env=False),  # no proxy of the environment's sees the texts
        )
        self._asking = self._client.with_options(
            timeout=min(settings.embedder_seconds, QUESTION_SECONDS),
            max_retries=min(settings.embedder_retries, 1),
        )
        self._dimension = 0
        self._first = threading.Lock()

    def rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape ``(len(texts), dimension)``, as the endpoint gives them.

        Raises:
            EmbedderFailed: No answer after all retries, or one that is not a finite vector a text.
        """
        size = self._settings.embedder_batch
        parts = [self._ask(texts[i : i + size]) for i in range(0, len(texts), size)]
        return np.concatenate(parts)

    def row(self, text: str) -> NDArray[np.float32]:
        """One question's vector, soon or not at all; raises as :meth:`rows` does."""
        found: NDArray[np.float32] = self._ask([text], question=True)[0]
        return found

    def _ask(self, texts: Sequence[str], *, question: bool = False) -> NDArray[np.float32]:
        from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAIError

        client = self._asking if question else self._client
        try:
            # Floats, not base64: not every server knows the latter.
            reply = client.embeddings.create(
                model=self._settings.embedder_model, input=list(texts), encoding_format="float"
            )
            listed = sorted((each.index, each.embedding) for each in reply.data)
            rows = np.asarray([numbers for _, numbers in listed], dtype=np.float32)
        except APITimeoutError as error:
            raise self._failed("no answer in time", "set HOI_INDEX_EMBEDDER_SECONDS higher") from error
        except APIConnectionError as error:
            why = error.__cause__ or error
            raise self._failed(f"cannot be reached ({why})", "see that it runs") from error
        except APIStatusError as error:
            advice = _ADVICE.get(error.status_code, "see its log")
            raise self._failed(f"answers {error.status_code} ({error.message})", advice) from error
        except (OpenAIError, AttributeError, TypeError, ValueError) as error:
            raise self._failed(f"its answer holds no embeddings ({error})", "see what runs there") from error
        self._check(rows, [at for at, _ in listed], len(texts))
        return rows

    def _check(self, rows: NDArray[np.float32], order: list[int], wanted: int) -> None:
        if order != list(range(wanted)):
            raise self._failed(f"{len(order)} vectors for {wanted} texts", "see what runs there")
        if rows.ndim != 2 or not rows.shape[1]:
            raise self._failed("its vectors have no numbers", "see what runs there")
        if not np.isfinite(rows).all():
            raise self._failed("a vector holds what is not a finite number", "try another model")
        with self._first:
            self._dimension = self._dimension or rows.shape[1]
        if rows.shape[1] != self._dimension:
            told = f"vectors of {rows.shape[1]} numbers, before of {self._dimension}"
            raise self._failed(told, "see that one model answers, then start again")

    def _failed(self, what: str, advice: str) -> EmbedderFailed:
        said = " ".join(what.split())
        if self._key != _NO_KEY:
            said = said.replace(self._key, "***")
        if len(said) > _SHOWN:
            said = said[:_SHOWN] + "…"
        return EmbedderFailed(f"embedder {self._settings.embedder_name}: {said}; {advice}")
