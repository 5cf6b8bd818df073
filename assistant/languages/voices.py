"""Answers in Korean, Japanese and Chinese: figures in that print, the reports' own words beside them."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.languages.detect import Language
from assistant.languages.frames import inside_quotes, quoted
from assistant.languages.scripts import print_amount, print_as_of, print_period
from assistant.languages.spotting import foreign_numbers
from assistant.lock.records import Basis, Held, Verdict
from assistant.records import Answer, Reading
from ingest.records import Period
from prompts.answers import load_answers


def voice(answer: Answer, language: Language) -> Answer:
    """``answer`` said in ``language``; a refusal where it cannot be said there."""
    say = load_answers(language).say
    if answer.status == "refused" or (not answer.figures and not answer.citations):
        return refuse_in(answer, language)
    if not answer.figures:
        first = answer.citations[0]
        text = say("foreign", "quoted", quote=inside_quotes(first.quote), mark=str(first.mark))
        return replace(answer, answer=text, language=language, verdict=_verdict(text, (), language))
    lead = "answered" if answer.status == "answered" else "several"
    lines = [say("foreign", lead), *(_line(r, language) for r in answer.figures)]
    lines += [say("foreign", "computed", formula=r.formula) for r in answer.figures if r.formula]
    text = "\n".join(lines)
    verdict = _verdict(text, answer.figures, language)
    if not verdict.stands:
        return refuse_in(answer, language)
    return replace(answer, answer=text, language=language, verdict=verdict)


def refuse_in(answer: Answer, language: Language) -> Answer:
    """The refusal in ``language``, with what was found near to hand as citations."""
    text = load_answers(language).say("foreign", "refused")
    verdict = Verdict(numbers=())
    return replace(answer, status="refused", answer=text, figures=(), language=language, verdict=verdict)


def _line(reading: Reading, language: Language) -> str:
    about = _time(reading, language)
    return load_answers(language).say(
        "foreign",
        "line",
        words=quoted(reading.indicator)[1:-1],
        about=f" ({about})" if about else "",
        amount=_amount(reading, language),
        mark=str(reading.citation),
    )


def _amount(reading: Reading, language: Language) -> str:
    if not reading.unit:
        return quoted(reading.text)
    most = None if reading.value_max is None else Decimal(reading.value_max)
    return print_amount(Decimal(reading.value), reading.unit, language, value_max=most)


def _time(reading: Reading, language: Language) -> str:
    if reading.as_of:
        return print_as_of(date.fromisoformat(reading.as_of), language)
    if not reading.period or "/" not in reading.period:
        return ""
    start, end = (date.fromisoformat(day) for day in reading.period.split("/"))
    return print_period(Period(start=start, end=end), language)


def _verdict(text: str, figures: tuple[Reading, ...], language: Language) -> Verdict:
    """Each number outside the reports' own words: the program filled it in, or it rests on nothing."""
    held: list[Held] = []
    known = {w for r in figures for w in (_amount(r, language), _time(r, language)) if w}
    filled = [(at, at + len(w)) for w in known for at in _places(text, w)]
    quotes = _quoted(text)
    for start, end in foreign_numbers(text, language):
        if any(a <= start and end <= b for a, b in quotes):
            continue
        mark = text[start - 1 : start] == "[" and text[end : end + 1] == "]"
        good = mark or any(a <= start and end <= b for a, b in filled)
        basis: Basis = "mark" if mark else "quote" if good else "none"
        held.append(
            Held(
                text=text[start:end],
                start=start,
                end=end,
                kind="footnote_mark" if mark else "quantity",
                reading=text[start:end],
                basis=basis,
                citation=int(text[start:end]) if mark else None,
            )
        )
    return Verdict(numbers=tuple(held))


def _places(text: str, words: str) -> list[int]:
    return [m.start() for m in re.finditer(re.escape(words), text)]


def _quoted(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"“[^”]*”", text)]
