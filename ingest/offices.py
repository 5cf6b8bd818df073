"""Authorities by name: "Cục Thống kê" is the "CỤC THỐNG KÊ TỈNH TUYÊN QUANG" of a letterhead."""

from functools import lru_cache

from ingest.lexicon import spell_out
from ingest.text import fold, syllables

_JOINING = frozenset({"cua", "va", "cac", "tinh", "thanh", "pho", "tp"})
"""Words that one writer has in an authority's name and the next one has not."""

_LOCAL = frozenset({"huyen", "quan", "xa", "phuong", "thi"})
_UPPER = frozenset({"tinh", "thanh", "tp"})
"""Words of levels that an authority's own name may go on with."""

_INITIALS = 3
"""Letters from which a single word may be the initials of a name: "CTK", "SKHĐT"."""


@lru_cache(maxsize=4096)
def office_words(name: str) -> tuple[str, ...]:
    """The telling words of an authority's name, abbreviations in full, without diacritics.

    >>> office_words("UBND thành phố Hải Phòng")
    ('uy', 'ban', 'nhan', 'dan', 'hai', 'phong')
    """
    return tuple(w for w in syllables(spell_out(name, folded=True)) if w not in _JOINING)


def is_office(asked: str, issuer: str) -> bool:
    """True when ``asked`` names the authority ``issuer``, whose name may go on.

    >>> is_office("Cục Thống kê", "CỤC THỐNG KÊ TỈNH TUYÊN QUANG")
    True
    >>> is_office("UBND tỉnh", "VĂN PHÒNG UBND TỈNH"), is_office("SKHĐT", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ")
    (False, True)
    """
    wanted, words = office_words(asked), office_words(issuer)
    if _LOCAL & set(words[len(wanted) : len(wanted) + 1]) and _UPPER & set(syllables(fold(asked))):
        return False  # the province's committee is not the district's
    if len(wanted) == 1 and len(wanted[0]) >= _INITIALS:
        return "".join(word[0] for word in words).startswith(wanted[0]) or words[:1] == wanted
    return bool(wanted) and words[: len(wanted)] == wanted
