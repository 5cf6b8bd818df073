"""Requests to a Chroma server: a longest wait, a sentence for each fault, and rest for one that failed."""

import ssl
import threading
import time
from collections.abc import Mapping

import httpx
from chromadb.errors import error_types

from ingest.errors import VectorsAway

REST = 5.0
"""Seconds in which a server that failed is not asked: nobody waits for it, everybody is answered without."""

_CONNECT = 2.0
"""Longest wait for a connection, in seconds."""

_BUSY = (429, 502, 503, 504)


class Session(httpx.Client):
    """What Chroma's client sends its requests by; threads share it. Redirections are not followed.

    Proxies and passwords that the environment names are not heard: it is asked at its address.
    """

    def __init__(self, address: str, *, headers: Mapping[str, str], seconds: float) -> None:
        """``seconds``: longest wait for an answer."""
        super().__init__(
            headers=headers,
            timeout=httpx.Timeout(seconds, connect=_CONNECT),
            trust_env=False,
            verify=ssl.create_default_context(),
        )
        self._address = address
        self._why = ""
        """Of the last failure; empty while the server answers."""

        self._rests_until = 0.0
        self._trial = threading.Lock()

    def request(self, method: str, url: httpx.URL | str, **kwargs: object) -> httpx.Response:
        """An answer of Chroma's, good or bad.

        Raises:
            VectorsAway: There was none, or it failed less than five seconds ago, or another thread is trying.
        """
        if not self._why:
            return self._ask(method, url, **kwargs)
        if time.monotonic() < self._rests_until or not self._trial.acquire(blocking=False):
            raise VectorsAway(self._address, why=self._why)
        try:
            response = self._ask(method, url, **kwargs)
        finally:
            self._trial.release()
        self._why = ""
        return response

    def _ask(self, method: str, url: httpx.URL | str, **kwargs: object) -> httpx.Response:
        try:
            response = super().request(method, url, **kwargs)  # type: ignore[arg-type]
            why = _fault(response)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            why = str(error) or type(error).__name__
        if not why:
            return response
        self._why, self._rests_until = why, time.monotonic() + REST
        raise VectorsAway(self._address, why=why)


def _fault(response: httpx.Response) -> str:
    """Why this is no answer of Chroma's; empty where it is one, be it a refusal."""
    status = response.status_code
    if status in (401, 403):
        return f"it answers {status}: set HOI_CHROMA_TOKEN to the token that its door asks for"
    if status in _BUSY:
        return f"it answers {status}"
    if response.is_success:
        return "" if "json" in response.headers.get("content-type", "") else "what it says is no JSON"
    try:
        said = response.json()
    except ValueError:
        said = None
    if isinstance(said, dict) and said.get("error") in error_types:
        return ""
    return f"it answers {status}, as no Chroma server of API version 2 does"
