"""Units after a number: money, measures, and counted nouns. The words stand in ``units.toml``."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.figures.context import RAISED
from ingest.figures.measures import ONE, Kind, Unit, load_lexicon

# A lost superscript leaves "m 2": read as m2 only where nothing follows that the 2 could count.
_RAISED_PLAIN = str.maketrans("²³", "23")
_PLAIN = {RAISED + 2: "2", RAISED + 3: "3"}
_RAISED = chr(RAISED + 2) + chr(RAISED + 3)
_TOKEN = re.compile(
    r"(?P<gap>[ \t\u00a0\u202f\u2009]{0,2})(?P<mark>[.,]?)(?P<gap2>[ \u00a0]?)"
    r"(?P<word>[°º] ?c(?![^\W_])|us\$|[%‰$€£¥₫]"
    rf"|[^\W\d_]+(?:-[^\W\d_]+)*(?:(?<=m)[{_RAISED}]|(?<=m)[23](?![0-9])"
    r"|(?<=[ k/0-9]m) [23](?=\s?(?:[.,;:)/]|\Z)"
    r"| (?:nước|đất|đá|cát|gỗ|sàn|bê tông|là|và|tại|ở|của|cho|để|với|trên|theo|thuộc|khi)\b))?)"
)


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int
    mark: str
    """``""``, ``","`` or ``"."``: the punctuation before it."""

    glued: bool
    """Nothing before it."""

    tight: bool
    """No space before it."""


def _tokens(low: str, pos: int, limit: int) -> list[_Token]:
    """Words from ``pos`` on, at most ``limit``, as long as nothing but spaces, commas and dots part them."""
    found: list[_Token] = []
    while len(found) < limit and (match := _TOKEN.match(low, pos)):
        glued = match.start("word") == pos
        tight = not match["gap"] and not match["gap2"]
        word = match["word"]
        if not word.isalpha():
            word = word.replace(" ", "").translate(_PLAIN)
        found.append(_Token(word, match.start("word"), match.end(), match["mark"], glued, tight))
        pos = match.end()
    return found


class UnitReader:
    """Reads the unit at a place of one text."""

    def __init__(self, text: str, low: str, *, folded: bool) -> None:
        """``low`` is ``text`` in lower case, as long as it."""
        self._text = text
        self._low = low
        self._lexicon = load_lexicon(folded=folded)

    def read(self, pos: int, *, whole: bool) -> tuple[Unit, int] | None:
        """The unit that begins at ``pos``, and its end; None when there is none.

        Only a ``whole`` number may count a noun that the lexicon does not know.
        """
        tokens = _tokens(self._low, pos, self._lexicon.longest + 3)
        if not tokens or tokens[0].mark:
            return None
        if tokens[0].word in self._lexicon.glued:
            factor, name = self._lexicon.glued[tokens[0].word]
            return self._unit(pos, tokens[0].end, name, factor, counted=False)
        factor, used = (ONE, 0) if self._opens_noun(tokens) else self._multiplier(tokens)
        if used and used < len(tokens) and _DATED.match(self._low, tokens[used].start):
            return self._unit(pos, tokens[used - 1].end, "", factor, counted=False)
        entry = self._entry(tokens[used:], after=tokens[used - 1].word if used else "")
        if entry is not None:
            name, kind, last = entry
            if kind == "counted" and factor >= 10**9 and name not in self._lexicon.in_billions:
                return self._unit(pos, tokens[used - 1].end, "", factor, counted=False)
            return self._unit(pos, last.end, name, factor, counted=kind == "counted")
        noun = self._noun(tokens[used:]) if whole and factor <= 10**6 else None
        if noun is not None:
            return self._unit(
                pos, noun.end, self._text[tokens[used].start : noun.end].lower(), factor, counted=True
            )
        return self._unit(pos, tokens[used - 1].end, "", factor, counted=False) if used else None

    def _opens_noun(self, tokens: list[_Token]) -> bool:
        """``12 ngan hang``: a multiplier's spelling begins a longer noun."""
        if tokens[0].word not in self._lexicon.multipliers:
            return False
        entry = self._entry(tokens, after="")
        return entry is not None and entry[2] is not tokens[0]

    def _multiplier(self, tokens: list[_Token]) -> tuple[Decimal, int]:
        """The product of the leading multipliers, and how many there are."""
        factor, used = ONE, 0
        for token, after in zip(tokens, [*tokens[1:], None], strict=True):
            if token.word not in self._lexicon.multipliers or (token.mark and not used):
                break
            follows = after.word if after and not after.mark else ""
            if token.mark or follows in self._lexicon.blocked.get(token.word, ()):
                break
            if token.word == "tr" and not (
                token.glued or self._is_money(follows or (after.word if after else ""))
            ):
                break
            factor, used = factor * self._lexicon.multipliers[token.word], used + 1
        return factor, used

    def _is_money(self, word: str) -> bool:
        entry = self._lexicon.entries.get(word)
        return entry is not None and entry[1] == "money"

    def _entry(self, tokens: list[_Token], *, after: str) -> tuple[str, Kind, _Token] | None:
        """The longest spelling that the tokens begin with."""
        if not tokens or (tokens[0].mark and not self._abbreviated(tokens[0], after)):
            return None
        best: tuple[str, Kind, _Token] | None = None
        key = ""
        for index, token in enumerate(tokens[: self._lexicon.longest]):
            if index:
                if token.mark == ".":
                    break
                key += ", " if token.mark else " " if not token.glued else ""
            key += token.word
            if key in self._lexicon.entries and not self._goes_elsewhere(key, tokens[index + 1 :]):
                best = (*self._lexicon.entries[key], token)
            elif after in self._lexicon.multipliers and key in self._lexicon.multiplied:
                best = (self._lexicon.multiplied[key], "money", token)
        if best is None or best[2] is not tokens[0]:
            return best
        named = self._is_capital_letter(best[2]) or (best[1] == "counted" and self._is_name(tokens))
        return None if named else best

    def _goes_elsewhere(self, key: str, after: list[_Token]) -> bool:
        """``1/3 con số``: with the next word, the noun is another word."""
        return bool(after) and not after[0].mark and after[0].word in self._lexicon.not_counted.get(key, ())

    def _abbreviated(self, token: _Token, after: str) -> bool:
        """True for the ``USD`` of ``tr.USD`` and ``tr. USD``, not for that of ``5 tỷ. USD``."""
        near = token.tight or after in ("tr", "ng")
        return bool(after) and token.mark == "." and near and self._is_money(token.word)

    def _is_name(self, tokens: list[_Token]) -> bool:
        """``186 Cầu Giấy``: the noun is the first word of a name."""
        words = [self._text[t.start : t.end] for t in tokens[:2] if not t.mark]
        return len(words) == 2 and all(word.istitle() for word in words)

    def _is_capital_letter(self, token: _Token) -> bool:
        """One capital letter is a mark, not a unit: ``4G``, ``3 M``; watts are always capital."""
        printed = self._text[token.start : token.end]
        return len(printed) == 1 and printed.isupper() and printed not in "WĐ"

    def _noun(self, tokens: list[_Token]) -> _Token | None:
        """The last of the one or two words that name an unknown counted thing."""
        if not tokens or tokens[0].mark or tokens[0].glued or tokens[0].word in self._lexicon.stop:
            return None
        first = self._text[tokens[0].start : tokens[0].end]
        if first.isupper() and len(first) > 1:
            return tokens[0]
        if not first.islower() or len(first) < 2:
            return None
        if len(tokens) > 1 and not tokens[1].mark and tokens[1].word not in self._lexicon.stop:
            second = self._text[tokens[1].start : tokens[1].end]
            if second.islower() and second.isalpha():
                return tokens[1]
        return tokens[0]

    def _unit(self, pos: int, end: int, name: str, factor: Decimal, *, counted: bool) -> tuple[Unit, int]:
        per, after = self._per(end, counted=counted)
        printed = self._text[pos:end].strip(" \t\u00a0\u202f\u2009")
        return Unit(name=name, factor=factor, printed=printed, counted=counted, per=per), after

    def _rate(self, tokens: list[_Token]) -> _Token | None:
        """The last word of what a rate is per; ``tokens`` follow the slash."""
        for count in range(min(3, len(tokens)), 1, -1):
            if " ".join(t.word for t in tokens[:count]) in self._lexicon.rates:
                return tokens[count - 1]
        if entry := self._entry(tokens, after=""):
            return entry[2]
        return tokens[0] if tokens[0].glued else None

    def _per(self, pos: int, *, counted: bool) -> tuple[str, int]:
        """``người/tháng`` out of ``/người/tháng`` at ``pos``, and where it ends."""
        parts: list[str] = []
        end = pos
        while len(parts) < 3 and (slash := _SLASH.match(self._low, end)):
            tokens = _tokens(self._low, slash.end(), self._lexicon.longest)
            last = self._rate(tokens) if tokens and not tokens[0].mark else None
            if last is None:
                break
            printed = _TORN_AREA.sub("m", self._text[slash.end() : last.end].translate(_RAISED_PLAIN))
            if counted and printed.lower() not in self._lexicon.rates:
                break
            parts.append(printed)
            end = last.end
        return "/".join(parts), end


_DATED = re.compile(r"(?:năm|nam)\s(?:19|20)\d\d(?!\d)|(?:tháng|thang|quý|quy|ngày|ngay)\s(?:\d|[ivx]+\b)")
"""Behind a multiplier, no unit but a time: "lỗ 514 tỷ năm 2016"."""

_TORN_AREA = re.compile(r"m (?=[23]\Z)")
_SLASH = re.compile(r" ?/ ?(?:0?1 ?)?(?=[^\W\d_])")
