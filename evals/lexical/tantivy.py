"""tantivy, embedded: two fields of terms, a union with block-max WAND."""

from collections.abc import Sequence
from pathlib import Path

import tantivy

from evals.lexical.engines import Passages, asked, spellings
from vectorstore.lexical.records import Document

_MEMORY = 200_000_000
"""Of the writer, in bytes."""


def _schema() -> tantivy.Schema:
    made = tantivy.SchemaBuilder()
    for field in ("accented", "folded"):
        made.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    made.add_integer_field("position", fast=True)
    return made.build()


class Tantivy:
    """See :class:`evals.lexical.engines.Engine`."""

    name = "tantivy"
    licence = "MIT"

    def __init__(self) -> None:
        self._schema = _schema()

    def _index(self, folder: Path) -> tantivy.Index:
        return tantivy.Index(self._schema, path=str(folder), reuse=True)

    def build(self, folder: Path, passages: Passages) -> None:
        """Into one segment, which is quickest to search."""
        self._add(folder, passages, 0, threads=1)

    def update(self, folder: Path, passages: Sequence[tuple[str, Document]], fresh: int) -> Path:
        """In place: there is no generation to fall back to."""
        self._add(folder, passages[-fresh:], len(passages) - fresh, threads=1)
        return folder

    def _add(self, folder: Path, passages: Passages, first: int, *, threads: int) -> None:
        writer = self._index(folder).writer(_MEMORY, threads)
        for position, (_, document) in enumerate(passages, first):
            accented, folded = spellings(document)
            writer.add_document(
                tantivy.Document(
                    accented=[" ".join(accented)], folded=[" ".join(folded)], position=[position]
                )
            )
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """See :class:`evals.lexical.engines.Engine`."""
        self._searcher = self._index(folder).searcher()

    def search(self, question: str, count: int) -> list[int]:
        """See :class:`evals.lexical.engines.Engine`."""
        accented, folded, weight = asked(question)
        parts = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(field, term), of))
            for field, terms, of in (("accented", accented, 1.0), ("folded", folded, weight))
            for term in terms
        ]
        hits = self._searcher.search(tantivy.Query.boolean_query(parts), count, count=False).hits
        found = self._searcher.fast_field_values("position", [address for _, address in hits])
        return [int(str(position)) for position in found]

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term, "freq")
