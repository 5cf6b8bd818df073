"""Reading what a question wants worked out: a change, a sum, a share, a multiple, an average."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.arithmetic import patterns
from assistant.arithmetic.records import Operation, Request
from assistant.arithmetic.times import Times, read_times
from assistant.measures import counted_noun
from assistant.places import is_province, place_spans
from assistant.question import Question, read_question
from ingest.figures.context import lower
from ingest.figures.periods import PeriodMention
from ingest.text import fold

_MOST = 4
"""Parts of a sum, at most."""

_TELLING = 0.1
"""Least weight of a word that names an indicator."""

_CAPITAL = frozenset({"new", "added", "share_purchase"})
_SIDES = {"foreign": "FDI", "domestic": "DDI"}
_ZONES = {"inside_zones": "trong các KCN", "outside_zones": "ngoài các KCN"}


def read_request(question: Question) -> Request | None:
    """What the question wants worked out; None for a question that only asks what is printed, or why."""
    return None if question.asked == "why" else _Reader(question).read()


@dataclass(slots=True)
class _Reader:
    """Reads one question."""

    question: Question

    def read(self) -> Request | None:
        text = self._plain()
        if self.question.kinds == {"share_of_plan"}:
            return self._of_plan(text)
        for operation, forms in patterns.TWO:
            for form in forms:
                found = self._pattern(form).match(lower(text))
                if found and (made := self._of_pieces(operation, text, found)):
                    return made
        return self._over_time(text) or self._unread(text)

    def _unread(self, text: str) -> Request | None:
        """A request without operands, where something is to be worked out and it is not clear from what."""
        for operation, pattern in patterns.CLEAR:
            if self._pattern(pattern).search(lower(text)):
                return Request(operation=operation, operands=())
        return None

    def _pattern(self, pattern: str) -> re.Pattern[str]:
        return patterns.compiled(pattern, self.question.folded)

    def _vi(self, words: str) -> str:
        """``words`` as the question's writer would type them."""
        return fold(words) if self.question.folded else words

    def _plain(self) -> str:
        """The question without its courtesies and its end mark."""
        text = self.question.text.rstrip(" ?.!")
        lead = self._pattern(patterns.POLITE).match(lower(text))
        return text[lead.end() :] if lead else text

    def _of_pieces(self, operation: Operation, text: str, found: re.Match[str]) -> Request | None:
        """A request with operands of their own; or with two times, where a piece is only a time."""
        pieces = self._pieces(operation, text, found)
        times = [read_times(p) for p in pieces]
        times = [replace(t, text=self._whole(t.text, times[0].text)) for t in times]
        if len(pieces) == 2 and not all(_tells(t.text) for t in times):
            return self._two_times(operation, times, text)
        plain = all(_tells(t.text) and t.compared is None for t in times)
        if not 2 <= len(pieces) <= _MOST or not plain:
            return None
        shared = next((t.asked for t in reversed(times) if t.asked), read_times(text).asked)
        places = [p for p in self.question.places if is_province(p)]
        shown = places if len(places) < len(pieces) else []
        texts = [self._sided(t.text) for t in times]
        made = [
            self._operand(x, t.asked or shared, texts[0], shown) for x, t in zip(texts, times, strict=True)
        ]
        if operation == "share":
            made[0] = _lent(made[0], made[1])
        return Request(operation=operation, operands=tuple(made))

    def _sided(self, text: str) -> str:
        """A part of the capital with the side that is named once: "FDI cấp mới và vốn tăng thêm"."""
        own = read_question(text).facets
        sides = [word for side, word in _SIDES.items() if side in self.question.facets]
        if len(sides) != 1 or not own & _CAPITAL or own & _SIDES.keys():
            return text
        return f"{text} {sides[0]}"

    def _pieces(self, operation: Operation, text: str, found: re.Match[str]) -> list[str]:
        if "list" in found.groupdict():
            return self._listed(text[slice(*found.span("list"))])
        pieces = [text[slice(*found.span(name))].strip(" ,;?.") for name in ("a", "b")]
        return self._averaged(*pieces) if operation == "average" else pieces

    def _listed(self, listed: str) -> list[str]:
        """``A, B và C`` at its joints; a comma behind the last "và" joins nothing: ``KCN, KKT``."""
        joints = list(self._pattern(patterns.JOINT).finditer(lower(listed)))
        last = next((i for i in reversed(range(len(joints))) if joints[i].group().strip(" ,")), None)
        if last is None:
            return []
        cuts = joints[: last + 1]
        starts, ends = [0, *(c.end() for c in cuts)], [*(c.start() for c in cuts), len(listed)]
        return [listed[a:b].strip(" ,") for a, b in zip(starts, ends, strict=True)]

    def _averaged(self, amount: str, thing: str) -> list[str]:
        """``vốn`` for each ``dự án FDI``: the total ``vốn FDI`` and the number of ``dự án FDI``."""
        noun = counted_noun(self._vi(f"bao nhiêu {thing}"))
        rest = " ".join(thing.split()[len(noun.split()) :]) if noun else thing
        return [f"{self._vi('tổng')} {amount} {rest}", f"{self._vi('số')} {thing}"]

    def _whole(self, text: str, first: str) -> str:
        """A piece with what it leaves to the first: the plan of what, what of another place."""
        if self._pattern(patterns.BARE_PLAN).fullmatch(lower(text)):
            return f"{text} {first}"
        return _in_place(text, first)

    def _two_times(self, operation: Operation, times: Sequence[Times], text: str) -> Request | None:
        """``X năm 2024 gấp mấy lần năm 2023``."""
        if operation == "average":
            return None
        topic = next((t.text for t in times if _tells(t.text)), "") or self._topic(read_times(text).text)
        mentions = [m for t in times for m in t.asked]
        if len(mentions) != len(times) or not _tells(topic):
            return None
        if operation == "sum":
            parts = tuple(self._operand(topic, (m,), topic) for m in mentions)
            return Request(operation="sum", operands=parts)
        late, early = mentions
        if operation == "difference" and late.period and early.period and late.period.end < early.period.end:
            late, early = early, late
        made = tuple(self._operand(topic, (m,), topic) for m in (late, early))
        if operation == "difference":
            return Request(operation="growth", operands=made, over_time=True, relative=False, absolute=True)
        kind: Operation = "times" if operation == "times" else "ratio"
        return Request(operation=kind, operands=made, over_time=True)

    def _over_time(self, text: str) -> Request | None:
        """A change of one indicator between two times."""
        times = read_times(text)
        bare = lower(times.text)
        changes = list(self._pattern(patterns.CHANGE).finditer(bare))
        asked = [m for m in changes if m["unit"] is not None]
        grown = bool(self.question.kinds & {"growth", "ratio"})
        english = bool(self._pattern(patterns.ENGLISH_ASK).search(lower(text)))
        if not changes or not (asked or grown or english):
            return None
        if times.compared is None and not times.year_before and not grown:
            return None
        topic = self._topic(times.text)
        if not _tells(topic):
            return None
        unit = ((asked or changes)[-1]["unit"] or "").strip()
        relative = bool(re.match(self._pattern(patterns.PERCENT), unit))
        relative = relative or bool(self._pattern(patterns.RATE).search(lower(text)))
        noun = counted_noun(self._vi(f"bao nhiêu {unit}")) if unit and not relative else ""
        amount = bool(noun) or bool(unit and self._pattern(patterns.MONEY).search(unit))
        moments = [times.asked, *([(times.compared,)] if times.compared else [])]
        made = tuple(self._operand(topic, m, topic, noun=noun) for m in moments)
        return Request(
            operation="growth", operands=made, over_time=True, relative=not amount, absolute=not relative
        )

    def _topic(self, text: str) -> str:
        """What changed: the text without the words of change."""
        bare = lower(text)
        cuts = [m.span() for m in self._pattern(patterns.ENGLISH_ASK).finditer(bare)]
        changes = list(self._pattern(patterns.CHANGE).finditer(bare))
        if changes:
            asked = [m for m in changes if m["unit"] is not None]
            cuts.append((asked or changes)[-1].span())
        for start, end in sorted(cuts, reverse=True):
            text = f"{text[:start]} {text[end:]}"
        return self._asked_off(" ".join(text.split()))

    def _asked_off(self, text: str) -> str:
        """``text`` without a "là bao nhiêu" at its end."""
        last = self._pattern(patterns.ASKED_LAST).search(lower(text))
        return (text[: last.start()] if last else text).strip(" ,;:?.")

    def _of_plan(self, text: str) -> Request | None:
        times = read_times(text)
        found = list(self._pattern(patterns.PLAN).finditer(lower(times.text)))
        if not found:
            return None
        start, end = found[-1].span()
        topic = self._asked_off(" ".join(f"{times.text[:start]} {times.text[end:]}".split()))
        if not _tells(topic):
            return None
        asked = times.asked or ((times.compared,) if times.compared else ())
        result = self._operand(topic, asked, topic)
        plan = replace(result, kinds=frozenset({"plan"}), units=frozenset())
        return Request(operation="plan", operands=(result, plan))

    def _operand(
        self,
        text: str,
        asked: Sequence[PeriodMention],
        first: str,
        places: Sequence[str] = (),
        *,
        noun: str = "",
    ) -> Question:
        """The question for one operand: its own words, and what the whole question says once for all."""
        units = _units(text, folded=self.question.folded)
        if noun and len(units) != 1:
            text, units = f"{self._vi(f'số {noun}')} {text}", frozenset({noun})
        own = read_question(text)
        text += "".join(f" {self._vi(p)}" for p in places if p not in own.places)
        for zone, said in _ZONES.items():
            if zone in self.question.facets and not own.facets & _ZONES.keys():
                text += f" {self._vi(said)}"
        text = f"{text} {self._vi(' '.join(m.text for m in asked))}".strip()
        made = read_question(f"{text} {self._vi('là bao nhiêu')}?")
        known = {t.text for t in made.terms}
        leaning = () if units else read_question(first).terms
        lent = {t.text: t for t in (*leaning, *self.question.soft) if t.text not in known}
        return replace(
            made,
            text=text,
            folded=self.question.folded,
            asked="figure",
            kinds=own.kinds & {"plan"},
            units=units,
            periods=tuple(asked),
            baselines=(),
            soft=tuple(lent.values()),
        )


_COUNTED = re.compile(r"\b(?:projects?|workers?|employees|enterprises|companies|firms|people|visitors)\b")
"""English nouns of what is counted, which others may stand before: "FDI projects"."""


def _lent(part: Question, whole: Question) -> Question:
    """The part's question, helped by the telling words of the whole that it is a part of."""
    known = {t.text for t in (*part.terms, *part.soft)}
    lent = tuple(t for t in whole.terms if t.weight >= _NAMING and t.text not in known)
    return replace(part, soft=(*part.soft, *lent))


_NAMING = 0.3
"""Weight from which a word names a thing of its own."""


def _units(text: str, *, folded: bool) -> frozenset[str]:
    """Units of an indicator: those that asking how much or how many of it would read."""
    bare = re.sub(r"^(?:tổng |tong )?(?:số |so |the number of )?", "", text, flags=re.IGNORECASE)
    english = _COUNTED.search(bare)
    ask = "bao nhieu" if folded else "bao nhiêu"
    noun = counted_noun(f"{ask} {bare}") or (counted_noun(f"{ask} {english.group()}") if english else "")
    if noun:
        return frozenset({noun})
    asked = f"{text} là bao nhiêu"
    return read_question(fold(asked) if folded else asked).units


def _in_place(text: str, first: str) -> str:
    """What the first piece asks for, of the place that ``text`` only names: "gấp mấy lần Gia Lai"."""
    places, spans = place_spans(text), place_spans(first)
    if len(places) != 1 or len(spans) != 1 or _tells(text):
        return text
    start, end, _ = spans[0]
    return f"{first[:start]}{text[places[0][0] : places[0][1]]}{first[end:]}"


def _tells(text: str) -> bool:
    """True when the words name something: not only "tổng số", or nothing."""
    made = read_question(text)
    return any(t.text.isalpha() and t.weight >= _TELLING for t in made.terms) or bool(made.facets)
