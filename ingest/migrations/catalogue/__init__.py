"""Revisions of the catalogue's tables, one a file."""
