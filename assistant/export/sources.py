"""A citation as a numbered source: the report, its number, date and page, and the quote."""

from collections.abc import Iterator

from assistant.export.blocks import Words
from assistant.export.figures import link_of, page_of
from assistant.export.runs import Run, cited_figures, mark_bold, quote_runs
from assistant.records import Citation
from prompts.messages import Messages


def source_blocks(citation: Citation, messages: Messages, *, site: str = "") -> list[Words]:
    """The report's line, which the marks lead to, and the quote with its figures bold.

    ``site`` is the address of the app; without it the link begins at ``/``, for a page of ours.
    """
    said = f"{citation.title}{''.join(f', {part}' for part in _parts(citation, messages))}."
    figures = cited_figures(citation)
    address = site + link_of(citation, figures, language=messages.language)
    opening = [Run(messages.say("export", "open_page"), link=address)]
    return [
        Words(mark_bold(said, [(0, len(citation.title))]), lead=f"[{citation.mark}]", mark=citation.mark),
        Words([Run("“"), *quote_runs(citation), Run("” "), *opening], style="Quoted"),
    ]


def _parts(citation: Citation, messages: Messages) -> Iterator[str]:
    def say(name: str, **given: str) -> str:
        return messages.say("export", name, **given)

    if citation.issuer:
        yield say("issuer", issuer=citation.issuer)
    if citation.number:
        yield say("number", number=citation.number)
    if citation.dated:
        yield say("dated", date=citation.dated)
    yield say("file", document=citation.document)
    yield say("page", page=str(page_of(citation, cited_figures(citation))))
    if citation.section:
        yield say("heading", path=citation.section)
    if citation.origin != "text":
        yield messages.say("page", citation.origin)
