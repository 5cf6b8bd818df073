"""Revisions of the people's tables, one a file; the newest is :data:`assistant.office.tables.HEAD`."""
