"""Answers worded by a language model: facts by number, all else borne out by quotes."""
