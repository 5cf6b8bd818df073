"""The same reports and questions with the catalogue in a file and in PostgreSQL."""
