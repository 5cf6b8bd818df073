"""A shown English text with its numbers, units and days the Vietnamese way, and the way back."""

from dataclasses import replace

from assistant.languages.back import find_changes
from assistant.lock.shown import Shown


def put_back(shown: Shown) -> Shown:
    """The text that the lock reads for an English one; every place still leads to the answer's own."""
    pieces: list[str] = []
    places: list[int] = []
    moved: list[tuple[int, int]] = []
    at = length = 0
    for change in find_changes(shown.text):
        kept = shown.text[at : change.start]
        pieces += [kept, change.words]
        places += shown.places[at : change.start]
        first, last = shown.places[change.start], shown.places[change.end - 1]
        places += [first] * (len(change.words) - 1) + [last]
        length += len(kept) + len(change.words)
        moved.append((change.end, length - change.end))
        at = change.end
    pieces.append(shown.text[at:])
    places += shown.places[at:]
    marks = tuple(replace(m, at=_moved(m.at, moved)) for m in shown.marks)
    return Shown("".join(pieces), tuple(places), marks)


def _moved(at: int, moved: list[tuple[int, int]]) -> int:
    """Where a place outside every change has gone."""
    return at + next((by for end, by in reversed(moved) if end <= at), 0)
