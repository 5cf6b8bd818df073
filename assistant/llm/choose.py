"""Who words the answers, by the word that a command was given."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.llm.client import Client, open_writer
from assistant.llm.local.writer import FirstLine
from assistant.llm.settings import ModelSettings
from ingest.errors import AnswerError

CHOICES = ("extractive", "local", "configured")
"""The reports' own words; the small model of this machine; the one that the settings name."""


def add_model(parser: ArgumentParser) -> None:
    """The option that every command with answers has."""
    parser.add_argument(
        "--model", choices=CHOICES, default=CHOICES[0], help="who words the answer (default: the reports)"
    )


@contextmanager
def writing(choice: str, settings: ModelSettings) -> Iterator[Client | FirstLine | None]:
    """The model of one of :data:`CHOICES`, ready to be asked; None for the reports' own words.

    Raises:
        AnswerError: The settings name no model.
    """
    if choice == "configured" and not settings.configured:
        raise AnswerError("--model configured: no model is; set HOI_MODEL_URL and HOI_MODEL")
    chosen = settings.as_local() if choice == "local" else settings
    client = None if choice == "extractive" else open_writer(chosen)
    try:
        if client is not None:
            client.warm()
        yield client
    finally:
        if client is not None:
            client.close()
