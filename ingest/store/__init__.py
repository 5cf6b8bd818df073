"""The databases that can hold a catalogue: a file in the data folder, or PostgreSQL by URL."""
