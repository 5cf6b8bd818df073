"""Where in a report a citation points: the headings, and in a spreadsheet the cells."""

from collections.abc import Iterator, Sequence

from ingest.records import Figure, Sentence

JOINT = " › "


def section_of(sentences: Sequence[Sentence], figures: Sequence[Figure]) -> str:
    """The headings of the first sentence, its table's caption, and the cells that ``figures`` stand in.

    A sheet's name is the outermost heading of all that stands on it: ``"Biểu 01 › C7"``.
    """
    first = sentences[0]
    caption = [first.caption] if first.kind == "row" and first.caption else []
    cells = dict.fromkeys(a for figure in figures for s in sentences for a in _addresses(s, figure))
    return JOINT.join([*first.headings, *caption, *([", ".join(cells)] if cells else [])])


def join_sections(known: str, more: str) -> str:
    """One section of two citations of the same row.

    >>> join_sections("Biểu 01 › C7", "Biểu 01 › D7")
    'Biểu 01 › C7, D7'
    """
    path, _, cells = known.rpartition(JOINT)
    other, _, added = more.rpartition(JOINT)
    if not path or path != other or added in cells.split(", "):
        return known
    return f"{known}, {added}"


def _addresses(sentence: Sentence, figure: Figure) -> Iterator[str]:
    base = sentence.spans[0].start
    for cell in sentence.cells:
        inside = cell.start - base <= figure.start < cell.end - base
        if inside and cell.address and figure.sentence == sentence.ordinal:
            yield cell.address
