"""So many questions of one address are answered at the same time; a further one is told to wait."""

import time
from collections.abc import Callable, Container

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.peers import household
from assistant.web.replies import refusal

LOST_SECONDS = 30.0
"""After which a question whose answer nobody listens to is no longer counted."""

WAIT_SECONDS = 5.0


class AtOnce:
    """Counts pages with a question whose answer is under way: from the question to the end of its stream.

    It stands where :class:`assistant.web.bound.Bound` has said what is asked, in ``scope["state"]["asks"]``.
    """

    def __init__(
        self,
        app: ASGIApp,
        most: int,
        questions: Container[int],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Let ``most`` of one address pass, 0 being any number; ``questions`` are numbers of events."""
        self._app = app
        self._most = most
        self._questions = questions
        self._clock = clock
        self._asked: dict[str, dict[str, float]] = {}
        """Address → conversation → until when its question counts."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        session, event = scope.get("state", {}).get("asks", ("", None)) if self._most else ("", None)
        if not session:
            await self._app(scope, receive, send)
            return
        who = household(scope["client"][0])
        if event is None:
            await self._listen(who, session, scope, receive, send)
        elif event in self._questions:
            await self._ask(who, session, scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _ask(self, who: str, session: str, scope: Scope, receive: Receive, send: Send) -> None:
        now = self._clock()
        asked = {s: until for s, until in self._asked.get(who, {}).items() if until > now}
        if session not in asked and len(asked) >= self._most:
            said = refusal(scope, 429, "at_once", wait=WAIT_SECONDS, count=str(self._most))
            await said(scope, receive, send)
            return
        self._asked[who] = {**asked, session: max(asked.get(session, 0.0), now + LOST_SECONDS)}

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] != 200:
                self._end(who, session)
            await send(message)

        await self._app(scope, receive, noted)

    async def _listen(self, who: str, session: str, scope: Scope, receive: Receive, send: Send) -> None:
        """The stream of answers to a page; it ends when all are complete, or its reader has gone."""
        if session in self._asked.get(who, {}):
            self._asked[who][session] = float("inf")
        try:
            await self._app(scope, receive, send)
        finally:
            self._end(who, session)

    def _end(self, who: str, session: str) -> None:
        asked = self._asked.get(who, {})
        asked.pop(session, None)
        if not asked:
            self._asked.pop(who, None)
