"""A report's page as a reader of the paper sees it, with the cited words marked."""
