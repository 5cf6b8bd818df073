"""A look at the language model when the program starts: what is wrong is said, and holds nothing up."""

import json
import re
from typing import Any

from assistant.llm.background import run
from assistant.llm.failures import failed, refused
from assistant.llm.local.weights import PACKAGE, find_package
from assistant.llm.settings import ModelSettings
from ingest.errors import ModelFailed

CHECK_SECONDS = 2.0
"""Longest that a start waits for it."""

_MEANWHILE = "answers quote the reports meanwhile"

_NAME = re.compile(r"[\w./:@-]{1,80}")
_SHOWN = 3
"""Names of models in one line."""

_SIZES = ("max_model_len", "context_length", "max_context_length", "n_ctx")
"""What vLLM, hosted servers, LM Studio and llama.cpp call a model's context, in tokens."""


def check_model(settings: ModelSettings) -> str:
    """One line for who starts the program, its end included; empty where all is well or there is no model."""
    if not settings.configured:
        return ""
    try:
        if settings.local:
            find_package("xllamacpp")
            find_package(PACKAGE)
        else:
            _look(settings)
    except ModelFailed as error:
        return f"{error}; {_MEANWHILE}\n"
    return ""


def _look(settings: ModelSettings) -> None:
    from assistant.llm.transport import NETWORK_ERRORS, fetch_models

    try:
        status, body = run(fetch_models(settings), CHECK_SECONDS)
    except TimeoutError as error:
        what = f"no answer in {CHECK_SECONDS:g} s"
        raise failed(settings, "slow", what, "see that it runs, and HOI_MODEL_URL") from error
    except NETWORK_ERRORS as error:
        raise failed(
            settings, "unreachable", "no connection", "see that it runs, and HOI_MODEL_URL"
        ) from error
    if status != 200:
        raise refused(settings, status)
    _check_list(settings, _models(settings, body))


def _models(settings: ModelSettings, body: bytes) -> list[dict[str, Any]]:
    try:
        listed = json.loads(body)["data"]
        return [model for model in listed if isinstance(model["id"], str)]
    except (LookupError, TypeError, ValueError) as error:
        advice = "give HOI_MODEL_URL up to its version, e.g. http://127.0.0.1:8080/v1"
        raise failed(settings, "garbage", "no list of models there", advice) from error


def _check_list(settings: ModelSettings, models: list[dict[str, Any]]) -> None:
    # llama.cpp takes any name for the one model it has; Ollama's have a tag behind theirs.
    alone = models[:1] if len(models) == 1 and models[0].get("owned_by") == "llamacpp" else []
    ours = [m for m in models if m["id"] == settings.name or m["id"].startswith(f"{settings.name}:")] or alone
    if not ours:
        names = ", ".join(m["id"] for m in models[:_SHOWN] if _NAME.fullmatch(m["id"]))
        raise failed(
            settings, "server", "it has no such model", f"set HOI_MODEL to one of its ({names or 'none'})"
        )
    size = _context(ours[0])
    if size and size < settings.context_tokens:
        wanted = settings.context_tokens
        what = f"its context of {size} tokens is smaller than HOI_MODEL_CONTEXT_TOKENS, {wanted}"
        advice = f"start it with more, or set HOI_MODEL_CONTEXT_TOKENS to {size}"
        raise failed(settings, "context", what, advice)


def _context(model: dict[str, Any]) -> int:
    """A model's context in tokens, 0 where the server does not say it."""
    meta = model.get("meta")
    told = {**model, **(meta if isinstance(meta, dict) else {})}
    return next((told[name] for name in _SIZES if isinstance(told.get(name), int)), 0)
