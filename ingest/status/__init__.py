"""What the catalogue holds, and how the last ingestion went."""
