"""A drawn SVG made fit for a page: the page's colours, points that are links, ids of its own."""

import re
from xml.etree import ElementTree as ET

from assistant.plots.records import Plot, Point

INK = "#010203"
"""Stands for the colour of the page's text while a plot is drawn."""

GROUND = "#010204"
"""Stands for the colour behind it."""

SHADES = ("#010301", "#010302", "#010303", "#010304", "#010305", "#010306")
"""Stand for the colours of the lines."""

LIGHT = ("#0072b2", "#b45309", "#047857", "#a21caf", "#b91c1c", "#4d5d6b")
"""On paper, and where a page's style does not name ``--hoi-duong-1`` and so on: 4.5 : 1 against white."""

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_LEFT_OUT = (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style")
"""What names nobody, and a rule that would hold for the whole page."""
_FONT = re.compile(r"'DejaVu Sans'[^;]*")
_TOUCHED = 11
"""Radius of what answers to a finger, in the picture's points."""


def dress(drawn: str, plot: Plot, *, name: str) -> str:
    """``drawn`` without what a page has already, and with links.

    Args:
        drawn: As matplotlib writes it, whose points have ids ``diem-LINE-POINT``.
        plot: What it shows.
        name: Put before every id.
    """
    root = ET.fromstring(drawn)  # noqa: S314  # our own drawing
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    for parent in list(root.iter()):
        for child in [c for c in parent if c.tag in _LEFT_OUT]:
            parent.remove(child)
    _link(root, plot)
    _name(root, name)
    for size in ("width", "height"):
        root.attrib.pop(size, None)
    root.attrib |= {"role": "group", "aria-label": visible(plot.title), "class": "hoi-bieu-do"}
    root.set("style", "stroke-linejoin: round; stroke-linecap: butt")
    return _coloured(ET.tostring(root, encoding="unicode"))


def visible(text: str) -> str:
    """``text`` on one line, without characters that show nothing or that turn the reading order."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _link(root: ET.Element, plot: Plot) -> None:
    """Each point in an ``<a>`` with its words."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for number, line in enumerate(plot.lines):
        for at, point in enumerate(line.points):
            dot = root.find(f".//*[@id='diem-{number}-{at}']")
            if dot is not None:
                parent = parents[dot]
                place = list(parent).index(dot)
                parent.remove(dot)
                parent.insert(place, _linked(dot, point))


def _linked(dot: ET.Element, point: Point) -> ET.Element:
    told = visible(point.label)
    if point.link:
        made = ET.Element(
            f"{{{_SVG}}}a",
            {"href": point.link, "target": "_blank", "rel": "noopener", "aria-label": told},
        )
    else:
        made = ET.Element(f"{{{_SVG}}}g")
    ET.SubElement(made, f"{{{_SVG}}}title").text = told
    used = next((e for e in dot.iter(f"{{{_SVG}}}use")), None)
    if used is not None:
        around = {"cx": used.get("x", "0"), "cy": used.get("y", "0"), "r": str(_TOUCHED)}
        ET.SubElement(made, f"{{{_SVG}}}circle", {**around, "fill": "transparent"})
    made.append(dot)
    return made


def _name(root: ET.Element, name: str) -> None:
    """Ids of its own for each plot of a page, where anything refers to them; the others go."""
    wanted = set()
    for element in root.iter():
        for value in element.attrib.values():
            wanted |= {found.group(1) for found in re.finditer(r"url\(#([^)]+)\)", value)}
        if (target := element.get(f"{{{_XLINK}}}href", "")).startswith("#"):
            wanted.add(target[1:])
    for element in root.iter():
        own = element.attrib.pop("id", "")
        if own in wanted:
            element.set("id", f"{name}-{own}")
        for key, value in element.attrib.items():
            if key == f"{{{_XLINK}}}href" and value.startswith("#"):
                element.set(key, f"#{name}-{value[1:]}")
            elif "url(#" in value:
                element.set(key, value.replace("url(#", f"url(#{name}-"))


def _coloured(text: str) -> str:
    text = _FONT.sub("system-ui, sans-serif", text).replace(INK, "currentColor")
    text = text.replace(GROUND, "var(--hoi-mat, Canvas)")
    for number, (mark, light) in enumerate(zip(SHADES, LIGHT, strict=True), start=1):
        text = text.replace(mark, f"var(--hoi-duong-{number}, {light})")
    return text
