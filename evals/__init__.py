"""Measures whether the answers are right."""
