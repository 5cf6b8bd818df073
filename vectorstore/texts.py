"""The words of a generation's passages, by position, so that a search can read what it found."""

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

WORDS = "texts.bin"
ENDS = "texts.npy"


class Texts:
    """Texts that lie on disk one behind the other and are read as needed."""

    def __init__(self, words: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        """Opened by :func:`open_texts`."""
        self._words = words
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    def text(self, position: int) -> str:
        """The text of the passage at ``position``."""
        start = int(self._ends[position - 1]) if position else 0
        return self._words[start : int(self._ends[position])].tobytes().decode()


class TextWriter(AbstractContextManager["TextWriter"]):
    """Writes texts into a folder, in order. Leaving it after an error leaves no whole set of files."""

    def __init__(self, folder: Path) -> None:
        """Begin the files in ``folder``."""
        self._folder = folder
        self._ends = [0]
        self._out = (folder / WORDS).open("wb")

    def add(self, text: str) -> None:
        """Write the next text."""
        self._ends.append(self._ends[-1] + self._out.write(text.encode()))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._out.close()
        if error is None:
            np.save(self._folder / ENDS, np.asarray(self._ends[1:], dtype=np.int64))


def open_texts(folder: Path) -> Texts:
    """The texts in ``folder``.

    Raises:
        OSError: A file is missing.
        ValueError: A file is cut short or does not fit the other.
    """
    ends = np.load(folder / ENDS, mmap_mode="r", allow_pickle=False)
    size = (folder / WORDS).stat().st_size
    if size != (int(ends[-1]) if len(ends) else 0):
        raise ValueError(f"{folder / WORDS}: {size} bytes are not what {ENDS} says")
    words = np.memmap(folder / WORDS, dtype=np.uint8, mode="r") if size else np.empty(0, dtype=np.uint8)
    return Texts(words, ends)
