"""An answer worded by a model: the extractive answer stays the truth, verified statements reword it."""

import re
import secrets
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from assistant.evidence import Evidence
from assistant.llm.records import Message, Writer
from assistant.lock.check import check_answer, check_text
from assistant.lock.records import Verdict
from assistant.question import Question
from assistant.records import Answer, Citation, Withheld
from assistant.writing.abroad import GuardAbroad
from assistant.writing.asking import Reader, compose_prompt
from assistant.writing.frame import build_frame
from assistant.writing.guard import Guard
from assistant.writing.owning import content
from assistant.writing.records import Frame, Ruling
from assistant.writing.skeleton import Skeleton, split_answer
from assistant.writing.statements import Statements
from ingest.errors import ModelFailed
from prompts.answers import load_answers

MOST_CHARACTERS = 6_000
"""Of a reply, beyond which it is not read."""

_MOST_SHOWN, _MOST_WITHHELD = 8, 6
"""Statements shown, and statements withheld in a row, at which the model is told to stop.

So it is when it says the same three times.
"""

_CORE = 0.6
"""Least share of a cited passage's words that a text answer keeps."""


HERE = Reader()
"""A reader of Vietnamese."""


def write(
    answer: Answer, question: Question, evidence: Evidence, writer: Writer, reader: Reader = HERE
) -> Iterator[Answer]:
    """Growing answers; the last one is whole: the model's words where they answer, else the extractive ones.

    The first is there at once: the figures asked for with their marks, or the quote that answers.

    A refusal, and a figure that was computed, stay as they are. For a reader of another language the model's
    words stand above the extractive ones, and only where those state figures.
    """
    frame = build_frame(answer, question, evidence) if answer.status != "refused" else None
    skeleton = split_answer(answer)
    abroad = reader.language != "vi"
    if frame is None or skeleton is None or (abroad and not frame.headlines):
        yield answer
        return
    if abroad:
        skeleton = Skeleton(lead="", replaced="", tail=answer.answer, listed=False)
    yield from _Reply(answer, frame, skeleton, writer, reader).grow()


@dataclass(slots=True)
class _Reply:
    answer: Answer
    frame: Frame
    skeleton: Skeleton
    writer: Writer
    reader: Reader = HERE
    shown: list[Ruling] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    marks: dict[int, int] = field(default_factory=dict)
    """Mark in the prompt → mark in the answer."""

    at_last: int = 0
    """Statements withheld when the last was shown."""

    def grow(self) -> Iterator[Answer]:
        fence = secrets.token_hex(4)
        prompt, messages = compose_prompt(self.frame, self.reader, fence=fence, writer=self.writer)
        self.answer = replace(self.answer, prompts={prompt.name: prompt.fingerprint})
        guard, failed = self._guard(fence), None
        # The figures need not wait for words: they are verified before the model is asked.
        yield replace(self.answer, answer=self.skeleton.opening, notes=())
        try:
            for statement in self._statements(messages):
                if self._take(guard.rule(statement)):
                    yield self._so_far()
        except ModelFailed as error:
            failed = error  # whoever asked the server has logged it
        yield self._end(failed)

    def _guard(self, fence: str) -> Guard | GuardAbroad:
        if self.reader.language == "vi":
            return Guard(self.frame, fence)
        return GuardAbroad(self.frame, fence, self.reader.language)

    def _statements(self, messages: Sequence[Message]) -> Iterator[str]:
        """Whole statements of the reply, until it ends or there is enough of it."""
        parser, read = Statements(), 0
        with closing(closable(self.writer.stream(messages))) as pieces:
            for piece in pieces:
                room = MOST_CHARACTERS - read
                read += len(piece)
                for statement in parser.feed(piece[:room]):
                    yield statement
                    if self._enough():
                        return
                if read >= MOST_CHARACTERS:
                    return
        yield from parser.close()

    def _enough(self) -> bool:
        run = [w.text for w in self.withheld[self.at_last :]]
        return len(self.shown) >= _MOST_SHOWN or len(run) >= _MOST_WITHHELD or len(set(run)) + 1 < len(run)

    def _take(self, ruling: Ruling) -> bool:
        """Keep a ruling; True when there is more to show."""
        known = {r.text for r in self.shown}
        why = ruling.why or ("repeated" if ruling.text in known or self._says_nothing_new(ruling) else None)
        why = why or ("beside" if self._another_first(ruling) else None)
        if why:
            told = "" if why == "prompt" else ruling.text[:_QUOTED]
            self.withheld.append(Withheld(text=told, why=why))
            return False
        for mark in ruling.marks:
            self.marks.setdefault(mark, self._new_mark(mark))
        self.shown.append(ruling)
        self.at_last = len(self.withheld)
        return True

    def _says_nothing_new(self, ruling: Ruling) -> bool:
        """True when every fact of it was told before."""
        told = {id(f.figure) for r in self.shown for f in r.facts}
        return bool(ruling.facts) and all(id(f.figure) in told for f in ruling.facts)

    def _another_first(self, ruling: Ruling) -> bool:
        """True when the reader would meet another figure before the answer's own."""
        begun = not self.frame.headlines or any(f.headline for r in self.shown for f in r.facts)
        return bool(ruling.facts) and not begun and not ruling.facts[0].headline

    def _new_mark(self, mark: int) -> int:
        """Marks of the answer stay; others follow them as they are first used."""
        known = len(self.answer.citations)
        added = sum(m > known for m in self.marks)
        return mark if mark <= known else known + added + 1

    def _text(self) -> str:
        said = [_renumbered(r.text, self.marks) for r in self.shown]
        return self.skeleton.fill(said)

    def _so_far(self) -> Answer:
        return replace(self.answer, answer=self._text(), notes=(), model=self.writer.name)

    def _end(self, failed: ModelFailed | None) -> Answer:
        """The whole answer, or the extractive one with a note."""
        say = load_answers().say
        kept = replace(self.answer, withheld=tuple(self.withheld))
        if self._answers():
            worded = replace(
                kept,
                answer=self._text(),
                citations=(*kept.citations, *self._added()),
                model=self.writer.name,
            )
            verdict = self._check(worded)
            if verdict.stands:
                notes = (*worded.notes, say("model", "cut")) if failed else worded.notes
                return replace(worded, verdict=verdict, notes=notes)
        note = say("model", "failed" if failed else "withheld")
        fallback = failed.reason if failed else "withheld"
        return replace(kept, notes=(*kept.notes, note), fallback=fallback)

    def _check(self, worded: Answer) -> Verdict:
        """The lock over all of it; sentences in another language are read apart from the Vietnamese below."""
        if self.reader.language == "vi":
            return check_answer(worded)
        said = [check_text(_renumbered(r.text, self.marks), worded.citations) for r in self.shown]
        below = self.answer.verdict or check_answer(self.answer)
        return Verdict(numbers=tuple(h for v in (*said, below) for h in v.numbers))

    def _added(self) -> list[Citation]:
        """Citations that the answer did not have, numbered as they are used."""
        known = len(self.answer.citations)
        new = sorted((to, mark) for mark, to in self.marks.items() if mark > known)
        return [replace(self.frame.citations[mark - 1], mark=to) for to, mark in new]

    def _answers(self) -> bool:
        """True when what is shown has every figure of the answer, or the core of what it quotes."""
        if not self.shown:
            return False
        heads = {id(f.figure) for f in self.frame.headlines}
        if heads:
            return heads <= {id(f.figure) for r in self.shown for f in r.facts}
        said = " ".join(r.text for r in self.shown)
        if any(part not in said for part in self.skeleton.parts):
            return False
        core = set(content(self.skeleton.replaced))
        return len(core & set(content(said))) >= _CORE * len(core)


_QUOTED = 300
"""Characters of a withheld statement that are kept."""


def _renumbered(text: str, marks: dict[int, int]) -> str:
    return re.sub(r"\[(\d+)\]", lambda m: f"[{marks[int(m[1])]}]", text)


def closable(pieces: Iterator[str]) -> Generator[str, None, None]:
    """The same pieces from an iterator that can be closed, whatever the writer made."""
    yield from pieces
