"""Which earlier generations stay: those that are asked, unless reports were removed from them."""

from pathlib import Path

from ingest.catalogue import open_catalogue
from ingest.errors import PipelineError
from vectorstore.generation import finished
from vectorstore.lease import is_leased


def lost_any(before: Path, after: Path) -> bool:
    """True when a report of one generation is not in the other: none of its words is to stay."""
    try:
        with open_catalogue(before) as old, open_catalogue(after) as new:
            return not {s.id for s in old.stored()} <= {s.id for s in new.stored()}
    except PipelineError:
        return True  # nobody can read it


def staying(data: Path, done: Path) -> list[str]:
    """Names of the generations to keep where ``done`` is current and nothing is new."""
    kept = [old for old in finished(data) if old != done and is_leased(old) and not lost_any(old, done)]
    return [done.name, *(old.name for old in kept)]
