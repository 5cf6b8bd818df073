"""A paper as blocks, from which its DOCX, PDF and HTML are made: all of them say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.export.runs import Run
from assistant.plots.records import Plot
from assistant.plots.sites import SiteMap

Style = Literal["Normal", "Item", "Small", "Centred", "Quoted"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the outermost below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    runs: Sequence[Run]
    style: Style = "Normal"
    lead: str = ""
    """Before it, in bold."""

    mark: int = 0
    """Of a citation whose marks lead here, from 1; 0 for none."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table. A run of one line end begins a new paragraph in its cell."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Sequence[Run]]]
    widths: Sequence[float]
    """In centimetres, 16 together."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A plot or a map."""

    drawn: Plot | SiteMap
    said: str
    """What it shows, for who does not see it."""


Block = Heading | Words | Grid | Drawing


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document."""

    title: str
    maker: str
    made: date
    blocks: Sequence[Block]
