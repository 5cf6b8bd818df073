"""Passages: runs of whole sentences under one heading path, short enough to embed."""

from collections.abc import Iterator, Sequence

from ingest.records import Passage, Sentence, Span
from ingest.tokens import count_tokens


class _Seams:
    """What stands between two neighbouring sentences: a space, a line end, nothing, or something else."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._begun = {s.block for s in sentences}

    def between(self, upper: Sentence, lower: Sentence) -> str | None:
        """The page's characters between them, or None when they are not neighbours.

        ``upper`` may end in a block that began the page ("continues") and in which no sentence begins. Such
        blocks are missing among the sentences' own, and their number tells whether ``lower`` begins a block.
        """
        last, first = upper.spans[-1], lower.spans[0]
        if last.page != first.page or upper.kind == "footnote" != lower.kind:
            return None
        gap = first.start - last.end
        if gap == 0:
            return ""
        swallowed = sum(b not in self._begun for b in range(upper.block + 1, lower.block))
        same = upper.block == lower.block if len(upper.spans) == 1 else swallowed == len(upper.spans) - 2
        return None if gap != 1 else " " if same else "\n"


def split_passages(report_id: str, sentences: Sequence[Sentence], *, max_tokens: int = 256) -> list[Passage]:
    """Whole sentences packed up to ``max_tokens`` (``cl100k_base``); a longer sentence is one passage.

    A passage holds one heading path, or the headings that lead down to it; one table or none; footnotes or
    none. A sentence that ends in ":" stays with the one after it. Spans are contiguous runs, one a page.
    """
    seams = _Seams(sentences)
    return [
        _passage(report_id, ordinal, members, seams)
        for ordinal, members in enumerate(_groups(sentences, seams, max_tokens))
    ]


def _groups(sentences: Sequence[Sentence], seams: _Seams, max_tokens: int) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    sizes: list[int] = []
    for sentence in sentences:
        size = count_tokens(sentence.text) + 1
        if group and not _belongs(group, sentence, seams):
            yield group
            group, sizes = [], []
        elif group and sum(sizes) + size > max_tokens:
            kept = _led_in(group)
            if kept == 0 or sum(sizes[kept:]) + size > max_tokens:
                kept = len(group)
            yield group[:kept]
            group, sizes = group[kept:], sizes[kept:]
        group.append(sentence)
        sizes.append(size)
    if group:
        yield group


def _belongs(group: Sequence[Sentence], sentence: Sentence, seams: _Seams) -> bool:
    """True when ``sentence`` may stand in one passage with ``group``, whatever its length."""
    upper = group[-1]
    if not _neighbours(upper, sentence, seams):
        return False
    if (upper.kind == "footnote") != (sentence.kind == "footnote"):
        return False
    if upper.kind == "row" and sentence.table != upper.table:
        return False
    path = (*upper.headings, upper.text) if upper.kind == "heading" else upper.headings
    if sentence.headings != path:
        return False
    return sentence.kind != "heading" or all(s.kind in ("heading", "title") for s in group)


def _neighbours(upper: Sentence, lower: Sentence, seams: _Seams) -> bool:
    if upper.spans[-1].page == lower.spans[0].page:
        return seams.between(upper, lower) is not None
    return lower.spans[0].page == upper.spans[-1].page + 1 and lower.spans[0].start == 0


def _led_in(group: Sequence[Sentence]) -> int:
    """How many sentences of a full group to let go; those after them lead in what follows."""
    keep = len(group)
    while keep and (group[keep - 1].text.endswith(":") or group[keep - 1].kind == "heading"):
        keep -= 1
    return keep


def _passage(report_id: str, ordinal: int, members: Sequence[Sentence], seams: _Seams) -> Passage:
    spans: list[Span] = []
    texts: list[str] = []
    upper: Sentence | None = None
    for sentence in members:
        parts = [sentence.text[a:b] for a, b in _cuts(sentence)]
        for i, (span, text) in enumerate(zip(sentence.spans, parts, strict=True)):
            if spans and spans[-1].page == span.page and i == 0 and upper is not None:
                texts[-1] += (seams.between(upper, sentence) or "") + text
                spans[-1] = Span(page=span.page, start=spans[-1].start, end=span.end)
            else:
                spans.append(span)
                texts.append(text)
        upper = sentence
    text = " ".join(texts)
    first = members[0]
    caption = (first.caption,) if first.kind == "row" and first.caption else ()
    return Passage(
        report_id=report_id,
        ordinal=ordinal,
        spans=tuple(spans),
        text=text,
        headings=(*first.headings, *caption),
        first_sentence=first.ordinal,
        last_sentence=members[-1].ordinal,
        tokens=count_tokens(text),
    )


def _cuts(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Ranges of the sentence's text, one a span."""
    offset = 0
    for span in sentence.spans:
        yield offset, offset + span.end - span.start
        offset += span.end - span.start + 1
