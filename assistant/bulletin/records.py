"""What a bulletin is made of: cited figures, and what is worked out from them."""

from dataclasses import dataclass
from datetime import date

from assistant.bulletin.terms import Term
from assistant.desk.records import Fact
from assistant.plots.records import Plot
from assistant.plots.sites import SiteMap
from assistant.records import Citation


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the mark of its citation, from 1."""

    fact: Fact
    mark: int
    said: str
    """Number and unit, in Vietnamese form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of an indicator since an earlier period."""

    since: Term
    said: str = ""
    """What was worked out, in words with its citations: "tăng **13,98%**"; ``""`` where nothing could be."""

    formula: str = ""
    """With both citations."""

    stated: str = ""
    """What the report itself says of the change, with its citation."""

    lack: str = ""
    """Why nothing was worked out; ``""`` where it was."""

    earlier: Told | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An indicator of the period."""

    key: str
    """Identity in one edition of the reports, to choose it by."""

    name: str
    told: tuple[Told, ...]
    """One figure; several where reports disagree."""

    changes: tuple[Change, ...] = ()
    plot: Plot | None = None
    plotted: tuple[Told, ...] = ()
    """The figures that the plot shows, in its order."""

    @property
    def disputed(self) -> bool:
        """True where reports disagree."""
        return len(self.told) > 1


@dataclass(frozen=True, slots=True)
class Zone:
    """An industrial park, economic zone or cluster with what the period's figures say of it."""

    name: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """A whole bulletin."""

    term: Term
    made: date
    rows: tuple[Row, ...]
    zones: tuple[Zone, ...]
    citations: tuple[Citation, ...]
    absent: tuple[str, ...] = ()
    """Indicators asked for that no figure of the period is of."""

    site_map: SiteMap | None = None
    unplaced: tuple[str, ...] = ()
    """Zones that the file of coordinates does not have."""

    unknown: tuple[str, ...] = ()
    """Names of that file that no figure of the period has."""

    withheld: int = 0
    """Lines left out because a number of them could not be verified."""
