"""What goes wrong behind a desk's button, told on its page."""

import functools
import logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import gradio as gr

from assistant.office.errors import OfficeError
from prompts.messages import load_messages

logger = logging.getLogger(__name__)

Given = ParamSpec("Given")
Shown = TypeVar("Shown")


def spoken(doing: Callable[Given, Shown]) -> Callable[Given, Shown]:
    """``doing``; where the people's database says no, a sentence instead of what it would have shown."""

    @functools.wraps(doing)
    def told(*given: Given.args, **named: Given.kwargs) -> Shown:
        try:
            return doing(*given, **named)
        except OfficeError as error:
            logger.warning("not done: %s", error)
            raise gr.Error(load_messages().say("staff", "away"), print_exception=False) from error

    return told
