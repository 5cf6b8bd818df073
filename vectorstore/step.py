"""Whether the index is of the catalogue as it is."""

from dataclasses import dataclass
from pathlib import Path

from ingest.catalogue import open_catalogue
from ingest.lock import is_written
from ingest.store.records import Store
from vectorstore.generation import current_manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A catalogue, and the index that is published of it."""

    version: int
    """Of the catalogue."""

    built: int
    """Of the catalogue that the index was built from."""

    written: bool
    """Somebody writes the catalogue, and publishes an index of it in the end."""

    @property
    def kept(self) -> bool:
        """The index is of this catalogue."""
        return self.version == self.built


def look_at_step(data: Path, store: Store) -> Step:
    """How the published index in ``data`` stands to the catalogue in ``store``.

    An ingestion that ends between two looks would leave the old version of the one beside the new one of the
    other, and nobody at it: so what is not in step, with nobody at it, is looked at until it stays so.

    Raises:
        IngestError: The catalogue cannot be read.
        VectorStoreError: There is no index, or it cannot be read.
    """
    before = None
    while True:
        with open_catalogue(store) as catalogue:
            version = catalogue.version
        step = Step(version=version, built=current_manifest(data).catalogue, written=is_written(data))
        if step.kept or step.written or step == before:
            return step
        before = step
