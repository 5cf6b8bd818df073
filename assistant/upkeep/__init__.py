"""Keeping the reports: what staff send, replace, withdraw and correct, and what became of it."""
