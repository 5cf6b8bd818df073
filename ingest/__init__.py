"""From a report's file to pages, passages and figures in the catalogue."""
