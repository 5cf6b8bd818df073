"""An answer as HTML for the chat: our own ``**`` and ``[1]`` become tags, all else is text."""

import re
from collections.abc import Collection

from assistant.records import Answer
from assistant.ui.escape import literal, literal_lines
from assistant.ui.talk import Exchange
from assistant.ui.verdict import verdict_html
from prompts.messages import Messages

_TOKEN = re.compile(r"\\(?P<literal>[\\*\[\]])|(?P<bold>\*\*)|\[(?P<mark>\d{1,2})\]")
_UNFINISHED = re.compile(r"(?:\\|\*{1,2}|\[\d{0,2})$")
_SPACE_BEFORE_MARK = re.compile(r"[ \u00a0]+(?=\[\d{1,2}\])")


def label(messages: Messages, section: str, name: str, **values: str) -> str:
    """A sentence of the page as HTML."""
    return literal(messages.say(section, name, **values))


def source_id(turn: int, mark: int) -> str:
    """Id of a source card.

    >>> source_id(3, 1)
    'nguon-3-1'
    """
    return f"nguon-{turn}-{mark}"


def mark_id(turn: int, mark: int) -> str:
    """Id of the first place in the answer where a mark stands.

    >>> mark_id(3, 1)
    'dau-3-1'
    """
    return f"dau-{turn}-{mark}"


class _Marks:
    """Writes citation marks; the first of each number gets the id that its card leads back to."""

    def __init__(self, turn: int, known: Collection[int], messages: Messages) -> None:
        self._turn = turn
        self._known = known
        self._source = label(messages, "page", "source")
        self._written: set[int] = set()

    def write(self, number: int, *, complete: bool) -> str:
        """A link when there is such a source, a quiet mark while the answer grows, plain text otherwise."""
        if number not in self._known:
            return literal(f"[{number}]") if complete else f'<span class="hoi-dau">&#91;{number}&#93;</span>'
        name = f' id="{mark_id(self._turn, number)}"' if number not in self._written else ""
        self._written.add(number)
        return (
            f'<a class="hoi-dau"{name} href="#{source_id(self._turn, number)}">'
            f'<span class="hoi-an">{self._source} </span>&#91;{number}&#93;</a>'
        )


def _inline(line: str, marks: _Marks, *, complete: bool) -> str:
    """One line of an answer. A ``**`` without its pair shows as itself once the answer is complete."""
    line = _SPACE_BEFORE_MARK.sub("\u00a0", line)
    bolds = sum(1 for m in _TOKEN.finditer(line) if m["bold"])
    if not complete and bolds % 2:
        line, bolds = line + "**", bolds + 1
    paired = bolds - bolds % 2
    parts: list[str] = []
    offset = seen = 0
    for token in _TOKEN.finditer(line):
        parts.append(literal(line[offset : token.start()]))
        offset = token.end()
        if token["literal"]:
            parts.append(literal(token["literal"]))
        elif token["mark"]:
            parts.append(marks.write(int(token["mark"]), complete=complete))
        elif seen < paired:
            parts.append("</strong>" if seen % 2 else "<strong>")
            seen += 1
        else:
            parts.append(literal("**"))
    return "".join(parts) + literal(line[offset:])


def rich_text(text: str, marks: _Marks, *, complete: bool = True) -> str:
    """Paragraphs and ``-`` lists of an answer as HTML without line ends."""
    if not complete:
        text = _UNFINISHED.sub("", text)
    html: list[str] = []
    in_list = False
    for line in (raw.strip() for raw in text.splitlines()):
        is_item = line.startswith("- ")
        if in_list and not is_item:
            html.append("</ul>")
        if is_item and not in_list:
            html.append("<ul>")
        in_list = is_item
        if line:
            body = _inline(line[2:] if is_item else line, marks, complete=complete)
            html.append(f"<li>{body}</li>" if is_item else f"<p>{body}</p>")
    if in_list:
        html.append("</ul>")
    return "".join(html)


def _badge(kind: str, messages: Messages) -> str:
    return f'<p class="hoi-nhan hoi-nhan-{kind}">{label(messages, "status", kind)}</p>'


def _answer(answer: Answer, turn: int, messages: Messages, *, complete: bool) -> str:
    marks = _Marks(turn, {c.mark for c in answer.citations}, messages)
    badge = _badge(answer.status, messages) if complete and answer.status != "answered" else ""
    body = rich_text(answer.answer, marks, complete=complete)
    notes = ""
    told = [n.strip() for n in answer.notes if n.strip() not in answer.answer]
    if complete and told:
        items = "".join(f"<li>{_inline(n, marks, complete=True)}</li>" for n in told)
        notes = f'<div class="hoi-ghi-chu"><p>{label(messages, "page", "notes")}</p><ul>{items}</ul></div>'
    verdict = verdict_html(answer, messages) if complete else ""
    return f'{badge}<div class="hoi-loi-dap">{body}</div>{notes}{verdict}'


def question_html(exchange: Exchange, messages: Messages) -> str:
    """The question as the reader typed it."""
    you = f'<span class="hoi-an">{label(messages, "page", "you")}&#58; </span>'
    return f'<div class="hoi-hoi">{you}{literal_lines(exchange.question)}</div>'


def reply_html(exchange: Exchange, messages: Messages) -> str:
    """What came of the question so far: waiting, growing, complete, stopped or failed."""
    by = f'<span class="hoi-an">{label(messages, "page", "answered_by")}&#58; </span>'
    grown = exchange.answer is not None and exchange.answer.answer
    if exchange.state == "pending" and not grown:
        body = f'<p class="hoi-cho">{label(messages, "page", "searching")}</p>'
    elif exchange.state == "failed":
        body = (
            f'{_badge("failed", messages)}<div class="hoi-loi-dap"><p>{literal(exchange.trouble)}</p></div>'
        )
    else:
        complete = exchange.state == "done"
        body = (
            _answer(exchange.answer, exchange.number, messages, complete=complete) if exchange.answer else ""
        )
        if exchange.state == "stopped":
            body += (
                _badge("stopped", messages) + f'<p class="hoi-nho">{label(messages, "notice", "stopped")}</p>'
            )
    return f'<div class="hoi-dap hoi-{exchange.state}">{by}{body}</div>'
