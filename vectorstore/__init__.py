"""Embeddings and the indexes derived from the catalogue."""
