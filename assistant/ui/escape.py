"""Report text and questions as HTML that can only be read, never run or laid out."""

import re

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
"""Control characters, and marks that turn the reading order: with one, ``1,25`` shows as ``52,1``."""

_LINE_ENDS = re.compile(r"\s*\n\s*")

_SPACES = re.compile(r"[ \t\n\v\f\r]+")

_SPECIAL = re.compile(r"[&<>\"'\\`*_{}\[\]()#!|~$^:@]|(?<=www)\.", re.IGNORECASE)
"""What HTML, Markdown, its automatic links or LaTeX act on (CommonMark 0.31, 2.4; GFM, 6.9)."""


def literal(text: str) -> str:
    r"""``text`` as HTML in which every character shows as itself, on one line.

    The page's Markdown renderer sees only numeric references where the text had special characters,
    so nothing depends on how it nests HTML and Markdown. Line ends become spaces: a blank
    line would end the HTML block that the renderer passes through.

    >>> literal('**1,25** <img onerror="x">\n[x](javascript:y)')
    '&#42;&#42;1,25&#42;&#42; &#60;img onerror=&#34;x&#34;&#62; &#91;x&#93;&#40;javascript&#58;y&#41;'
    """
    line = _UNSEEN.sub("", _SPACES.sub(" ", text))
    return _SPECIAL.sub(lambda m: f"&#{ord(m.group())};", line)


def literal_lines(text: str) -> str:
    r"""As :func:`literal`, with the line ends kept.

    >>> literal_lines("một\n\nhai")
    'một<br>hai'
    """
    return "<br>".join(literal(line.strip()) for line in text.splitlines() if line.strip())


def literal_run(text: str) -> str:
    r"""As :func:`literal`, for a piece out of the middle of a text: line ends are kept, even the last.

    >>> literal_run(" một\nhai ")
    ' một<br>hai '
    """
    return "<br>".join(literal(line) for line in _LINE_ENDS.split(text))
