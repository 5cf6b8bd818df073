"""The figure desk's table as HTML, and one figure with all that is known of it; text is escaped."""

from collections.abc import Iterable, Sequence

from assistant.dates import print_day, print_until
from assistant.desk.records import Fact, Rows
from assistant.desk.series import MOST, Series, Track, plot_of
from assistant.export.times import print_period, short_time
from assistant.plots.draw import draw_svg
from assistant.ui.escape import literal, literal_run
from prompts.messages import Messages

COLUMNS = ("indicator_head", "amount", "period", "scope_head", "where")
_STATES = ("superseded", "copy", "corrected")


class FactView:
    """Figures in the words of one language."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def say(self, name: str, **values: str) -> str:
        """A sentence of the desk, escaped."""
        return literal(self._messages.say("desk_page", name, **values))

    def table(self, rows: Rows, most: int) -> str:
        """A page of rows with a head that stays, and what leads to the next page."""
        if not rows.facts:
            return f'<p class="hoi-trong" role="status">{literal(self._messages.say("desk", "none"))}</p>'
        heads = "".join(f'<th scope="col" role="columnheader">{self.say(name)}</th>' for name in COLUMNS)
        body = "".join(map(self._row, rows.facts))
        return (
            f"{self._pages(rows, most)}"
            f'<div class="hoi-bang-khung" tabindex="0" role="region" aria-label="{self.say("table")}">'
            f'<table class="hoi-bang" role="table"><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
            f'<tbody role="rowgroup">{body}</tbody></table></div>'
        )

    def _row(self, fact: Fact) -> str:
        figure = fact.figure
        name = " ".join(figure.indicator.split()) or figure.text
        opened = (
            f'<button type="button" data-viec="mo" data-khoa="{literal(fact.key)}">{literal(name)}</button>'
        )
        cells = (
            f"{opened}{self._chips(fact)}",
            self._amount(fact),
            self._time(fact),
            literal(self._scope(fact)),
            f'{self._link(fact, literal(fact.report.document))}<span class="hoi-nho">'
            f"{self.say('page', page=str(fact.page))}</span>",
        )
        return '<tr role="row">{}</tr>'.format(
            "".join(
                f'<td role="cell" data-cot="{self.say(column)}"><div>{cell}</div></td>'
                for column, cell in zip(COLUMNS, cells, strict=True)
            )
        )

    def _amount(self, fact: Fact) -> str:
        told = f"<strong>{literal(fact.said)}</strong>"
        if fact.said != " ".join(fact.figure.text.split()):
            told += f'<span class="hoi-nho">{self.say("printed", text=fact.figure.text)}</span>'
        if fact.figure.qualifier:
            told += f'<span class="hoi-nho">{literal(fact.figure.qualifier)}</span>'
        return told

    def _time(self, fact: Fact) -> str:
        figure = fact.figure
        period = figure.period or fact.implied
        told = literal(print_period(period)) if period else literal(print_until(figure))
        if fact.implied and figure.period is None and figure.as_of is None:
            told += f'<span class="hoi-nho">{self.say("implied")}</span>'
        elif figure.as_of and period and period.start != period.end:
            told += f'<span class="hoi-nho">{self.say("until", date=print_day(figure.as_of))}</span>'
        return told

    def _scope(self, fact: Fact) -> str:
        facets = [f for f in fact.figure.facets if f not in ("preliminary", "official")]
        told = [self._messages.say("export_facet", facet) for facet in facets]
        return ", ".join(dict.fromkeys(w for w in (" ".join(fact.figure.scope.split()), *told) if w))

    def _chips(self, fact: Fact) -> str:
        told: list[str] = [fact.standing] if fact.standing else []
        told += [fact.state] if fact.state in _STATES else []
        told += ["unsure"] if fact.doubtful else []
        return "".join(f'<span class="hoi-nhan hoi-nhan-{t}">{self.say(t)}</span>' for t in told)

    def _link(self, fact: Fact, text: str) -> str:
        return f'<a href="{literal(fact.link)}" target="_blank" rel="noopener">{text}</a>'

    def _pages(self, rows: Rows, most: int) -> str:
        last = rows.first + len(rows.facts)
        numbers = {"first": rows.first + 1, "last": last, "total": rows.total}
        shown = {name: f"{n:,}".replace(",", ".") for name, n in numbers.items()}
        told = literal(self._messages.say("desk", "shown", **shown))
        before, after = max(0, rows.first - most), last
        return (
            f'<nav class="hoi-trang-bang" aria-label="{self.say("pages")}"><span role="status">{told}</span>'
            f"{self._turn('before', before, on=rows.first > 0)}"
            f"{self._turn('after', after, on=last < rows.total)}</nav>"
        )

    def _turn(self, name: str, first: int, *, on: bool) -> str:
        off = "" if on else " disabled"
        return f'<button type="button" data-viec="trang" data-dau="{first}"{off}>{self.say(name)}</button>'

    def detail(
        self, fact: Fact, series: Series, told: tuple[Sequence[Fact], Sequence[Fact], Sequence[Fact]]
    ) -> str:
        """One figure: its words, its report, its series, and where else it is told."""
        kind = literal(self._messages.say("export_kind", fact.figure.kind))
        scope = literal(self._scope(fact))
        facts = "".join(f"<span>{part}</span>" for part in (self._time(fact), scope, kind) if part)
        lists = zip(("same", "other", "replaced"), told, strict=True)
        return (
            f'<article class="hoi-chi-tiet"><h3 tabindex="-1">{literal(fact.figure.indicator)}</h3>'
            f'<p class="hoi-so-lon">{self._amount(fact)}{self._chips(fact)}</p>'
            f'<p class="hoi-dia-chi">{facts}</p>'
            f"<h4>{self.say('quote')}</h4><blockquote>{marked(fact)}</blockquote>"
            f"<h4>{self.say('source')}</h4>{self._card(fact)}"
            f"<h4>{self.say('series')}</h4>{self._series(series)}"
            f"{''.join(self._mentions(name, facts) for name, facts in lists)}</article>"
        )

    def _card(self, fact: Fact) -> str:
        report = fact.report
        number = self.say("numbered", number=report.number) if report.number else ""
        dated = self.say("dated", date=print_day(report.dated)) if report.dated else ""
        page = self.say("page", page=str(fact.page))
        parts = (literal(report.issuer), number, dated, literal(report.document), page)
        told = "".join(f"<span>{part}</span>" for part in parts if part)
        opened = self._link(fact, self.say("open_page"))
        return f'<p><b>{literal(report.title)}</b></p><p class="hoi-dia-chi">{told}</p><p>{opened}</p>'

    def _series(self, series: Series) -> str:
        if sum(len(t.steps) for t in series.tracks) < 2 and not any(
            s.rivals for t in series.tracks for s in t.steps
        ):
            return f"<p>{self.say('series_none')}</p>"
        drawn = draw_svg(plot_of(series), name="hoi-hinh", width=5.4, height=3.3)
        listed = "".join(self._track(track) for track in series.tracks[:MOST])
        return (
            f'<div class="hoi-hinh">{drawn}</div><p class="hoi-nho">{self.say("series_hint")}</p>'
            f"<details><summary>{self.say('series_table')}</summary>{listed}</details>"
        )

    def _track(self, track: Track) -> str:
        told = "".join(
            f"<li>{literal(short_time(step.fact.figure.period or step.fact.implied))}&#58; "  # type: ignore[arg-type]
            f"{self._link(step.fact, literal(step.fact.said))}{self._why(step.why)}</li>"
            for step in track.steps
        )
        return f"<p><b>{literal(track.name)}</b></p><ul>{told}</ul>"

    def _why(self, why: str) -> str:
        return f' <span class="hoi-nho">{literal(self._messages.say("desk_why", why))}</span>' if why else ""

    def _mentions(self, name: str, facts: Iterable[Fact]) -> str:
        told = "".join(map(self._mention, facts))
        return f"<h4>{self.say(name)}</h4><ul>{told}</ul>" if told else ""

    def _mention(self, fact: Fact) -> str:
        page = self.say("page", page=str(fact.page))
        where = self._link(fact, f"{literal(fact.report.document)}, {page}")
        told = f"<b>{literal(fact.said)}</b>{self._chips(fact)} – {where}"
        return f"<li>{told}<blockquote>{marked(fact)}</blockquote></li>"


def marked(fact: Fact) -> str:
    """The quote with its number marked."""
    low = fact.place.clause[0]
    return marked_text(fact.quote, fact.figure.start - low, fact.figure.end - low)


def marked_text(quote: str, start: int, end: int) -> str:
    """``quote`` with ``[start:end]`` marked."""
    if not 0 <= start < end <= len(quote):
        return literal_run(quote)
    return (
        f"{literal_run(quote[:start])}<mark>{literal_run(quote[start:end])}</mark>{literal_run(quote[end:])}"
    )
