"""A paper as HTML for the staff's page; report text in it can only be read."""

import base64
from collections.abc import Iterable, Sequence
from html import escape

from assistant.export.blocks import Block, Drawing, Grid, Heading, Paper, Words
from assistant.export.inert import one_line, visible
from assistant.export.papers import picture_of
from assistant.export.runs import Run
from assistant.plots.draw import draw_svg
from assistant.plots.records import Plot

_CLASSES = {
    "Normal": "",
    "Item": ' class="hoi-muc-con"',
    "Small": ' class="hoi-nho"',
    "Centred": ' class="hoi-giua"',
    "Quoted": ' class="hoi-trich"',
}


def paper_html(paper: Paper) -> str:
    """The paper in one ``<article>``; links to pages open beside it."""
    blocks = "".join(_block(block, number) for number, block in enumerate(paper.blocks))
    title = escape(one_line(paper.title))
    return f'<article class="hoi-ban-tin" lang="vi" aria-label="{title}"><h2>{title}</h2>{blocks}</article>'


def _block(block: Block, number: int) -> str:
    match block:
        case Heading():
            level = block.level + 2
            return f"<h{level}>{escape(one_line(block.text))}</h{level}>"
        case Words():
            place = f' id="bt-nguon-{block.mark}"' if block.mark else ""
            lead = f"<strong>{escape(block.lead)}</strong> " if block.lead else ""
            return f"<p{_CLASSES[block.style]}{place}>{lead}{_runs(block.runs)}</p>"
        case Grid():
            return _grid(block)
        case Drawing():
            return _drawing(block, number)


def _drawing(block: Drawing, number: int) -> str:
    """A plot whose points are links, or a map as a picture within the page."""
    said = escape(one_line(block.said))
    if isinstance(block.drawn, Plot):
        return f"<figure>{draw_svg(block.drawn, name=f'bt{number}')}</figure>"
    picture = base64.b64encode(picture_of(block)).decode()
    return f'<figure><img alt="{said}" src="data:image/png;base64,{picture}"></figure>'


def _grid(grid: Grid) -> str:
    heads = "".join(f'<th scope="col">{escape(one_line(head))}</th>' for head in grid.heads)
    rows = "".join(f"<tr>{_cells(row)}</tr>" for row in grid.rows)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="hoi-bang" tabindex="0" role="region">{table}</div>'


def _cells(row: Sequence[Sequence[Run]]) -> str:
    first, *others = (_runs(runs) for runs in row)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in others)


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    if run.text == "\n":
        return "<br>"
    text = escape(visible(run.text))
    if run.mark:
        return f'<a class="hoi-dau" href="#bt-nguon-{run.mark}">{text}</a>'
    if run.link.startswith(("/trang/", "http://", "https://")):
        return f'<a href="{escape(run.link)}" target="_blank" rel="noopener">{text}</a>'
    return f"<strong>{text}</strong>" if run.bold else text
