"""Text made fit for a file that another program opens: nothing in it runs, nothing in it is unseen."""

import re

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What XML cannot carry, and marks that turn the reading order: with one, ``1,25`` shows as ``52,1``."""

APOSTROPHE = "'"
"""Before a cell of a CSV file it says that the cell is text."""

_BLANKS = re.compile(r"[ \t\r\n\x85\xa0\u2028\u2029]+")
_STARTERS = "=+\\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b"
"""``= + - @``, and the forms of them that a spreadsheet folds to these: full width, small, the minus sign."""

_RUNS = re.compile(rf"\A[\s\"“”‘’]*[{_STARTERS}]|\A[\t\r\n]|%0[9ad]", re.IGNORECASE)
_AGAIN = re.compile(rf"([,;\t|\"“”]\s*)(?=[{_STARTERS}])")


def visible(text: str) -> str:
    r"""``text`` without the characters that nobody sees; line ends stay.

    >>> visible("1\u202e,25\x00 ha")
    '1,25 ha'
    """
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    r"""As :func:`visible`, on one line.

    >>> one_line(" một\r\n\thai ")
    'một hai'
    """
    return _BLANKS.sub(" ", visible(text)).strip()


def is_formula(text: str) -> bool:
    r"""True where a spreadsheet would take a cell of ``text`` for a formula.

    >>> [is_formula(t) for t in ("=1+1", "\uff1dSUM(A1)", '"=1"', " +84", "\t@x", "a = b", "5 ha")]
    [True, True, True, True, True, False, False]
    """
    return bool(_RUNS.search(text))


def plain_cell(text: str) -> str:
    r"""``text`` for a cell of a CSV file, where all that tells text from a formula is how it begins.

    It stands on one line. An apostrophe goes before what would run, also behind a separator or a quote in
    the middle, where a program that cuts lines elsewhere would begin a new cell (OWASP, CSV injection).

    >>> plain_cell("=HYPERLINK(1)"), plain_cell('giảm; -5%, "=A1"'), plain_cell("Vốn: -5 tỷ")
    ("'=HYPERLINK(1)", 'giảm; \'-5%, "\'=A1"', 'Vốn: -5 tỷ')
    """
    line = _AGAIN.sub(r"\1'", one_line(text))
    return f"{APOSTROPHE}{line}" if is_formula(line) else line
