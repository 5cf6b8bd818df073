"""The panel beside the chat: every cited passage with its sentence and figures marked, as HTML."""

from collections.abc import Sequence

from assistant.pictures.citations import cited_link, cited_page, cited_strip
from assistant.records import Citation
from assistant.ui.escape import literal, literal_run
from assistant.ui.marks import label, mark_id, source_id
from assistant.ui.talk import Exchange
from prompts.messages import Messages

Range = tuple[int, int]


def _sound(ranges: Sequence[Range], length: int) -> list[Range]:
    """Ranges inside ``0`` to ``length``, in order, none empty, none overlapping the one before."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if 0 <= start < end <= length and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found


def _figures(text: str, start: int, end: int, figures: Sequence[Range]) -> str:
    """``text[start:end]`` with the figures that lie in it set stronger."""
    html, offset = "", start
    for low, high in figures:
        if start <= low and high <= end:
            html += (
                literal_run(text[offset:low])
                + f'<strong class="hoi-so">{literal_run(text[low:high])}</strong>'
            )
            offset = high
    return html + literal_run(text[offset:end])


def passage_html(citation: Citation) -> str:
    """The passage with the quote in ``<mark>``; the quote alone when the passage does not hold it."""
    text = citation.passage
    found = _sound([citation.highlight], len(text))
    if not found:
        return f"<mark>{literal_run(citation.quote)}</mark>"
    start, end = found[0]
    figures = _sound(citation.figures, len(text))
    return (
        _figures(text, 0, start, figures)
        + f"<mark>{_figures(text, start, end, figures)}</mark>"
        + _figures(text, end, len(text), figures)
    )


def _page_html(citation: Citation, messages: Messages) -> str:
    """The cited page: the part around the figure as a picture, and a link to the whole."""
    values = {"page": str(cited_page(citation))}
    link = (
        f'href="{literal(cited_link(citation, language=messages.language))}" target="_blank" rel="noopener"'
    )
    strip = ""
    if source := cited_strip(citation):
        alt = label(messages, "pictures", "card_alt", **values)
        image = f'<img loading="lazy" src="{literal(source)}" alt="{alt}" width="860" height="340">'
        strip = f'<a class="hoi-anh" {link}>{image}</a>'
    named = label(messages, "pictures", "open", **values)
    hint = label(messages, "pictures", "open_hint")
    return f'{strip}<p class="hoi-mo"><a {link}>{named}<span class="hoi-an"> &#40;{hint}&#41;</span></a></p>'


def nearest_headings(section: str) -> str:
    """The last two of a heading path: those before are the whole report's, and long.

    >>> nearest_headings("A. Kết quả: › I. Kinh tế: › 3. Đầu tư › - Vốn FDI:")
    '… › 3. Đầu tư › Vốn FDI'
    """
    parts = [part.strip(" :-–") for part in section.split("›")]
    return " › ".join((["…"] if len(parts) > 2 else []) + parts[-2:])


def card_html(citation: Citation, turn: int, messages: Messages) -> str:
    """One source: number, report, file, page, date, heading path, passage, and the page itself."""
    page = label(messages, "page", "page_number", page=str(citation.page))
    facts = [f'<span class="hoi-trang">{page}</span>']
    facts += [f"<span>{literal(citation.issuer)}</span>"] if citation.issuer else []
    if citation.number:
        facts.append(f"<span>{label(messages, 'page', 'numbered', number=citation.number)}</span>")
    if citation.dated:
        facts.append(f"<span>{label(messages, 'page', 'dated', date=citation.dated)}</span>")
    facts.append(f'<span class="hoi-tep">{literal(citation.document)}</span>')
    if citation.origin != "text":
        facts.append(f"<span>{label(messages, 'page', citation.origin)}</span>")
    section = ""
    if citation.section:
        named = label(messages, "page", "section")
        section = (
            f'<p class="hoi-muc"><span>{named}&#58;</span> {literal(nearest_headings(citation.section))}</p>'
        )
    name = label(messages, "page", "source")
    back = label(messages, "page", "back")
    return (
        f'<article class="hoi-the" id="{source_id(turn, citation.mark)}" tabindex="-1">'
        f'<h3><span class="hoi-an">{name} </span><span class="hoi-dau">&#91;{citation.mark}&#93;</span> '
        f"{literal(citation.title)}</h3>"
        f'<p class="hoi-dia-chi">{"".join(facts)}</p>{section}'
        f"<blockquote>{passage_html(citation)}</blockquote>{_page_html(citation, messages)}"
        f'<p class="hoi-ve"><a href="#{mark_id(turn, citation.mark)}">{back}</a></p></article>'
    )


def _turn_html(exchange: Exchange, messages: Messages, *, shown: bool) -> str:
    """The sources of one question."""
    asked = (
        f'<p class="hoi-cua"><span>{label(messages, "page", "sources_of")}&#58;</span> '
        f"{literal(exchange.question)}</p>"
    )
    citations = exchange.answer.citations if exchange.answer and exchange.state == "done" else ()
    if exchange.state == "pending":
        body = f'<p class="hoi-cho">{label(messages, "page", "sources_searching")}</p>'
    elif citations:
        body = "".join(card_html(c, exchange.number, messages) for c in citations)
    else:
        body = f'<p class="hoi-trong">{label(messages, "page", "sources_none")}</p>'
    kind = "hoi-luot hoi-hien" if shown else "hoi-luot"
    return f'<section class="{kind}" id="nguon-{exchange.number}">{asked}{body}</section>'


def panel_html(exchanges: Sequence[Exchange], messages: Messages) -> str:
    """Sources of every question; only the newest question's are shown until a mark is opened."""
    if not exchanges:
        body = f'<p class="hoi-trong">{label(messages, "page", "sources_hint")}</p>'
    else:
        body = "".join(_turn_html(e, messages, shown=e is exchanges[-1]) for e in exchanges)
    return f'<div class="hoi-nguon"><h2>{label(messages, "page", "sources")}</h2>{body}</div>'
