"""Parts that stand in a row and share the words around them: "số dự án FDI và DDI cấp mới"."""

import re

from assistant.arithmetic import patterns
from ingest.figures.context import lower

_MOST_WORDS = 3
"""Words of its own that a further part may begin with: "dự án trong nước và dự án FDI"."""


def spread(text: str, *, folded: bool) -> list[str]:
    """The whole text once for each of the sides in it that are joined by "và"; empty when none are.

    >>> spread("số dự án FDI và DDI cấp mới", folded=False)
    ['số dự án FDI cấp mới', 'số dự án DDI cấp mới']
    """
    for sides in patterns.SIDES:
        if made := _spread(text, sides, folded=folded):
            return made
    return []


def _spread(text: str, sides: tuple[str, ...], *, folded: bool) -> list[str]:
    low = lower(text)
    named = "|".join(f"(?P<side{i}>{side})" for i, side in enumerate(sides))
    first = patterns.compiled(rf"(?<!\w)(?:{named})(?!\w)", folded)
    further = patterns.compiled(
        rf"{patterns.JOINT}(?P<lead>(?:\w+\s+){{0,{_MOST_WORDS}}}?)(?P<part>{named})(?!\w)", folded
    )
    for found in first.finditer(low):
        parts, seen, end = [("", text[found.start() : found.end()])], {found.lastgroup}, found.end()
        while (more := further.match(low, end)) and (side := _side(more)) not in seen:
            parts.append((text[slice(*more.span("lead"))], text[slice(*more.span("part"))]))
            seen.add(side)
            end = more.end()
        if len(parts) > 1:
            return [_whole(text[: found.start()], *part, text[end:]) for part in parts]
    return []


def _side(found: re.Match[str]) -> str:
    return next(name for name, said in found.groupdict().items() if name.startswith("side") and said)


def _whole(before: str, lead: str, part: str, after: str) -> str:
    """The shared words around one part, those that it begins with said once."""
    own = "" if lower(lead).strip() in lower(before) else lead
    return " ".join(f"{before} {own} {part} {after}".split())


def swap(text: str, side: str, *, folded: bool) -> str:
    """``text`` of another side, where ``side`` names nothing else; else ``side`` as it is.

    >>> swap("Nhập khẩu qua Hữu Nghị", "xuất khẩu", folded=False)
    'xuất khẩu qua Hữu Nghị'
    """
    for sides in patterns.SIDES:
        known = [patterns.compiled(rf"(?<!\w)(?:{named})(?!\w)", folded) for named in sides]
        mine = next((k for k in known if k.fullmatch(lower(side))), None)
        found = [m for k in known if k is not mine and (m := k.search(lower(text)))]
        if mine is not None and len(found) == 1 and not mine.search(lower(text)):
            return f"{text[: found[0].start()]}{side}{text[found[0].end() :]}"
    return side
