"""Industrial parks, economic zones and clusters that figures name, and where a file says they lie."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.bulletin.errors import BulletinRefused
from assistant.desk.records import Fact
from assistant.plots.sites import Site
from ingest.text import UPPER, fold, nfc

_KINDS = {
    "khu cong nghiep": "Khu công nghiệp",
    "kcn": "Khu công nghiệp",
    "khu kinh te": "Khu kinh tế",
    "kkt": "Khu kinh tế",
    "khu che xuat": "Khu chế xuất",
    "kcx": "Khu chế xuất",
    "cum cong nghiep": "Cụm công nghiệp",
    "ccn": "Cụm công nghiệp",
    "khu cong nghe cao": "Khu công nghệ cao",
}
_KIND = (
    r"(?:[Kk]hu [Cc]ông [Nn]ghiệp|[Kk]hu [Kk]inh [Tt]ế|[Kk]hu [Cc]hế [Xx]uất|[Cc]ụm [Cc]ông [Nn]ghiệp|"
    r"[Kk]hu [Cc]ông [Nn]ghệ [Cc]ao|KCN|KKT|KCX|CCN)"
)
_WORD = rf"(?:[{UPPER}][\w.&]*|\d{{1,2}}(?!\d|[.,]\d))"
_ZONE = re.compile(
    rf"(?<!\w)(?P<before>(?:[Cc]ác|[Nn]hững|[Nn]hiều|[Mm]ọi|\d+)\s+)?(?P<kind>{_KIND})\s+"
    rf"(?P<name>[{UPPER}][\w.&]*(?:\s+(?:[-–]\s+)?{_WORD})*)"
)
_OFFICES = frozenset({"tinh", "thanh pho", "tp", "viet nam", "kkt", "kcn"})


def zone_key(name: str) -> str:
    """What two spellings of one zone have in common.

    >>> zone_key("KCN Tràng Duệ") == zone_key("Khu công nghiệp Tràng  Duệ")
    True
    """
    found = _ZONE.search(nfc(name))
    full = f"{_full(found)}" if found else name
    return re.sub(r"[\W_]+", " ", fold(full)).strip()


def _full(found: re.Match[str]) -> str:
    kind = _KINDS[fold(found["kind"])]
    return f"{kind} {' '.join(found['name'].split()).rstrip('.')}"


def zone_of(fact: Fact) -> str:
    """The zone that a figure is of, its kind in full; ``""`` where it names none, or all of a place.

    Its own words come first: scope, name, the labels of its row, then its clause up to the number.
    """
    figure, sentence = fact.figure, fact.sentence
    cells = [c for c in sentence.cells for s in figure.spans[:1] if c.start <= s.start < c.end]
    heads = [text for cell in cells for text in (cell.row_head, cell.group)]
    low = figure.clause[0]
    clause = sentence.text[low : figure.start] if low < figure.start else ""
    for text in (figure.scope, figure.indicator, *heads, "" if cells else clause):
        if named := list(_named(text)):
            return named[-1]
    return ""


def _named(text: str) -> Iterator[str]:
    if text.isupper():
        return
    for found in _ZONE.finditer(text):
        if not found["before"] and fold(found["name"]) not in _OFFICES:
            yield _full(found)


MOST_BYTES = 1_000_000
MOST_SITES = 500
_NAMES = (
    ("name", frozenset({"name", "ten", "khu", "ten khu"})),
    ("latitude", frozenset({"latitude", "lat", "vi do"})),
    ("longitude", frozenset({"longitude", "lon", "lng", "long", "kinh do"})),
)


def read_sites(path: Path) -> tuple[Site, ...]:
    """The zones of a CSV file with the columns name, latitude, longitude (or tên, vĩ độ, kinh độ).

    Raises:
        BulletinRefused: It cannot be read, or a row of it is no place.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BulletinRefused(f"{path}: larger than {MOST_BYTES} bytes; give a list of zones")
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BulletinRefused(f"{path}: cannot be read ({error}); give a CSV file in UTF-8") from error
    return read_sites_text(text, str(path))


def read_sites_text(text: str, named: str) -> tuple[Site, ...]:
    """As :func:`read_sites`, of the file's text; ``named`` is what errors call it."""
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    rows = csv.reader(io.StringIO(nfc(text)), delimiter=delimiter)
    try:
        head = [fold(cell).strip() for cell in next(rows, [])]
        columns = _columns(head, named)
        sites = tuple(_site(row, columns, f"{named}, line {rows.line_num}") for row in rows if any(row))
    except csv.Error as error:
        raise BulletinRefused(f"{named}: no CSV file ({error}); give name, latitude, longitude") from error
    if not 0 < len(sites) <= MOST_SITES:
        raise BulletinRefused(f"{named}: {len(sites)} zones; give from 1 to {MOST_SITES}")
    return sites


def _columns(head: Sequence[str], named: str) -> tuple[int, int, int]:
    found = [next((at for at, cell in enumerate(head) if cell in names), -1) for _, names in _NAMES]
    if -1 in found:
        lack = ", ".join(name for (name, _), at in zip(_NAMES, found, strict=True) if at < 0)
        raise BulletinRefused(f"{named}: no column {lack}; the first line names name, latitude, longitude")
    return found[0], found[1], found[2]


def _site(row: Sequence[str], columns: tuple[int, int, int], where: str) -> Site:
    try:
        name, *degrees = (row[at].strip() for at in columns)
        latitude, longitude = (float(d.replace(",", ".")) for d in degrees)
    except (IndexError, ValueError) as error:
        raise BulletinRefused(f"{where}: no place; give a name and two numbers, 20.85 and 106.68") from error
    if not name or not abs(latitude) < _POLAR or not abs(longitude) <= _ROUND:
        raise BulletinRefused(f"{where}: no place on a map; give degrees, 20.85 and 106.68")
    return Site(name=name[:120], latitude=latitude, longitude=longitude)


_POLAR, _ROUND = 85, 180
"""Degrees up to which such a map can be drawn."""
