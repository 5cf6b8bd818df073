"""What the reports hold and where they clash, as HTML; all text is escaped."""

from collections.abc import Mapping, Sequence

from assistant.desk.coverage import Cell, Grid, Row
from assistant.desk.findings import Quoted, Said
from assistant.desk.records import Fact
from assistant.ui.escape import literal
from assistant.ui.facts import FactView, marked_text
from ingest.audit.subjects import load_words


def grid_html(view: FactView, grid: Grid, facts: Mapping[str, Fact]) -> str:
    """Main indicators by year; each time leads to its page.

    ``facts`` are the figures of the grid by key.
    """
    if not grid.rows:
        return f'<p class="hoi-trong" role="status">{view.say("coverage_none")}</p>'
    heads = "".join(f'<th scope="col">{year}</th>' for year in grid.years)
    rows = "".join(_row(view, row, facts) for row in grid.rows)
    return (
        f'<p class="hoi-nho">{view.say("coverage_hint")}</p>'
        f'<div class="hoi-bang-khung" tabindex="0" role="region" aria-label="{view.say("coverage")}">'
        f'<table class="hoi-bang hoi-luoi"><thead><tr><th scope="col">{view.say("indicator_head")}</th>'
        f"{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(view: FactView, row: Row, facts: Mapping[str, Fact]) -> str:
    unit = "đồng" if row.unit == "VND" else row.unit
    name = f'<th scope="row">{literal(row.name)} <span class="hoi-nho">{literal(unit)}</span></th>'
    return f"<tr>{name}{''.join(_cell(view, cell, facts) for cell in row.cells)}</tr>"


def _cell(view: FactView, cell: Cell | None, facts: Mapping[str, Fact]) -> str:
    if cell is None:
        return f'<td class="hoi-thieu"><span aria-hidden="true">–</span>{_unseen(view.say("lacking"))}</td>'
    times = " ".join(_time(word, facts.get(key)) for word, key in cell.times)
    return f'<td class="{"hoi-du" if cell.whole else "hoi-mot-phan"}">{times}</td>'


def _time(word: str, fact: Fact | None) -> str:
    if fact is None:
        return literal(word)
    told = literal(f"{fact.said} – {fact.report.document}")
    return f'<a href="{literal(fact.link)}" target="_blank" rel="noopener" title="{told}">{literal(word)}</a>'


def _unseen(text: str) -> str:
    return f'<span class="hoi-an">{text}</span>'


def findings_html(view: FactView, found: Sequence[Said] | None) -> str:
    """The audit's findings with every place quoted; None while they are looked for."""
    if found is None:
        return f'<p class="hoi-trong" role="status">{view.say("findings_wait")}</p>'
    if not found:
        return f'<p class="hoi-trong" role="status">{view.say("findings_none")}</p>'
    cards = "".join(_finding(view, said) for said in found)
    return f'<p class="hoi-nho">{view.say("findings_hint")}</p><ol class="hoi-ra-soat">{cards}</ol>'


def _finding(view: FactView, said: Said) -> str:
    own = {"reissued": view.say("reissued"), "corrected": view.say("mended")}
    level = own.get(said.kind) or literal(str(load_words("levels")[said.kind]))
    rule = f"<p>{literal(said.rule)}</p>" if said.rule else ""
    places = "".join(_place(view, place) for place in said.places)
    return (
        f'<li class="hoi-the"><h3><span class="hoi-nhan hoi-nhan-{literal(said.kind)}">{level}</span> '
        f"{literal(said.title)}</h3>{rule}<p><b>{literal(said.formula)}</b></p><ul>{places}</ul></li>"
    )


def _place(view: FactView, place: Quoted) -> str:
    where = f"{literal(place.document)}, {view.say('page', page=str(place.page))}"
    role = f"{literal(place.role)} " if place.role else ""
    return (
        f"<li>{role}<b>{literal(place.amount)}</b> – "
        f'<a href="{literal(place.link)}" target="_blank" rel="noopener">{where}</a>'
        f"<blockquote>{marked_text(place.quote, *place.figure)}</blockquote></li>"
    )
