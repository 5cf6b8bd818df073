"""The figure desk by itself, over a data folder: ``python tests/browser/figures.py DATA PORT``."""

import sys
from pathlib import Path

import gradio as gr
from starlette.responses import HTMLResponse
from starlette.routing import Route

from assistant.chain import open_assistant
from assistant.desk.query import Figures
from assistant.export.downloads import Downloads, download_routes
from assistant.settings import load_settings
from assistant.ui.figuredesk import figure_desk
from assistant.ui.serve import as_app
from assistant.web.headers import Nonced, Secured
from assistant.web.server import Site, serving, wait

STAND_IN = Route("/trang/{report}/{page}", lambda request: HTMLResponse(f"<title>{request.url.path}</title>"))
"""Where links of figures lead to; the page itself is tested by its own room."""


def main(data: str, port: str) -> None:
    settings = load_settings()
    assistant = open_assistant(Path(data), settings)
    store = Downloads()
    page = gr.Blocks(title="Tra cứu số liệu", analytics_enabled=False, fill_width=True)
    with page:
        gr.Markdown("<h1>Tra cứu số liệu</h1>")
        figure_desk(assistant, Figures(assistant), store).build()
    app = as_app(page, settings.chat)
    app.router.routes[:0] = [*download_routes(store), STAND_IN]
    site = Site(app=Secured(Nonced(app)), host="127.0.0.1", port=int(port), option="")
    with serving([site]):
        sys.stdout.write(f"{site.address}\n")
        sys.stdout.flush()
        wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
