"""One digit of one cited figure changed in a copy of the reports, and whether the answer says so."""
