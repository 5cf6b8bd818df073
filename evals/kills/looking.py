"""Looking through a data folder after a recovery: everything there once, in step, and nothing else."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from ingest.catalogue import open_catalogue
from ingest.connection import FILE
from ingest.copying import is_whole
from ingest.files import bytes_below
from vectorstore.generation import CURRENT, current, index_folder, read_manifest
from vectorstore.opened import KEYS

LOCK = "ingest.lock"


_TIMES = 3
"""How many times the bytes of an undisturbed data folder another one may have, with the same reports."""


def find_faults(data: Path, documents: Sequence[str], *, usual: int) -> Iterator[str]:
    """What is wrong with a data folder that should hold ``documents`` in about ``usual`` bytes, in words."""
    if (grown := bytes_below(data)) > _TIMES * usual:
        yield f"it has grown to {grown:,} bytes, where {usual:,} hold the same"
    if not is_whole(data / FILE):
        yield "the catalogue is damaged"
        return
    generation = current(data)
    with open_catalogue(data) as catalogue, open_catalogue(generation) as copy:
        held = sorted(report.document for report in catalogue.reports())
        if held != sorted(documents):
            yield f"the catalogue holds {held}, the folder {sorted(documents)}"
        keys = sorted(p.key for batch in catalogue.every_passage() for p in batch)
        if len(set(keys)) != len(keys):
            yield "a passage is there twice"
        if sorted(bytes(key).decode() for key in np.load(generation / KEYS)) != keys:
            yield "the index holds other passages than the catalogue"
        if not catalogue.version == copy.version == read_manifest(generation).catalogue:
            yield "the index is of another version of the catalogue"
    yield from _leftovers(data, generation)


def _leftovers(data: Path, generation: Path) -> Iterator[str]:
    known = {FILE, f"{FILE}-wal", f"{FILE}-shm", LOCK, "index"}
    if strange := sorted({p.name for p in data.iterdir()} - known):
        yield f"left over: {', '.join(strange)}"
    built = {p.name for p in index_folder(data).iterdir()} - {CURRENT, LOCK, generation.name}
    # The generation before stays for who still reads it.
    if len(built) > 1 or any(name.endswith(".tmp") for name in built):
        yield f"left over: {', '.join(sorted(built))}"
