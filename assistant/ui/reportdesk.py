"""The report desk: what is there, sending and changing it, what was taken out, who did what."""

import logging
from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.office.people import Person
from assistant.ui.escape import literal
from assistant.ui.figuredesk import sent
from assistant.ui.reportcard import Cards
from assistant.ui.reportlist import ROWS, Lists, key_of
from assistant.ui.reportsend import send_script, sender_html
from assistant.ui.staff import Desk, whoever
from assistant.upkeep.corrections import FIELDS, read_correction, shown_day
from assistant.upkeep.errors import UpkeepRefused
from assistant.upkeep.records import Entry
from assistant.upkeep.upkeep import Upkeep
from ingest.errors import PipelineError
from prompts.messages import Messages, load_messages

logger = logging.getLogger(__name__)

_CLICKS = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-viec]');
  if (button && !button.disabled) trigger('click', {...button.dataset});
});
element.addEventListener('submit', (event) => {
  event.preventDefault();
  trigger('submit', Object.fromEntries(new FormData(event.target)));
});
"""
_POLL = """
setInterval(() => { if (element.querySelector('[data-cho="1"]')) trigger('tick'); }, 1500);
"""
"""Asks how far it is as long as there is work; a value that stays the same would wake no watcher."""

_SHOW = """() => setTimeout(() => {
  if (document.querySelector('#hoi-bc-chi-tiet form')) return;
  const head = document.querySelector('#hoi-bc-chi-tiet :is([role=alertdialog], h3)');
  const first = head?.querySelector('input, button') ?? head;
  if (head) { first.focus({preventScroll: true}); head.scrollIntoView({block: 'nearest'}); }
}, 60)"""
_FILL = """
let drawn = '';
const fill = () => {
  const form = element.querySelector('form');
  if (form && form.dataset.lan !== drawn) {
    form.reset();
    form.querySelector('input:not([type=hidden])').focus({preventScroll: true});
    form.scrollIntoView({block: 'nearest'});
  }
  drawn = form?.dataset.lan ?? '';
};
new MutationObserver(fill).observe(element, {childList: true, subtree: true, attributeFilter: ['data-lan']});
"""
"""A form is set to what the server sent: Gradio reuses boxes, with what was typed for another field. As soon
as it is drawn: later, what somebody has begun to type would be lost, or go on in another box."""

_PLAIN: dict[str, Any] = {"apply_default_css": False}
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_ASKS = {"hoi-rut": "rut", "hoi-doc-lai": "doc-lai", "hoi-thay": "thay", "hoi-sua": "sua"}


class ReportDesk:
    """What happens at the desk. Holds nothing of any person."""

    def __init__(self, upkeep: Upkeep, *, editor: bool) -> None:
        """``editor``: for an editor's page; who may do what is decided by :class:`Upkeep` all the same."""
        self._upkeep = upkeep
        self._editor = editor
        self._messages = load_messages()
        self._lists = Lists(self._messages)
        self._cards = Cards(self._messages, self._lists)

    def form(self) -> str:
        """The search box."""
        return self._lists.form()

    def table(self, wanted: dict[str, str]) -> str:
        """The reports that are looked for."""
        most = wanted.get("most", "")
        return self._told(
            lambda: self._lists.table(
                self._upkeep.entries(),
                text=wanted.get("text", ""),
                state=wanted.get("state", ""),
                most=int(most) if most.isascii() and most.isdigit() and len(most) < 6 else ROWS,
            )
        )

    def queue(self) -> str:
        """What is being done."""
        return self._lists.queue(self._upkeep.jobs.all())

    def busy(self) -> bool:
        """Whether anything is."""
        return not self._upkeep.jobs.settled(0.0)

    def log(self) -> str:
        """Who did what."""
        waiting = frozenset(j.number for j in self._upkeep.jobs.all() if j.stage not in {"done", "failed"})
        return self._told(lambda: self._lists.log(self._upkeep.doings(), waiting))

    def withdrawn(self, asked: str = "") -> str:
        """What was taken out."""
        entries = self._upkeep.archive.all()
        return self._lists.withdrawn(entries, editor=self._editor, asked=asked)

    def restore(self, person: Person, id_: str) -> str:
        """Bring one back; what is said of it, and what is left."""

        def act() -> str:
            name = self._upkeep.restore(person, id_)
            return self._note("done_restore", name) + self.withdrawn()

        return self._told(act)

    def card(self, key: str, *, ask: str = "", said: str = "", form: str = "") -> str:
        """One report."""

        def make() -> str:
            entry = self._find(key)
            if entry is None:
                return f'<p class="hoi-trong" role="status">{self._lists.say("gone")}</p>'
            filled = form or (self._cards.form(entry, self._given(entry)) if ask == "sua" else "")
            return self._cards.card(entry, editor=self._editor, ask=ask, said=said, form=filled)

        return self._told(make)

    def act(self, person: Person, what: str, key: str, *, seen: str = "") -> str:
        """Withdraw a report or read it again; its card afterwards. ``seen`` is its mark on their page."""
        name = key.removeprefix("m:")

        def make() -> str:
            if what == "rut":
                self._upkeep.withdraw(person, name, seen=seen)
                return self._note("done_withdraw", name)
            self._upkeep.reread(person, name)
            return self.card(key, said=self._say("done_reread", file=name))

        try:
            return make()
        except PipelineError as error:
            changed = isinstance(error, UpkeepRefused) and error.name == "changed"
            return self._trouble(error) + (self.card(key) if changed else "")

    def correct(self, person: Person, given: dict[str, str]) -> str:
        """Write a correction; the card, or the form again with what is wrong."""
        key = given.get("khoa", "")
        name = key.removeprefix("m:")
        try:
            self._upkeep.correct(person, name, given, seen=given.get("ban", ""))
        except UpkeepRefused as error:
            trouble = str(error)
            entry = self._find(key)
            if entry is None or error.name == "not_editor":
                return self._alert(trouble)
            return self.card(key, ask="sua", form=self._cards.form(entry, given, trouble=trouble))
        except PipelineError as error:
            return self._trouble(error)
        return self.card(key, said=self._say("done_correct", file=name))

    def _find(self, key: str) -> Entry | None:
        return next((e for e in self._upkeep.entries() if key_of(e) == key), None)

    def _given(self, entry: Entry) -> dict[str, str]:
        """What was corrected before, as the form has it."""
        path = self._upkeep.shelf.find(entry.name)
        said = read_correction(path) if path else {}
        shown = {name: value if isinstance(value, str) else shown_day(value) for name, value in said.items()}
        shown["replaces"] = "\n".join(said.get("replaces", ()))
        return {name: value for name, value in shown.items() if name in FIELDS}

    def _say(self, name: str, **values: str) -> str:
        return self._messages.say("report_page", name, **values)

    def _note(self, name: str, file: str) -> str:
        return f'<p class="hoi-bc-noi" role="status">{literal(self._say(name, file=file))}</p>'

    @staticmethod
    def _alert(said: str) -> str:
        return f'<p class="hoi-trong hoi-bc-loi" role="alert">{literal(said)}</p>'

    def _trouble(self, error: PipelineError) -> str:
        if isinstance(error, UpkeepRefused):
            return self._alert(str(error))
        logger.warning("report desk: %s: %s", type(error).__name__, error)
        return self._alert(self._messages.explain(error))

    def _told(self, make: Callable[[], str]) -> str:
        """What is made, or the sentence for what went wrong."""
        try:
            return make()
        except PipelineError as error:
            return self._trouble(error)


def report_desk(upkeep: Upkeep) -> Desk:
    """The tab: a reader's list, an editor's desk."""
    messages = load_messages()

    def build(*, editor: bool) -> Callable[[], None]:
        return lambda: _lay_out(ReportDesk(upkeep, editor=editor), upkeep, messages, editor=editor)

    return Desk(
        name="reports",
        title=messages.say("report_page", "title"),
        build=build(editor=False),
        build_editor=build(editor=True),
    )


def _lay_out(desk: ReportDesk, upkeep: Upkeep, messages: Messages, *, editor: bool) -> None:
    def say(name: str) -> str:
        return messages.say("report_page", name)

    megabytes = upkeep.most_bytes // 1_000_000
    sending = send_script(messages, megabytes) if editor else ""
    wanted = gr.State({})
    with gr.Tabs(elem_id="hoi-bc"):
        with gr.Tab(say("list")):
            form = gr.HTML(desk.form(), elem_id="hoi-bc-loc", js_on_load=_CLICKS, **_PLAIN)
            if editor:
                sender = gr.HTML(
                    sender_html(messages, megabytes), elem_id="hoi-bc-them", js_on_load=sending, **_PLAIN
                )
            queue = gr.HTML(desk.queue(), elem_id="hoi-bc-hang-doi", js_on_load=_POLL, **_PLAIN)
            with gr.Row(elem_id="hoi-bc-than"):
                with gr.Column(scale=3, min_width=320):
                    table = gr.HTML(elem_id="hoi-bc-bang", js_on_load=_CLICKS, **_PLAIN)
                with gr.Column(scale=2, min_width=320):
                    hint = f'<p class="hoi-trong">{literal(say("hint"))}</p>'
                    acts = _CLICKS + _FILL + sending
                    detail = gr.HTML(hint, elem_id="hoi-bc-chi-tiet", js_on_load=acts, **_PLAIN)
        with gr.Tab(say("withdrawn")) as out:
            withdrawn = gr.HTML(elem_id="hoi-bc-rut", js_on_load=_CLICKS, **_PLAIN)
        with gr.Tab(say("log")) as book:
            log = gr.HTML(elem_id="hoi-bc-nhat-ky", **_PLAIN)

    def search(event: gr.EventData) -> tuple[dict[str, str], str]:
        given = sent(event)
        return given, desk.table(given)

    def choose(given: dict[str, str], event: gr.EventData) -> tuple[Any, Any, Any]:
        data = sent(event)
        if data.get("viec") == "them":
            given = {**given, "most": data.get("dau", "")}
            return given, desk.table(given), gr.skip()
        return gr.skip(), gr.skip(), desk.card(data.get("khoa", ""))

    def press(given: dict[str, str], event: gr.EventData, request: gr.Request) -> tuple[str, str, str]:
        data, person = sent(event), whoever(request)
        what, key = data.get("viec", ""), data.get("khoa", "")
        if what in {"rut", "doc-lai"}:
            shown = desk.act(person, what, key, seen=data.get("ban", ""))
        else:
            shown = desk.card(key, ask=_ASKS.get(what, ""))
        return shown, desk.queue(), desk.table(given)

    def save(given: dict[str, str], event: gr.EventData, request: gr.Request) -> tuple[str, str, str]:
        shown = desk.correct(whoever(request), sent(event))
        return shown, desk.queue(), desk.table(given)

    def bring(given: dict[str, str], event: gr.EventData, request: gr.Request) -> tuple[str, str, str]:
        data, person = sent(event), whoever(request)
        what, key = data.get("viec", ""), data.get("khoa", "")
        shown = desk.restore(person, key) if what == "khoi-phuc" else desk.withdrawn(key * (what != "thoi"))
        return shown, desk.queue(), desk.table(given)

    def look(given: dict[str, str]) -> tuple[str, str]:
        return desk.queue(), desk.table(given)

    form.submit(search, None, [wanted, table], trigger_mode="always_last", **_QUIET)
    table.click(choose, [wanted], [wanted, table, detail], trigger_mode="multiple", **_QUIET).then(
        None, js=_SHOW
    )
    queue.tick(look, [wanted], [queue, table], trigger_mode="always_last", **_QUIET)
    if editor:
        places = [detail, queue, table]
        gr.on([sender.upload, detail.upload], look, [wanted], [queue, table], **_QUIET)
        detail.click(press, [wanted], places, **_QUIET).then(None, js=_SHOW)
        detail.submit(save, [wanted], places, **_QUIET).then(None, js=_SHOW)
        withdrawn.click(bring, [wanted], [withdrawn, queue, table], **_QUIET)
    out.select(desk.withdrawn, None, withdrawn, **_QUIET)
    book.select(desk.log, None, log, **_QUIET)
    gr.context.Context.root_block.load(look, [wanted], [queue, table], **_QUIET)  # type: ignore[union-attr]
