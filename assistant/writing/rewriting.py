"""A question that the model puts into Vietnamese, or makes whole; what adds or loses a thing is not taken."""

import re
import secrets
from collections.abc import Sequence
from contextlib import closing
from itertools import islice

from assistant.languages.detect import read_language
from assistant.llm.records import Message, Writer
from assistant.question import read_question
from assistant.records import Turn
from assistant.writing.asking import as_data
from assistant.writing.cleaning import clean, objection
from assistant.writing.statements import Statements
from assistant.writing.write import closable
from ingest.errors import ModelFailed
from ingest.text import fold
from prompts.templates import load_prompt

_LONGEST = 400
"""Characters of a question."""

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_TURNS = 3
"""Earlier questions that the model is shown."""

_PIECES = 400
"""Pieces of a reply that are waited for."""


def translate_question(question: str, writer: Writer) -> str | None:
    """``question`` in Vietnamese; None where the model gives nothing that can be trusted."""
    said = _rewritten("translate", writer, question=as_data(question, _LONGEST))
    same = said is not None and sorted(_DIGITS.findall(said)) == sorted(_DIGITS.findall(question))
    return said if same else None


def condense_question(question: str, turns: Sequence[Turn], writer: Writer) -> str | None:
    """A follow-up as a question of its own; None where the model gives nothing that can be trusted.

    It has every word and number of the follow-up, and none that neither it nor an earlier question has: what
    the reports do not answer stays in it and is refused again.
    """
    asked = [turn.content for turn in turns if turn.role == "user"][-_TURNS:]
    told = "\n".join(f"Hỏi: {as_data(text, _LONGEST)}" for text in asked)
    said = _rewritten("condense", writer, history=told, question=as_data(question, _LONGEST))
    if said is None:
        return None
    own, known = _parts(question), _parts(" ".join([question, *asked]))
    return said if own <= _parts(said) <= known and said != question else None


def _parts(text: str) -> set[str]:
    """What a question is about, without diacritics, its numbers, and the words of its times."""
    question = read_question(text)
    named = (fold(name) for name in (*question.places, *question.names))
    times = {word for mention in question.periods for word in fold(mention.text).split()}
    return {term.bare for term in question.terms} | {*named} | {*_DIGITS.findall(text)} | times


def _rewritten(prompt: str, writer: Writer, **values: str) -> str | None:
    """The one line that the model makes of a question; None where it fails or that is no question's words."""
    fence = secrets.token_hex(4)
    system, user = load_prompt(prompt).fill(fence=fence, **values)
    messages = [Message(role="system", content=system), Message(role="user", content=user)]
    try:
        said = _first_line(writer, messages)
    except ModelFailed:
        return None
    sound = said and len(said) <= _LONGEST and read_language(said) == "vi" and not objection(said, fence)
    return said if sound else None


def _first_line(writer: Writer, messages: list[Message]) -> str:
    parser = Statements()
    with closing(closable(writer.stream(messages))) as pieces:
        for piece in islice(pieces, _PIECES):
            for statement in parser.feed(piece):
                return clean(statement)
    return next((clean(s) for s in parser.close()), "")
