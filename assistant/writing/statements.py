"""A stream of pieces cut into whole statements; how the pieces are cut changes nothing.

Half a mark, half a placeholder, a number that may go on and the full stop of an abbreviation are held back
until what follows tells.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.stops import split_text

LONGEST = 1_200
"""Characters of a statement; what is longer is cut there, and then no statement that passes."""

_AHEAD = 24
"""Characters behind a full stop and its marks that are looked at; a mark has room in them."""

_ROOM = 200
"""Characters in which all marks of one full stop, and what is looked at behind them, have room."""

_STOP = re.compile(r"[.!?…。！？]+[\"”’»)\]*]*")
_MARKS = re.compile(r"(?:[ \t]{0,3}\[[^\[\]\n]{0,12}\]){1,8}[.!?…。]?\*{0,2}")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    r"\ue000-\uf8ff\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Control characters, marks that turn the reading order, tags that nobody sees, private use, halves."""


@dataclass(slots=True)
class Statements:
    """Statements of one reply."""

    _held: str = ""

    def feed(self, piece: str) -> Iterator[str]:
        """Statements that are whole now."""
        self._held += _UNSEEN.sub("", piece)
        yield from self._take(last=False)

    def close(self) -> Iterator[str]:
        """What is left, of a reply that ended by itself."""
        yield from self._take(last=True)

    def _take(self, *, last: bool) -> Iterator[str]:
        while (end := self._end(last=last)) is not None:
            text, self._held = self._held[:end], self._held[end:]
            self._held = self._held.removeprefix("\n")
            if text.strip():
                yield text.strip()

    def _end(self, *, last: bool) -> int | None:
        """Where the first statement ends; None while what follows could change that."""
        line_end = self._held.find("\n")
        whole = line_end >= 0 or last
        line = self._held[:line_end] if line_end >= 0 else self._held
        for stop in _STOP.finditer(line[:LONGEST]):
            end = stop.end()
            marks = _MARKS.match(line, end)
            behind = marks.end() if marks else end
            ahead = line[behind : behind + _AHEAD]
            if not whole and len(ahead) < _AHEAD:
                return None
            if ahead.strip() and _ends(line[:end], ahead, marked=marks is not None):
                return behind
        if len(line) > LONGEST + _ROOM or (whole and len(line) > LONGEST):
            return LONGEST
        return len(line) if whole and self._held else None


def _ends(before: str, ahead: str, *, marked: bool) -> bool:
    """True when a sentence ends with ``before``; ``marked`` when citations stand between."""
    bare = before.rstrip("*")
    if bare[-1:] in "。！？":
        return True
    glue = " " if marked and not ahead[:1].isspace() else ""
    return any(end == len(bare) for _, end in split_text(f"{bare}{glue}{ahead}")[:-1])
