"""Values that several commands take."""


def read_count(text: str) -> int:
    """A number from 1; argparse names the option that was given another.

    >>> read_count("12")
    12
    """
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
