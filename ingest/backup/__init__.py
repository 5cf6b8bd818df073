"""The catalogue in one file, and back: everything else is made from it again."""
