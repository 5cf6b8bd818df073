"""How tables came from one revision to the next."""
