"""A question and its conversation as the Vietnamese reports would ask it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.languages.detect import Language, is_undecided, read_language
from assistant.languages.eastern import translate_eastern
from assistant.languages.translate import translate
from assistant.records import Turn

_LONGEST = 1000
"""Characters of an earlier message that is still taken for a question."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was asked, in Vietnamese, and the language to answer in."""

    language: Language
    question: str
    turns: tuple[Turn, ...]
    understood: bool = True
    """False for a question in Korean, Japanese or Chinese with a word that is not in the table."""


def hear(question: str, turns: Sequence[Turn]) -> Heard:
    """``question`` and ``turns`` put into Vietnamese; Vietnamese ones as they are."""
    language = _language(question, turns)
    told = tuple(_turn(t, turns[:i]) for i, t in enumerate(turns))
    put = _put(question, language)
    return Heard(language, put or question, told, understood=bool(put) or not question.strip())


def _language(question: str, turns: Sequence[Turn]) -> Language:
    """The question's, or the one before's where its words do not tell."""
    if is_undecided(question):
        asked = [t.content for t in turns if t.role == "user" and not is_undecided(t.content)]
        return read_language(asked[-1]) if asked else "vi"
    return read_language(question)


def _put(question: str, language: Language) -> str:
    """In Vietnamese; ``""`` where that cannot be done without leaving a word out."""
    if language == "en":
        return translate(question)
    return question if language == "vi" else translate_eastern(question, language)


def _turn(turn: Turn, before: Sequence[Turn]) -> Turn:
    if turn.role != "user" or len(turn.content) > _LONGEST:
        return turn
    return replace(turn, content=_put(turn.content, _language(turn.content, before)) or turn.content)
