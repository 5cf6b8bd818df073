"""Figures of reports held against each other: what does not add up is reported, and nothing is changed."""
