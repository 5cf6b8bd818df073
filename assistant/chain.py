"""The chain: question and history → standalone question → passages → answer with citations."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from langchain_core.documents import Document
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.acronyms import spell_names
from assistant.answer import answer_question
from assistant.crowding import SPARE
from assistant.earlier import tell_earlier, tell_twins
from assistant.editions import over_one_edition
from assistant.evidence import Evidence, Gatherer
from assistant.follow import Standalone, make_standalone
from assistant.languages.hear import hear
from assistant.lock.seal import seal
from assistant.narrowing import Narrowing, narrow, refuse_source, rests_on
from assistant.question import Question
from assistant.records import Answer, Turn
from assistant.retriever import PassageRetriever, hits_of
from assistant.scans import tell_scans
from assistant.settings import Settings
from assistant.stated import Stated, find_stated
from ingest.catalogue import Catalogue
from ingest.errors import QuestionRefused
from ingest.text import nfc
from prompts.answers import load_answers
from vectorstore.filters import Filter, Shelf
from vectorstore.records import Hit
from vectorstore.search import Edition, Searcher, open_searcher

_ALL = Filter()
"""Holds an answer to nothing."""

_WORDS = re.compile(r"\S+\s*")
_PIECE = 5
"""Words shown at a time."""

_PAUSE_SECONDS = 0.012
"""Between two pieces of a stream: without it the page would show them all in one step."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What goes into the chain."""

    question: str
    history: tuple[Turn, ...] = ()
    only: Filter = _ALL


@dataclass(frozen=True, slots=True)
class Posed:
    """A question that needs no conversation, and what its answer is held to."""

    standalone: Standalone
    narrowing: Narrowing


@dataclass(frozen=True, slots=True)
class Found:
    """What goes from the search to the answerer."""

    posed: Posed
    documents: list[Document]
    at: float
    """Clock reading when the search ended, in seconds."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """The steps of one answer, all over one edition of the reports."""

    edition: Edition
    gatherer: Gatherer
    passages: int
    shelf: Shelf

    def chain(self) -> Runnable[Asked, Answer]:
        """The steps as one LangChain runnable."""

        def retrieve(posed: Posed) -> Found:
            return Found(posed, self._retrieve(posed), time.perf_counter())

        steps = RunnableLambda(self._condense) | RunnableLambda(retrieve) | RunnableLambda(self._answer)
        return steps.with_config(run_name="hoi-bao-cao")

    def look_up(self, question: str, history: Sequence[Turn] = ()) -> tuple[Question, Evidence]:
        """The question taken apart and what is found for it, before anything is chosen."""
        posed = self._condense(Asked(question, tuple(history)))
        evidence = self._gather(hits_of(self._retrieve(posed)), posed.narrowing)
        return spell_names(posed.standalone.question, evidence), evidence

    def _condense(self, asked: Asked) -> Posed:
        return self._pose(narrow(asked.question, asked.history, self.shelf, asked.only))

    def _pose(self, narrowing: Narrowing) -> Posed:
        seek = partial(self._seek, narrowing)

        def recall(question: Question, said: str) -> Stated | None:
            """The figure that an earlier question was answered with."""
            return find_stated(question, seek(question), said) if question.terms else None

        standalone = make_standalone(narrowing.text, narrowing.turns, recall)
        if narrowing.inherited and not standalone.followed:
            return self._pose(narrowing.released())
        return Posed(standalone, narrowing)

    def _retrieve(self, posed: Posed) -> list[Document]:
        question, among = posed.standalone.question, posed.narrowing.among
        k, lists = self.passages + SPARE, question.asked == "list"
        retriever = PassageRetriever(searcher=self.edition, k=k, among=among, diverse=lists)
        return retriever.invoke(_words(question, posed.standalone.text))

    def _seek(self, narrowing: Narrowing, question: Question) -> Evidence:
        """What is searched out for a further question."""
        words = _words(question, question.text)
        hits = self.edition.search(words, k=self.passages + SPARE, among=narrowing.among)
        return self._gather(hits, narrowing)

    def _gather(self, hits: list[Hit], narrowing: Narrowing) -> Evidence:
        """Evidence behind the best of ``hits``, nothing in it twice."""
        evidence = self.gatherer.gather(self.gatherer.thin(hits, self.passages))
        return narrowing.without_other_standing(evidence)

    def _answer(self, found: Found) -> Answer:
        told = self._by_source(found.posed, found.documents)
        sealed = tell_twins(tell_scans(told), self.edition.catalogue)
        return replace(sealed, timings_ms={"answer": (time.perf_counter() - found.at) * 1000})

    def _by_source(self, posed: Posed, documents: list[Document]) -> Answer:
        """The answer from the report that the question names, or one that quotes it, or a refusal."""
        narrowing, mention = posed.narrowing, posed.narrowing.mention
        answer = self._told(posed, documents)
        if mention is None or (narrowing.named and answer.status != "refused"):
            return narrowing.tell(answer)
        quoting = answer
        if narrowing.named:
            wide = self._pose(narrowing.released())
            quoting = self._told(wide, self._retrieve(wide))
        if rests_on(quoting, mention):
            return narrowing.tell_quoted(quoting)
        if narrowing.named:
            return narrowing.tell(answer)
        return seal(refuse_source(mention, narrowing, self.gatherer))

    def _told(self, posed: Posed, documents: list[Document]) -> Answer:
        """What the passages found answer, sealed."""
        standalone, narrowing = posed.standalone, posed.narrowing
        answer = _near(standalone) if standalone.part else None
        if answer is None:
            evidence = self._gather(hits_of(documents), narrowing)
            question = spell_names(standalone.question, evidence)
            answer = answer_question(question, evidence, partial(self._seek, narrowing))
        if answer.status == "clarify":
            answer = _near(standalone) or answer
        notes = answer.notes
        if standalone.followed:
            notes = (*notes, load_answers().say("note", "followed", question=standalone.text))
        asked = replace(answer, question=standalone.question.text, standalone_question=standalone.text)
        asked = replace(asked, notes=notes)
        told = tell_earlier(asked, self.gatherer)
        return seal(told, instead=asked if told is not asked else None)


@dataclass(slots=True)
class Assistant:
    """Answers questions over one data folder. Safe to share between threads."""

    searcher: Searcher
    passages: int
    question_characters: int
    _sitting: Sitting | None = None

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue behind the next answer."""
        return self.sitting().edition.catalogue

    @property
    def gatherer(self) -> Gatherer:
        """What reads the evidence of the next answer."""
        return self.sitting().gatherer

    def sitting(self) -> Sitting:
        """Over the current edition; another one after an ingestion."""
        edition, held = self.searcher.edition(), self._sitting
        if held is None or held.edition is not edition:
            held = self._sitting = Sitting(
                edition, Gatherer(edition.catalogue), self.passages, Shelf(edition.catalogue)
            )
        return held

    def close(self) -> None:
        """Let go of catalogue and index."""
        self.searcher.close()

    def warm(self) -> None:
        """Load what the first question would have to wait for: the embedder and the word lists."""
        self.chain().invoke(Asked("Tổng vốn đầu tư năm 2022 là bao nhiêu?"))

    def chain(self) -> Runnable[Asked, Answer]:
        """The steps of the next answer as one LangChain runnable."""
        return self.sitting().chain()

    def ask(  # the name is the contract's
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        id: str = "",  # noqa: A002
        only: Filter = _ALL,
    ) -> Answer:
        """The answer to ``question`` after ``history``, oldest turn first, held to ``only``.

        Raises:
            QuestionRefused: It is empty or longer than the limit.
            FilterRefused: No report is as ``only`` wants it.
        """
        question = _mended(question)
        text = self._checked(question)
        turns = tuple(Turn(role=t.role, content=_mended(t.content)) for t in history)
        started = time.perf_counter()
        heard = hear(text, turns)
        asked = Asked(heard.question, heard.turns, only)
        answer: Answer = over_one_edition(self.sitting, lambda sitting: sitting.chain().invoke(asked))
        total = (time.perf_counter() - started) * 1000
        timings = {"retrieve": total - answer.timings_ms["answer"], **answer.timings_ms, "total": total}
        return replace(answer, id=id, question=question, timings_ms=timings)

    def held_to(self, only: Filter) -> frozenset[str] | None:
        """Ids of the reports that ``only`` chooses; None for all.

        Raises:
            FilterRefused: No report is as ``only`` wants it.
        """
        return self.sitting().shelf.held_to(only)

    def look_up(self, question: str, history: Sequence[Turn] = ()) -> tuple[Question, Evidence]:
        """The question taken apart and what is found for it, before anything is chosen."""
        heard = hear(question, history)
        return self.sitting().look_up(heard.question, heard.turns)

    def stream(self, question: str, history: Sequence[Turn] = (), *, only: Filter = _ALL) -> Iterator[Answer]:
        """Answers whose text grows; the last one is whole and has figures and citations."""
        whole = self.ask(question, history, only=only)
        pieces = _WORDS.findall(whole.answer)
        for end in range(_PIECE, len(pieces), _PIECE):
            time.sleep(_PAUSE_SECONDS)
            yield replace(whole, answer="".join(pieces[:end]).rstrip(), figures=(), citations=(), notes=())
        yield whole

    def _checked(self, question: str) -> str:
        text = nfc(question).strip()
        if not text:
            raise QuestionRefused("the question is empty; ask something")
        if len(text) > self.question_characters:
            raise QuestionRefused(
                f"the question has {len(text)} characters; {self.question_characters} is the limit"
            )
        return text


def _near(standalone: Standalone) -> Answer | None:
    """The answer that stands by the figure stated before; None when it is not told there."""
    if standalone.around is None:
        return None
    answer = answer_question(standalone.question, standalone.around)
    return answer if answer.status == "answered" and answer.figures else None


def _mended(text: str) -> str:
    """``text`` without halves of characters: JSON can carry them, a file and the embedder cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _words(question: Question, text: str) -> str:
    """What is searched for: the question and the words that the conversation lends it."""
    soft = " ".join(t.text for t in question.soft)
    return f"{text} {soft}".strip()


def open_assistant(data: Path, settings: Settings) -> Assistant:
    """An assistant over the catalogue and the current index generation in ``data``.

    Raises:
        IndexMissing: Nothing was ingested.
        IndexStale: The index was made by another embedder.
        IndexBroken: No generation can be opened.
    """
    return Assistant(
        searcher=open_searcher(data, settings.index),
        passages=settings.answer.passages,
        question_characters=settings.chat.question_characters,
    )
