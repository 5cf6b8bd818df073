"""What comes of one reply: only text, not too much of it, and whole or an error."""

import re

from assistant.llm.background import Put
from assistant.llm.failures import failed
from assistant.llm.records import Reason
from assistant.llm.settings import ModelSettings

_RAW = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")
"""What no reply in words holds: control characters, halves of characters, bytes that are no text."""

_BROKEN_OFF = frozenset({"length", "content_filter", "tool_calls", "function_call"})
"""Ends of a stream that are not the reply's own."""

_SEE_IT = "see what runs there"


class Reply:
    """Hands on what may be handed on."""

    def __init__(self, settings: ModelSettings, put: Put) -> None:
        """``put`` takes each piece, and None after the last one of a whole reply."""
        self._settings = settings
        self._put = put
        self._said = False
        self.characters = 0
        """That came until now."""

        self.whole = False

    def take(self, text: str, ended: str | None) -> None:
        """Hand on one piece, and the end where it is one.

        Raises:
            ModelFailed: It is none that may be shown, or ends a reply that is not whole.
        """
        self.characters += len(text)
        if self.characters > self._settings.reply_characters:
            what = f"its reply has more than {self._settings.reply_characters} characters"
            raise failed(self._settings, "garbage", what, _SEE_IT)
        if _RAW.search(text):
            raise failed(self._settings, "garbage", "its reply holds what is no text", _SEE_IT)
        if text:
            self._put(text)
            self._said = self._said or not text.isspace()
        if ended:
            self._end(ended)

    def close(self) -> None:
        """The stream has ended.

        Raises:
            ModelFailed: Before the reply did.
        """
        if not self.whole:
            reason: Reason = "cut" if self._said else "empty"
            raise failed(self._settings, reason, "its stream ends before a reply does", "see its log")

    def _end(self, ended: str) -> None:
        if ended == "length":
            advice = "set HOI_MODEL_REPLY_TOKENS higher"
            raise failed(self._settings, "cut", "its reply is longer than it may be", advice)
        if ended in _BROKEN_OFF:
            raise failed(self._settings, "garbage", "it stops without a reply in words", _SEE_IT)
        if not self._said:
            raise failed(self._settings, "empty", "it says nothing", _SEE_IT)
        self.whole = True
        self._put(None)
