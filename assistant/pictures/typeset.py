"""A cleaned page as HTML: headings, paragraphs, lists, tables, footnotes, with the cited words marked."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from assistant.pictures.links import AT
from assistant.pictures.records import Range
from assistant.ui.escape import literal_run
from ingest.records import Block, Page


class Marker:
    """Writes pieces of a text with their marks; the first mark has the id that links lead to."""

    def __init__(self, text: str, spans: Sequence[Range], figures: Sequence[Range], *, named: bool) -> None:
        self.text = text
        self._spans = spans
        self._figures = figures
        self._named = named

    def cites(self, start: int, end: int) -> bool:
        """True when a cited figure stands between ``start`` and ``end``."""
        return any(low < end and high > start for low, high in self._figures)

    def write(self, start: int, end: int) -> str:
        """``text[start:end]`` as HTML."""
        edges = {start, end, *(e for r in (*self._spans, *self._figures) for e in r if start < e < end)}
        ordered = sorted(edges)
        return "".join(self._run(a, b) for a, b in pairwise(ordered))

    def _run(self, start: int, end: int) -> str:
        html = literal_run(self.text[start:end])
        strong = any(low <= start and end <= high for low, high in self._figures)
        if strong:
            html = f"<strong>{html}</strong>"
        if not strong and not any(low <= start and end <= high for low, high in self._spans):
            return html
        name, self._named = (f' id="{AT}"' if self._named else ""), False
        return f"<mark{name}>{html}</mark>"


def page_html(page: Page, marker: Marker) -> str:
    """All blocks of the page, in their order."""
    return "".join(
        _group_html(kind, list(blocks), marker) for kind, blocks in groupby(page.blocks, key=_grouping)
    )


def _grouping(block: Block) -> str:
    return f"row{block.table}" if block.kind == "row" else block.kind


def _group_html(kind: str, blocks: Sequence[Block], marker: Marker) -> str:
    if kind.startswith("row"):
        return _table_html(blocks, marker)
    if kind == "item":
        items = (
            f'<li class="bac-{min(max(b.level, 1), 4)}">{marker.write(b.start, b.end)}</li>' for b in blocks
        )
        return f"<ul>{''.join(items)}</ul>"
    if kind == "footnote":
        notes = (f"<p>{marker.write(b.start, b.end)}</p>" for b in blocks)
        return f'<div class="chu-thich">{"".join(notes)}</div>'
    return "".join(_paragraph_html(b, marker) for b in blocks)


def _paragraph_html(block: Block, marker: Marker) -> str:
    words = marker.write(block.start, block.end)
    if block.kind == "title":
        return f"<h2>{words}</h2>"
    if block.kind == "heading":
        level = min(max(block.level, 1) + 2, 6)
        return f"<h{level}>{words}</h{level}>"
    return f"<p>{words}</p>"


def _table_html(rows: Sequence[Block], marker: Marker) -> str:
    """A real table; its head rows are those above the first row whose cells stand under some."""
    heads = next((i for i, row in enumerate(rows) if any(c.column_head for c in row.cells)), 0)
    width = max((c.column + 1 for row in rows for c in row.cells), default=1)
    over = {c.column: c.column_head for row in rows[heads:] for c in row.cells if c.column_head}
    head = "".join(f"<tr>{''.join(_head_cells(row, width, over, marker))}</tr>" for row in rows[:heads])
    body = "".join(f"<tr>{''.join(_cells(row, width, marker))}</tr>" for row in rows[heads:])
    top = f"<thead>{head}</thead>" if head else ""
    return f'<div class="bang" tabindex="0" role="group"><table>{top}<tbody>{body}</tbody></table></div>'


def _head_cells(row: Block, width: int, over: Mapping[int, str], marker: Marker) -> Iterator[str]:
    """Head cells, each as wide as there are columns that it is said to stand over; by ``over``."""
    ordered = sorted(row.cells, key=lambda c: c.column)
    starts = [*(c.column for c in ordered[1:]), width]
    column = 0
    for cell, behind in zip(ordered, starts, strict=True):
        words = marker.text[cell.start : cell.end]
        yield "<td></td>" * (cell.column - column)
        wide = 1
        while cell.column + wide < behind and words and words in over.get(cell.column + wide, ""):
            wide += 1
        yield f'<th scope="col" colspan="{wide}">{marker.write(cell.start, cell.end)}</th>'
        column = cell.column + wide
    yield "<td></td>" * (width - column)


def _cells(row: Block, width: int, marker: Marker) -> Iterator[str]:
    if not row.cells:
        yield f'<td colspan="{width}">{marker.write(row.start, row.end)}</td>'
        return
    own = {cell.column: cell for cell in row.cells}
    for column in range(width):
        cell = own.get(column)
        if cell is None:
            yield "<td></td>"
            continue
        cited = ' class="o-dan"' if marker.cites(cell.start, cell.end) else ""
        yield f"<td{cited}>{marker.write(cell.start, cell.end)}</td>"
