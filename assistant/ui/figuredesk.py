"""The figure desk: filters, table, one figure with its series, coverage, findings, export."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import gradio as gr

from assistant.chain import Assistant
from assistant.desk.coverage import read_grid
from assistant.desk.findings import Findings
from assistant.desk.ledger import Ledger
from assistant.desk.options import read_wanted
from assistant.desk.query import Figures
from assistant.desk.records import Fact, Wanted
from assistant.desk.same import Homes
from assistant.desk.series import mentions, read_series
from assistant.desk.tables import MOST, facts_csv, facts_xlsx
from assistant.export.downloads import Downloads
from assistant.export.files import file_name
from assistant.ui.conversation import grouped
from assistant.ui.escape import literal
from assistant.ui.facts import FactView
from assistant.ui.figureform import SUBMITS, form_html, offered
from assistant.ui.overview import findings_html, grid_html
from assistant.ui.staff import Desk
from ingest.errors import FilterRefused, PipelineError
from prompts.messages import Messages, load_messages

logger = logging.getLogger(__name__)

_PAGE = 25
_WAIT_SECONDS = 20.0
_CLICKS = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-viec]');
  if (button && !button.disabled) trigger('click', {...button.dataset});
});
"""
"""A button in the table says what it does and to which figure."""

_SHOW = """() => setTimeout(() => {
  const head = document.querySelector('#hoi-so-lieu-chi-tiet h3');
  if (head) { head.focus({preventScroll: true}); head.scrollIntoView({block: 'nearest'}); }
}, 60)"""
_PLAIN: dict[str, Any] = {"apply_default_css": False}
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


class FigureDesk:
    """What happens at the desk. Holds nothing of any person: what is wanted comes in."""

    def __init__(self, figures: Figures, findings: Findings, downloads: Downloads) -> None:
        self._figures = figures
        self._findings = findings
        self._downloads = downloads
        self._messages = load_messages()
        self._view = FactView(self._messages)

    def form(self) -> str:
        """The boxes, with what can be chosen now."""
        return self._told(lambda: form_html(self._messages, self._figures.over(offered)))

    def table(self, given: Mapping[str, Any], site: str) -> str:
        """The rows that the boxes ask for, and the files of them; a sentence where they cannot be read."""
        return self._told(lambda: self._table(read_wanted({**given, "most": _PAGE}), site))

    def _table(self, wanted: Wanted, site: str) -> str:
        rows = self._figures.find(wanted)
        files = self._files(wanted, rows.facts, rows.total, site) if rows.facts else ""
        return f"{self._view.table(rows, _PAGE)}{files}"

    def _files(self, wanted: Wanted, shown: tuple[Fact, ...], total: int, site: str) -> str:
        say = self._view.say
        every = replace(wanted, first=0)
        count = grouped(min(total, MOST))
        all_of = say("export_first", most=count) if total > MOST else say("export_all", total=count)
        makers: tuple[tuple[str, Callable[[], tuple[Fact, ...]]], ...] = (
            (say("export_shown"), lambda: shown),
            (
                all_of,
                partial(self._figures.every, every, MOST),
            ),
        )
        links = [
            f'<a href="{literal(self._offer(ending, make, facts, site))}" download>{told} (.{ending})</a>'
            for told, facts in makers
            for ending, make in (("xlsx", facts_xlsx), ("csv", facts_csv))
        ]
        return f'<p class="hoi-tai-ve"><b>{say("export")}&#58;</b> {" ".join(links)}</p>'

    def _offer(
        self, ending: str, make: Callable[..., bytes], facts: Callable[[], tuple[Fact, ...]], site: str
    ) -> str:
        name = file_name(self._messages.say("desk_page", "export_name"), ending)
        return self._downloads.offer(name, lambda: make(facts(), site=site))

    def detail(self, key: str) -> str:
        """All that is known of one figure."""
        return self._told(lambda: self._detail(key))

    def _detail(self, key: str) -> str:
        def read(ledger: Ledger) -> str:
            fact = next(iter(ledger.facts([key])), None)
            if fact is None:
                return f'<p class="hoi-trong" role="status">{self._view.say("gone")}</p>'
            homes = Homes(ledger)
            return self._view.detail(fact, read_series(ledger, homes, fact), mentions(ledger, homes, fact))

        return self._figures.over(read)

    def coverage(self, words: str) -> str:
        """The grid of the indicators that have ``words``."""

        def read(ledger: Ledger) -> str:
            grid = read_grid(ledger, words=words[:500])
            keys = [key for row in grid.rows for cell in row.cells if cell for _, key in cell.times]
            return grid_html(self._view, grid, {f.key: f for f in ledger.facts(keys)})

        return self._told(lambda: self._figures.over(read))

    def findings(self) -> str:
        """What the audit found; it is waited for a little."""
        return self._told(lambda: findings_html(self._view, self._findings.wait(_WAIT_SECONDS)))

    def _told(self, make: Callable[[], str]) -> str:
        """What is made, or the sentence for what went wrong."""
        try:
            return make()
        except FilterRefused as error:
            name = "period_wrong" if str(error).startswith("period ") else "filter_wrong"
            return f'<p class="hoi-trong" role="alert">{self._view.say(name)}</p>'
        except PipelineError as error:
            logger.warning("no figures: %s: %s", type(error).__name__, error)
            return f'<p class="hoi-trong" role="alert">{literal(self._messages.explain(error))}</p>'


def site_of(request: gr.Request | None) -> str:
    """The address that the person has the page from, for links in files."""
    address = getattr(getattr(request, "request", None), "base_url", "")
    return str(address).rstrip("/")


def sent(event: gr.EventData) -> dict[str, str]:
    """What a button or the form sent: texts by name, whatever the browser made of it."""
    data = event._data  # Gradio has no other door to it
    if not isinstance(data, dict):
        return {}
    return {str(name): value for name, value in data.items() if isinstance(value, str)}


def figure_desk(assistant: Assistant, figures: Figures, downloads: Downloads, *, site: str = "") -> Desk:
    """The desk as a tab of the staff's page.

    Args:
        assistant: Whose reports are audited.
        figures: The figures of the same reports.
        downloads: Offers the files; its routes are mounted beside the page.
        site: Address that links in the files begin with; without it that of the page itself.
    """
    messages = load_messages()
    desk = FigureDesk(figures, Findings(assistant), downloads)
    return Desk("so-lieu", messages.say("desk", "title"), lambda: _lay_out(desk, messages, site))


def _lay_out(desk: FigureDesk, messages: Messages, site: str) -> None:
    def say(name: str) -> str:
        return messages.say("desk_page", name)

    wanted = gr.State({})
    with gr.Tabs(elem_id="hoi-so-lieu"):
        with gr.Tab(say("table")):
            form = gr.HTML(desk.form, elem_id="hoi-so-lieu-loc", js_on_load=SUBMITS, **_PLAIN)
            with gr.Row(elem_id="hoi-so-lieu-than"):
                with gr.Column(scale=3, min_width=320):
                    table = gr.HTML(elem_id="hoi-so-lieu-bang", js_on_load=_CLICKS, **_PLAIN)
                with gr.Column(scale=2, min_width=320):
                    hint = f'<p class="hoi-trong">{literal(say("detail_hint"))}</p>'
                    detail = gr.HTML(hint, elem_id="hoi-so-lieu-chi-tiet", **_PLAIN)
        with gr.Tab(say("coverage")) as covered:
            with gr.Row():
                words = gr.Textbox(label=say("indicator"), elem_id="hoi-do-phu-tu")
                look = gr.Button(say("find"), scale=0)
            grid = gr.HTML(elem_id="hoi-do-phu", **_PLAIN)
        with gr.Tab(say("findings")) as audited:
            again = gr.Button(say("again"), size="sm")
            found = gr.HTML(elem_id="hoi-ra-soat", **_PLAIN)

    def submit(event: gr.EventData, request: gr.Request) -> tuple[dict[str, str], str]:
        given = sent(event)
        return given, desk.table(given, site or site_of(request))

    def click(given: dict[str, str], event: gr.EventData, request: gr.Request) -> tuple[Any, Any]:
        data = sent(event)
        if data.get("viec") == "trang":
            return desk.table({**given, "first": data.get("dau", "0")}, site or site_of(request)), gr.skip()
        return gr.skip(), desk.detail(data.get("khoa", ""))

    def first(request: gr.Request) -> str:
        return desk.table({}, site or site_of(request))

    form.submit(submit, None, [wanted, table], trigger_mode="always_last", **_QUIET)
    table.click(click, [wanted], [table, detail], trigger_mode="multiple", **_QUIET).then(None, js=_SHOW)
    gr.on([words.submit, look.click, covered.select], desk.coverage, words, grid, **_QUIET)
    gr.on([again.click, audited.select], desk.findings, None, found, **_QUIET)
    gr.context.Context.root_block.load(first, None, table, **_QUIET)  # type: ignore[union-attr]
