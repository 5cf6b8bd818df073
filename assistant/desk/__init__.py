"""The figures of all reports as a table for staff: queries, series, coverage, findings, export."""
