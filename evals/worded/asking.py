"""Every case asked a second time, with the model."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.chain import Assistant
from assistant.llm.records import Writer
from assistant.records import Answer
from assistant.writing.frame import build_frame
from assistant.writing.skeleton import split_answer
from evals.errors import EvalError
from evals.library import Library
from evals.records import Case, Result, Score
from evals.score import score
from evals.worded.columns import judge_answer, judge_plain, judge_reply, of_score
from evals.worded.listening import Heard, Listening
from evals.worded.records import Column, Reworded, Worded
from ingest.errors import PipelineError


def reword(
    results: Sequence[Result],
    assistant: Assistant,
    writer: Writer,
    library: Library,
    *,
    clock: Callable[[], float] = time.perf_counter,
    done: Callable[[Worded], None] = lambda _: None,
) -> Reworded:
    """The cases of ``results``, which were asked without a model, asked with ``writer``, in order."""
    found = []
    for plain in results:
        worded = _ask(plain, assistant, Listening(writer, clock), library)
        found.append(worded)
        done(worded)
    prompts = {
        name: fingerprint
        for one in found
        if one.result.answer
        for name, fingerprint in one.result.answer.prompts.items()
    }
    return Reworded(model=writer.name, prompts=prompts, cases=found)


@dataclass(slots=True)
class _Seen:
    """What came to the screen."""

    last: Answer | None = None
    error: str = ""
    first: float | None = None
    """Seconds from the question to the first words on screen."""

    own: float | None = None
    """Clock reading when the first words of the model were."""

    milliseconds: float = 0.0


def _ask(plain: Result, assistant: Assistant, listening: Listening, library: Library) -> Worded:
    seen = _watch(plain.case, replace(assistant, writer=listening), listening)
    scored = score(plain.case, seen.last, library.page_text)
    heard = listening.heard[-1] if listening.heard else None
    before, shown, raw = _columns(plain, seen.last, scored, heard, assistant)
    first = heard.first if heard else None
    return Worded(
        result=Result(
            case=plain.case,
            answer=seen.last,
            score=replace(scored, figure_first=shown.figure_first, wrong_figure=shown.wrong_figure),
            milliseconds=seen.milliseconds,
            error=seen.error,
        ),
        plain=before,
        shown=shown,
        raw=raw,
        outcome=_outcome(plain.answer, seen, heard),
        first_token=None if heard is None or first is None else (first - heard.asked) * 1000,
        first_words=None if heard is None or seen.first is None else seen.first * 1000,
        own_words=None if first is None or seen.own is None else (seen.own - first) * 1000,
    )


def _watch(case: Case, assistant: Assistant, listening: Listening) -> _Seen:
    """Ask as the chat does, and look at the clock."""
    seen, began = _Seen(), listening.clock()
    try:
        for answer in assistant.stream(case.question, case.history):
            seen.first = seen.first or listening.clock() - began
            if answer.model == listening.name:
                seen.own = seen.own or listening.clock()
            seen.last = replace(answer, id=case.id)
    except PipelineError as error:
        seen.error = f"{type(error).__name__}: {error}"
    seen.milliseconds = (listening.clock() - began) * 1000
    return seen


def _columns(
    plain: Result, last: Answer | None, scored: Score, heard: Heard | None, assistant: Assistant
) -> tuple[Column, Column, Column | None]:
    """Extractive, shown, and raw where there was a reply."""
    before = plain.answer
    if before is None or last is None:
        return of_score(Column(text=""), plain.score), of_score(Column(text=""), scored), None
    skeleton = split_answer(before)
    extractive = judge_plain(before, plain.score, skeleton)
    if heard is None or skeleton is None:
        return extractive, judge_plain(last, scored, skeleton), None
    case = plain.case
    frame = build_frame(before, *assistant.look_up(case.question, case.history))
    if frame is None:
        raise EvalError(f"{case.id}: the model was asked about facts that the answer does not have")
    raw = judge_reply(case, before, heard.text, frame) if heard.text else None
    if last.model == before.model:
        return extractive, judge_plain(last, scored, skeleton), raw
    return extractive, judge_answer(case, last, scored, skeleton, frame), raw


def _outcome(plain: Answer | None, seen: _Seen, heard: Heard | None) -> str:
    if plain is None or seen.last is None:
        return "not asked: error"
    if heard is None:
        computed = any(figure.operands for figure in plain.figures)
        return f"not asked: {'computed' if computed else plain.status}"
    if seen.last.model != plain.model:
        return "worded"
    if heard.failed:
        return f"failed: {heard.failed}"
    return "incomplete" if seen.own else "withheld"
