"""The words around a figure: its own clause, those before it, and the run that an answer quotes."""

from ingest.figures.clauses import Words
from ingest.figures.indicators import trim
from ingest.figures.parts import Read


def near_texts(read: Read, words: Words) -> list[str]:
    """Own clause up to the number, then the clauses before it, nearest first."""
    own = read.clauses[words.clause]
    after = read.text[words.after[0] : words.after[1]]
    texts = [read.text[own.start : words.number.start] + after]
    earlier = [c for c in read.clauses[: words.clause] if own.aside or not c.aside]
    return texts + [read.text[c.start : c.end] for c in reversed(earlier)]


def lead_clause(read: Read, words: Words) -> list[str]:
    """The clause before the colon that opens the list this number stands in."""
    for i in range(words.clause, 0, -1):
        clause = read.clauses[i]
        if clause.opener == ":":
            first = i - 1
            while first > 0 and read.clauses[first].opener not in (":", ";"):
                first -= 1
            return [read.text[read.clauses[first].start : read.clauses[i - 1].end]]
    return []


def clause_range(read: Read, words: Words) -> tuple[int, int]:
    """From the clause that names the subject to the end of the number's own words."""
    clause = read.clauses[words.clause]
    low, high = trim(read.text, clause.start, words.number.start, read.mentions)
    first = clause.start
    if low >= high and words.clause > 0 and clause.opener in (",", ":", "("):
        at = words.clause
        while clause.aside and at > 1 and read.clauses[at].opener != "(":
            at -= 1
        first = read.clauses[at - 1].start
    while first < words.number.start and read.text[first] in " ,;:.+-–—•":
        first += 1
    return first, max(clause.end, words.number.end)
