"""A question put into Vietnamese by the model; what adds or loses a number is not taken."""

import re
import secrets
from contextlib import closing
from itertools import islice

from assistant.languages.detect import read_language
from assistant.llm.records import Message, Writer
from assistant.writing.asking import as_data
from assistant.writing.cleaning import clean, objection
from assistant.writing.statements import Statements
from assistant.writing.write import closable
from ingest.errors import ModelFailed
from prompts.templates import load_prompt

_LONGEST = 400
"""Characters of a question."""

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_PIECES = 400
"""Pieces of a reply that are waited for."""


def translate_question(question: str, writer: Writer) -> str | None:
    """``question`` in Vietnamese; None where the model gives nothing that can be trusted."""
    fence = secrets.token_hex(4)
    system, user = load_prompt("translate").fill(fence=fence, question=as_data(question, _LONGEST))
    messages = [Message(role="system", content=system), Message(role="user", content=user)]
    try:
        said = _first_line(writer, messages)
    except ModelFailed:
        return None
    same = sorted(_DIGITS.findall(said)) == sorted(_DIGITS.findall(question))
    sound = said and len(said) <= _LONGEST and read_language(said) == "vi" and not objection(said, fence)
    return said if sound and same else None


def _first_line(writer: Writer, messages: list[Message]) -> str:
    parser = Statements()
    with closing(closable(writer.stream(messages))) as pieces:
        for piece in islice(pieces, _PIECES):
            for statement in parser.feed(piece):
                return clean(statement.text)
    return next((clean(s.text) for s in parser.close()), "")
