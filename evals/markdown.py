"""An answer's markdown as a reader sees it."""

import re

from ingest.text import nfc


def plain(markdown: str) -> str:
    r"""Bold marks, citation marks and backslashes gone, white space folded.

    >>> plain("Ngày **15/01/2024** [1], theo  Quyết định số 51/QĐ\\-TTg [2].")
    'Ngày 15/01/2024, theo Quyết định số 51/QĐ-TTg.'
    """
    bare = re.sub(r"\s*\[\d{1,2}\]", "", nfc(markdown).replace("**", ""))
    return " ".join(re.sub(r"\\([^\w\s])", r"\1", bare).split())
