"""The page on an address: everything that Gradio would open, fetch or show by itself is switched off here."""

import json
import os
import socket
from pathlib import Path

import gradio as gr

from assistant.ui.errors import PortTaken
from assistant.ui.settings import ChatSettings
from prompts.messages import load_messages

FONTS = ("-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif")
"""Installed fonts only, each with all Vietnamese letters; nothing is fetched."""

FOLDER = Path(__file__).parent
STYLES = ("colours.css", "frame.css", "chat.css", "box.css", "sources.css")


def _theme() -> gr.themes.Base:
    return gr.themes.Base(
        primary_hue="teal",
        secondary_hue="teal",
        neutral_hue="slate",
        font=FONTS,
        font_mono=("ui-monospace", "Consolas", "monospace"),
    )


def script() -> str:
    """The page's JavaScript with its Vietnamese words filled in."""
    said = load_messages().sections
    words = {**said["page"], **said["notice"]}
    source = (FOLDER / "page.js").read_text(encoding="utf-8")
    return source.replace("__WORDS__", json.dumps(words, ensure_ascii=False))


def head() -> str:
    """What goes into the page's head: our style sheets, whole; Gradio's own door for CSS rewrites them."""
    styles = ((FOLDER / name).read_text(encoding="utf-8") for name in STYLES)
    return f'<meta name="referrer" content="no-referrer"><style>{"".join(styles)}</style>'


def check_port(host: str, port: int) -> None:
    """Make sure that the address is free.

    Raises:
        PortTaken: It is not; the text says what to do.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(host, port, why=error.strerror or str(error)) from error


def serve(page: gr.Blocks, settings: ChatSettings) -> str:
    """Start serving the page in the background; its address.

    Args:
        page: What :func:`assistant.ui.page.build_page` made.
        settings: Address and limits.

    Raises:
        PortTaken: Something else listens there.
    """
    check_port(settings.host, settings.port)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # the only switch for calls to api.gradio.app
    page.queue(api_open=False, max_size=settings.waiting, default_concurrency_limit=settings.concurrency)
    _, address, _ = page.launch(
        server_name=settings.host,
        server_port=settings.port,
        share=False,
        quiet=True,
        prevent_thread_lock=True,
        show_error=False,
        footer_links=[],
        run_history=False,
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
        state_session_capacity=1000,
        max_file_size="1kb",
        max_threads=max(40, settings.concurrency),
        enable_monitoring=False,
        strict_cors=True,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        theme=_theme(),
        head=head(),
        favicon_path=FOLDER / "icon.svg",
        js=script(),
    )
    return address
