"""The report desk's lists as HTML: reports, what was taken out, who did what. All text in them is data."""

from collections.abc import Iterable, Sequence

from assistant.dates import print_moment
from assistant.export.times import print_period
from assistant.office.log import Doing
from assistant.ui.escape import literal
from assistant.upkeep.records import Entry, Job
from assistant.upkeep.withdrawn import Withdrawn
from ingest.text import fold
from prompts.messages import Messages

ROWS = 50
"""Reports shown at a time."""

STATES = ("read", "partly", "reading", "older", "failed", "leaving", "elsewhere", "replaced")
CAUGHT_UP = "report.caught_up"
"""What the program does by itself; whoever did another thing namelessly is not to be known any more."""

_REPLACING = {"superseded", "copy", "near"}


def number_text(count: int) -> str:
    """A count the Vietnamese way.

    >>> number_text(28850)
    '28.850'
    """
    return f"{count:,}".replace(",", ".")


def key_of(entry: Entry) -> str:
    """What a button calls a report by: the desk's own by name, others by id."""
    return f"m:{entry.name}" if entry.mine else f"f:{entry.report.id if entry.report else ''}"


def labels(entry: Entry) -> list[str]:
    """The states that a report is found under."""
    found: list[str] = [entry.state]
    if not entry.mine:
        found.append("elsewhere")
    if any(r.kind in _REPLACING and not r.back for r in entry.relations):
        found.append("replaced")
    return found


def matching(entries: Iterable[Entry], text: str, state: str) -> list[Entry]:
    """The reports in which all words stand, of one state where it is said."""
    words = fold(text[:200]).split()
    return [e for e in entries if (not state or state in labels(e)) and _has(e, words)]


def _has(entry: Entry, words: Sequence[str]) -> bool:
    report = entry.report
    told = [entry.name, *((report.title, report.issuer, report.number) if report else ())]
    said = fold(" ".join(told))
    return all(word in said for word in words)


def _done_since(job: Job, later: Sequence[Job]) -> bool:
    """Whether all of a job's reports have come through in one of the later ones."""
    done = {name for one in later if one.stage == "done" for name in one.names}
    return done.issuperset(job.names)


class Lists:
    """Makes the desk's tables."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def say(self, name: str, **values: str) -> str:
        """A sentence of the desk, as HTML."""
        return literal(self._messages.say("report_page", name, **values))

    def badges(self, entry: Entry) -> str:
        """The states as small labels."""
        return "".join(
            f'<span class="hoi-nhan hoi-bc-{state}">{self.say(f"state_{state}")}</span>'
            for state in labels(entry)
        )

    def counts(self, entry: Entry) -> str:
        """Pages, passages and figures."""
        if entry.report is None:
            return ""
        return self.say(
            "counts",
            pages=number_text(entry.report.pages),
            passages=number_text(entry.passages),
            figures=number_text(entry.figures),
        )

    def form(self) -> str:
        """The search box, and the choice of a state."""
        options = "".join(f'<option value="{s}">{self.say(f"state_{s}")}</option>' for s in STATES)
        search, hint, state, every = (self.say(n) for n in ("search", "search_hint", "state", "all"))
        return (
            f'<form class="hoi-loc" role="search" aria-label="{search}"><div class="hoi-loc-hang">'
            f'<div class="hoi-o"><label for="hoi-bc-tim">{search}</label>'
            f'<input id="hoi-bc-tim" name="text" maxlength="200" placeholder="{hint}"></div>'
            f'<div class="hoi-o hoi-bc-chon"><label for="hoi-bc-tt">{state}</label>'
            f'<select id="hoi-bc-tt" name="state"><option value="">{every}</option>{options}</select></div>'
            f'<button type="submit" class="hoi-nut">{self.say("find")}</button></div></form>'
        )

    def table(self, entries: Sequence[Entry], *, text: str, state: str, most: int) -> str:
        """The reports that were looked for, the first ``most``."""
        found = matching(entries, text, state)
        if not found:
            return f'<p class="hoi-trong" role="status">{self.say("none" if entries else "empty")}</p>'
        rows = "".join(self._row(entry) for entry in found[:most])
        left = len(found) - most
        more = (
            f'<p><button class="hoi-nut-phu" data-viec="them" data-dau="{most + ROWS}">'
            f"{self.say('more', count=number_text(left))}</button></p>"
            if left > 0
            else ""
        )
        heads = ("report", "issuer", "period", "state", "holds")
        return (
            f'<p class="hoi-nho" role="status">{self.say("shown", count=number_text(len(found)))}</p>'
            f"{self._table(heads, rows)}{more}"
        )

    def _table(self, heads: Sequence[str], rows: str) -> str:
        told = "".join(f'<th scope="col">{self.say(head)}</th>' for head in heads)
        return (
            '<div class="hoi-bang-khung" tabindex="0"><table class="hoi-bang">'
            f"<thead><tr>{told}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def _cell(self, head: str, inner: str) -> str:
        return f'<td data-cot="{self.say(head)}"><div>{inner}</div></td>'

    def _row(self, entry: Entry) -> str:
        report = entry.report
        title = report.title if report and report.title else entry.name
        named = f'<span class="hoi-nho">{literal(entry.name)}</span>' if title != entry.name else ""
        reason = f'<span class="hoi-nho">{literal(entry.reason)}</span>' if entry.reason else ""
        read_at = f'<span class="hoi-nho">{print_moment(entry.read_at)}</span>' if entry.read_at else ""
        key = literal(key_of(entry))
        cells = (
            ("report", f'<button data-viec="xem" data-khoa="{key}">{literal(title)}</button>{named}'),
            ("issuer", literal(report.issuer) if report else ""),
            ("period", print_period(report.period) if report and report.period else ""),
            ("state", self.badges(entry) + reason),
            ("holds", self.counts(entry) + read_at),
        )
        return f"<tr>{''.join(self._cell(head, inner) for head, inner in cells)}</tr>"

    def withdrawn(self, entries: Sequence[Withdrawn], *, editor: bool, asked: str = "") -> str:
        """What was taken out; ``asked`` is the id of the one that an editor is about to bring back."""
        if not entries:
            return f'<p class="hoi-trong" role="status">{self.say("no_withdrawn")}</p>'
        rows = "".join(self._withdrawn_row(one, editor=editor, asked=one.id == asked) for one in entries)
        return self._table(("report", "when", "who", "what"), rows)

    def _withdrawn_row(self, one: Withdrawn, *, editor: bool, asked: bool) -> str:
        title = f'<span class="hoi-nho">{literal(one.title)}</span>' if one.title else ""
        key, told = literal(one.id), self.say("act_restore")
        button = f'<button data-viec="hoi-khoi-phuc" data-khoa="{key}">{told}</button>'
        act = self.sure("restore", one.name, "khoi-phuc", one.id) if asked else button
        cells = (
            ("report", literal(one.name) + title),
            ("when", print_moment(one.at)),
            ("who", literal(one.person)),
            ("what", self.say(f"why_{one.why}") + (f"<br>{act}" if editor else "")),
        )
        return f"<tr>{''.join(self._cell(head, inner) for head, inner in cells)}</tr>"

    def sure(self, what: str, name: str, act: str, key: str, mark: str = "") -> str:
        """The step between a wish and its being done; ``mark`` is what the person has seen of the report."""
        told = f'data-khoa="{literal(key)}" data-ban="{literal(mark)}"'
        return (
            f'<div class="hoi-bc-chac" role="alertdialog" aria-label="{self.say(f"yes_{what}")}">'
            f"<p>{self.say(f'sure_{what}', file=name)}</p>"
            f'<button class="hoi-nut" data-viec="{act}" {told}>{self.say(f"yes_{what}")}</button> '
            f'<button class="hoi-nut-phu" data-viec="thoi" {told}>{self.say("no")}</button></div>'
        )

    def queue(self, jobs: Sequence[Job]) -> str:
        """What is being done, and what failed lately."""
        open_ = [job for job in jobs if job.stage not in {"done", "failed"}]
        failed = [
            job for n, job in enumerate(jobs) if job.stage == "failed" and not _done_since(job, jobs[n:])
        ][-3:]
        lines = [self._job(job) for job in open_]
        lines += [
            f'<li class="hoi-bc-loi">{self.say("job_failed", file=name, reason=reason)}</li>'
            for job in failed
            for name, reason in job.reasons
        ]
        if not lines and jobs:
            lines = [f"<li>{self.say('job_done', names=', '.join(jobs[-1].names)[:300])}</li>"]
        waits = "1" if open_ else ""
        return f'<ul class="hoi-bc-viec" aria-live="polite" data-cho="{waits}">{"".join(lines)}</ul>'

    def _job(self, job: Job) -> str:
        names = job.file or ", ".join(job.names)[:300]
        counts = {"done": str(job.done), "total": str(job.total)} if job.stage == "reading" else {}
        bar = f'<progress max="{max(job.total, 1)}" value="{job.done}" aria-hidden="true"></progress>'
        return f"<li>{self.say(f'job_{job.stage}', names=names, **counts)} {bar if counts else ''}</li>"

    def log(self, doings: Sequence[Doing], waiting: frozenset[int]) -> str:
        """Who did what; ``waiting`` are the numbers of what is not done yet."""
        ends = {one.about.get("job"): one for one in reversed(doings) if one.what == "report.outcome"}
        rows = "".join(
            self._log_row(one, ends.get(one.number), waiting=one.number in waiting)
            for one in doings
            if one.what != "report.outcome"
        )
        if not rows:
            return f'<p class="hoi-trong" role="status">{self.say("no_log")}</p>'
        return self._table(("when", "who", "what", "report", "outcome"), rows)

    def _log_row(self, one: Doing, end: Doing | None, *, waiting: bool) -> str:
        cells = (
            ("when", print_moment(one.at)),
            ("who", literal(one.person) or self.say("program" if one.what == CAUGHT_UP else "nobody")),
            ("what", self.say(f"what_{one.what.removeprefix('report.')}")),
            ("report", literal(str(one.about.get("file", "")))),
            ("outcome", self._end(end, waiting=waiting)),
        )
        return f"<tr>{''.join(self._cell(head, inner) for head, inner in cells)}</tr>"

    def _end(self, end: Doing | None, *, waiting: bool) -> str:
        if end is None:
            return self.say("out_waiting" if waiting else "out_none")
        if failed := end.about.get("failed"):
            name = "out_back" if end.about.get("back") else "out_failed"
            return "<br>".join(self.say(name, reason=str(one["reason"])) for one in failed)
        return self.say("out_removed" if end.about.get("removed") else "out_read")
