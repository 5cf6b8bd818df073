"""The viewer's page as HTML: works without JavaScript, fetches nothing but its picture."""

from functools import cache
from pathlib import Path

from assistant.pictures.errors import PageRefused
from assistant.pictures.links import AT, Wanted, page_link, picture_link
from assistant.pictures.sight import Quoted, Sight
from assistant.pictures.typeset import Marker, page_html
from assistant.ui.escape import literal
from ingest.errors import PipelineError
from prompts.messages import Messages, load_messages

_ALT = 300
"""Characters of a quote that are read out with the picture."""


@cache
def styles() -> str:
    """The page's style sheet."""
    return (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


class View:
    """Writes one page in one language."""

    def __init__(self, language: str) -> None:
        """In ``language``, ``"vi"`` or ``"en"``."""
        self._messages: Messages = load_messages(language)
        self._language = language

    def _say(self, name: str, **values: str) -> str:
        return literal(self._messages.say("pictures", name, **values))

    def _link(self, sight: Sight, number: int, wanted: Wanted) -> str:
        spans, figures = wanted.spans, wanted.figures
        return literal(page_link(sight.report.id, number, spans, figures, language=self._language))

    def write(self, sight: Sight, wanted: Wanted) -> tuple[str, str]:
        """The whole page, and the style sheet that stands in it."""
        title = self._say("page_of", page=str(sight.page.number), pages=str(sight.report.pages))
        body = (
            f"<header>{self._back()}<h1>{literal(sight.report.title)}</h1>"
            f'<p class="ve">{self._facts(sight)}</p></header>'
            f"<main>{self._turning(sight, wanted)}{self._quotes(sight, wanted)}{self._paper(sight, wanted)}"
            f"{self._turning(sight, wanted)}</main>"
        )
        css = styles()
        if sight.drawing is not None and sight.drawing.found:
            css += f"#{AT}{{top:{max(sight.drawing.top * 100 - 3, 0):.2f}%}}"
        return self._whole(f"{title} – {literal(sight.report.title)}", body, css), css

    def reason(self, error: PipelineError) -> str:
        """Why a page is not shown, in one sentence."""
        if isinstance(error, PageRefused):
            return self._messages.say("pictures", type(error).__name__)
        return self._messages.explain(error)

    def refuse(self, error: PipelineError) -> tuple[str, str]:
        """A page that says so, and its style sheet."""
        said = f"<h1>{self._say('refused')}</h1><p>{literal(self.reason(error))}</p>"
        return self._whole(
            self._say("refused"), f"<header>{self._back()}</header><main>{said}</main>", styles()
        ), styles()

    def _whole(self, title: str, body: str, css: str) -> str:
        return (
            f'<!DOCTYPE html><html lang="{self._language}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
            f"<title>{title}</title><style>{css}</style></head><body>{body}</body></html>"
        )

    def _back(self) -> str:
        home = "/" if self._language == "vi" else f"/{self._language}"
        return f'<p class="ve-hoi"><a href="{home}">← {self._say("back")}</a></p>'

    def _facts(self, sight: Sight) -> str:
        report = sight.report
        facts = [report.issuer] if report.issuer else []
        facts += [self._messages.say("pictures", "numbered", number=report.number)] if report.number else []
        if report.dated:
            facts.append(self._messages.say("pictures", "dated", date=f"{report.dated:%d/%m/%Y}"))
        return "".join(f"<span>{literal(fact)}</span>" for fact in (*facts, report.document))

    def _turning(self, sight: Sight, wanted: Wanted) -> str:
        """The page before, this one's number, the page behind."""
        number, pages = sight.page.number, sight.report.pages
        before = self._turn(sight, number - 1, wanted, "previous") if number > 1 else "<span></span>"
        behind = self._turn(sight, number + 1, wanted, "next") if number < pages else "<span></span>"
        here = self._say("page_of", page=str(number), pages=str(pages))
        return f'<nav aria-label="{self._say("turning")}">{before}<b>{here}</b>{behind}</nav>'

    def _turn(self, sight: Sight, number: int, wanted: Wanted, name: str) -> str:
        """A link to page ``number``; the marks go with it where the quote does."""
        there = wanted if wanted.on(number) != Wanted() else Wanted()
        return f'<a href="{self._link(sight, number, there)}">{self._say(name)}</a>'

    def _quotes(self, sight: Sight, wanted: Wanted) -> str:
        if not sight.quoted:
            return ""
        quotes = "".join(f"<blockquote>{_quote_html(q)}</blockquote>" for q in sight.quoted)
        others = "".join(
            f'<p><a href="{self._link(sight, q.page.number, wanted)}">'
            f"{self._say('goes_on', page=str(q.page.number))}</a></p>"
            for q in sight.quoted
            if q.page.number != sight.page.number
        )
        return f'<section class="dan"><h2>{self._say("quoted")}</h2>{quotes}{others}</section>'

    def _paper(self, sight: Sight, wanted: Wanted) -> str:
        here = sight.here
        text = page_html(
            sight.page, Marker(sight.page.text, here.spans, here.figures, named=sight.drawing is None)
        )
        text = text or f"<p>{self._say('empty')}</p>"
        if sight.drawing is None:
            named = {"format": sight.report.format.upper()} if sight.missing == "typeset" else {}
            why = self._say(sight.missing, **named)
            return f'<p class="luu-y">{why}</p><article class="chu">{text}</article>'
        return (
            f"{self._remarks(sight)}{self._picture(sight, wanted)}"
            f'<details><summary>{self._say("text")}</summary><article class="chu">{text}</article></details>'
        )

    def _remarks(self, sight: Sight) -> str:
        drawing, said = sight.drawing, []
        if drawing is not None and drawing.missing:
            said.append("partly" if drawing.found else "unmarked")
        if sight.scan is not None:
            said.append("scanned")
        return "".join(f'<p class="luu-y">{self._say(name)}</p>' for name in said)

    def _picture(self, sight: Sight, wanted: Wanted) -> str:
        drawing = sight.drawing
        if drawing is None:
            return ""
        here = wanted.on(sight.page.number)
        source = literal(picture_link(sight.report.id, sight.page.number, here.spans, here.figures))
        values = {"page": str(sight.page.number), "title": sight.report.title}
        if drawing.found and sight.here.spans:
            start, end = sight.here.spans[0]
            alt = self._say("alt_marked", quote=sight.page.text[start:end][:_ALT], **values)
        else:
            alt = self._say("alt", **values)
        at = f'<span id="{AT}"></span>' if drawing.found else ""
        return (
            f'<figure class="to">{at}<a href="{source}"><img src="{source}" alt="{alt}" '
            f'width="{drawing.width}" height="{drawing.height}"></a></figure>'
        )


def _quote_html(quoted: Quoted) -> str:
    """The cited words of one page, the figures in them set stronger."""
    marker = Marker(quoted.page.text, (), quoted.figures, named=False)
    return " … ".join(marker.write(*span) for span in quoted.spans or quoted.figures)
