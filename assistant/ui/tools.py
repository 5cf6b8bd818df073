"""What a reader takes away: the answer as text with its sources, and as files."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.records import Answer
from assistant.ui.escape import literal, literal_lines
from assistant.ui.marks import label
from prompts.messages import Messages


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is offered for an answer."""

    kind: str
    """``docx``, ``xlsx`` or ``csv``."""

    address: str


def cited_text(answer: Answer, messages: Messages) -> str:
    """The answer as plain text, and below it every source: title, page, number, day, file."""
    lines = [line.replace("**", "") for line in answer.answer.splitlines()]
    sources = []
    for c in answer.citations:
        told = [messages.say("tool", "cited", title=c.title, page=str(c.page))]
        told += [messages.say("page", "numbered", number=c.number)] if c.number else []
        told += [c.dated] if c.dated else []
        sources.append(f"[{c.mark}] {', '.join([*told, c.document])}")
    named = [f"{messages.say('tool', 'sources')}:", *sources] if sources else []
    return "\n".join([answer.question, "", *lines, *(["", *named] if named else [])])


def tools_html(answer: Answer, files: Sequence[Taken], messages: Messages) -> str:
    """The row below a complete answer: copy it with its sources, fetch it as a file."""
    if not answer.answer.strip():
        return ""
    copy = (
        f'<button type="button" class="hoi-nut hoi-chep">{label(messages, "tool", "copy")}</button>'
        f'<span class="hoi-loi-chep" hidden>{_lines(cited_text(answer, messages))}</span>'
    )
    links = "".join(
        f'<a class="hoi-nut" href="{literal(f.address)}" download>{label(messages, "tool", f.kind)}</a>'
        for f in files
    )
    name = label(messages, "tool", "tools")
    return f'<div class="hoi-cong-cu"><span class="hoi-an">{name}&#58; </span>{copy}{links}</div>'


def _lines(text: str) -> str:
    """Every line in an element of its own, an empty one too: line ends do not live through Markdown."""
    return "".join(f"<span>{literal_lines(line)}</span>" for line in text.splitlines())
