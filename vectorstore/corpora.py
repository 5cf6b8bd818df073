"""Texts that the default embedder is trained on, read from a folder of published files.

The files and their licences are listed in the model's card; none of their text is kept by the project.
"""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import EvalError
from ingest.text import nfc

TRAINING_FILES = ("viwiki.jsonl.gz", "vn_news.jsonl.gz", "laws.jsonl.gz", "viquad1_train.json.gz")
"""XQuAD and the test part of ViQuAD are never among them."""

_SENTENCE_END = re.compile(r"(?<=[.!?…;:])\s+(?=[^a-z\s])|\n+")
_WIKI_HEADING = re.compile(r"^\s*=+\s*(.*?)\s*=+\s*$")
_WIKI_TAIL = ("tham khảo", "chú thích", "liên kết ngoài", "xem thêm", "đọc thêm", "ghi chú", "nguồn")


@dataclass(frozen=True, slots=True)
class Section:
    """A run of sentences under one heading."""

    heading: str
    """``""`` when there is none."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A document to draw training pairs from."""

    title: str
    summary: str
    """A newspaper's lead, or ``""``."""

    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question that a reader asked of a paragraph."""

    text: str
    context: int
    """Position of its paragraph in :attr:`QuestionSet.contexts`."""

    answer: int = 0
    """First character of the answer in the paragraph; 0 where the file does not say."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A SQuAD-shaped file: unique paragraphs in file order, and questions about them."""

    name: str
    """The file's name."""

    contexts: tuple[str, ...]
    articles: tuple[int, ...]
    """Ordinal of the article each paragraph is from."""

    questions: tuple[Question, ...]


def _opened(path: Path) -> Iterator[str]:
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from lines
    else:
        with path.open(encoding="utf-8") as lines:
            yield from lines


def split_roughly(text: str) -> tuple[str, ...]:
    """Sentences, roughly: good enough to draw training pairs from, not to cite."""
    return tuple(s for s in (part.strip() for part in _SENTENCE_END.split(text)) if s)


def _wiki(record: dict[str, Any]) -> Article:
    sections, heading, lines = [], "", list[str]()
    for line in [*nfc(record["text"]).split("\n"), "== =="]:
        if found := _WIKI_HEADING.match(line):
            if lines and heading.lower() not in _WIKI_TAIL:
                sections.append(Section(heading, split_roughly("\n".join(lines))))
            heading, lines = found.group(1), []
        elif line.strip():
            lines.append(line)
    return Article(nfc(record["title"]), "", tuple(sections))


def _news(record: dict[str, Any]) -> Article:
    body = split_roughly(nfc(record["body"] or ""))
    return Article(nfc(record["title"] or ""), nfc(record["sapo"] or ""), (Section("", body),))


def _law(record: dict[str, Any]) -> Article:
    return Article(nfc(record["heading"] or ""), "", (Section("", split_roughly(nfc(record["text"] or ""))),))


def read_articles(path: Path) -> Iterator[Article]:
    """Articles of one of the training files that is JSON Lines; a file of another name is one of news."""
    read = {"viwiki": _wiki, "laws": _law}.get(path.name.split(".")[0], _news)
    for line in _opened(path):
        yield read(json.loads(line))


def _answer(question: dict[str, Any]) -> int:
    answers = question.get("answers") or ()
    return int(answers[0]["answer_start"]) if answers else 0


def read_questions(path: Path) -> QuestionSet:
    """Paragraphs and questions of a SQuAD-shaped file, plain or ``.gz``.

    Raises:
        EvalError: The file is not there or is not SQuAD-shaped.
    """
    contexts: dict[str, int] = {}
    articles: list[int] = []
    questions = []
    try:
        data = json.loads("".join(_opened(path)))["data"]
        for number, article in enumerate(data):
            for paragraph in article["paragraphs"]:
                text = nfc(paragraph["context"])
                at = contexts.setdefault(text, len(contexts))
                if at == len(articles):
                    articles.append(number)
                questions += [Question(nfc(q["question"]), at, _answer(q)) for q in paragraph.get("qas", ())]
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise EvalError(f"{path}: cannot be read as SQuAD-shaped JSON ({error}); give such a file") from error
    return QuestionSet(path.name, tuple(contexts), tuple(articles), tuple(questions))


def read_contexts(paths: Sequence[Path]) -> list[str]:
    """Paragraphs of several SQuAD-shaped files, each once, in order."""
    return list(dict.fromkeys(text for path in paths for text in read_questions(path).contexts))
