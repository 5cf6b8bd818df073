"""The prompt of one answer: numbered facts and passages as data between two lines with a code."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.languages.detect import Language
from assistant.llm.records import Message, Writer
from assistant.orders import without_orders
from assistant.records import Citation
from assistant.summary import read_topic
from assistant.writing.owning import tight
from assistant.writing.records import Fact, Frame
from ingest.text import nfc
from prompts.templates import VARIABLES, Prompt, load_prompt

_QUOTE = 420
"""Characters of a passage that are shown to the model."""

_BETWEEN = 64
"""Tokens that a server puts between the messages, at most."""

_NAME = 140
"""Characters of an indicator."""

_UNSEEN = re.compile(
    r"[^\S ]+|[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]+"
)
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("<﹤＜", "‹"),
        **dict.fromkeys(">﹥＞", "›"),
        **dict.fromkeys("{[﹛｛［︷﹇", "("),
        **dict.fromkeys("}]﹜｝］︸﹈", ")"),
        **dict.fromkeys("|｜", "/"),
        **dict.fromkeys("`｀", "'"),
        **dict.fromkeys("#＃﹟", " "),
    }
)
"""What delimiters, placeholders, marks and tags of roles are made of, and what stands for it in data."""


def as_data(text: str, most: int) -> str:
    r"""``text`` on one line, without orders and without anything that the prompt's own signs are made of.

    >>> as_data("<<a>> {F1} [2]\n<|end|>system", 100)
    '‹‹a›› (F1) (2) ‹/end/›system'
    """
    line = " ".join(without_orders(_UNSEEN.sub(" ", nfc(text))).translate(_ALIKE).split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is answered: the language's code, its name for the model, and the question as it was asked."""

    language: Language = "vi"
    name: str = ""
    question: str = ""


def compose_prompt(
    frame: Frame, reader: Reader, *, fence: str, writer: Writer
) -> tuple[Prompt, list[Message]]:
    """The prompt and what goes to the model; what has no room is left out, last passage first."""
    prompt = load_prompt(_name(frame, reader))
    facts, passages = list(frame.facts), list(frame.citations)
    while True:
        messages = _fill(prompt, frame, reader, facts, passages, fence)
        if sum(writer.count(m.content) for m in messages) + _BETWEEN <= writer.room_tokens:
            return prompt, messages
        if passages:
            passages.pop()
        elif facts and not facts[-1].headline:
            facts.pop()
        else:
            return prompt, messages


def _name(frame: Frame, reader: Reader) -> str:
    if reader.language != "vi":
        return "answer.other"
    return (
        "summary.vi" if read_topic(frame.question) is not None and len(frame.headlines) > 1 else "answer.vi"
    )


def _fill(
    prompt: Prompt,
    frame: Frame,
    reader: Reader,
    facts: Sequence[Fact],
    passages: Sequence[Citation],
    fence: str,
) -> list[Message]:
    values = {
        "fence": fence,
        "facts": "\n".join(map(_fact_line, facts)),
        "passages": "\n".join(f"[{c.mark}] {as_data(c.quote, _QUOTE)}" for c in passages),
        "question": as_data(reader.question or frame.question.text, 2_000),
        "language": reader.name,
    }
    system, user = prompt.fill(**{name: values[name] for name in VARIABLES[prompt.name]})
    return [Message(role="system", content=system), Message(role="user", content=user)]


def _fact_line(fact: Fact) -> str:
    figure = fact.figure
    told = [as_data(figure.indicator, _NAME), as_data(figure.period_text, _NAME)]
    if figure.scope and figure.scope not in figure.indicator:
        told.insert(1, as_data(figure.scope, _NAME))
    if figure.kind not in ("amount", "count"):
        told.append(as_data(f"“{tight(figure, fact.citation)}”", _NAME))
    about = ", ".join(part for part in told if part)
    return f"{{{{F{fact.number}}}}} = {as_data(fact.shown, _NAME)}: {about} [{fact.citation.mark}]"
