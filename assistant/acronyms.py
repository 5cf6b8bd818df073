"""Abbreviations that no lexicon has, read by the initials of words that the evidence holds."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from assistant.evidence import Evidence
from assistant.question import Question, read_question
from ingest.text import UPPER, fold, whole

_SHORT = re.compile(rf"[{UPPER}](?:[&-]?[{UPPER}]){{2,7}}")
"""Three to eight capitals; two fit too many pairs of words."""

_WORDS = re.compile(r"[^\W\d_]+")
_JOINING = frozenset({"va", "cua"})
"""Words whose initial an abbreviation mostly leaves out."""


def spell_names(question: Question, evidence: Evidence) -> Question:
    """The question with its unknown abbreviations written as the evidence writes them in full.

    "QLTT" becomes "Quản lý thị trường" where a passage found has those words; an abbreviation that stands
    in a passage itself stays.
    """
    text = question.text
    for name in question.names:
        if _SHORT.fullmatch(name) and not _stands(name, evidence.texts.values()):
            full = _full(name, evidence.texts.values())
            text = whole(name).sub(full, text) if full else text
    if text == question.text:
        return question
    return replace(read_question(text), soft=question.soft)


def _stands(name: str, texts: Iterable[str]) -> bool:
    pattern = whole(name)
    return any(pattern.search(text) for text in texts)


def _full(name: str, texts: Iterable[str]) -> str:
    """The words most often found whose initials ``name`` is; ``""`` when there are none."""
    initials = fold(re.sub(r"[&-]", "", name))
    found: Counter[str] = Counter()
    for text in texts:
        every = [(m.start(), m.end(), fold(m.group())) for m in _WORDS.finditer(text)]
        for words in ([w for w in every if w[2] not in _JOINING], every):
            for at in range(len(words)):
                if end := _spelt(initials, words, at):
                    found[text[words[at][0] : end].lower()] += 1
    return found.most_common(1)[0][0] if found else ""


def _spelt(initials: str, words: list[tuple[int, int, str]], at: int) -> int:
    """Where the words from ``at`` on that spell ``initials`` end; 0 when they do not."""
    picked = words[at : at + len(initials)]
    return picked[-1][1] if "".join(word[0] for _, _, word in picked) == initials else 0
