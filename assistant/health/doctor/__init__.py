"""Checks everything that a person would be asked to check, and says what to do."""
