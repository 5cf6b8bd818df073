"""The English term table, ready to be looked up in every form of its words."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Kind = Literal["front", "word", "verb", "link", "place"]


@dataclass(frozen=True, slots=True)
class Term:
    """An English term and its Vietnamese words, ``""`` where there is nothing to say."""

    kind: Kind
    vietnamese: str


@dataclass(frozen=True, slots=True)
class Table:
    """Every term by its English words, lower case, each word in the singular."""

    terms: Mapping[str, Term]
    left_out: frozenset[str]
    breaks: frozenset[str]
    """Words left out between which two runs of nouns do not join."""

    longest: int
    """Words of the longest term."""

    def find(self, phrase: str) -> Term | None:
        """The term that lower-case ``phrase`` is, in the singular or the plural."""
        return self.terms.get(phrase) or self.terms.get(singular(phrase))


def singular(phrase: str) -> str:
    """``phrase`` with every word in the singular.

    >>> singular("capital contributions and share purchases"), singular("cities")
    ('capital contribution and share purchase', 'city')
    """
    return " ".join(map(_singular, phrase.split()))


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses", "zes")) else word[:-1]


def _forms(verb: str) -> Iterator[str]:
    """A verb's forms, of a phrase those of its first word."""
    word, _, rest = verb.partition(" ")
    stem = word.removesuffix("e")
    soft = word.endswith("y") and word[-2] not in "aeiou"
    past, third = (f"{word[:-1]}ied", f"{word[:-1]}ies") if soft else (f"{stem}ed", f"{word}s")
    if word.endswith(("s", "x", "ch", "sh", "z")):
        third = f"{word}es"
    for form in (word, third, past, f"{stem}ing", f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"):
        yield f"{form} {rest}".strip()


@cache
def load_table() -> Table:
    """The table that ships with the program."""
    raw = tomllib.loads(files("assistant.languages").joinpath("english.toml").read_text(encoding="utf-8"))
    terms: dict[str, Term] = {}
    for english, vietnamese in raw["verbs"].items():
        forms = (f for f in _forms(english) if singular(f) not in raw["words"])
        terms |= {form: Term("verb", vietnamese) for form in forms}
    terms |= {form: Term("verb", raw["verbs"][base]) for form, base in raw["forms"].items()}
    sections: tuple[tuple[str, Kind], ...] = (
        ("words", "word"),
        ("links", "link"),
        ("front", "front"),
        ("places", "place"),
    )
    for section, kind in sections:
        for english, vietnamese in raw[section].items():
            terms[english] = terms[singular(english)] = Term(kind, vietnamese)
    return Table(
        terms=terms,
        left_out=frozenset(raw["left_out"]["words"].split()),
        breaks=frozenset(raw["left_out"]["breaks"].split()),
        longest=max(len(t.split()) for t in terms),
    )


def plural(noun: str) -> str:
    """The plural of a noun or of a phrase that ends in one.

    >>> plural("budget revenue"), plural("city"), plural("branch"), plural("pump (bơm)")
    ('budget revenues', 'cities', 'branches', 'pumps (bơm)')
    """
    noun, bracket, rest = noun.partition(" (")
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        many = f"{noun[:-1]}ies"
    else:
        many = f"{noun}es" if noun.endswith(("s", "x", "ch", "sh", "z")) else f"{noun}s"
    return f"{many}{bracket}{rest}"
