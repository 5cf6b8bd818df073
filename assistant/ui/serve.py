"""The page as an app: everything that Gradio would open, fetch or show by itself is switched off here."""

import json
import os
import re
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.ui.layout import TOLD
from assistant.ui.settings import ChatSettings
from prompts.messages import load_messages

Page = gr.Blocks

FONTS = ("-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif")
"""Installed fonts only, each with all Vietnamese letters; nothing is fetched."""

FOLDER = Path(__file__).parent
STYLES = (
    "colours.css",
    "frame.css",
    "chat.css",
    "cards.css",
    "box.css",
    "sources.css",
    "desk.css",
    "bulletin.css",
    "reports.css",
)
SCRIPTS = ("early.js", "stream.js", "asking.js")
"""What runs before the page is drawn, in this order."""


def _theme() -> gr.themes.Base:
    return gr.themes.Base(
        primary_hue="teal",
        secondary_hue="teal",
        neutral_hue="slate",
        font=FONTS,
        font_mono=("ui-monospace", "Consolas", "monospace"),
    )


def script() -> str:
    """The page's JavaScript with its words, Vietnamese and English, filled in."""
    words: dict[str, dict[str, Any]] = {}
    for language in ("vi", "en"):
        said = load_messages(language).sections
        words[language] = {**said["page"], **said["notice"], **said["tool"], "told": _told(language)}
    source = (FOLDER / "page.js").read_text(encoding="utf-8")
    return source.replace("__WORDS__", json.dumps(words, ensure_ascii=False))


def _told(language: str) -> dict[str, str]:
    """What the server refuses with, in Vietnamese, and the same in a language; ``#`` stands for a number."""
    said, vietnamese = (load_messages(name).sections["web"] for name in (language, "vi"))
    return {_VALUE.sub("#", vietnamese[name]): _VALUE.sub("#", sentence) for name, sentence in said.items()}


_VALUE = re.compile(r"\$\w+")


@cache
def head() -> str:
    """Our style sheets, whole, and what runs before the page is drawn.

    Gradio's own doors for them rewrite the styles and add the script late, without its nonce.
    """
    styles = ((FOLDER / name).read_text(encoding="utf-8") for name in STYLES)
    scripts = ((FOLDER / name).read_text(encoding="utf-8") for name in SCRIPTS)
    return f"<style id=hoi-kieu>{''.join(styles)}</style><script>{''.join(scripts)}</script>"


_SAID_SECONDS = 60.0
"""Between two messages to all in line that say where they stand, which the page does not show. By default all
get one whenever a question begins: with 180 in line that took longer than answering it."""


def read_events(page: Page) -> dict[int, frozenset[int]]:
    """Numbers by which the page's script calls its events, each with the inputs that name a conversation.

    Inputs count from 0, in the order in which an event takes them.
    """
    return {
        number: frozenset(n for n, given in enumerate(event.inputs) if given.elem_id == TOLD)
        for number, event in page.fns.items()
    }


def question_events(page: Page) -> frozenset[int]:
    """Numbers of the events whose answer grows."""
    return frozenset(number for number, event in page.fns.items() if event.types_generator)


def as_app(page: Page, settings: ChatSettings) -> FastAPI:
    """A page as an ASGI app of its own, at ``/``. Who may reach which of its routes is not decided here.

    Args:
        page: What :func:`assistant.ui.page.build_page` made.
        settings: Limits.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # the only switch for calls to api.gradio.app
    page.max_threads = max(40, settings.concurrency)
    page.state_session_capacity = 1000
    page.queue(
        status_update_rate=_SAID_SECONDS,
        api_open=False,
        max_size=settings.waiting,
        default_concurrency_limit=settings.concurrency,
    )
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that a page in two languages is not rendered by node
        gr.mount_gradio_app(  # CORS is strict unless a page is launched otherwise
            app,
            page,
            path="/",
            footer_links=[],
            run_history=False,
            app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
            favicon_path=str(FOLDER / "icon.svg"),
            show_error=False,
            max_file_size="1kb",
            ssr_mode=False,
            enable_monitoring=False,
            pwa=False,
            mcp_server=False,
            theme=_theme(),
            js=script(),
        )
    return app
