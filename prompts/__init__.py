"""Words for models and for readers, kept as data."""
