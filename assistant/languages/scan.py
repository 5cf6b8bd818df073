"""An English question cut into terms, names, numbers and times."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.languages.terms import load_table
from assistant.languages.times import Time, find_times
from assistant.places import place_spans
from ingest.figures.numerals import read_numeral
from ingest.figures.printing import print_number
from ingest.text import fold

Kind = Literal["front", "word", "verb", "link", "place", "name", "number", "time", "unknown", "stop"]

_PIECE = re.compile(r"\d+(?:[.,]\d+)+(?![\w/])|[\w][\w.'’&/%+-]*(?<![.'’-])|[,;:()?!.]|%")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SCALES = {
    "thousand": "nghìn",
    "million": "triệu",
    "mn": "triệu",
    "billion": "tỷ",
    "bn": "tỷ",
    "trillion": "nghìn tỷ",
    "usd": "USD",
    "dollars": "USD",
    "dollar": "USD",
    "vnd": "đồng",
    "dong": "đồng",
    "percent": "phần trăm",
    "%": "phần trăm",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the question with its Vietnamese words."""

    kind: Kind
    words: str
    raw: str


def scan(text: str) -> list[Token]:
    """The pieces of ``text`` in order; a time is one piece."""
    low = text.lower()
    tokens: list[Token] = []
    at = 0
    for time in [*find_times(low), Time(len(text), len(text), "")]:
        tokens += _scan(text[at : time.start])
        if time.words:
            tokens.append(Token("time", time.words, text[time.start : time.end]))
        at = time.end
    return tokens


def _scan(text: str) -> Iterator[Token]:
    pieces = _PIECE.findall(text.replace("’", "'"))
    at = 0
    while at < len(pieces):
        length, token = _longest(pieces, at)
        if token is not None:
            yield token
        at += length


def _longest(pieces: list[str], at: int) -> tuple[int, Token | None]:
    """The longest term at ``at``, and how many pieces it takes."""
    table = load_table()
    for length in range(min(table.longest, len(pieces) - at), 0, -1):
        phrase = " ".join(pieces[at : at + length]).lower()
        for spelled in (phrase, phrase.removesuffix("'s"), phrase.removesuffix("'")):
            if (term := table.find(spelled)) is not None:
                return length, Token(term.kind, term.vietnamese, phrase) if term.vietnamese else None
        if (place := _place(" ".join(pieces[at : at + length]))) is not None:
            if _goes_on(pieces, at + length):
                return length, Token("name", " ".join(pieces[at : at + length]), phrase)
            return length, Token("place", place, phrase)
    return 1, _single(pieces[at])


def _goes_on(pieces: list[str], at: int) -> bool:
    """True where a name goes on behind a place's: "Nam Dinh Vu" is not in Nam Định."""
    if at >= len(pieces) or not pieces[at][:1].isupper() or pieces[at - 1].endswith("'s"):
        return False
    return load_table().find(pieces[at].lower()) is None and _place(pieces[at]) is None


def _place(phrase: str) -> str | None:
    bare = phrase.removesuffix("'s").removesuffix("'")
    if not bare[:1].isupper() or len(bare) < 2:
        return None
    found = [name for start, end, name in place_spans(bare) if (start, end) == (0, len(bare))]
    return found[0] if found else None


def _single(piece: str) -> Token | None:
    low = piece.lower()
    if piece in ",;:()?!.":
        return Token("stop", "," if piece in ",;" else "", piece)
    if low in _SCALES:
        return Token("number", _SCALES[low], piece)
    if low in load_table().breaks:
        return Token("stop", "", low)
    if low in load_table().left_out:
        return None
    bare = re.sub(r"'s?$", "", piece)
    if _NUMBER.fullmatch(piece):
        return Token("number", _number(piece), piece)
    if bare[:1].isupper() or any(c.isdigit() for c in bare):
        return Token("name", bare, piece)
    return Token("unknown", fold(bare), piece)


def _number(piece: str) -> str:
    """An English number as Vietnamese text prints it."""
    if "." not in piece and "," not in piece:
        return piece
    read = read_numeral(piece, "en")
    return print_number(read.value) if read else piece
