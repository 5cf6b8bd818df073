"""The chat and the desks: ``python app.py [--data DIR] [--port NUMBER] [--staff-port NUMBER]``."""

import argparse
import logging
import sys
from contextlib import closing
from pathlib import Path

from assistant.api.door import Door
from assistant.api.routes import api_routes, key_finder
from assistant.chain import open_assistant
from assistant.desk.query import Figures
from assistant.export.downloads import Downloads, download_routes
from assistant.fresh import taking_up
from assistant.health.logs import tell
from assistant.health.service import Service, in_service
from assistant.llm.check import check_model
from assistant.llm.client import open_writer
from assistant.office.daily import purging
from assistant.office.feedback import FeedbackBook
from assistant.office.keys import Keys
from assistant.office.office import open_office
from assistant.office.talks import TalkBook
from assistant.pictures.routes import picture_routes
from assistant.settings import Settings, load_settings
from assistant.ui.bulletindesk import bulletin_desk
from assistant.ui.chat import chat_of
from assistant.ui.chatdesk import chat_desk
from assistant.ui.feedbackdesk import feedback_desk
from assistant.ui.figuredesk import figure_desk
from assistant.ui.help import help_routes
from assistant.ui.page import build_page
from assistant.ui.reportdesk import report_desk
from assistant.upkeep.routes import Sending
from assistant.upkeep.upkeep import open_upkeep
from assistant.web.public import public_site
from assistant.web.server import leave, serving, wait
from assistant.web.staff import staff_sites
from ingest.errors import PipelineError
from ingest.lock import served_from
from ingest.store.choosing import choose_store
from vectorstore.follow import following

logger = logging.getLogger("app")


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted; 1 after an expected failure, said in one line."""
    parser = argparse.ArgumentParser(prog="app.py", description=__doc__)
    parser.add_argument("--data", type=Path, help="where catalogue and indexes live (HOI_DATA)")
    parser.add_argument("--host", help="address to listen on (HOI_CHAT_HOST)")
    parser.add_argument("--port", type=int, help="port of the public chat (HOI_CHAT_PORT)")
    parser.add_argument("--staff-host", help="address of the desks (HOI_STAFF_HOST)")
    parser.add_argument("--staff-port", type=int, help="port of the desks, 0 for none (HOI_STAFF_PORT)")
    chosen = parser.parse_args(arguments)
    try:
        settings = load_settings()
        data = chosen.data or settings.data.data
        store = choose_store(data, settings.catalogue)
        followed = following(data, store, settings.catalogue.refresh)
        with in_service(settings) as service, served_from(data), followed:
            try:
                serve(chosen, settings, service)
            except PipelineError as error:
                logger.critical("%s", error)
                return 1
    except PipelineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def serve(chosen: argparse.Namespace, settings: Settings, service: Service) -> None:
    """Join the parts, and serve until interrupted."""
    tell(check_model(settings.model))
    chat = settings.chat.at(chosen.host, chosen.port)
    staff = settings.staff.at(chosen.staff_host, chosen.staff_port)
    data = chosen.data or settings.data.data
    writer = open_writer(settings.model)
    assistant = open_assistant(data, settings, writer, service.watch)
    assistant.warm()
    office = open_office(data, settings.catalogue)
    pictures = picture_routes(assistant)
    figures, downloads, book = Figures(assistant), Downloads(), FeedbackBook(office)
    asking = chat_of(assistant, downloads=downloads, keep=book.keep, site=chat.site)
    page = build_page(asking)
    upkeep = open_upkeep(data, office, settings.desk, then=assistant.take_up)
    sending = Sending(upkeep)
    desks = [
        chat_desk(asking, TalkBook(office)),
        figure_desk(assistant, figures, downloads, site=chat.site),
        report_desk(upkeep),
        bulletin_desk(figures.over, downloads, site=chat.site),
        feedback_desk(book),
    ]
    routes = [*pictures, *download_routes(downloads)]
    programs = api_routes(Door(assistant, figures), settings.api, chat, key_finder(Keys(office)))
    sites = [
        public_site(page, chat, routes=[*routes, *programs, *help_routes()], frames=settings.widget.origins),
        *staff_sites(desks, office, staff, chat, routes=[*routes, *sending.routes()], long=sending.long),
    ]
    sites = service.around(sites, assistant, data, writer)
    kept, going = closing(office), upkeep.working(on=staff.port > 0)
    with kept, serving(sites), purging(office, settings.keeping), taking_up(assistant), going:
        sys.stdout.write("".join(f"{site.address}\n" for site in sites))
        sys.stdout.flush()
        wait()


if __name__ == "__main__":
    leave(main())
