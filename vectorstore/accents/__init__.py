"""Diacritics for a question typed without them: the search alone reads it, nobody is shown it."""
