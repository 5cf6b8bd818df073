"""The last step before an answer leaves: what the lock does not let through is withheld, and says so."""

import logging
from dataclasses import replace

from assistant.compose import plain
from assistant.lock.check import check_answer
from assistant.lock.records import Verdict
from assistant.records import Answer
from prompts.answers import load_answers

logger = logging.getLogger(__name__)


def seal(answer: Answer, *, instead: Answer | None = None) -> Answer:
    """``answer`` with its verdict, or what is shown in its place when a number of it rests on nothing.

    Args:
        answer: Whoever worded it.
        instead: What the reports say in their own words, shown in place of a wording that failed. Without
            it, or where it fails too, only the quotes are shown.
    """
    verdict = check_answer(answer)
    if verdict.stands:
        return replace(answer, verdict=verdict)
    _report(answer, verdict)
    note = load_answers().say("lock", "withheld")
    if instead is not None:
        spare = check_answer(instead)
        if spare.stands:
            return replace(instead, notes=(*instead.notes, note), verdict=spare)
        _report(instead, spare)
    return _quotes(answer, note)


def _report(answer: Answer, verdict: Verdict) -> None:
    listed = ", ".join(f"{h.text!r} ({h.kind})" for h in verdict.unsupported)
    asked = f"{answer.standalone_question!r}: no support for {listed}"
    logger.warning(
        "withheld an answer: %d numbers rest on nothing", len(verdict.unsupported), extra={"private": asked}
    )


def _quotes(answer: Answer, note: str) -> Answer:
    """A refusal that shows the cited passages, which hold their own numbers, and states no figure."""
    say = load_answers().say
    lines = [say("lock", "quote", quote=plain(c.quote), mark=str(c.mark)) for c in answer.citations]
    refused = replace(
        answer,
        status="refused",
        answer="\n".join([say("lock", "refused"), *lines]),
        figures=(),
        notes=(note,),
    )
    verdict = check_answer(refused)
    if not verdict.stands:
        _report(refused, verdict)
        refused = replace(refused, answer=say("lock", "refused"), citations=())
        verdict = check_answer(refused)
    return replace(refused, verdict=verdict)
