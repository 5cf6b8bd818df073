"""Names in a question that an answer must not talk past."""

import re

from assistant.places import is_province, spellings_of
from assistant.question import Question
from ingest.lexicon import canonical
from ingest.records import Figure, Sentence
from ingest.reports import Report
from ingest.text import fold

_HOME = frozenset({"viet nam"})


def _holds(text: str, name: str) -> bool:
    """True when all words of ``name`` stand in folded ``text``, in order or not."""
    if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        return True
    words = name.split()
    return len(words) > 1 and all(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", text) for w in words)


def missing_names(
    question: Question, figure: Figure, sentence: Sentence, report: Report, place: str
) -> set[str]:
    """``place`` and ``name`` when the question names one that neither sentence nor context has."""
    near = fold(" ".join([sentence.text, *figure.context, report.title]))
    return missing_in(question, near, place)


def missing_in(question: Question, near: str, place: str) -> set[str]:
    """As :func:`missing_names`, over folded text ``near`` of a report about ``place``."""
    missing = set()
    for name in question.places:
        bare = fold(name)
        if bare in _HOME or bare == place:
            continue
        if any(re.search(rf"(?<!\w){re.escape(s)}(?!\w)", near) for s in spellings_of(name)):
            continue
        missing.add("place")
    for name in question.names:
        if not _holds(near, fold(name)) and not _holds(fold(canonical(near)), fold(canonical(name))):
            missing.add("name")
    return missing


def foreign_places(question: Question, place: str) -> list[str]:
    """Provinces the question names that are not the report's own."""
    return [n for n in question.places if is_province(n) and fold(n) != place]
