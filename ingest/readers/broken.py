"""What a parser raises on a broken file."""

BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""Python's own, which pypdf, python-docx and openpyxl were each seen to raise besides theirs: they read what
a file says without asking whether it is so. Parsing goes on while our own walk asks for the next part, so it
cannot be told from ours; the failure names the exception."""
