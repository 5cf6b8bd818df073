"""Building the index of a generation out of the one before: only what changed is cut into words again."""

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.lexicon import expand_query
from vectorstore.lexical.index import FORMAT, MANIFEST, PLACES, LexicalIndex, load_lexical, read_segments
from vectorstore.lexical.question import Expand
from vectorstore.lexical.records import PARTS, Digest, Document
from vectorstore.lexical.segments import Segment, SegmentWriter, Share, link_segment

logger = logging.getLogger(__name__)

RATIO = 3
"""A segment is written anew, with all smaller ones, unless it is so many times as large as they are together:
there are never more than a handful."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment, and where its passages stand in the new generation; -1 for those that are gone."""

    segment: Segment
    places: NDArray[np.int32]

    @property
    def live(self) -> int:
        return int((self.places >= 0).sum())

    def shares(self) -> list[Share]:
        """The reports that are still there."""
        ends = accumulate(share.passages for share in self.segment.shares)
        last = zip(self.segment.shares, ends, strict=True)
        return [share for share, end in last if share.passages and self.places[end - 1] >= 0]


class LexicalBuilder:
    """Takes the passages of a generation, report after report, and writes its lexical index."""

    def __init__(self, folder: Path, before: Path | None = None) -> None:
        """Into ``folder``, which is made; what is the same in the index ``before`` is taken over."""
        folder.mkdir(parents=True)
        self._folder = folder
        self._parts = [_Part(s, np.full(s.size, -1, dtype=np.int32)) for s in _reusable(before)]
        self._known: dict[tuple[str, str], tuple[_Part, int]] = {}
        for part in self._parts:
            start = 0
            for share in part.segment.shares:
                self._known[share.report, share.digest] = (part, start)
                start += share.passages
        self._reports = {report for report, _ in self._known}
        self._number = max((int(p.segment.folder.name.split("-")[1]) for p in self._parts), default=0)
        self._report: str | None = None
        self._waiting: list[Document] = []
        self._digest = Digest()
        self._count = 0
        self._fresh: SegmentWriter | None = None
        self._places: list[int] = []
        """Of the passages in the fresh segment."""

        self._size = 0

    def add(self, report: str, document: Document) -> None:
        """Add the next passage; those of a report come one after the other."""
        if report != self._report:
            self._close_report()
            self._report = report
        self._digest.add(document)
        self._count += 1
        if report in self._reports:
            self._waiting.append(document)
        else:
            self._write(document)

    def _close_report(self) -> None:
        """Take the report over from a segment where nothing of it has changed, or write it."""
        report, digest, count = self._report, self._digest.finish(), self._count
        waiting, self._waiting, self._digest, self._count = self._waiting, [], Digest(), 0
        if report is None:
            return
        if known := self._known.pop((report, digest), None):
            part, start = known
            part.places[start : start + count] = np.arange(self._size, self._size + count, dtype=np.int32)
            self._size += count
            return
        for document in waiting:
            self._write(document)
        self._writer().close_report(report, digest, count)

    def _writer(self) -> SegmentWriter:
        if self._fresh is None:
            self._fresh = SegmentWriter(self._next())
        return self._fresh

    def _next(self) -> Path:
        self._number += 1
        return self._folder / f"segment-{self._number:06d}"

    def _write(self, document: Document) -> None:
        self._writer().add(document)
        self._places.append(self._size)
        self._size += 1

    def finish(self) -> None:
        """Write the rest."""
        self._close_report()
        parts = [part for part in self._parts if part.live]
        if self._fresh:
            self._fresh.finish()
            fresh = Segment(self._fresh.folder)
            parts.append(_Part(fresh, np.asarray(self._places, dtype=np.int32)))
        worn = _worn(parts)
        kept = [self._keep(part) for part in parts if part not in worn]
        if worn:
            kept.append(self._join(worn))
        live = max(1, self._size)
        sums = sum(
            (p.segment.lengths[p.places >= 0].sum(axis=0, dtype=np.int64) for p in kept), np.zeros(len(PARTS))
        )
        none = np.empty(0, dtype=np.int32)
        np.save(self._folder / PLACES, np.concatenate([none, *(part.places for part in kept)]))
        said = {
            "format": FORMAT,
            "segments": [part.segment.folder.name for part in kept],
            "means": [float(total) / live for total in sums],
        }
        (self._folder / MANIFEST).write_text(json.dumps(said) + "\n", encoding="utf-8")

    def _keep(self, part: _Part) -> _Part:
        place = self._folder / part.segment.folder.name
        if place != part.segment.folder:
            link_segment(part.segment.folder, place)
        return _Part(Segment(place), part.places)

    def _join(self, parts: Sequence[_Part]) -> _Part:
        """One segment of what is still there of several."""
        writer = SegmentWriter(self._next())
        for part in parts:
            writer.copy(part.segment, part.places >= 0, part.shares())
        writer.finish()
        for part in parts:
            if part.segment.folder.parent == self._folder:
                part.segment.remove()
        places = np.concatenate([part.places[part.places >= 0] for part in parts])
        return _Part(Segment(writer.folder), places)


def _worn(parts: Sequence[_Part]) -> list[_Part]:
    """Those to be written anew as one.

    One of which a report is gone is among them: none of its words is to stay on disk.
    """
    worn = [part for part in parts if part.live < part.segment.size]
    total, near = 0, list[_Part]()
    for part in sorted(parts, key=lambda part: part.live):
        near.append(part)
        if total and part.live < RATIO * total:
            worn += [other for other in near if other not in worn]
        total += part.live
    return worn


def _reusable(before: Path | None) -> list[Segment]:
    """Segments of an earlier index whose every byte is as it was written."""
    if before is None:
        return []
    try:
        segments = read_segments(before)
    except (OSError, ValueError, KeyError) as error:
        logger.warning("%s: not taken over: %s", before, error)
        return []
    return [segment for segment in segments if segment.is_whole()]


def build_lexical(
    folder: Path, documents: Iterable[Document], *, expand: Expand = expand_query
) -> LexicalIndex:
    """The index of some passages of one report, made in ``folder`` and opened."""
    builder = LexicalBuilder(folder)
    for document in documents:
        builder.add("", document)
    builder.finish()
    return load_lexical(folder, expand=expand)
