"""One reader a file format: from bytes to cleaned pages."""
