"""The reranker, trained from readers' questions: ``python -m vectorstore rerank``.

The translation tables that a question is ranked by were learnt without its own half of the questions; tables
that had seen the answer would look better than they are.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from ingest.text import fold
from vectorstore.corpora import TRAINING_FILES, Question, QuestionSet, read_questions
from vectorstore.lexical.building import LexicalBuilder
from vectorstore.lexical.index import LexicalIndex, load_lexical
from vectorstore.lexical.records import Document
from vectorstore.rerank.asking import read_asked
from vectorstore.rerank.cutting import Cut, cut_passage
from vectorstore.rerank.network import Array, Lists, Schedule, learn
from vectorstore.rerank.ranker import read_inputs
from vectorstore.rerank.saving import write_reranker
from vectorstore.rerank.translation import Table, Translation, learn_table

DEPTH = 30
"""Passages of each question, the best by BM25."""

Log = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Example:
    inputs: Array
    right: int


def _index(contexts: Sequence[str], folder: Path) -> LexicalIndex:
    builder = LexicalBuilder(folder, None)
    for at, text in enumerate(contexts):
        builder.add(str(at), Document(text=text))
    builder.finish()
    return load_lexical(folder)


def _answering(questions: Iterable[Question], cuts: Sequence[Cut]) -> list[tuple[list[str], list[str]]]:
    """Words of each question and of the sentence that answers it."""
    pairs = []
    for question in questions:
        cut = cuts[question.context]
        sentence = cut.sentence_at(question.answer)
        words = [t for t, s in zip(cut.tokens[: cut.size], cut.sentence, strict=False) if s == sentence]
        pairs.append((list(read_asked(question.text).terms), words))
    return pairs


def learn_translation(questions: Iterable[Question], cuts: Sequence[Cut]) -> Translation:
    """Tables of questions and the sentences that answer them, as written and folded."""
    pairs = _answering(questions, cuts)
    bare = [([fold(w) for w in asked], [fold(w) for w in said]) for asked, said in pairs]
    tables: list[Table] = [learn_table(pairs), learn_table(bare)]
    return Translation(accented=tables[0], folded=tables[1])


def _examples(
    questions: Iterable[Question], cuts: Sequence[Cut], index: LexicalIndex, translation: Translation
) -> list[_Example]:
    """Each question as typed and without diacritics, where BM25 finds its passage at all."""
    found = []
    for question in questions:
        for text in dict.fromkeys((question.text, fold(question.text))):
            positions, scores = index.ask(text).best(DEPTH)
            right = np.flatnonzero(positions == question.context)
            if len(right):
                shown = [cuts[int(p)] for p in positions]
                found.append(_Example(read_inputs(text, shown, scores, translation), int(right[0])))
    return found


def _lists(examples: Sequence[_Example]) -> Lists:
    width = examples[0].inputs.shape[1]
    inputs = np.zeros((len(examples), DEPTH, width), dtype=np.float32)
    held = np.zeros((len(examples), DEPTH), dtype=np.bool_)
    for row, example in enumerate(examples):
        inputs[row, : len(example.inputs)] = example.inputs
        held[row, : len(example.inputs)] = True
    return Lists(inputs=inputs, held=held, right=np.asarray([e.right for e in examples]))


def train_reranker(data: Path, out: Path, log: Log, *, schedule: Schedule | None = None) -> None:
    """Learn from the training questions in ``data`` and write the reranker to the file ``out``.

    Raises:
        EvalError: The question file cannot be read.
    """
    asked: QuestionSet = read_questions(data / TRAINING_FILES[-1])
    examples: list[_Example] = []
    with TemporaryDirectory(prefix="rerank-") as place:
        index = _index(asked.contexts, Path(place, "index"))
        for half in (0, 1):
            mine, others = (
                [q for q in asked.questions if (asked.articles[q.context] % 2 == half) is own]
                for own in (True, False)
            )
            cuts = [cut_passage(text) for text in asked.contexts]  # they remember the tables' numbers
            examples += _examples(mine, cuts, index, learn_translation(others, cuts))
            log(f"{len(examples)} questions read")
    network = learn(_lists(examples), schedule or Schedule())
    cuts = [cut_passage(text) for text in asked.contexts]
    write_reranker(out, network, learn_translation(asked.questions, cuts))
    log(f"{out}: {out.stat().st_size} bytes")
