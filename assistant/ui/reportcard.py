"""One report on the desk as HTML: its card, its pages, and what an editor may do to it."""

from collections.abc import Mapping
from secrets import token_hex

from assistant.dates import print_moment
from assistant.export.times import print_period
from assistant.pictures.links import page_link
from assistant.ui.escape import literal
from assistant.ui.reportlist import Lists, key_of, number_text
from assistant.upkeep.corrections import DAYS, FIELDS, shown_day
from assistant.upkeep.records import Entry
from prompts.messages import Messages
from prompts.reasons import explain_reason

PAGES = 200
"""Pages that are linked one by one."""


class Cards:
    """Makes the cards."""

    def __init__(self, messages: Messages, lists: Lists) -> None:
        self._messages = messages
        self._lists = lists
        self._say = lists.say

    def card(self, entry: Entry, *, editor: bool, ask: str = "", said: str = "", form: str = "") -> str:
        """The card; ``ask`` is what an editor is about to do, ``said`` what became of the last step."""
        title = entry.report.title if entry.report and entry.report.title else entry.name
        told = f'<p class="hoi-bc-noi" role="status">{literal(said)}</p>' if said else ""
        return (
            f'<section class="hoi-chi-tiet"><h3 tabindex="-1">{literal(title)}</h3>'
            f"<p>{self._lists.badges(entry)}</p>{told}{self._standing(entry)}"
            f"{self._acts(entry, ask, form) if editor and entry.mine and entry.mark else ''}"
            f"{self._facts(entry)}{self._relations(entry)}{self._gaps(entry)}{self._pages(entry)}</section>"
        )

    def _standing(self, entry: Entry) -> str:
        parts = []
        if not entry.mine:
            parts.append(self._say("elsewhere", folder=entry.folder))
        if entry.state == "older":
            parts.append(self._say("older"))
        if entry.state == "leaving":
            parts.append(self._say("leaving"))
        if entry.state in {"failed", "older"} or (entry.state == "leaving" and entry.reason):
            parts.append(
                f"<b>{self._say('reason')}&#58;</b> {literal(entry.reason) or self._say('why_unknown')}"
            )
        if entry.state == "reading":
            parts.append(self._say("waiting"))
        return "".join(f"<p>{part}</p>" for part in parts)

    def _facts(self, entry: Entry) -> str:
        report = entry.report
        rows = [("file", entry.name, "")]
        if report is not None:
            rows += [
                ("issuer", report.issuer, "issuer"),
                ("number", report.number, "number"),
                ("dated", shown_day(report.dated), "date"),
                ("period", print_period(report.period) if report.period else "", "period_start"),
            ]
        unknown = self._say("unknown")
        lines = [
            f"<dt>{self._say(name)}</dt><dd>{literal(value) or unknown}{self._mark(entry, field)}</dd>"
            for name, value, field in rows
        ]
        if report is not None:
            lines.append(f"<dt>{self._say('holds')}</dt><dd>{self._lists.counts(entry)}</dd>")
        if entry.read_at:
            lines.append(f"<dt>{self._say('read_at')}</dt><dd>{print_moment(entry.read_at)}</dd>")
        return f'<dl class="hoi-bc-the">{"".join(lines)}</dl>'

    def _mark(self, entry: Entry, field: str) -> str:
        return f' <span class="hoi-nhan">{self._say("corrected")}</span>' if field in entry.corrected else ""

    def _relations(self, entry: Entry) -> str:
        if not entry.relations:
            return ""
        lines = "".join(
            f"<li>{self._say(self._relation(r.kind, back=r.back), other=r.other)}</li>"
            for r in entry.relations
        )
        return f"<h4>{self._say('relations')}</h4><ul>{lines}</ul>"

    @staticmethod
    def _relation(kind: str, *, back: bool) -> str:
        if back:
            return f"{kind}_back"
        return "corrected_link" if kind == "corrected" else kind

    def _gaps(self, entry: Entry) -> str:
        if entry.report is None or not entry.report.gaps:
            return ""
        lines = "".join(
            f"<li>{self._page(entry.report.id, gap.page)}&#58; "
            f"{self._say('unread_page' if gap.kind == 'unread' else 'doubted_page')}. "
            f"{literal(explain_reason(f'{gap.why}; {gap.fix}'))}</li>"
            for gap in entry.report.gaps
        )
        return f"<h4>{self._say('gaps')}</h4><ul>{lines}</ul>"

    def _page(self, report_id: str, page: int) -> str:
        link = literal(page_link(report_id, page))
        return f'<a href="{link}" target="_blank" rel="noopener">{self._say("page", page=str(page))}</a>'

    def _pages(self, entry: Entry) -> str:
        if entry.report is None:
            return ""
        last = min(entry.report.pages, PAGES)
        links = " ".join(self._page(entry.report.id, n) for n in range(1, last + 1))
        more = f" … {number_text(entry.report.pages)}" if entry.report.pages > last else ""
        told = self._say("pages")
        return f'<details><summary>{told}</summary><p class="hoi-bc-trang">{links}{more}</p></details>'

    def _acts(self, entry: Entry, ask: str, form: str) -> str:
        key = key_of(entry)
        if ask == "sua":
            return form
        if ask == "thay":
            return (
                '<div class="hoi-bc-chac" data-gui="1" role="alertdialog" '
                f'aria-label="{self._say("act_replace")}">'
                f"<p>{self._say('sure_replace', file=entry.name)}</p>"
                f'<label class="hoi-nut">{self._say("yes_replace")}'
                f'<input type="file" class="hoi-bc-tep" data-thay="{literal(entry.name)}" '
                f'data-ban="{literal(entry.mark)}"></label> '
                f'<button class="hoi-nut-phu" data-viec="thoi" data-khoa="{literal(key)}">{self._say("no")}'
                '</button><ul class="hoi-bc-gui" aria-live="polite"></ul></div>'
            )
        if ask in {"rut", "doc-lai"}:
            return self._lists.sure({"rut": "withdraw"}.get(ask, "reread"), entry.name, ask, key, entry.mark)
        buttons = (("sua", "correct"), ("thay", "replace"), ("doc-lai", "reread"), ("rut", "withdraw"))
        return (
            '<p class="hoi-bc-nut">'
            + " ".join(
                f'<button class="hoi-nut-phu" data-viec="hoi-{act}" data-khoa="{literal(key)}">'
                f"{self._say(f'act_{name}')}</button>"
                for act, name in buttons
            )
            + "</p>"
        )

    def form(self, entry: Entry, given: Mapping[str, str], *, trouble: str = "") -> str:
        """The boxes for a correction, with what was corrected before or was just typed.

        Each has a mark of its own (``data-lan``), by which the page sees that it was drawn anew.
        """
        # Always there: Gradio fits new HTML into the old by place, and a box keeps what was typed into it.
        alert = f'<p role="alert" class="hoi-bc-loi">{literal(trouble)}</p>'
        boxes = "".join(self._box(entry, field, given.get(field, "")) for field in FIELDS)
        key = literal(key_of(entry))
        return (
            f'<form class="hoi-bc-sua" data-lan="{token_hex(8)}" aria-label="{self._say("act_correct")}">'
            f"<p>{self._say('correct_hint')}</p>"
            f'{alert}<input type="hidden" name="khoa" value="{key}">'
            f'<input type="hidden" name="ban" value="{literal(entry.mark)}">{boxes}'
            f'<p><button type="submit" class="hoi-nut">{self._say("yes_correct")}</button> '
            f'<button type="button" class="hoi-nut-phu" data-viec="thoi" data-khoa="{key}">{self._say("no")}'
            "</button></p></form>"
        )

    def _box(self, entry: Entry, field: str, value: str) -> str:
        name = literal(self._messages.say("upkeep_fields", field))
        marks = f'id="hoi-bc-{field}" name="{field}"'
        hint = self._say("replaces_hint") if field == "replaces" else self._as_read(entry, field)
        if field == "replaces":
            box = f'<textarea {marks} rows="2" placeholder="{hint}">{_lines(value)}</textarea>'
        else:
            kind = ' inputmode="numeric"' if field in DAYS else ""
            box = f'<input {marks}{kind} maxlength="300" value="{literal(value)}" placeholder="{hint}">'
        return f'<div class="hoi-o"><label for="hoi-bc-{field}">{name}</label>{box}</div>'

    def _as_read(self, entry: Entry, field: str) -> str:
        report = entry.report
        if report is None or field in entry.corrected:
            return ""
        period = report.period
        said = {
            "title": report.title,
            "issuer": report.issuer,
            "number": report.number,
            "date": shown_day(report.dated),
            "period_start": shown_day(period.start) if period else "",
            "period_end": shown_day(period.end) if period else "",
        }[field]
        return self._say("as_read", said=said) if said else ""


def _lines(value: str) -> str:
    """Text inside a box of several lines."""
    return "&#10;".join(literal(line) for line in value.splitlines())
