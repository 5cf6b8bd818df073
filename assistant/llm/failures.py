"""What went wrong with a language model, in one line that says what to do and repeats nobody's words.

A server's own words may hold the key, the question or a report's text, so none but a size is passed on.
"""

import re
from collections.abc import Iterator, Mapping

from assistant.llm.records import Reason
from assistant.llm.settings import ModelSettings
from ingest.errors import ModelFailed

_STATUS: Mapping[int, tuple[Reason, str]] = {
    401: ("key", "set HOI_MODEL_KEY"),
    403: ("key", "set HOI_MODEL_KEY to a key that may use this model"),
    404: ("server", "give HOI_MODEL_URL up to its version, e.g. http://127.0.0.1:8080/v1, and a model there"),
    408: ("slow", "see its load"),
    429: ("busy", "wait, or give it more room"),
    503: ("busy", "see that its model is loaded"),
}

_CONTEXT = re.compile(
    r"context.{0,24}(?:length|size|window)|exceed_context|prompt is too long", re.IGNORECASE
)
_SIZE = re.compile(
    r"""n_ctx\W{1,4}(\d{3,8}) | context\ (?:length|size|window)\D{1,16}(\d{3,8})""",
    re.IGNORECASE | re.VERBOSE,
)
"""llama.cpp's ``'n_ctx': 512``; "maximum context length is 2048 tokens" of vLLM and OpenAI."""

_SEE_LOG = "see its log"

_SHOWN = 120
"""Characters of what this machine says of a connection."""


def failed(settings: ModelSettings, reason: Reason, what: str, advice: str) -> ModelFailed:
    """The error that names the model and its address."""
    return ModelFailed(reason, f"language model {settings.name} at {settings.url}: {what}; {advice}")


def too_long(settings: ModelSettings, prompt_tokens: int, context_tokens: int) -> ModelFailed:
    """The error for a prompt that leaves no room for a reply; both sizes are named."""
    what = (
        f"a prompt of about {prompt_tokens} tokens and a reply of {settings.reply_tokens} do not fit "
        f"its context of {context_tokens}"
    )
    return failed(
        settings,
        "context",
        what,
        "start it with a larger context, or set HOI_MODEL_CONTEXT_TOKENS to what it has",
    )


def refused(settings: ModelSettings, status: int) -> ModelFailed:
    """The error for an HTTP status."""
    reason, advice = _STATUS.get(status, ("server", _SEE_LOG))
    return failed(settings, reason, f"it answers {status}", advice)


def client_errors() -> tuple[type[Exception], ...]:
    """What the client may raise, on a server's fault or for what it cannot make sense of."""
    from openai import OpenAIError

    from assistant.llm.transport import Flood

    return OpenAIError, Flood, AttributeError, LookupError, TypeError, ValueError


def explain(settings: ModelSettings, error: Exception, *, begun: bool, prompt_tokens: int) -> ModelFailed:
    """The error for one of :func:`client_errors`.

    Args:
        settings: Of the model.
        error: As it came.
        begun: The reply had begun.
        prompt_tokens: Length of the prompt, estimated.
    """
    from openai import (
        APIConnectionError,
        APIError,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
    )

    if isinstance(error, APIConnectionError) and _never_connected(error):
        advice = "see that it runs, and HOI_MODEL_URL"
        return failed(settings, "unreachable", f"no connection ({_deepest(error)})", advice)
    if isinstance(error, APITimeoutError):
        return failed(settings, "slow", "silent for too long", "see its load, or give it more time")
    if isinstance(error, APIConnectionError):
        reason: Reason = "cut" if begun else "server"
        return failed(settings, reason, f"the connection broke ({_deepest(error)})", _SEE_LOG)
    if _CONTEXT.search(str(error)):
        sizes = [int(one or other) for one, other in _SIZE.findall(str(error))]
        return too_long(settings, prompt_tokens, min(sizes, default=settings.context_tokens))
    if isinstance(error, APIStatusError):
        return refused(settings, error.status_code)
    if isinstance(error, APIError) and not isinstance(error, APIResponseValidationError):
        return failed(settings, "server", "it breaks off with an error", _SEE_LOG)
    return failed(
        settings, "garbage", f"its reply cannot be read ({type(error).__name__})", "see what runs there"
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    while error.__cause__:
        error = error.__cause__
        yield error


def _never_connected(error: Exception) -> bool:
    return any(type(cause).__name__ in ("ConnectError", "ConnectTimeout") for cause in _causes(error))


def _deepest(error: Exception) -> str:
    """What this machine says of a connection, e.g. ``Connection refused``."""
    said = [" ".join(str(cause).split()) for cause in _causes(error)]
    return next(filter(None, reversed(said)), "")[:_SHOWN] or type(error).__name__


def pause_before_retry(error: Exception, usual: float) -> float | None:
    """Seconds to wait before the same request is made again; None where that is of no use."""
    from openai import APIConnectionError, APIStatusError, APITimeoutError

    if isinstance(error, APIStatusError) and (error.status_code == 429 or error.status_code >= 500):
        told = error.response.headers.get("retry-after", f"{usual}")
        return float(told) if re.fullmatch(r"\d{1,4}(?:\.\d+)?", told) else None
    if isinstance(error, APIConnectionError) and not isinstance(error, APITimeoutError):
        # A connection kept from before, which the server has closed meanwhile, is no reason to give up.
        return None if _never_connected(error) else 0.0
    return None
