"""Which rows of a table are those of the whole, by their labels."""

import re

from ingest.text import fold

_TOTAL = re.compile(
    r"\W*(?:tong|cong|chung|tong (?:so|cong)|cong chung|tinh chung|ca (?:nam|nuoc|tinh)|"
    r"toan (?:tinh|thanh pho|nganh|quoc|huyen|bo))\b(?: \(?(?:tong|cong|so)\b.*)?\W*"
)


def is_total(label: str) -> bool:
    """True for the label of a row of the whole.

    >>> is_total("Tổng cộng"), is_total("TOÀN TỈNH"), is_total("Tổng kim ngạch")
    (True, True, False)
    """
    return _TOTAL.fullmatch(fold(label)) is not None
