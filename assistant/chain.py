"""The chain: question and history → standalone question → passages → answer with citations."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import BoundedSemaphore

from langchain_core.runnables import Runnable

from assistant.editions import over_one_edition
from assistant.evidence import Evidence, Gatherer
from assistant.health.watch import UNWATCHED, Entry, Watch, stage, staged, tell_language
from assistant.languages.hear import Heard, hear
from assistant.languages.tell import tell, tell_in
from assistant.llm.records import Writer
from assistant.pacing import grow
from assistant.question import Question
from assistant.records import Answer, Turn
from assistant.repeated import Repeated
from assistant.settings import Settings
from assistant.sitting import ALL, Asked, Found, Sitting
from assistant.typed import checked, mended
from assistant.untraced import switch_off_tracing
from assistant.writing.abroad import load_abroad
from assistant.writing.asking import Reader
from assistant.writing.rewriting import condense_question, translate_question
from assistant.writing.write import write
from ingest.catalogue import Catalogue
from ingest.errors import PipelineError
from ingest.store.choosing import choose_store
from prompts.answers import load_answers
from vectorstore.edition import Edition
from vectorstore.filters import Filter, Shelf
from vectorstore.search import Searcher, open_searcher

AT_ONCE = 2
"""Answers worked out at the same time where no model is waited for: more would share the one interpreter, so
that all of them were late."""


Told = tuple[str, tuple[Turn, ...], Filter]
"""A question, its conversation, and what its answer is held to."""


@dataclass(slots=True)
class Assistant:
    """Answers questions over one data folder. Safe to share between threads."""

    searcher: Searcher
    passages: int
    question_characters: int
    writer: Writer | None = None
    """Words the answers; without one they are the reports' own words."""

    watch: Watch = UNWATCHED
    """Is told of every question that comes in at an entry."""

    _sitting: Sitting | None = None
    _ahead: Sitting | None = None
    """Over an edition that is about to be the current one."""

    _repeated: Repeated[Edition, Told] = field(default_factory=Repeated)
    _turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))

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
            ahead = self._ahead
            if ahead is None or ahead.edition is not edition:
                ahead = self._sit(edition)
            held = self._sitting = ahead
        return held

    def _sit(self, edition: Edition) -> Sitting:
        return Sitting(edition, Gatherer(edition.catalogue), self.passages, Shelf(edition.catalogue))

    def take_up(self) -> None:
        """Use what was published since, once what was asked last is answered over it too."""
        self.searcher.take_up(self._prepare)
        if self._ahead is not None:
            with suppress(PipelineError):  # gone again meanwhile: the next question tells of it
                self.sitting()
            self._ahead = None

    def _prepare(self, edition: Edition, going: Callable[[], bool]) -> None:
        sitting = self._ahead = self._sit(edition)

        def make(told: Told) -> Answer:
            began = time.perf_counter()
            answer = self._in_turn(*told, lambda: sitting)
            time.sleep(2 * (time.perf_counter() - began))  # two thirds of the time are for who is waiting
            return answer

        self._repeated.prepare(edition, make, going)

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
        only: Filter = ALL,
        entry: Entry | None = None,
    ) -> Answer:
        """The answer to ``question`` after ``history``, oldest turn first, held to ``only``.

        ``entry``: where somebody asked it; None for what the program asks itself, which is not counted.

        Raises:
            QuestionRefused: It is empty or longer than the limit.
            FilterRefused: No report is as ``only`` wants it.
        """
        (last,) = deque(self._followed(question, history, only, entry), maxlen=1)
        return replace(last, id=id)

    def _alone(self, question: str, history: Sequence[Turn], only: Filter) -> Iterator[Answer]:
        """The one answer without a model; worked out where nobody has asked the same before."""
        asked = (question, tuple(history), only)
        answer = self._repeated.answer(
            self.searcher.edition, asked, lambda: self._in_turn(*asked, self.sitting)
        )
        tell_language(answer.language)
        yield answer

    def _in_turn(
        self, question: str, history: Sequence[Turn], only: Filter, current: Callable[[], Sitting]
    ) -> Answer:
        with self._turns:
            (answer,) = self._word(question, history, only, current)
            return answer

    def _followed(
        self, question: str, history: Sequence[Turn], only: Filter, entry: Entry | None
    ) -> Iterator[Answer]:
        answer = self._alone if self.writer is None else self._word
        answers = answer(question, history, only)
        return self.watch.follow(entry, question, answers) if entry else answers

    def _word(
        self,
        question: str,
        history: Sequence[Turn],
        only: Filter,
        current: Callable[[], Sitting] | None = None,
    ) -> Iterator[Answer]:
        """The answer from the reports' own words; with a writer, then in its words as they come."""
        question = mended(question)
        turns = tuple(Turn(role=t.role, content=mended(t.content)) for t in history)
        started = time.perf_counter()
        with stage("read"):
            heard = hear(checked(question, self.question_characters), turns)
        tell_language(heard.language)
        asked = Asked(heard.question, heard.turns, only)
        asked, reader = self._translated(asked, heard, question)
        writes = self.writer is not None

        def work(sitting: Sitting) -> tuple[Answer, tuple[Question, Evidence] | None]:
            if reader is None:
                return tell(heard, partial(sitting.chain().invoke, asked)), None
            passages = sitting.search().invoke(asked)
            make = partial(sitting.answering().invoke, passages)
            answer = make() if reader.language == "vi" else tell_in(reader.language, make)
            lost = answer.status == "refused" and asked.history and not passages.posed.standalone.followed
            if lost and reader.language == "vi" and self.writer is not None:
                answer, passages = self._condensed(sitting, asked, self.writer) or (answer, passages)
            return answer, sitting.read(passages) if writes and answer.status != "refused" else None

        answer, found = over_one_edition(current or self.sitting, work)
        total = (time.perf_counter() - started) * 1000
        timings = {"retrieve": total - answer.timings_ms["answer"], **answer.timings_ms, "total": total}
        answer = replace(answer, question=question, timings_ms=timings)
        if self.writer is None or found is None or reader is None:
            yield answer
            return
        for worded in staged("model", write(answer, *found, self.writer, reader)):
            spent = (time.perf_counter() - started) * 1000
            timings = {**timings, "model": spent - total, "total": spent}
            yield replace(worded, timings_ms=timings)

    def _condensed(self, sitting: Sitting, asked: Asked, writer: Writer) -> tuple[Answer, Found] | None:
        """A follow-up that no rule understands, made whole by the model; None if it does not help."""
        with stage("model"):
            question = condense_question(asked.question, asked.history, writer)
        if question is None:
            return None
        passages = sitting.search().invoke(Asked(question, (), asked.only))
        answer = sitting.answering().invoke(passages)
        note = load_answers().say("note", "followed", question=question)
        answer = replace(answer, notes=(*answer.notes, note))
        return None if answer.status == "refused" else (answer, passages)

    def _translated(self, asked: Asked, heard: Heard, typed: str) -> tuple[Asked, Reader | None]:
        """The question in Vietnamese, and who reads the answer; None where the model is not to word it."""
        language = heard.language
        if language == "vi":
            return asked, Reader()
        if self.writer is None or language not in load_abroad():
            return asked, None
        with stage("model"):
            translated = translate_question(typed, self.writer)
        question = translated or (asked.question if heard.understood else None)
        if question is None:
            return asked, None
        return replace(asked, question=question), Reader(language, load_abroad()[language]["name"], typed)

    def held_to(self, only: Filter) -> frozenset[str] | None:
        """Ids of the reports that ``only`` chooses; None for all.

        Raises:
            FilterRefused: No report is as ``only`` wants it.
        """
        return self.sitting().shelf.held_to(only)

    def look_up(self, question: str, history: Sequence[Turn] = ()) -> tuple[Question, Evidence]:
        """The question taken apart and what is found for it, before anything is chosen."""
        heard = hear(question, history)
        return self.sitting().look_up(Asked(heard.question, heard.turns))

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        *,
        only: Filter = ALL,
        entry: Entry | None = None,
    ) -> Iterator[Answer]:
        """Answers whose text grows; the last one is whole and has figures and citations."""
        if self.writer is None:
            yield from grow(self.ask(question, history, only=only, entry=entry))
        else:
            yield from self._followed(question, history, only, entry)


def open_assistant(
    data: Path,
    settings: Settings,
    writer: Writer | None = None,
    watch: Watch = UNWATCHED,
) -> Assistant:
    """An assistant over the catalogue and the current index generation in ``data``.

    ``writer`` words its answers, ``watch`` is told of its questions.

    Raises:
        IndexMissing: Nothing was ingested.
        IndexStale: The index was made by another embedder.
        IndexBroken: No generation can be opened.
    """
    switch_off_tracing()
    return Assistant(
        searcher=open_searcher(data, settings.index, choose_store(data, settings.catalogue)),
        passages=settings.answer.passages,
        question_characters=settings.chat.question_characters,
        writer=writer,
        watch=watch,
    )
