"""School years and crops: stretches over two years that a whole report may be about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.figures.periods import PeriodMention
from ingest.records import Period

_SCHOOL = re.compile(r"\bnăm học (trước|ngoái|qua|này|nay|tới|sau)\b")
_BEFORE = re.compile(r"\bnăm (?:trước|ngoái)\b(?! đó)")
_SEASON = re.compile(
    r"(?:năm học|niên độ|niên khóa|niên vụ|vụ(?: [^\W\d_]+){0,4})\s*(?=(?:19|20)\d\d|$)", re.IGNORECASE
)
_CROP = re.compile(r"\bvụ (?:hè thu|thu đông|mùa|đông|xuân hè|hè|thu|chiêm|xuân)\b(?! xuân)")
_YEAR = re.compile(r"\s*(?:,? (?:của )?năm )?\d{4}")


def is_season(text: str, mention: PeriodMention) -> bool:
    """True for "năm học 2019 - 2020" and the years of "vụ đông xuân 2019 - 2020"."""
    return mention.form == "years" and (
        bool(_SEASON.match(mention.text)) or bool(_SEASON.search(text[: mention.start]))
    )


def settle_seasons(
    text: str, mentions: Sequence[PeriodMention], around: Period | None, title: str
) -> list[PeriodMention]:
    """``mentions`` with the crops after a crop of two years, and with the school year before the report's.

    Args:
        text: the sentence.
        mentions: its times.
        around: the stretch handed down, over two years where the report is about a school year.
        title: the report's.

    """
    found = [*mentions, *_next_crops(text, mentions)]
    if around is not None and around.end.year == around.start.year + 1 and "năm học" in title.lower():
        found = [_shifted(m, around) for m in found] + [
            m for m in _school_years(text, around) if not _overlap(m, mentions)
        ]
    return sorted(found, key=lambda m: m.start)


def _overlap(mention: PeriodMention, others: Sequence[PeriodMention]) -> bool:
    return any(m.start < mention.end and mention.start < m.end for m in others)


def _shifted(mention: PeriodMention, around: Period) -> PeriodMention:
    if not _BEFORE.fullmatch(mention.text.lower()):
        return mention
    return replace(mention, period=_years(around.start.year - 1))


def _years(first: int) -> Period:
    return Period(start=date(first, 1, 1), end=date(first + 1, 12, 31))


def _school_years(text: str, around: Period) -> list[PeriodMention]:
    """Years that the report's own school year tells: "năm học trước", "năm học này"."""
    found = []
    for match in _SCHOOL.finditer(text.lower()):
        word = match[1]
        shift = -1 if word in ("trước", "ngoái") else 1 if word in ("tới", "sau") else 0
        against = re.search(r"\bso (?:với|cùng)(?: [^\W\d_]+){0,2}\s*$", text.lower()[: match.start()])
        found.append(
            PeriodMention(
                start=match.start(),
                end=match.end(),
                text=text[match.start() : match.end()],
                form="years",
                period=_years(around.start.year + shift),
                as_of=None,
                cumulative=False,
                baseline=against is not None,
                target=shift > 0,
            )
        )
    return found


def _next_crops(text: str, mentions: Sequence[PeriodMention]) -> list[PeriodMention]:
    """Crops without a year behind one of two years are of the second: no words are taken from the text."""
    low = text.lower()
    seasons = [m for m in mentions if m.period and not m.baseline and is_season(text, m)]
    found = []
    for match in _CROP.finditer(low):
        ahead = [m for m in seasons if m.end <= match.start()]
        if not ahead or _YEAR.match(low, match.end()) or any(m.start >= match.end() for m in seasons):
            continue
        last = ahead[-1].period
        if last is None or any(ahead[-1].end < m.start < match.start() for m in mentions if not m.baseline):
            continue
        year = last.end.year
        found.append(
            replace(
                ahead[-1],
                start=match.start(),
                end=match.start(),
                text=text[match.start() : match.end()],
                form="year",
                period=Period(start=date(year, 1, 1), end=date(year, 12, 31)),
            )
        )
    return found
