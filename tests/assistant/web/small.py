"""A small page of Gradio's behind the real apps; limits and proxies are those of the environment."""

import time
from collections.abc import Callable
from pathlib import Path

import gradio as gr
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from assistant.office.office import open_office
from assistant.settings import load_settings
from assistant.ui.staff import Desk, whoever
from assistant.web.public import public_site
from assistant.web.server import serving, wait
from assistant.web.staff import staff_sites

QUIET = {"show_progress": "hidden", "api_visibility": "private"}


def small_page() -> gr.Blocks:
    """Remembers what it was told, as a conversation does."""
    page = gr.Blocks(title="Trang thử", analytics_enabled=False)
    with page:
        told, said, kept = gr.Textbox(), gr.Textbox(), gr.State([])

        def remember(text, before):
            return "; ".join([*before, text]), [*before, text]

        def slowly(text):
            for piece in range(600):
                time.sleep(0.1)
                yield f"{text} {piece}"

        told.submit(remember, [told, kept], [said, kept], **QUIET)
        gr.Button("chậm").click(slowly, told, said, **QUIET)
    return page


def name_desk() -> None:
    """Says who is at it."""
    told, said = gr.Textbox(), gr.Textbox()

    def name(request: gr.Request) -> str:
        person = whoever(request)
        return f"{person.name} {person.role}"

    told.submit(name, None, said, **QUIET)


def change_desk() -> None:
    """Only for editors."""
    gr.Button("Xóa tất cả").click(lambda: "đã xóa", None, gr.Textbox(), **QUIET)


def serve(port: int, staff_port: int, data: Path, say: Callable[[str], object]) -> None:
    """Serve until ended."""
    settings = load_settings()
    chat, staff = settings.chat.at(None, port), settings.staff.at(None, staff_port)
    asker = Route("/ai", lambda r: PlainTextResponse(f"{r.client.host} {r.url.scheme}"))
    own = Route("/rieng", lambda r: PlainTextResponse(r.state.person.name))
    desks = [Desk("ai", "Ai", name_desk), Desk("sua", "Sửa", change_desk, editor=True)]
    sites = [
        public_site(small_page(), chat, routes=[asker], frames=settings.widget.origins),
        *staff_sites(desks, open_office(data), staff, chat, routes=[own]),
    ]
    with serving(sites):
        say(sites[-1].address)
        wait()
