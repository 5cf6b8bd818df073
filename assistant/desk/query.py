"""Figures looked up for the desk, the command line and programs: one search, one order."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache, partial
from itertools import chain, islice
from threading import Lock
from typing import TypeVar

from assistant.acronyms import spell_names
from assistant.candidate import Candidate
from assistant.chain import Assistant
from assistant.desk.ledger import Entry, Ledger, open_ledger
from assistant.desk.records import Fact, Rows, Wanted
from assistant.editions import over_one_edition
from assistant.facts import HOPELESS
from assistant.languages.hear import hear
from assistant.ranking import rank_figures
from assistant.sitting import Asked, Sitting
from assistant.verdict import choose_for
from ingest.errors import QuestionRefused
from ingest.lexicon import canonical
from ingest.text import fold, has_diacritics, nfc, syllables
from vectorstore.filters import Filter

Test = Callable[[Entry], bool]
T = TypeVar("T")


class Figures:
    """The figures of the reports that an assistant answers from. Safe to share between threads."""

    def __init__(self, assistant: Assistant) -> None:
        """Nothing is read before the first look-up after each ingestion."""
        self._assistant = assistant
        self._one_at_a_time = Lock()
        self._held: tuple[Sitting, Ledger] | None = None

    def find(self, wanted: Wanted) -> Rows:
        """The figures that ``wanted`` asks for, a page of them.

        Raises:
            QuestionRefused: The text is longer than a question may be.
        """
        return over_one_edition(self._assistant.sitting, partial(self._rows, wanted))

    def every(self, wanted: Wanted, most: int | None = None) -> tuple[Fact, ...]:
        """The first ``most`` of them, whatever page ``wanted`` is of; what an export takes.

        Raises:
            QuestionRefused: As :meth:`find`.
        """
        return over_one_edition(self._assistant.sitting, partial(self._every, wanted, most))

    def fact(self, key: str) -> Fact | None:
        """The figure of a :attr:`Fact.key`; None where an ingestion removed it."""
        return self.over(lambda ledger: next(iter(ledger.facts([key])), None))

    def over(self, work: Callable[[Ledger], T]) -> T:
        """What ``work`` makes of all figures; done over the next edition where this one goes meanwhile."""
        return over_one_edition(self._assistant.sitting, lambda sitting: work(self.ledger(sitting)))

    def ledger(self, sitting: Sitting | None = None) -> Ledger:
        """All figures of the current edition in brief; read once an edition, some seconds for 100,000."""
        sitting = sitting or self._assistant.sitting()
        with self._one_at_a_time:
            held = self._held
            if held is None or held[0] is not sitting:
                held = self._held = sitting, open_ledger(sitting.edition.catalogue)
            return held[1]

    def _rows(self, wanted: Wanted, sitting: Sitting) -> Rows:
        ledger, found = self._entries(wanted, sitting)
        first = max(0, wanted.first)
        shown = ledger.read(found[first : first + max(0, wanted.most)])
        return Rows(facts=shown, total=len(found), first=first)

    def _every(self, wanted: Wanted, most: int | None, sitting: Sitting) -> tuple[Fact, ...]:
        ledger, found = self._entries(wanted, sitting)
        batches = (ledger.read(found[first : first + _BATCH]) for first in range(0, len(found), _BATCH))
        return tuple(islice(chain.from_iterable(batches), most))

    def _entries(self, wanted: Wanted, sitting: Sitting) -> tuple[Ledger, list[Entry]]:
        ledger = self.ledger(sitting)
        tests = list(_tests(wanted, sitting, ledger))
        pool: Iterable[Entry] = ledger.entries
        if wanted.text.strip():
            pool = self._ranked(wanted, sitting, ledger)
        found = [entry for entry in pool if all(test(entry) for test in tests)]
        return ledger, _sorted(found, wanted, ledger)

    def _ranked(self, wanted: Wanted, sitting: Sitting, ledger: Ledger) -> list[Entry]:
        """What is found for the text, in the order in which the chat would answer with it."""
        text = nfc(wanted.text.encode("utf-8", "replace").decode()).strip()
        limit = self._assistant.question_characters
        if len(text) > limit:
            raise QuestionRefused(f"the text has {len(text)} characters; {limit} is the limit")
        only = Filter(reports=wanted.reports, number=wanted.number, issuer=wanted.issuer)
        if only != Filter() and not sitting.shelf.find(only):
            return []
        heard = hear(text, ())
        question, evidence = sitting.look_up(Asked(heard.question, heard.turns, only))
        ranked = rank_figures(spell_names(question, evidence), evidence)
        choice = choose_for(question, ranked)
        told = [*choice.chosen, *choice.others] if choice else []
        order = dict.fromkeys(_key(c) for c in (*told, *ranked) if c.answers or c.covered >= HOPELESS)
        return [ledger.entries[ledger.places[key]] for key in order if key in ledger.places]


_BATCH = 500
"""Figures of an export read at a time."""


def _key(candidate: Candidate) -> tuple[str, int]:
    return candidate.figure.report_id, candidate.figure.ordinal


def _tests(wanted: Wanted, sitting: Sitting, ledger: Ledger) -> Iterator[Test]:
    """The quickest first."""
    if not wanted.doubtful:
        yield lambda e: not e.doubtful
    if wanted.editions != "all":
        stands = wanted.editions == "current"
        yield lambda e: (e.state == "current") is stands
    only = Filter(reports=wanted.reports, number=wanted.number, issuer=wanted.issuer)
    if only != Filter():
        among = {report.id for report in sitting.shelf.find(only)} & ledger.reports.keys()
        yield lambda e: e.brief.report_id in among
    if wanted.unit:
        unit = fold(nfc(wanted.unit)).strip()
        yield lambda e: fold(e.brief.unit) == unit
    if wanted.kind:
        yield lambda e: e.brief.kind == wanted.kind
    if wanted.standing:
        yield lambda e: wanted.standing in e.brief.facets
    if wanted.period is not None:
        period = wanted.period
        yield lambda e: e.time is not None and period.start <= e.time.start and e.time.end <= period.end
    for words, told in ((wanted.indicator, _indicator), (wanted.scope, _scope)):
        if words.strip():
            yield partial(_says, told, Sought(words))


def _indicator(entry: Entry) -> str:
    return entry.brief.indicator


def _scope(entry: Entry) -> str:
    return entry.brief.scope


def _says(told: Callable[[Entry], str], sought: "Sought", entry: Entry) -> bool:
    return sought.within(told(entry))


class Sought:
    """Words that a name must have: all of them, in any order; marks count where the writer types them."""

    def __init__(self, words: str) -> None:
        text = nfc(words)
        self._folded = not has_diacritics(text)
        self._forms = [form for form in _forms(text, self._folded) if form]

    def within(self, name: str) -> bool:
        """True when ``name`` has the words as typed, or by what they stand for.

        >>> Sought("von fdi").within("Tổng vốn đầu tư nước ngoài"), Sought("lượng").within("tiền lương")
        (True, False)
        """
        return any(form <= told for form, told in zip(self._forms, _forms(name, self._folded), strict=False))


@lru_cache(maxsize=262_144)
def _forms(text: str, folded: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Syllables as they stand, and with short forms in full and synonyms united."""
    plain = fold(text) if folded else text
    return frozenset(syllables(plain)), frozenset(syllables(canonical(text, folded=folded)))


def _sorted(found: list[Entry], wanted: Wanted, ledger: Ledger) -> list[Entry]:
    """Of a text by rank where nothing else is wanted; else as the ledger has them."""
    if wanted.sort in _KEYS:
        return sorted(found, key=_KEYS[wanted.sort], reverse=wanted.descending)
    if wanted.sort == "report":
        return sorted(found, key=lambda e: ledger.places[e.key], reverse=wanted.descending)
    return found[::-1] if wanted.descending else found


def _by_time(entry: Entry) -> tuple[date, date]:
    time = entry.time
    return (time.end, time.start) if time else (date.min, date.min)


_KEYS: dict[str, Callable[[Entry], tuple[object, ...]]] = {
    "time": _by_time,
    "value": lambda e: (e.brief.unit, e.brief.per, e.brief.value),
    "indicator": lambda e: (fold(e.brief.indicator), *_by_time(e)),
}
