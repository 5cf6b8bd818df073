"""Reading what a question wants worked out: a change, a sum, a share, a multiple, an average."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.arithmetic import patterns
from assistant.arithmetic.conjuncts import spread, swap
from assistant.arithmetic.records import Operation, Request
from assistant.arithmetic.times import Times, lend_both, lend_year, read_times, year_mention
from assistant.arithmetic.wording import Wording, in_place, lent, tells, without_places
from assistant.measures import counted_noun
from assistant.places import is_province
from assistant.question import Question, read_question
from ingest.figures.context import lower
from ingest.figures.periods import PeriodMention

_MOST = 4
"""Parts of a sum, at most."""


def read_request(question: Question) -> Request | None:
    """What the question wants worked out; None for a question that only asks what is printed, or why."""
    return None if question.asked == "why" else _Reader(question).read()


@dataclass(slots=True)
class _Reader:
    """Reads one question."""

    question: Question

    def read(self) -> Request | None:
        text = self._plain()
        if (gap := self._from_plan(text) or self._balance(text)) is not None:
            return gap
        if self.question.kinds == {"share_of_plan"}:
            return self._of_plan(text)
        for operation, forms in patterns.TWO:
            for form in forms:
                found = self._pattern(form).match(lower(text))
                if found and (made := self._of_pieces(operation, text, self._pieces(operation, text, found))):
                    return made
        return self._total(text) or self._over_time(text) or self._unread(text)

    def _unread(self, text: str) -> Request | None:
        """A request without operands, where something is to be worked out and it is not clear from what."""
        for operation, pattern in patterns.CLEAR:
            if self._pattern(pattern).search(lower(text)):
                return Request(operation=operation, operands=())
        return None

    @property
    def _words(self) -> Wording:
        return Wording(self.question)

    def _pattern(self, pattern: str) -> re.Pattern[str]:
        return patterns.compiled(pattern, self.question.folded)

    def _plain(self) -> str:
        """The question without its courtesies and its end mark."""
        text = self.question.text.rstrip(" ?.!")
        lead = self._pattern(patterns.POLITE).match(lower(text))
        return lend_both(text[lead.end() :] if lead else text)

    def _of_pieces(self, operation: Operation, text: str, pieces: Sequence[str]) -> Request | None:
        """A request with operands of their own; or with two times, where a piece is only a time."""
        times = [read_times(lend_year(p, text)) for p in pieces]
        times = [replace(t, text=self._whole(t.text, times[0].text)) for t in times]
        if len(pieces) == 2 and not all(tells(t.text) for t in times):
            return self._two_times(operation, times, text)
        plain = all(tells(t.text) and t.compared is None for t in times)
        if not 2 <= len(pieces) <= _MOST or not plain:
            return None
        shared = next((t.asked for t in reversed(times) if t.asked), read_times(text).asked)
        places = [p for p in self.question.places if is_province(p)]
        shown = places if len(places) < len(pieces) else []
        texts = [self._words.sided(t.text) for t in times]
        made = [
            self._words.operand(x, t.asked or shared, texts[0], shown)
            for x, t in zip(texts, times, strict=True)
        ]
        if operation == "share":
            made[0] = lent(made[0], made[1])
        return Request(operation=operation, operands=tuple(made))

    def _pieces(self, operation: Operation, text: str, found: re.Match[str]) -> list[str]:
        if "list" in found.groupdict():
            return self._listed(text[slice(*found.span("list"))])
        spans = [found.span(name) for name in ("a", "b")]
        if operation == "difference" and (sides := self._in_a_row(text, spans)):
            return sides
        pieces = [text[slice(*span)].strip(" ,;?.") for span in spans]
        return self._averaged(*pieces) if operation == "average" else pieces

    def _in_a_row(self, text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
        """``số dự án FDI và DDI cấp mới``: the words around both sides are of both."""
        row = text[spans[0][0] : spans[1][1]] if spans[0][1] < spans[1][0] else ""
        sides = spread(row, folded=self.question.folded)
        return [self._asked_off(side) for side in sides] if len(sides) == len(spans) else []

    def _total(self, text: str) -> Request | None:
        """``Tổng số dự án FDI và DDI``, ``tổng diện tích lúa, ngô và khoai``: parts that "và" joins."""
        lead = self._pattern(patterns.TOTAL).search(lower(text))
        if lead is None or self.question.asked != "figure" or self.question.kinds - {"plan"}:
            return None
        before, listed = text[: lead.start()], self._asked_off(text[lead.end() :])
        folded = self.question.folded
        sides = spread(listed, folded=folded) and spread(f"{before}{listed}", folded=folded)
        if not sides and tells(without_places(read_times(before).text)):
            return None
        made = self._of_pieces("sum", text, sides or self._listed(listed))
        if made is None or made.over_time:
            return None
        return replace(made, parts="sides" if sides else "row")

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
        noun = counted_noun(self._words.say(f"bao nhiêu {thing}"))
        rest = " ".join(thing.split()[len(noun.split()) :]) if noun else thing
        return [f"{self._words.say('tổng')} {amount} {rest}", f"{self._words.say('số')} {thing}"]

    def _whole(self, text: str, first: str) -> str:
        """A piece with what it leaves to the first: the plan of what, what of another place."""
        if self._pattern(patterns.BARE_PLAN).fullmatch(lower(text)):
            return f"{text} {first}"
        return in_place(swap(first, text, folded=self.question.folded), first)

    def _two_times(self, operation: Operation, times: Sequence[Times], text: str) -> Request | None:
        """``X năm 2024 gấp mấy lần năm 2023``."""
        if operation == "average":
            return None
        topic = next((t.text for t in times if tells(t.text)), "") or self._topic(read_times(text).text)
        mentions = [m for t in times for m in t.asked]
        if len(mentions) != len(times) or not tells(topic):
            return None
        if operation == "sum":
            parts = tuple(self._words.operand(topic, (m,), topic) for m in mentions)
            return Request(operation="sum", operands=parts)
        late, early = mentions
        if operation == "difference" and late.period and early.period and late.period.end < early.period.end:
            late, early = early, late
        made = tuple(self._words.operand(topic, (m,), topic) for m in (late, early))
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
        if not tells(topic):
            return None
        unit = ((asked or changes)[-1]["unit"] or "").strip()
        relative = bool(re.match(self._pattern(patterns.PERCENT), unit))
        relative = relative or bool(self._pattern(patterns.RATE).search(lower(text)))
        noun = counted_noun(self._words.say(f"bao nhiêu {unit}")) if unit and not relative else ""
        amount = bool(noun) or bool(unit and self._pattern(patterns.MONEY).search(unit))
        moments = [times.asked, *([(times.compared,)] if times.compared else [])]
        made = tuple(self._words.operand(topic, m, topic, noun=noun) for m in moments)
        return Request(
            operation="growth",
            operands=made,
            over_time=True,
            relative=not amount,
            absolute=not relative,
            by_amount=bool(self._pattern(patterns.BY_AMOUNT).search(lower(text))),
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

    def _from_plan(self, text: str) -> Request | None:
        """How far a result is from its plan, as an amount: "còn thiếu bao nhiêu so với kế hoạch"."""
        unit = self._pattern(patterns.UNIT).search(lower(text))
        if unit is None or self._pattern(patterns.PERCENT).match(unit["unit"]):
            return None
        if plan_first := self._pattern(patterns.PLAN_FIRST).match(lower(text)):
            text = f"{text[plan_first.end() :]} {plan_first.group().strip(' ,').removesuffix(' thì')}"
        times = read_times(lend_year(text, text))
        bare = lower(times.text)
        found = next((m for form in patterns.GAP if (m := self._pattern(form).search(bare))), None)
        noun = counted_noun(self._words.say(f"bao nhiêu {unit['unit']}"))
        amount = bool(noun or self._pattern(patterns.MONEY).search(unit["unit"]))
        if found is None or (self._pattern(patterns.EXCESS).search(found.group()) and not amount):
            return None
        start, end = found.span()
        topic = self._asked_off(" ".join(f"{times.text[:start]} {times.text[end:]}".split()))
        if noun and not tells(without_places(topic)):
            topic = f"{topic} {self._words.say('số')} {unit['unit']}".strip()
        if not tells(topic):
            return None
        known = sorted((m for m in (*times.asked, times.compared) if m and m.period), key=_length)
        result = self._words.operand(topic, known[:1], topic, noun=noun)
        wanted = read_question(f"{self._words.say('vốn là bao nhiêu')} {unit['unit']}?").units
        if not noun and amount and len(wanted) == 1:
            result = replace(result, units=wanted)
        year = known[-1].period.end.year if known and known[-1].period else None
        due = known[-1:] if len(known) > 1 or year is None else [year_mention(year)]
        plan = replace(result, kinds=frozenset({"plan"}), units=frozenset(), periods=tuple(due))
        return Request(operation="difference", operands=(result, plan))

    def _balance(self, text: str) -> Request | None:
        """``Xuất siêu bao nhiêu``: exports less imports."""
        found = self._pattern(patterns.BALANCE).search(lower(text))
        if found is None or self.question.asked != "figure" or self.question.kinds:
            return None
        times = read_times(text)
        unit = self._pattern(patterns.UNIT).search(lower(times.text))
        bare = f"{times.text[: unit.start()]} {times.text[unit.end() :]}" if unit else times.text
        topic = self._asked_off(" ".join(bare.split()))
        named = self._pattern(patterns.BALANCE).search(lower(topic))
        if named is None:
            return None
        words = ("xuất", "nhập") if found["more"] else ("nhập", "xuất")
        sides = [
            f"{topic[: named.start()]}{self._words.say(f'kim ngạch {word} khẩu')}{topic[named.end() :]}"
            for word in words
        ]
        made = (self._words.operand(side, times.asked, side) for side in sides)
        operands = tuple(replace(q, units=self.question.units) for q in made)
        return Request(operation="difference", operands=operands, parts="balance")

    def _of_plan(self, text: str) -> Request | None:
        times = read_times(text)
        found = list(self._pattern(patterns.PLAN).finditer(lower(times.text)))
        if not found:
            return None
        start, end = found[-1].span()
        topic = self._asked_off(" ".join(f"{times.text[:start]} {times.text[end:]}".split()))
        if not tells(topic):
            return None
        asked = times.asked or ((times.compared,) if times.compared else ())
        result = self._words.operand(topic, asked, topic)
        plan = replace(result, kinds=frozenset({"plan"}), units=frozenset())
        return Request(operation="plan", operands=(result, plan))


def _length(mention: PeriodMention) -> int:
    """Days that a time lasts."""
    period = mention.period
    return (period.end - period.start).days if period else 0
