"""Who holds an office: the sentence must give the person just that office."""

import re

from assistant.question import Question
from ingest.text import fold

_OFFICES = (
    "tong giam doc|giam doc|chu tich|bo truong|thu truong|bi thu|cuc truong|vu truong|vien truong|thong doc|"
    "hieu truong|truong ban|truong phong|thu tuong|chu nhiem|tong bi thu|chanh van phong|thi truong"
)
_OFFICE = re.compile(rf"\b(?P<deputy>pho )?(?P<office>{_OFFICES})\b")


def names_the_office(question: Question, text: str) -> bool:
    """False where the question names an office, by its holder's title, that ``text`` does not name."""
    asked = {(bool(m["deputy"]), m["office"]) for m in _OFFICE.finditer(fold(question.text))}
    if question.asked != "who" or not asked:
        return True
    return bool(asked & {(bool(m["deputy"]), m["office"]) for m in _OFFICE.finditer(fold(text))})
