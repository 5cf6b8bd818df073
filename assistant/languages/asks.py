"""How an English question asks: what is cut off its words, and what the Vietnamese question says for it."""

import re
from dataclasses import dataclass
from typing import Literal

Way = Literal[
    "count",
    "amount",
    "share",
    "change",
    "compare",
    "when",
    "since",
    "year",
    "who",
    "whose",
    "where",
    "which",
    "what",
    "why",
    "whether",
    "true",
    "list",
    "rank",
    "none",
]

_AUX = r"(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should)"
_CHANGED = (
    r"\b(?:grow|grew|grown|increase|rise|rose|fall|fell|decrease|decline|drop|change)d?\b"
    r"(?! (?:its|their|the) )"
)
_LEAD = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|so|well|then|but|and then|thanks?|thank you|please|hi|hello|sorry)[,!.]?\s+)*"
    r"(?:(?:please\s+)?(?:can|could|would) you (?:please\s+)?(?:tell|show|give) (?:me|us)\s+|"
    r"(?:please\s+)?(?:tell|show|give) (?:me|us)\s+|i (?:want|would like|need) to know\s+|"
    r"(?:do you know|any idea)\s+)?(?:about\s+)?"
)
_TIE = re.compile(
    r"^(?P<tie>(?:and |but )?(?:what|how) about|and(?: for| in the case of)?|but|same for|also)\b[\s,]*"
)
_PART = re.compile(
    r"^(?:of (?:which|that|those|these|them)|among (?:them|those|these)|(?:out )?of this)\b[\s,]*"
)
_OF_THEM = re.compile(r"\b(?:of (?:them|those|these|that)|among them)\b")

_FORMS: tuple[tuple[Way, str], ...] = (
    ("change", r"^by (?:how (?:much|many)|what (?:percentage|percent|per cent))\b"),
    ("change", r"^how (?:fast|quickly|strongly)\b"),
    ("change", rf"^how much (?:more |less |higher |lower )?(?=.*{_CHANGED})"),
    ("compare", r"^how (?=.*\bcompared?\b)"),
    ("rank", r"^(?:what|which) (?:rank|place|position)\b|^(?:how|where) (?=.*\brank(?:ed)?\b)"),
    ("count", r"^(?:with |in |from |to |for |at )?how many\b"),
    ("amount", r"^how much\b(?: money)?|^how (?:large|big|high|long|wide|far|old)\b|^at how much\b"),
    ("share", rf"^(?:what|which|how much)(?: {_AUX})?(?: the)? (?:percentage|per ?cent|proportion|share)\b"),
    ("since", r"^(?:since|from) (?:when|(?:which|what) (?:year|date|month))\b"),
    ("year", r"^(?:in )?(?:which|what) year\b"),
    ("when", r"^when\b|^(?:on |in )?(?:what|which) (?:date|day|month)\b"),
    ("whose", rf"^who(?:'s| {_AUX}) (?=the\b)"),
    ("who", r"^who(?:m|se)?\b"),
    ("where", r"^where\b|^(?:in |at )?(?:what|which) (?:place|location)\b"),
    ("why", r"^why\b|^for what reasons?\b"),
    ("list", r"^list\b|^name (?=the\b)"),
    ("which", r"^(?:in |by |with |under |from |on |for )?which\b"),
    ("what", rf"^what(?:'s| {_AUX})?\b"),
    ("true", r"^is it (?:true|correct|right) that\b"),
    ("whether", rf"^{_AUX}\b"),
)  # fmt: skip
_SCALE = "thousands?|millions?|billions?|trillions?"
_UNITS = re.compile(
    rf",?\s*\b(?:in|measured in|expressed in)\s+(?:(?P<scale>{_SCALE})(?: of)?\s+)?"
    r"(?P<unit>usd|us dollars?|dollars?|vnd|vietnam(?:ese)? dong|dong|percent|per cent|%|percentage terms|"
    rf"tonnes|tons|hectares|ha)(?:\s+(?P<after>{_SCALE}))?(?=\W*$|\s+(?:in|as|by|during)\b)"
)
_SCALES = {"thousand": "nghìn", "million": "triệu", "billion": "tỷ", "trillion": "nghìn tỷ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """An English question without the words that only ask."""

    way: Way
    rest: str
    lead: str = ""
    """Vietnamese words that tie it to what was said before."""

    unit: str = ""
    """The unit that it wants, in Vietnamese: ``"tỷ đồng"``."""

    tied: bool = False
    """True for "what about …", which asks for what was asked before."""


def read_ask(text: str) -> Ask:
    """Take the asking words off ``text``.

    >>> read_ask("How many workers were there?").rest.strip()
    'workers were there?'
    """
    text = " ".join(text.replace("’", "'").split())
    text = text[_match_end(_LEAD, text) :]
    tie = _TIE.match(text.lower())
    text = text[tie.end() :] if tie else text
    part = _PART.match(text.lower())
    text = text[part.end() :] if part else text
    text, unit = _without_unit(text)
    way, text = _without_form(_asking_first(text))
    them = _OF_THEM.search(text.lower())
    if them and way in ("count", "amount", "share"):
        text = f"{text[: them.start()]}{text[them.end() :]}"
    lead = "Trong đó" if part or (them and way != "none") else "Còn" if tie else ""
    return Ask(way=way, rest=text, lead=lead, unit=unit, tied=bool(tie) and way == "none")


_LATE = re.compile(
    r"^(?P<said>[^?]{3,80}?),\s*"
    r"(?P<asks>(?:by |in |with |since |from )?(?:how|what|which|who|when|where|why)\b.*)$"
)


def _asking_first(text: str) -> str:
    """The words before a comma behind the question: "In 2023, how many …"."""
    low = text.lower()
    late = _LATE.match(low.rstrip(" ?."))
    if late is None or any(re.match(form, low) for _, form in _FORMS):
        return text
    return f"{text[late.start('asks') : late.end('asks')]} {text[: late.end('said')]}"


def _match_end(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text.lower())
    return found.end() if found else 0


def _without_form(text: str) -> tuple[Way, str]:
    low = text.lower()
    for way, form in _FORMS:
        found = re.match(form, low)
        if found:
            return way, text[found.end() :]
    return "none", text


def _without_unit(text: str) -> tuple[str, str]:
    found = _UNITS.search(text.lower())
    if found is None:
        return text, ""
    scale = found["scale"] or found["after"] or ""
    words = _SCALES.get(scale.removesuffix("s"), "")
    bare = found["unit"]
    if bare in ("percent", "per cent", "%", "percentage terms"):
        unit = "phần trăm"
    elif bare in ("tonnes", "tons"):
        unit = "tấn"
    elif bare in ("hectares", "ha"):
        unit = "ha"
    else:
        unit = "đồng" if "dong" in bare or bare == "vnd" else "USD"
    return f"{text[: found.start()]}{text[found.end() :]}", f"{words} {unit}".strip()
