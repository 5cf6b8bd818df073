"""A pattern that is left untried must never have matched: else a period or a place in an order is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.figures import ranks, scopes, timewords
from ingest.figures.needed import Pattern, Sieve, needed_words

SOURCES = (
    "(?:trong )?(?:quý|tháng) [0-9]+",
    "(?:a|)b?c*",
    "(?:ab){2}c+?",
    "(?<=ngày )a|b(?=cd)",
    "(a)(?:b|c)\\1",
    "[abc]d+",
)
WORDS = ("trong ", "quý ", "tháng ", "1", "a", "b", "c", "d", "ngày ", "A", "B")


@pytest.mark.parametrize("source", SOURCES)
@given(pieces=st.lists(st.sampled_from(WORDS), max_size=8))
def test_every_match_is_found(source, pieces):
    text = "".join(pieces)
    pattern, plain = Pattern(source), re.compile(source)
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert bool(pattern.search(text)) == bool(plain.search(text))


@given(pieces=st.lists(st.sampled_from(WORDS), max_size=8))
def test_a_sieve_finds_what_its_patterns_find_one_after_the_other(pieces):
    text = "".join(pieces)
    sieve = Sieve((Pattern(source), source) for source in SOURCES)
    one_by_one = [(m.span(), source) for source in SOURCES for m in re.finditer(source, text)]
    assert [(m.span(), source) for m, source in sieve.matches(text)] == one_by_one


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("(?:quý|tháng) [0-9]", ("quý", "tháng")),
        ("x?(?:tháng|tháng sau)", ("tháng",)),
        ("(?i)năm [0-9]", ()),
        ("(?i:năm) [0-9]", (" ",)),
        ("(?:năm)?", ()),
        ("(?:năm|[0-9])", ()),
        ("(?!năm)a", ("a",)),
    ],
)
def test_what_a_pattern_needs(source, words):
    assert needed_words(source) == words


def test_most_patterns_of_times_ranks_and_scopes_need_a_word():
    """Otherwise each is tried at every character of every sentence: two thirds of all time for figures."""
    patterns = [*ranks._PATTERNS, *(p for _, p in scopes.FACETS)]
    for folded in (True, False):
        patterns += [p for group in timewords._patterns(folded)._grouped.values() for _, p, _ in group]
    assert sum(not p.words for p in patterns) < 0.1 * len(patterns)
