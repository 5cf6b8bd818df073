"""What decides how a file is read on a machine, so that two machines can be compared."""

import platform
from importlib.metadata import version

from ingest.ocr.engine import identify
from ingest.parse import READERS, ReportParser

_CODE = "recipe"


def describe_reading(parser: ReportParser) -> dict[str, str]:
    """The parser's recipe, and by name the versions of what it is made of."""
    programs = {"Python": platform.python_version(), "Tesseract": identify()}
    return {_CODE: parser.recipe} | programs | {name: version(name) for name in READERS}


def tell_difference(here: dict[str, str], there: dict[str, str]) -> str:
    """In words, what differs; ``""`` where nothing does.

    >>> tell_difference({"recipe": "a", "Tesseract": "5.3"}, {"recipe": "b", "Tesseract": ""})
    'Tesseract none instead of 5.3'
    >>> tell_difference({"recipe": "a", "Tesseract": "5.3"}, {"recipe": "b", "Tesseract": "5.3"})
    'other files of this program'
    """
    if here.get(_CODE) == there.get(_CODE):
        return ""
    other = [
        f"{name} {there.get(name) or 'none'} instead of {mine or 'none'}"
        for name, mine in here.items()
        if name != _CODE and there.get(name) != mine
    ]
    return ", ".join(other) or "other files of this program"
