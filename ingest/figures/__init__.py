"""Numbers, units, periods and scopes, read from text as exact facts."""
