"""What visitors ask, what they have to hear, and what they heard."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A question whose right answer is known: its case was scored, and it was asked alone beforehand."""

    case: str
    question: str
    heard: str
    """What the page then showed: question and answer, as HTML without what differs from asking to asking."""

    later: str = ""
    """The same once the reports of an ingestion are in: where they change what is told beside it, or the
    nearest there is, each of the two is right in its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What became of one request for an answer."""

    status: int
    """200 for an answer, 429 or 503 for being told to wait, 0 for a connection that broke."""

    html: str = ""
    """Question and answer as the page shows them; ``""`` without an answer."""

    wait: str = ""
    """Of ``Retry-After``, or the sentence of a line that is full."""

    seconds: float = 0.0
    """From the question being sent to the whole answer being there."""

    first: float = 0.0
    """The same to the first sign of life: the question on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question under load."""

    visitor: int
    at: float
    """Seconds since the run began."""

    known: Known
    reply: Reply

    @property
    def outcome(self) -> str:
        """``right``, ``wrong``, ``waiting`` (told to come back) or ``failed``."""
        if self.reply.status == 200:
            right = {self.known.heard, self.known.later} - {""}
            return "right" if self.reply.html in right else "wrong"
        return "waiting" if self.reply.wait else "failed"
