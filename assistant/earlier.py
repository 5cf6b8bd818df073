"""What an answer says of other issues of its sources: the old figure, and the other files of one paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.compose import Bench, plain, print_day
from assistant.evidence import Gatherer
from assistant.records import Answer, Citation, Reading
from ingest.catalogue import Catalogue
from ingest.records import Figure, Sentence
from ingest.reports import Report
from ingest.versions.signature import open_numbers, words_of
from prompts.answers import load_answers
from vectorstore.records import Hit

Told = tuple[Report, Sentence, Figure]


def tell_earlier(answer: Answer, gatherer: Gatherer) -> Answer:
    """The answer with what an earlier issue said where a later one changed it, cited; else ``answer``."""
    lines: list[str] = []
    for reading in answer.figures:
        cited = next((c for c in answer.citations if c.mark == reading.citation), None)
        figure = _figure_of(reading, cited) if cited else None
        if cited and figure:
            for report, sentence, old in _earlier(figure, gatherer.catalogue):
                answer, mark = _cite(answer, gatherer, report, sentence, old)
                lines.append(_line(reading, cited, report, old, mark))
    if not lines:
        return answer
    return replace(answer, answer="\n".join([answer.answer, "", *dict.fromkeys(lines)]))


def tell_twins(answer: Answer, catalogue: Catalogue) -> Answer:
    """The answer with a note that names the other files of the papers that it cites."""
    notes = list(answer.notes)
    for report_id in dict.fromkeys(c.report_id for c in answer.citations):
        links = [link for link in catalogue.links_to(report_id) if link.kind != "superseded"]
        if twins := [catalogue.report(link.report_id) for link in links]:
            marks = ", ".join(f"[{c.mark}]" for c in answer.citations if c.report_id == report_id)
            names = ", ".join(sorted(plain(twin.document) for twin in twins))
            notes.append(load_answers().say("note", "twins", marks=marks, names=names))
    return replace(answer, notes=tuple(notes))


def _figure_of(reading: Reading, cited: Citation) -> Figure | None:
    """The fact behind what was read to the reader; None where its print stands there twice."""
    same = [f for f in cited.facts if f.text == reading.text and f.indicator == reading.indicator]
    return same[0] if len(same) == 1 else None


def _earlier(figure: Figure, catalogue: Catalogue) -> Iterator[Told]:
    """What the earlier issues of a figure's report printed in its place, where it is another value."""
    for link in catalogue.links_to(figure.report_id):
        if link.kind == "superseded":
            now = catalogue.sentences(figure.report_id, figure.sentence, figure.sentence)
            before = _same_sentence(now[0], catalogue.report_sentences(link.report_id)) if now else None
            old = _counterpart(figure, before, catalogue, link.report_id) if before else None
            if before and old:
                yield catalogue.report(link.report_id), before, old


def _same_sentence(now: Sentence, earlier: Sequence[Sentence]) -> Sentence | None:
    """The one sentence that says the same under the same headings, numbers left open."""
    wanted = _said(now)
    found = [s for s in earlier if _said(s) == wanted]
    return found[0] if len(found) == 1 else None


def _said(sentence: Sentence) -> tuple[object, ...]:
    headings = tuple(tuple(open_numbers(words_of(h))) for h in (*sentence.headings, sentence.caption))
    return (sentence.kind, tuple(open_numbers(words_of(sentence.text))), headings)


def _counterpart(figure: Figure, before: Sentence, catalogue: Catalogue, report_id: str) -> Figure | None:
    """The old sentence's figure in the same place; None where it is the same value."""
    old = [f for f in catalogue.report_figures(report_id) if f.sentence == before.ordinal]
    key = f"{figure.report_id}:{figure.passage}"
    new = [f for f in catalogue.passage_figures([key]).get(key, ()) if f.sentence == figure.sentence]
    place = next((at for at, f in enumerate(new) if f.ordinal == figure.ordinal), None)
    if place is None or len(old) != len(new):
        return None
    found = old[place]
    alike = (found.unit, found.kind, found.period) == (figure.unit, figure.kind, figure.period)
    return found if alike and found.value != figure.value else None


def _cite(
    answer: Answer, gatherer: Gatherer, report: Report, sentence: Sentence, old: Figure
) -> tuple[Answer, int]:
    hit = Hit(key=f"{report.id}:{old.passage}", score=0.0, lexical=0.0, dense=0.0)
    bench = Bench(gatherer.gather([hit]), citations=list(answer.citations))
    mark = bench.cite(report, [sentence], [old])
    return replace(answer, citations=tuple(bench.citations)), mark


def _line(reading: Reading, cited: Citation, report: Report, old: Figure, mark: int) -> str:
    say = load_answers().say
    return say(
        "answer",
        "superseded",
        title=report.title,
        dated=say("answer", "dated", date=print_day(report.dated)) if report.dated else "",
        old=plain(old.text),
        old_mark=str(mark),
        new=plain(reading.text),
        new_mark=str(cited.mark),
    )
