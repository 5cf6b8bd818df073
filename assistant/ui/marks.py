"""Citation marks and the rest of an answer's own markup, ``**`` and ``-``, as HTML; all else is text."""

import re
from collections.abc import Collection

from assistant.ui.escape import literal
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


class Marks:
    """Writes citation marks; the first of each number gets the id that its card leads back to."""

    def __init__(self, turn: int, known: Collection[int], messages: Messages) -> None:
        self._turn = turn
        self._known = known
        self._source = label(messages, "page", "source")
        self._written: set[int] = set()

    def write(self, number: int, *, complete: bool) -> str:
        """A link when there is such a source, a quiet mark while the answer grows, plain text otherwise."""
        if number not in self._known or not complete:
            return literal(f"[{number}]") if complete else f'<span class="hoi-dau">&#91;{number}&#93;</span>'
        name = f' id="{mark_id(self._turn, number)}"' if number not in self._written else ""
        self._written.add(number)
        return (
            f'<a class="hoi-dau"{name} href="#{source_id(self._turn, number)}">'
            f'<span class="hoi-an">{self._source} </span>&#91;{number}&#93;</a>'
        )


def inline(line: str, marks: Marks, *, complete: bool = True) -> str:
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


def rich_text(text: str, marks: Marks, *, complete: bool = True) -> str:
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
            body = inline(line[2:] if is_item else line, marks, complete=complete)
            html.append(f"<li>{body}</li>" if is_item else f"<p>{body}</p>")
    if in_list:
        html.append("</ul>")
    return "".join(html)
