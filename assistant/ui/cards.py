"""Figures side by side: reports that disagree, readings to choose from, the nearest to what was asked."""

from collections.abc import Sequence

from assistant.export.figures import of_answer
from assistant.records import Answer, Citation, Reading
from assistant.ui.escape import literal, literal_lines
from assistant.ui.headline import (
    amount_html,
    amount_text,
    cited_figures,
    details,
    details_html,
    figure_of,
    said_before,
)
from assistant.ui.marks import Marks, inline, label
from ingest.records import Figure
from prompts.messages import Messages


def ask_button(question: str, *, name: str = "") -> str:
    """A button that asks ``question``; under another ``name`` the question is there for the script alone."""
    words = literal_lines(question)
    shown = f"{literal(name)}<span hidden>{words}</span>" if name else words
    return f'<button type="button" class="hoi-hoi-ngay hoi-chip">{shown}</button>'


def _told(reading: Reading | Figure, figure: Figure | None, language: str, messages: Messages) -> str:
    """The amount, and the words for what it is of."""
    before = said_before(reading.kind, reading.qualifier, figure, messages)
    name = " ".join(reading.indicator.split())
    return (
        f'<p class="hoi-chi-tieu">{literal(name[:1].upper() + name[1:])}</p>'
        f'<p class="hoi-vua">{amount_html(amount_text(reading, language), before=before)}</p>'
    )


def _source(citation: Citation, messages: Messages) -> list[tuple[str, str]]:
    rows = [(messages.say("card", "report"), citation.title)]
    rows += [(messages.say("card", "dated"), citation.dated)] if citation.dated else []
    return [*rows, (messages.say("card", "page"), str(citation.page))]


def _card(top: str, rows: str, below: str) -> str:
    return f'<div class="hoi-doc">{top}{rows}{below}</div>'


def items_of(answer: Answer) -> tuple[str, list[str]]:
    """What stands above the list of an answer, and its items where each tells one of its figures in turn."""
    lines = [line.strip() for line in answer.answer.splitlines() if line.strip()]
    items = [line[2:] for line in lines if line.startswith("- ")]
    marked = all(f"[{f.citation}]" in i for f, i in zip(answer.figures, items, strict=False))
    if len(items) != len(answer.figures) or not marked or not items:
        return answer.answer, []
    first = next(i for i, line in enumerate(lines) if line.startswith("- "))
    return "\n".join(lines[:first]), items


def readings_html(answer: Answer, offers: Sequence[str], marks: Marks, messages: Messages) -> str:
    """A card for each reading: amount, time, scope, report, date, page and mark.

    Args:
        answer: One whose status is ``conflict`` or ``clarify``.
        offers: The question that leads to each reading alone, ``""`` where there is none.
        marks: Of this answer.
        messages: Of the page.
    """
    own = of_answer(answer)
    by_mark = {c.mark: c for c in answer.citations}
    _, items = items_of(answer)
    cards = []
    for i, reading in enumerate(answer.figures):
        citation = by_mark.get(reading.citation)
        figure = figure_of(reading, citation)
        rows = [*details(reading.period, reading.as_of, reading.scope, figure, own, kind=reading.kind)]
        rows += _source(citation, messages) if citation else []
        said = f'<p class="hoi-trich">{inline(_clause(items[i]), marks)}</p>' if items else ""
        said = said or f"<p>{marks.write(reading.citation, complete=True)}</p>"
        chip = ask_button(offers[i]) if i < len(offers) and offers[i] else ""
        top = _told(reading, figure, answer.language, own)
        cards.append(_card(top, details_html(iter(rows)), said + chip))
    return f'<div class="hoi-doi">{"".join(cards)}</div>'


def _clause(item: str) -> str:
    """What an item says behind the name of its report, which the card names already."""
    head, colon, rest = item.partition("”")
    behind = rest.partition(":")[2].strip() if colon and "“" in head else ""
    return behind or item


def split_nearest(answer: Answer) -> tuple[str, str]:
    """What a refusal lacks, and its last paragraph where that tells one figure: the nearest."""
    reason, _, last = answer.answer.rpartition("\n\n")
    alone = len(answer.citations) == 1 and len(cited_figures(answer.citations[0])) == 1
    return (reason, last) if reason and alone and "\n" not in last else (answer.answer, "")


def nearest_html(answer: Answer, offers: Sequence[str], marks: Marks, messages: Messages) -> str:
    """The nearest figure of a refusal as a card with its mark and a question that it answers, else ``""``."""
    citation = next((c for c in answer.citations if cited_figures(c)), None)
    if citation is None:
        return ""
    own = of_answer(answer)
    figure = cited_figures(citation)[0]
    period = figure.period.iso if figure.period else None
    as_of = figure.as_of.isoformat() if figure.as_of else None
    rows = [
        *details(period, as_of, figure.scope, figure, own, kind=figure.kind),
        *_source(citation, messages),
    ]
    chip = ask_button(offers[0]) if offers and offers[0] else ""
    top = (
        f'<p class="hoi-nho">{label(messages, "card", "nearest")} '
        f"{marks.write(citation.mark, complete=True)}</p>"
    )
    card = _card(top + _told(figure, figure, answer.language, own), details_html(iter(rows)), chip)
    return f'<div class="hoi-doi hoi-gan">{card}</div>'
