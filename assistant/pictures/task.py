"""A page to be drawn, and what comes of it: what parent and child say to each other."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from assistant.pictures.records import Piece, Placed, Range
from ingest.ocr.records import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A page to be drawn."""

    path: str
    """The file's, as bytes in hexadecimal digits: a name need not be UTF-8."""

    page: int
    picture: bool
    """Whether the file is a picture and no PDF."""

    pixels: int
    text: str
    pieces: tuple[Piece, ...]
    spans: tuple[Range, ...]
    figures: tuple[Range, ...]
    words: tuple[Word, ...]
    """Of a scan."""

    def dump(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self)

    @classmethod
    def load(cls, told: dict[str, Any]) -> Self:
        """What :meth:`dump` gave, after JSON."""
        return cls(
            **told
            | {
                "pieces": tuple(Piece(**p) for p in told["pieces"]),
                "spans": tuple((a, b) for a, b in told["spans"]),
                "figures": tuple((a, b) for a, b in told["figures"]),
                "words": tuple(Word(**w | {"box": tuple(w["box"])}) for w in told["words"]),
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A page's pictures."""

    page: bytes
    """PNG."""

    strip: bytes
    """PNG of the part around the marks; empty without any."""

    width: int
    """Pixels of the page's picture."""

    height: int
    top: float
    """Where the first mark begins, share of the height from above."""

    found: int
    """Spans that are marked."""

    missing: int
    """Spans whose place is not certain."""

    figures: tuple[Placed, ...] = ()
    """Where each of the figures stands."""
