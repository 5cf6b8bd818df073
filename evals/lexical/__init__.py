"""The lexical index beside three others that could have served: bm25s, tantivy and SQLite FTS5."""
