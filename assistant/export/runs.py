"""Text cut into runs that a document sets plain, bold, or as a citation mark."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.export.inert import one_line, visible
from assistant.records import Citation
from ingest.records import Figure

_TOKEN = re.compile(r"\\(?P<literal>[^\w\s])|(?P<bold>\*\*)|\[(?P<mark>\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line."""

    text: str
    bold: bool = False
    mark: int = 0
    """Of a citation, from 1; 0 for words. ``text`` is then ``"[1]"``."""

    link: str = ""
    """Address of a page of ours that the words lead to."""


def read_runs(line: str) -> list[Run]:
    r"""A line of an answer: our own ``**`` and ``[1]`` are read, all else is text.

    >>> [(r.text, r.bold, r.mark) for r in read_runs("Đạt **5 ha** [1].")]
    [('Đạt ', False, 0), ('5 ha', True, 0), (' ', False, 0), ('[1]', False, 1), ('.', False, 0)]
    """
    line = visible(line)
    tokens = list(_TOKEN.finditer(line))
    pairs = sum(1 for t in tokens if t["bold"]) // 2 * 2
    found: list[Run] = []
    bold, at, seen = False, 0, 0
    for token in tokens:
        found.append(Run(line[at : token.start()], bold))
        at = token.end()
        if token["bold"] and seen < pairs:
            bold, seen = not bold, seen + 1
        elif token["mark"]:
            found.append(Run(token.group(), bold, int(token["mark"])))
        else:
            found.append(Run(token["literal"] or token.group(), bold))
    found.append(Run(line[at:], bold))
    return [run for run in found if run.text]


def cited_figures(citation: Citation) -> list[Figure]:
    """The figures that an answer cites of a quote, in the order of the text."""
    low = citation.highlight[0]
    places = {(start - low, end - low) for start, end in citation.figures}
    return [f for f in citation.facts if (f.start, f.end) in places]


def quote_runs(citation: Citation) -> list[Run]:
    """The quote, the cited figures in it bold."""
    low, high = citation.highlight
    places = [(a - low, b - low) for a, b in citation.figures if low <= a < b <= high]
    if citation.passage[low:high] != citation.quote:
        places = []
    return mark_bold(citation.quote, places)


def mark_bold(text: str, places: Sequence[tuple[int, int]]) -> list[Run]:
    """``text`` on one line, bold at ``places``, which are half open.

    >>> [(r.text, r.bold) for r in mark_bold("Đạt 5 ha.", [(4, 8)])]
    [('Đạt ', False), ('5 ha', True), ('.', False)]
    """
    found: list[Run] = []
    at = 0
    for start, end in sorted(places):
        if at <= start < end <= len(text):
            found += [Run(_flat(text[at:start])), Run(_flat(text[start:end]), bold=True)]
            at = end
    return [run for run in (*found, Run(_flat(text[at:]))) if run.text]


def _flat(piece: str) -> str:
    """A piece on one line, with the blanks at its ends."""
    inside = one_line(piece)
    if not inside:
        return " " if piece else ""
    lead = " " if piece[0].isspace() else ""
    return f"{lead}{inside}{' ' if piece[-1].isspace() else ''}"
