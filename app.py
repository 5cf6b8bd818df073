"""The chat: ``python app.py [--data DIR] [--host ADDRESS] [--port NUMBER]``."""

import argparse
import sys
from pathlib import Path

from assistant.chain import open_assistant
from assistant.llm.check import check_model
from assistant.llm.client import open_writer
from assistant.settings import load_settings
from assistant.ui.page import build_page
from assistant.ui.serve import serve
from ingest.errors import PipelineError
from prompts.messages import load_messages


def main(arguments: list[str] | None = None) -> int:
    """Serve the chat until interrupted; 1 after an expected failure, said in one line."""
    parser = argparse.ArgumentParser(prog="app.py", description=__doc__)
    parser.add_argument("--data", type=Path, help="where catalogue and indexes live (HOI_DATA)")
    parser.add_argument("--host", help="address to listen on (HOI_CHAT_HOST)")
    parser.add_argument("--port", type=int, help="port to listen on (HOI_CHAT_PORT)")
    chosen = parser.parse_args(arguments)
    try:
        settings = load_settings()
        sys.stderr.write(check_model(settings.model))
        chat = settings.chat.at(chosen.host, chosen.port)
        assistant = open_assistant(chosen.data or settings.data.data, settings, open_writer(settings.model))
        assistant.warm()
        messages = load_messages()
        page = build_page(
            assistant.stream,
            title=messages.say("page", "title"),
            examples=messages.examples,
            question_characters=chat.question_characters,
        )
        sys.stdout.write(f"{serve(page, chat)}\n")
        sys.stdout.flush()
        page.block_thread()
    except PipelineError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
