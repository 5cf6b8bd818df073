"""The same cases asked twice: in the reports' own words and with a language model."""
