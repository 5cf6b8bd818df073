"""An ingestion killed at any moment loses nothing, doubles nothing, and never shows half of a report."""
