"""Results as text to read, each statement with its source: for assistants that show no structured content."""

from assistant.api.shapes import Json

_FIGURES = 50
"""Figures listed in a text, at most; the structured content has them all."""


def tell_answer(answer: Json) -> str:
    """The answer, its notes, and what it cites."""
    lines = [answer["answer"].replace("**", "")]
    lines += [f"* {note}" for note in answer["notes"]]
    for citation in answer["citations"]:
        lines.append(f"[{citation['mark']}] {_source(citation)}")
        lines.append(f"    “{citation['quote']}”")
        lines.append(f"    {citation['page_url']}")
    return "\n".join(lines)


def tell_figures(found: Json) -> str:
    """One figure a line, with its report and page."""
    lines = [f"{len(found['figures'])} / {found['total']}"]
    for figure in found["figures"][:_FIGURES]:
        about = ", ".join(filter(None, (figure["indicator"], figure["scope"], figure["period"])))
        lines.append(f"- {figure['text']} | {about} | {_source(figure)} | {figure['page_url']}")
    if found["next_cursor"]:
        lines.append(f"cursor: {found['next_cursor']}")
    return "\n".join(lines)


def tell_passage(passage: Json) -> str:
    """The passage as a quote, under its report."""
    source = _source({**passage["report"], "page": passage["page"]})
    heads = " › ".join(passage["headings"])
    notes = [f"* {note}" for note in passage["notes"]]
    return "\n".join(filter(None, (source, heads, *notes, f"“{passage['text']}”", passage["page_url"])))


def _source(of: Json) -> str:
    """Title, number, day, issuer, file and page."""
    named = filter(None, (of["title"], of["number"], of["date"], of["issuer"]))
    return f"{', '.join(named)} ({of['document']}, tr. {of['page']})"
