"""Why a file or a page was not read, in Vietnamese; ingestion says it in English, for whoever runs it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template


@dataclass(frozen=True, slots=True)
class Reasons:
    """Patterns of English reasons, and what is said instead."""

    patterns: tuple[tuple[re.Pattern[str], str], ...]
    words: dict[str, str]
    """English names of formats, and their Vietnamese ones."""

    unknown: str


@cache
def load_reasons() -> Reasons:
    """Those of ``reasons.vi.toml``."""
    raw = tomllib.loads(files("prompts").joinpath("reasons.vi.toml").read_text(encoding="utf-8"))
    found = tuple((re.compile(one["when"], re.DOTALL), one["say"]) for one in raw["reason"])
    return Reasons(patterns=found, words=raw["words"], unknown=raw["unknown"])


def explain_reason(said: str) -> str:
    """The sentence for a reason; one that nobody has put into Vietnamese is repeated as it is.

    >>> explain_reason("empty; copy it again from where it came")
    'Tệp rỗng, không có nội dung. Xin chép lại tệp từ nơi gốc.'
    """
    known = load_reasons()
    for pattern, sentence in known.patterns:
        if match := pattern.search(said):
            values = {
                f"m{n}": known.words.get(group, group) for n, group in enumerate(match.groups("")) if group
            }
            return Template(sentence).safe_substitute(values)
    return known.unknown.replace("$said", said)
