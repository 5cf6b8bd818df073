"""English questions put into the words in which Vietnamese reports write.

Only what a question asks is carried over, term by term; words that the table does not have stay as they
are, so that nothing is answered past them.
"""

import re
from collections.abc import Callable

from assistant.languages.asks import Ask, read_ask
from assistant.languages.order import CHUNK, first_chunk, order, render
from assistant.languages.scan import Token, scan

_UNITS = frozenset({"ha", "tấn", "km", "m", "m2", "km2", "kg"})
_CHANGES = re.compile(r"\b(tăng thêm|tăng|giảm)\b(?! (?:trưởng|vốn))")
_FROM_TO = re.compile(
    r"(?P<moved>\b(?:tăng thêm|tăng|giảm) bao nhiêu\b)(?P<rest>.*?)"
    r"\bgiai đoạn (?P<first>\d{4})-(?P<later>\d{4})"
)
"""A change from one year to another compares the two; in Vietnamese a stretch of years would be meant."""
_NAMELESS = re.compile(
    r"^(?:tên|chủ đề|trang web|bản đồ số|lý do|văn bản|số hiệu|quyết định|nghị quyết|công văn|tờ trình)\b"
)
_VERB_ASKED = re.compile(r"\b(?:did|does|do|has|have|had|is|are|was|were|comes?|came)\b", re.IGNORECASE)
_MEANT = {"doanh nghiệp": "công ty", "đơn vị": "đơn vị"}


def translate(text: str) -> str:
    """The Vietnamese question.

    >>> translate("How many workers were there in industrial parks in 2024?")
    'Có bao nhiêu lao động trong khu công nghiệp năm 2024?'
    """
    ask = read_ask(text)
    said = _FROM_TO.sub(r"\g<moved>\g<rest>năm \g<later> so với năm \g<first>", _sentence(ask))
    said = re.sub(r"\s+([,?])", r"\1", " ".join(said.split())).strip(" ,")
    return f"{said[:1].upper()}{said[1:]}?"


def _sentence(ask: Ask) -> str:
    if ask.tied or (ask.lead and ask.way == "none"):
        tail = " thì sao" if ask.tied else ""
        return f"{ask.lead} {render(scan(ask.rest))}{tail}"
    tokens = scan(ask.rest)
    how_many = f"bao nhiêu {ask.unit}".strip()
    said = _asked(ask, tokens, how_many)
    return f"{ask.lead} {said}" if ask.lead else said


def _asked(ask: Ask, tokens: list[Token], how_many: str) -> str:
    if ask.way in _TAILS:
        return f"{render(tokens)} {_TAILS[ask.way]}"
    if ask.way in _LEADS:
        return f"{_LEADS[ask.way]} {render(tokens)}"
    if ask.way in _PHRASED:
        return _PHRASED[ask.way](tokens)
    if ask.way == "share":
        return _share(ask)
    if ask.way == "change":
        return _change(tokens, how_many)
    if ask.way == "amount" and _opens_with_verb(tokens):
        if tokens[1].words == "đầu tư vào":
            return f"vốn {render(tokens)} là {how_many}"
        return _put_in(tokens, how_many)
    said = render(tokens)
    return f"{said} là gì" if _NAMELESS.match(said) else f"{said} là {how_many}"


_TAILS = {
    "when": "khi nào",
    "since": "từ năm nào",
    "year": "năm nào",
    "where": "ở đâu",
    "whose": "là ai",
}
_LEADS = {"who": "Ai", "why": "Vì sao", "list": "Liệt kê"}


def _change(tokens: list[Token], how_many: str) -> str:
    said = render(tokens)
    changed = _CHANGES.search(said)
    return f"{said[: changed.end()]} {how_many} {said[changed.end() :]}" if changed else f"{said} {how_many}"


def _compare(tokens: list[Token]) -> str:
    """The comparison with the same time a year before, its words at the end."""
    said = render([t for t in tokens if t.words not in ("so với", "so")])
    at = said.find("cùng kỳ")
    how = "bằng bao nhiêu phần trăm so với"
    return f"{said} {how} cùng kỳ" if at < 0 else f"{said[:at].rstrip()} {how} {said[at:]}"


def _rank(tokens: list[Token]) -> str:
    return f"{render([t for t in tokens if t.words != 'xếp hạng'])} xếp hạng thứ mấy"


def _true(tokens: list[Token]) -> str:
    return f"Có đúng là {render(tokens)} không"


def _opens_with_verb(tokens: list[Token]) -> bool:
    """True for "how much did X invest" and "how much was invested", which name no amount."""
    return bool(tokens) and tokens[0].kind == "stop" and any(t.kind == "verb" for t in tokens)


def _whether(tokens: list[Token]) -> str:
    """A question for yes or no, "có" before its verb."""
    said = render(tokens)
    changed = re.search(r"\b(?:tăng|giảm|đạt|vượt|hoàn thành)\b", said)
    may = f"{said[: changed.start()]}có {said[changed.start() :]}" if changed else said
    return f"{may} không"


def _count(tokens: list[Token]) -> str:
    """Puts "bao nhiêu" before what is counted, behind its verb; what is measured has it at the end."""
    counted, rest = first_chunk(tokens)
    noun = order(counted)
    if noun in _UNITS or noun.endswith(("USD", "đồng", "phần trăm")):
        return _put_in(rest, f"bao nhiêu {noun}")
    if len(rest) > 1 and _subject_next(rest[0].raw, rest[1]):
        return _put_in(rest, f"bao nhiêu {noun}", have="có ")
    return f"Có bao nhiêu {noun} {render(rest)}"


def _subject_next(verb: str, after: Token) -> bool:
    """True where the one who has or does it is named behind what is counted: "did the city have"."""
    if verb in ("do", "does", "did", "can", "will"):
        return after.kind in CHUNK | {"stop"}
    return verb in ("has", "have", "is", "was", "are", "were") and (
        after.kind in ("place", "name") or after.raw == "the"
    )


def _put_in(tokens: list[Token], asked: str, *, have: str = "") -> str:
    """``asked`` behind the verb, without one behind the subject."""
    while tokens and (tokens[0].kind == "stop" or tokens[0].words == "của"):
        tokens = tokens[1:]
    verbs = [i for i, t in enumerate(tokens) if t.kind == "verb"]
    if not have and verbs and verbs[0] + 1 < len(tokens) and tokens[verbs[0] + 1].kind in CHUNK:
        return f"{render(tokens)} {asked}"
    if verbs:
        at = verbs[0] + 1
        return f"{render(tokens[:at])} {asked} {render(tokens[at:])}"
    subject, rest = first_chunk(tokens)
    return (
        f"{order(subject)} {have}{asked} {render(rest)}" if have and subject else f"{render(tokens)} {asked}"
    )


def _share(ask: Ask) -> str:
    """Says "A chiếm bao nhiêu phần trăm B" for "what share of B is A", its times first."""
    found = _VERB_ASKED.search(ask.rest)
    if found is None:
        return f"{render(scan(ask.rest))} là bao nhiêu phần trăm"
    whole = render(scan(ask.rest[: found.start()])).removeprefix("của ").strip()
    tokens = scan(ask.rest[found.end() :])
    times = " ".join(t.words for t in tokens if t.kind == "time")
    part = re.sub(r"^(?:của|từ) ", "", render([t for t in tokens if t.kind != "time"]))
    verb = re.search(r"\b(?:hoàn thành|đạt|vượt|chiếm)\b", part)
    if verb is None:
        return f"{times} {part} chiếm bao nhiêu phần trăm {whole}"
    return f"{times} {part[: verb.end()]} bao nhiêu phần trăm {whole} {part[verb.end() :]}"


def _which(tokens: list[Token]) -> str:
    chunk, rest = first_chunk(tokens)
    noun = order(chunk)
    return f"{_MEANT.get(noun, noun)} nào {render(rest)}"


_PHRASED: dict[str, Callable[[list[Token]], str]] = {
    "count": _count,
    "which": _which,
    "compare": _compare,
    "rank": _rank,
    "true": _true,
    "whether": _whether,
}
