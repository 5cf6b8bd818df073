"""Answers and figures as files that people keep: DOCX, XLSX, CSV."""
