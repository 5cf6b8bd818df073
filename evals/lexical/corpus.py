"""Passages for measuring: of a newspaper, and from the second round on with every seventh word another."""

import random
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from evals.errors import EvalError
from vectorstore.corpora import Article, read_articles
from vectorstore.lexical.records import Document

SYLLABLES = 110
"""In a passage, about as many as reports' passages have."""

_POOL = 200_000
_CHANGED = 7


def draw_passages(source: Path, wanted: int) -> Iterator[tuple[str, Document]]:
    """Article and passage; the same ones each time.

    Raises:
        EvalError: The file cannot be read, or holds no text.
    """
    return islice(_endless(source), wanted)


def _endless(source: Path) -> Iterator[tuple[str, Document]]:
    pool: list[str] = []
    for round_ in count():
        for number, article in enumerate(articles(source)):
            drawn = random.Random(f"{round_} {number}")  # noqa: S311 - no secret
            for passage in _cut(article):
                if not round_:
                    pool += passage.text.split()[: max(0, _POOL - len(pool))]
                    yield f"{number}", passage
                else:
                    words = passage.text.split()
                    for at in range(drawn.randrange(_CHANGED), len(words), _CHANGED):
                        words[at] = drawn.choice(pool)
                    yield f"{round_}.{number}", Document(text=" ".join(words), title=passage.title)
        if not pool:
            raise EvalError(f"{source}: no text in it; give --corpus another file")


def articles(source: Path) -> Iterator[Article]:
    """The articles of a file of ``--corpus``.

    Raises:
        EvalError: The file cannot be read.
    """
    try:
        yield from read_articles(source)
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise EvalError(
            f"{source}: no texts can be read ({error}); give --corpus JSON Lines with title, sapo and body"
        ) from error


def _cut(article: Article) -> Iterator[Document]:
    told = [article.summary, *(s for section in article.sections for s in section.sentences)]
    kept: list[str] = []
    size = 0
    for sentence in told:
        length = len(sentence.split())
        if kept and size + length > SYLLABLES:
            yield Document(text=" ".join(kept), title=article.title)
            kept, size = [], 0
        kept.append(sentence)
        size += length
    if size:
        yield Document(text=" ".join(kept), title=article.title)
