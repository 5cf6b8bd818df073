"""The steps of one answer, all over one edition of the reports."""

import time
from dataclasses import dataclass, replace
from functools import partial

from langchain_core.documents import Document
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.acronyms import spell_names
from assistant.answer import answer_question
from assistant.crowding import SPARE
from assistant.earlier import tell_earlier, tell_twins
from assistant.evidence import Evidence, Gatherer
from assistant.follow import Standalone, make_standalone
from assistant.health.watch import stage
from assistant.lock.seal import seal
from assistant.narrowing import Narrowing, narrow, refuse_source, rests_on
from assistant.orders import tell_orders
from assistant.paraphrases import words_of
from assistant.question import Question
from assistant.records import Answer, Turn
from assistant.retriever import PassageRetriever, hits_of
from assistant.scans import tell_scans
from assistant.stated import Stated, find_stated
from prompts.answers import load_answers
from vectorstore.edition import Edition
from vectorstore.filters import Filter, Shelf
from vectorstore.records import Hit

ALL = Filter()
"""Holds an answer to nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What goes into the chain."""

    question: str
    history: tuple[Turn, ...] = ()
    only: Filter = ALL


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
        return (self.search() | self.answering()).with_config(run_name="hoi-bao-cao")

    def search(self) -> Runnable[Asked, Found]:
        """Its first steps: the question stands alone, and its passages are found."""

        def retrieve(posed: Posed) -> Found:
            with stage("search"):
                found = self._retrieve(posed)
            return Found(posed, found, time.perf_counter())

        return RunnableLambda(self._condense) | RunnableLambda(retrieve)

    def answering(self) -> Runnable[Found, Answer]:
        """Its last step."""
        return RunnableLambda(self._answer)

    def look_up(self, asked: Asked) -> tuple[Question, Evidence]:
        """The question taken apart and what is found for it, before anything is chosen."""
        return self.read(self.search().invoke(asked))

    def read(self, found: Found) -> tuple[Question, Evidence]:
        """The same of passages that were found before."""
        evidence = self._gather(hits_of(found.documents), found.posed.narrowing)
        return spell_names(found.posed.standalone.question, evidence), evidence

    def _condense(self, asked: Asked) -> Posed:
        with stage("read"):
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
        with stage("choose"):
            told = self._by_source(found.posed, found.documents)
            sealed = tell_orders(tell_twins(tell_scans(told), self.edition.catalogue))
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
            answer = answer_question(
                question,
                evidence,
                partial(self._seek, narrowing),
                self.gatherer.gather_tables,
                self.gatherer.gather_ends,
            )
        if answer.status == "clarify":
            answer = _near(standalone) or answer
        notes = answer.notes
        if standalone.followed:
            notes = (*notes, load_answers().say("note", "followed", question=standalone.text))
        asked = replace(answer, question=standalone.question.text, standalone_question=standalone.text)
        asked = replace(asked, notes=notes)
        told = tell_earlier(asked, self.gatherer)
        return seal(told, instead=asked if told is not asked else None)


def _near(standalone: Standalone) -> Answer | None:
    """The answer that stands by the figure stated before; None when it is not told there."""
    if standalone.around is None:
        return None
    answer = answer_question(standalone.question, standalone.around)
    return answer if answer.status == "answered" and answer.figures else None


def _words(question: Question, text: str) -> str:
    """What is searched for: the question, the words of reports for it, and what the conversation lends."""
    soft = " ".join(t.text for t in question.soft)
    return " ".join(part for part in (text, words_of(question.terms), soft) if part)
