"""Arithmetic over cited figures: what the reports do not print is worked out from what they do."""
