"""Places and proper names in a question: what an answer may not talk past."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from assistant.words import load_words
from ingest.lexicon import load_lexicon
from ingest.text import UPPER, fold, has_diacritics

_WORD = rf"[{UPPER}][\w&.-]*"
_NAME = re.compile(rf"(?<![\w]){_WORD}(?:\s+{_WORD})*(?:\s+\d+(?=\s*[,?]|\s*$))?")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uay|ieu|yeu|uoi|uou|oai|oay|oeo|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_COMMON = load_words("trade")


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    pattern: re.Pattern[str]
    spelled: frozenset[str]
    """Every spelling, lower case."""

    names: Mapping[str, str]
    """Folded spelling → the name that stands for all of them."""

    spellings: Mapping[str, tuple[str, ...]]
    """Name → its folded spellings, its own first."""

    provinces: frozenset[str]
    """Folded names."""

    regions: frozenset[str]
    """Folded names."""


@cache
def _gazetteer() -> _Gazetteer:
    raw = tomllib.loads(files("assistant").joinpath("places.toml").read_text(encoding="utf-8"))
    every = {
        name: [name, *raw["spellings"].get(name, ())]
        for group in ("countries", "provinces", "regions")
        for name in raw[group]
    }
    names = {fold(s): name for name, spellings in every.items() for s in spellings}
    listed = sorted(names, key=lambda n: (-len(n), n))
    return _Gazetteer(
        pattern=re.compile(r"(?<!\w)(?:" + "|".join(re.escape(n) for n in listed) + r")(?!\w)"),
        spelled=frozenset(s.lower() for spellings in every.values() for s in spellings),
        names=names,
        spellings={name: tuple(dict.fromkeys(map(fold, spellings))) for name, spellings in every.items()},
        provinces=frozenset(fold(n) for n in raw["provinces"]),
        regions=frozenset(fold(n) for n in raw["regions"]),
    )


_SHORT = frozenset({"anh", "ao", "bi", "my", "nga", "uc", "duc", "lao", "sec", "phap", "nhat", "hue"})
"""Folded names that are also common syllables: they count only with a capital or after "nước"."""


_LONGER = re.compile(rf" (?!Bản\b|Quốc\b|Kỳ\b|La\b)[{UPPER}](?![{UPPER}])\w")
"""Behind a name that is a common syllable: the next word of a longer one."""


_OFTEN_LAST = frozenset({"hue", "lao"})
"""Those that do stand behind a name: "Nam Lào"."""

_NAME_BEFORE = re.compile(rf"[\w,)\"] ([{UPPER}](?![{UPPER}])\w+) $")


def _is_last(text: str, start: int) -> bool:
    """True where the word at ``start`` ends a longer Vietnamese name."""
    before = _NAME_BEFORE.search(text, max(0, start - 12), start)
    return before is not None and _SYLLABLE.fullmatch(fold(before[1])) is not None


_ADDRESSED = re.compile(r"\s*(?:[/,]|va\b)?\s*chi\b|\s+(?:oi|cho (?:em|minh|toi|hoi)|giup|lam on)\b")
"""Behind "Anh" that is who is asked and no country: "Anh/chị cho em hỏi"."""


@lru_cache(maxsize=16384)
def place_spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where ``text`` names a province or country, half open, with the gazetteer's name."""
    known = _gazetteer()
    bare = fold(text)
    marked = has_diacritics(text)
    found = []
    for match in known.pattern.finditer(bare):
        word = match.group()
        printed = text[match.start() : match.end()]
        before = bare[: match.start()]
        if word in _SHORT and not (printed[:1].isupper() or before.endswith(("nuoc ", "quoc gia "))):
            continue
        if word == "anh" and _ADDRESSED.match(bare, match.end()):
            continue
        if word in _SHORT and _LONGER.match(text, match.end()):
            continue  # "cầu Nhật Tân", "anh Nguyễn Văn A"
        if word in _SHORT - _OFTEN_LAST and _is_last(text, match.start()):
            continue  # "Nhà Thủ Đức", "cảng Phú Mỹ"
        typed = not marked and fold(printed) == printed.lower()
        if typed or printed.lower() in known.spelled:
            found.append((match.start(), match.end(), known.names[word]))
    shorts = load_lexicon().abbreviations
    taken = {start for start, _, _ in found}
    for match in re.finditer(r"\b[A-ZĐ]{2,5}\b", text):
        full = fold(shorts.get(match.group().lower(), ""))
        if full in known.names and match.start() not in taken:
            found.append((match.start(), match.end(), known.names[full]))
    return tuple(sorted(found))


def spellings_of(name: str) -> tuple[str, ...]:
    """All ways of writing one of the gazetteer's names, folded.

    >>> spellings_of("Hoa Kỳ")
    ('hoa ky', 'my')
    """
    return _gazetteer().spellings.get(name, (fold(name),))


def spell_place(folded: str) -> str:
    """The gazetteer's name for ``folded``.

    >>> spell_place("quang ninh")
    'Quảng Ninh'
    """
    return _gazetteer().names.get(folded, folded)


def places_in(text: str) -> tuple[str, ...]:
    """Provinces and countries named in ``text``, as the gazetteer spells them, each once.

    >>> places_in("Von FDI cua Quang Ninh nam 2022")
    ('Quảng Ninh',)
    """
    return tuple(dict.fromkeys(name for _, _, name in place_spans(text)))


_KINDS = ("huyện", "quận", "thị xã", "thị trấn", "phường", "xã", "thành phố", "tp.", "tp")


@cache
def _local(folded: bool) -> re.Pattern[str]:
    """A district, town or commune by its kind and name."""
    kinds = "|".join(re.escape(fold(k) if folded else k) for k in _KINDS)
    name = rf"(?-i:[{UPPER}])\w*"
    typed = (
        rf"|(?<=huyen )(?!{_NO_NAME})[a-z]+ [a-z]+|(?<=thi xa )(?!{_NO_NAME})[a-z]+ [a-z]+" if folded else ""
    )
    return re.compile(rf"\b(?:{kinds})\s+({name}(?:\s+{name})*|\d+{typed})", re.IGNORECASE)


_NO_NAME = r"(?:nao|co|duoc|da|trong|la|o|mien|dao|nay|do|khac|thi|va|thu|dat|chi|cua|tren|bi|se|tai)\b"
"""What follows "huyện" where no name does, typed in small letters without marks; a name has two syllables."""


@lru_cache(maxsize=16384)
def local_spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """Districts, towns and communes in ``text``: where kind and name stand, and the name alone.

    >>> local_spans("Diện tích chè huyện Đại Từ")
    ((14, 26, 'Đại Từ'),)
    """
    provinces = [(start, end) for start, end, _ in place_spans(text)]
    return tuple(
        (m.start(), m.end(), m.group(1))
        for m in _local(not has_diacritics(text)).finditer(text)
        if not any(start < m.end() and m.start() < end for start, end in provinces)
    )


@cache
def place_names() -> frozenset[str]:
    """Names of provinces and countries as they are spelt, of a joined one each part.

    >>> {"Bà Rịa", "Vũng Tàu", "Hàn Quốc"} <= place_names()
    True
    """
    return frozenset(part for name in _gazetteer().spellings for part in name.split(" - "))


def is_province(name: str) -> bool:
    """True for a province or centrally run city of Vietnam."""
    return fold(name) in _gazetteer().provinces


def is_vietnamese(name: str) -> bool:
    """True when all words of ``name`` are built like Vietnamese syllables.

    >>> is_vietnamese("Hoàng Mai"), is_vietnamese("Harry Hopkins")
    (True, False)
    """
    return all(_SYLLABLE.fullmatch(fold(word)) for word in name.split())


def same_sort(one: str, other: str) -> bool:
    """True for two provinces, two regions, or two countries."""
    known = _gazetteer()
    a, b = fold(one), fold(other)
    return (a in known.provinces) == (b in known.provinces) and (a in known.regions) == (b in known.regions)


def names_in(text: str, places: tuple[str, ...]) -> tuple[str, ...]:
    """Capitalised names in ``text`` that are neither places nor words of the trade, each once."""
    known = {spelling for place in places for spelling in spellings_of(place)}
    shorts = load_lexicon().abbreviations
    found = []
    for start, end, name in local_spans(text):
        found.append(text[start:end] if name.isdigit() else name)
        text = f"{text[:start]}{'|' * (end - start)}{text[end:]}"
    for match in _NAME.finditer(text):
        words = [w.strip(".,-") for w in match.group().split()]
        while words and words[0].lower() in _COMMON:
            words.pop(0)
        while words and (words[-1].lower() in _COMMON or words[-1].lower() in shorts):
            words.pop()
        words = [w for w in words if w.lower() not in shorts]
        name = " ".join(words)
        if not name or not any(c.isalpha() for c in name) or any(fold(name) in p for p in known):
            continue
        if len(words) == 1 and _SYLLABLE.fullmatch(fold(name)):
            continue
        found.append(name)
    return tuple(dict.fromkeys(found))
