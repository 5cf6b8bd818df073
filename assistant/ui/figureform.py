"""The figure desk's boxes as one HTML form: native controls, quick and at home on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from assistant.desk.ledger import Ledger
from assistant.ui.escape import literal
from ingest.records import FigureKind
from prompts.messages import Messages

SUBMITS = """
const form = () => element.querySelector('form');
const send = () => trigger('submit', Object.fromEntries(new FormData(form())));
if (matchMedia('(max-width: 760px)').matches) form().querySelector('details').open = false;
element.addEventListener('submit', (event) => { event.preventDefault(); send(); });
element.addEventListener('click', (event) => {
  if (event.target.closest('[data-viec="xoa"]')) { form().reset(); send(); }
});
"""
"""What is typed goes to the server as one object of texts."""

_UNITS = 200
"""Units that are offered, the most frequent; the others are found by the words of their indicator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What can be chosen."""

    units: Sequence[str]
    reports: Sequence[str]
    issuers: Sequence[str]


def offered(ledger: Ledger) -> Offered:
    """The units, reports and issuers that there are."""
    counts: dict[str, int] = {}
    for entry in ledger.entries:
        counts[entry.brief.unit] = counts.get(entry.brief.unit, 0) + 1
    units = sorted((u for u in counts if u), key=lambda u: (-counts[u], u))[:_UNITS]
    reports = ledger.reports.values()
    return Offered(
        units=units,
        reports=[r.document for r in reports],
        issuers=sorted({r.issuer for r in reports if r.issuer}),
    )


def form_html(messages: Messages, choices: Offered) -> str:
    """The form; names of its fields are those of :func:`assistant.desk.options.read_wanted`."""
    boxes = _Boxes(messages)
    kinds = [(kind, messages.say("export_kind", kind)) for kind in get_args(FigureKind)]
    standings = boxes.named("preliminary", "official")
    editions = boxes.named("current", "earlier", "all")
    sorts = [
        (n, messages.say("desk_page", f"sort_{n or 'rank'}")) for n in ("", "time", "value", "indicator")
    ]
    filters = (
        boxes.text("indicator"),
        boxes.text("period", hint="period_hint"),
        boxes.text("scope"),
        boxes.choice("unit", _plain(choices.units)),
        boxes.choice("kind", kinds),
        boxes.choice("standing", standings),
        boxes.choice("report", _plain(choices.reports)),
        boxes.choice("issuer", _plain(choices.issuers)),
        boxes.choice("editions", editions, open_choice=False),
        boxes.choice("sort", sorts, open_choice=False),
        boxes.tick("descending"),
        boxes.tick("doubtful"),
    )
    say = boxes.say
    return (
        f'<form class="hoi-loc" role="search" aria-label="{say("form")}">'
        f'<div class="hoi-loc-hang">{boxes.text("text", hint="text_hint")}'
        f'<button type="submit" class="hoi-nut">{say("find")}</button>'
        f'<button type="button" class="hoi-nut-phu" data-viec="xoa">{say("reset")}</button></div>'
        f"<details open><summary>{say('more')}</summary>"
        f'<div class="hoi-loc-o">{"".join(filters)}</div></details>'
        "</form>"
    )


def _plain(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(value, "đồng" if value == "VND" else value) for value in values]


class _Boxes:
    """Labelled controls."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def say(self, name: str) -> str:
        return literal(self._messages.say("desk_page", name))

    def named(self, *names: str) -> list[tuple[str, str]]:
        return [(name, self._messages.say("desk_page", name)) for name in names]

    def text(self, name: str, *, hint: str = "") -> str:
        shown = f' placeholder="{self.say(hint)}"' if hint else ""
        named = f'id="hoi-loc-{name}" name="{name}"'
        return self._labelled(name, f'<input type="text" {named} maxlength="2000" autocomplete="off"{shown}>')

    def choice(self, name: str, values: Sequence[tuple[str, str]], *, open_choice: bool = True) -> str:
        first = f'<option value="">{self.say("any")}</option>' if open_choice else ""
        options = "".join(f'<option value="{literal(v)}">{literal(told)}</option>' for v, told in values)
        return self._labelled(name, f'<select id="hoi-loc-{name}" name="{name}">{first}{options}</select>')

    def tick(self, name: str) -> str:
        box = f'<input type="checkbox" id="hoi-loc-{name}" name="{name}" value="1">'
        return f'<label class="hoi-danh-dau" for="hoi-loc-{name}">{box} {self.say(name)}</label>'

    def _labelled(self, name: str, box: str) -> str:
        return f'<div class="hoi-o"><label for="hoi-loc-{name}">{self.say(name)}</label>{box}</div>'
