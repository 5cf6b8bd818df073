"""Texts without end: those of a file, and then sentences of theirs put together anew."""

import random
import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from evals.errors import EvalError
from evals.lexical.corpus import articles
from ingest.errors import UnreadableReport
from ingest.readers.open import read_document
from ingest.sentences import split_sentences

SAMPLES = Path(__file__).parents[2] / "samples"
SEED = 2024

_KEPT = 200_000
"""Sentences that are kept for putting together; more say nothing new about speed."""

_LENGTHS = (8, 24)
"""Sentences of a text that is put together, at least and at most."""

_DIGIT = re.compile(r"\d")


def read_texts(source: Path | None) -> Iterator[str]:
    """Texts of ``source``, then ones put together of its sentences; without a file, of the samples' ones.

    The same file gives the same texts each time. A text's first line is its title.

    Raises:
        EvalError: The file cannot be read, or holds no text.
    """
    kept: list[str] = []
    if source is None:
        kept = _sample_sentences()
    else:
        for article in articles(source):
            told = [s for section in article.sections for s in section.sentences]
            kept += told[: max(0, _KEPT - len(kept))]
            yield "\n\n".join(part for part in (article.title, article.summary, " ".join(told)) if part)
    if not kept:
        raise EvalError(f"{source}: no text in it; give --corpus another file")
    yield from _recombined(kept)


def _sample_sentences() -> list[str]:
    found = []
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in {".txt", ".html", ".docx"}:
            try:
                found += [s.text for s in split_sentences(read_document(path).pages)]
            except UnreadableReport as error:
                raise EvalError(f"{path}: {error.why}; restore it from the repository") from error
    return found


def _recombined(sentences: Sequence[str]) -> Iterator[str]:
    """Sentences drawn at random with other digits, so that no two passages are the same."""
    for number in count():
        drawn = random.Random(SEED + number)  # noqa: S311 - no secret
        chosen = drawn.choices(sentences, k=drawn.randint(*_LENGTHS))
        title = f"{' '.join(chosen[0].split()[:8])}, số {number}"
        body = _DIGIT.sub(lambda digit: _another(digit[0], drawn), " ".join(chosen))  # noqa: B023 - used at once
        yield f"{title}\n\n{body}"


def _another(digit: str, drawn: random.Random) -> str:
    return digit if digit == "0" else str(drawn.randint(1, 9))
