"""What can go wrong with one page; its report goes on without it."""


class PageUnread(Exception):
    """A page's picture was not read. Caught where its file is read, and listed."""

    def __init__(self, why: str, fix: str, *, again: bool = False) -> None:
        """``again``: whether the next ingestion should try once more."""
        super().__init__(f"{why}; {fix}")
        self.why = why
        self.fix = fix
        self.again = again
