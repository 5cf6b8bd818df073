"""The lexical index: BM25 over syllables and their pairs, in segments that are never written twice."""
