"""One reader's browser, as the server sees it: cookie, conversation, question, stream of the answer."""

import asyncio
import html
import json
import re
import secrets
import time
from dataclasses import replace
from typing import Any, Self

import httpx2

from evals.errors import EvalError
from evals.load.records import Reply

CONFIG = "window.gradio_config = "
JOIN = "/gradio_api/queue/join"
STREAM = "/gradio_api/queue/data"
SENDS = "hoi.send"
"""In the script of the event by which the page asks."""

OFFERED = re.compile(r"<button.*?</button>", re.DOTALL)
"""Questions that lead on: there are fewer where trying them out takes long."""

MARKED = re.compile(r'(id|href|for|aria-[a-z]+|data-[a-z]+|name)="[^"]*"')
"""Names within a page, which count the questions of the conversation, and addresses of downloads."""

BREAKS = (httpx2.TransportError, httpx2.InvalidURL, TimeoutError)

PATIENCE_SECONDS = 120.0
"""After which an answer is lost: a server that has forgotten it goes on sending signs of life."""


class Visitor:
    """A reader. Asks one question at a time, each as if it were the first of its conversation.

    Gradio's protocol is that of its page: a question joins a line by POST, the answer comes as events.
    """

    def __init__(self, address: str, *, timeout: float = 60.0, patience: float = PATIENCE_SECONDS) -> None:
        """``address`` of the chat; ``timeout`` in seconds of silence, ``patience`` of mere signs of life."""
        self._patience = patience
        self._client = httpx2.AsyncClient(base_url=address, timeout=timeout, trust_env=False)
        self._event = -1
        self._session = secrets.token_hex(8)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def open(self) -> None:
        """Open the page: cookie and number of the event that asks.

        Raises:
            EvalError: It is not the chat's page.
        """
        page = await self._client.get("/")
        found = page.text.find(CONFIG)
        if page.status_code != 200 or found < 0:
            raise EvalError(
                f"{self._client.base_url}: not the chat's page (status {page.status_code}); give its address"
            )
        config, _ = json.JSONDecoder().raw_decode(page.text, found + len(CONFIG))
        self._event = next(d["id"] for d in config["dependencies"] if SENDS in str(d.get("js")))

    async def ask(self, question: str, *, apart: bool = False) -> Reply:
        """Ask, and read to the end of the answer. A broken connection is a reply as well.

        ``apart``: in a tab of its own, so that several can be asked at the same time.
        """
        began = time.perf_counter()
        session = secrets.token_hex(8) if apart else self._session
        told = json.dumps({"key": secrets.token_hex(16), "kept": [], "chosen": ""})
        body = {
            "data": [question, told],
            "fn_index": self._event,
            "trigger_id": 1,
            "session_hash": session,
        }
        try:
            joined = await self._client.post(JOIN, json=body)
            if joined.status_code != 200:
                wait = joined.headers.get("retry-after", "") or _full(joined.text)
                return Reply(status=joined.status_code, wait=wait, seconds=time.perf_counter() - began)
            async with asyncio.timeout(self._patience):
                return await self._read(session, began)
        except BREAKS as error:
            return Reply(status=0, html=type(error).__name__, seconds=time.perf_counter() - began)

    async def _read(self, session: str, began: float) -> Reply:
        first, reply = 0.0, Reply(status=0, html="the stream ended early", seconds=0.0)
        async with self._client.stream("GET", STREAM, params={"session_hash": session}) as events:
            if events.status_code != 200:
                wait = events.headers.get("retry-after", "")
                return Reply(status=events.status_code, wait=wait, seconds=time.perf_counter() - began)
            # To its end, as a browser does: who leaves it open has the next question cleared away with it.
            async for line in events.aiter_lines():
                event = json.loads(line[5:]) if line.startswith("data:") else {}
                if event.get("msg") == "process_generating" and not first:
                    first = time.perf_counter() - began
                if event.get("msg") == "process_completed":
                    took = time.perf_counter() - began
                    shown = _shown(event) if event.get("success") else ""
                    reply = Reply(status=200 if shown else 500, html=shown, seconds=took, first=first or took)
        return replace(reply, seconds=reply.seconds or time.perf_counter() - began)


def _full(text: str) -> str:
    """The sentence with which a full line turns a question away; ``""`` for another failure."""
    return text if "queue" in text.lower() or "full" in text.lower() else ""


def _shown(event: dict[str, Any]) -> str:
    """Question and answer of the last exchange."""
    messages = event["output"]["data"][0]
    text = "".join(part["text"] for message in messages[-2:] for part in message["content"])
    return MARKED.sub("", OFFERED.sub("", html.unescape(text)))
