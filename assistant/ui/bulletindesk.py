"""The staff's tab for bulletins: choose period and indicators, look, take the file."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any, Protocol, TypeVar

import gradio as gr

from assistant.bulletin.errors import BulletinRefused
from assistant.bulletin.offers import Choice, Draft, draft, offered_groups, offered_terms
from assistant.desk.ledger import Ledger
from assistant.export.downloads import Downloads
from assistant.ui.staff import Desk
from ingest.errors import PipelineError
from prompts.messages import load_messages

logger = logging.getLogger(__name__)

_QUIET: dict[str, Any] = {"show_progress": "minimal", "api_visibility": "private"}
T = TypeVar("T")


class Over(Protocol):
    """As :meth:`assistant.desk.query.Figures.over`."""

    def __call__(self, work: Callable[[Ledger], T]) -> T:
        """What ``work`` makes of the figures of the current reports."""


def bulletin_desk(over: Over, store: Downloads, *, site: str = "") -> Desk:
    """The desk.

    Args:
        over: Gives the figures of the current reports.
        store: Offers the files; its routes are mounted beside the page.
        site: Address that links in the files begin with; without it that of the page itself.
    """
    room = _Room(over, store, site)
    return Desk(name="ban-tin", title=_say("title"), build=room.lay_out)


def _say(name: str, **given: str) -> str:
    return load_messages().say("bulletindesk", name, **given)


@dataclass(frozen=True, slots=True)
class _Room:
    over: Over
    store: Downloads
    site: str

    def lay_out(self) -> None:
        """Boxes above, the bulletin below."""
        gr.HTML(f'<p class="hoi-nho">{escape(_say("hint"))}</p>')
        with gr.Row():
            term = gr.Dropdown(
                [],
                value=None,
                label=_say("term"),
                info=_say("term_hint"),
                allow_custom_value=True,
                elem_id="hoi-bt-ky",
            )
            chosen = gr.Dropdown(
                [],
                value=[],
                multiselect=True,
                label=_say("indicators"),
                info=_say("indicators_hint"),
                allow_custom_value=True,
                elem_id="hoi-bt-chi-tieu",
            )
        with gr.Accordion(_say("zones"), open=False):
            zones = gr.Textbox(
                label=_say("zones"), info=_say("zones_hint"), lines=4, max_lines=12, max_length=200_000
            )
        make = gr.Button(_say("make"), variant="primary", elem_id="hoi-bt-lap")
        shown = gr.HTML(elem_id="hoi-bt-xem")
        opened = gr.on(None, self.open, None, [term, chosen, shown], **_QUIET)
        opened.failure(_failed, None, shown, **_QUIET)
        term.input(self.choose, term, [chosen, shown], **_QUIET)
        made = make.click(self.make, [term, chosen, zones], shown, trigger_mode="once", **_QUIET)
        made.failure(_failed, None, shown, **_QUIET)

    def open(self) -> tuple[Any, Any, str]:
        """The periods, the newest chosen, with its indicators."""
        try:
            terms, groups = self.over(_offered)
        except PipelineError as error:
            return gr.skip(), gr.skip(), _told(error)
        if not terms:
            return gr.skip(), gr.skip(), _notice(_say("empty"))
        return gr.update(choices=terms, value=terms[0][1]), gr.update(choices=groups, value=[]), ""

    def choose(self, term: object) -> tuple[Any, str]:
        """The indicators of a period."""
        try:
            groups = self.over(lambda ledger: offered_groups(ledger, _text(term)))
        except PipelineError as error:
            return gr.update(choices=[], value=[]), _told(error)
        return gr.update(choices=groups, value=[]), ""

    def make(self, term: object, chosen: object, zones: object, request: gr.Request) -> str:
        """The bulletin with its links, or one sentence that says why there is none."""
        keys = [k for k in chosen if isinstance(k, str)] if isinstance(chosen, list) else []
        site = self.site or (str(request.request.base_url).rstrip("/") if request.request else "")
        day = datetime.now().astimezone().date()
        try:
            made = self.over(
                lambda ledger: draft(
                    ledger, _text(term), keys, _text(zones), made=day, store=self.store, site=site
                )
            )
        except PipelineError as error:
            return _told(error)
        return f"{_links(made)}{made.html}"


def _offered(ledger: Ledger) -> tuple[list[Choice], list[Choice]]:
    """The periods, and the indicators of the newest."""
    terms = offered_terms(ledger)
    return terms, offered_groups(ledger, terms[0][1]) if terms else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _links(made: Draft) -> str:
    """Where the files are."""
    pairs = ((made.docx, _say("docx")), (made.pdf, _say("pdf")))
    links = "".join(
        f'<a class="hoi-tai" href="{escape(to)}" download>{escape(said)}</a>' for to, said in pairs
    )
    return f'<p class="hoi-tai-ve">{links}</p>'


def _told(error: PipelineError) -> str:
    """The sentence for an expected failure."""
    logger.info("no bulletin: %s", error)
    if not isinstance(error, BulletinRefused):
        return _notice(load_messages().explain(error))
    return _notice(_say("bad_term" if str(error).startswith("period") else "bad_zones"))


def _failed() -> str:
    """After an error that nobody expected and that the server has logged."""
    return _notice(load_messages().explain(RuntimeError()))


def _notice(sentence: str) -> str:
    return f'<p role="alert" class="hoi-bao">{escape(sentence)}</p>'
