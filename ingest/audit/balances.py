"""The balance of trade held against exports and imports of its paragraph."""

from collections.abc import Iterator

from ingest.audit.judging import show
from ingest.audit.ranges import printed_range
from ingest.audit.records import Audited, Finding
from ingest.audit.subjects import is_level, subject
from ingest.figures.printing import print_amount
from ingest.records import Figure

_EXPORTS, _IMPORTS = subject("xuất khẩu"), subject("nhập khẩu")
_SURPLUS, _DEFICIT = subject("xuất siêu"), subject("nhập siêu")
_BACK = 6
"""Sentences on either side."""


def check_balances(source: Audited) -> Iterator[Finding]:
    """Findings of one report."""
    for balance in source.figures:
        name = subject(balance.indicator)
        if name not in (_SURPLUS, _DEFICIT) or not is_level(balance) or balance.period is None:
            continue
        exports, imports = _only(source, balance, _EXPORTS), _only(source, balance, _IMPORTS)
        if exports is not None and imports is not None:
            pair = (exports, imports) if name == _SURPLUS else (imports, exports)
            yield from _judge(source, balance, *pair)


def _only(source: Audited, balance: Figure, name: frozenset[str]) -> Figure | None:
    """The one figure of ``name`` that the paragraph tells for the time of the balance."""
    block = source.sentences[balance.sentence].block
    found = [
        f
        for s in source.sentences[max(0, balance.sentence - _BACK) : balance.sentence + _BACK]
        if s.block == block
        for f in source.by_sentence.get(s.ordinal, ())
        if subject(f.indicator) == name and is_level(f) and _goes_with(f, balance)
    ]
    return found[0] if len(found) == 1 else None


def _goes_with(figure: Figure, balance: Figure) -> bool:
    return (figure.period, figure.unit, figure.per) == (balance.period, balance.unit, balance.per)


def _judge(source: Audited, balance: Figure, more: Figure, less: Figure) -> Iterator[Finding]:
    over, under, stated = (printed_range(f) for f in (more, less, balance))
    if over is None or under is None or stated is None or stated.meets(over - under):
        return
    yield Finding(
        check="parts",
        level="certain",
        rule="balance",
        formula=f"{show(more)} − {show(less)} = {print_amount(more.value - less.value, balance.unit)}",
        computed=over - under,
        unit=balance.unit,
        stated=source.place(balance, "part"),
        others=tuple(source.place(f, "part") for f in (more, less)),
    )
