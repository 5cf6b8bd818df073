"""Files read several at a time, ahead of the one that is stored, and handed over in their order."""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from types import TracebackType
from typing import Generic, Self, TypeVar

File = TypeVar("File")
Read = TypeVar("Read")


class Ahead(Generic[File, Read]):
    """A context in which files are read; at its end nothing more is begun.

    What is read and not yet handed over is bounded by its size: past ``most`` only the file that is waited
    for is begun. So a slow file holds up the others no sooner than that much has piled up behind it.
    """

    def __init__(
        self,
        files: Sequence[File],
        read: Callable[[File], Read],
        size: Callable[[Read], int],
        *,
        readers: int,
        most: int,
    ) -> None:
        """Begin with the first files.

        Args:
            files: All of them.
            read: Reads one, in any thread.
            size: Of what was read, in the measure of ``most``.
            readers: Files read at a time.
            most: How much may wait to be handed over.
        """
        self._read = read
        self._size = size
        self._most = most
        self._changed = threading.Condition()
        self._due = 0  # ordinal of the file that is handed over next
        self._held = 0
        self._stopped = False
        self._pool = ThreadPoolExecutor(max_workers=readers, thread_name_prefix="read")
        self._begun = deque(
            (file, self._pool.submit(self._read_in_turn, ordinal, file)) for ordinal, file in enumerate(files)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Begin nothing more. What is being read is left to its threads: whoever reads may end it sooner."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        self._pool.shutdown(wait=error is None, cancel_futures=True)

    def __iter__(self) -> Iterator[tuple[File, Future[Read]]]:
        """Each file with what was or will be read of it, in the order of the files."""
        while self._begun:
            file, reading = self._begun.popleft()
            yield file, reading
            handed = 0 if reading.exception() else self._size(reading.result())
            with self._changed:
                self._due += 1
                self._held -= handed
                self._changed.notify_all()

    def _read_in_turn(self, ordinal: int, file: File) -> Read:
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or ordinal == self._due or self._held < self._most)
            if self._stopped:
                raise CancelledError
        read = self._read(file)
        with self._changed:
            self._held += self._size(read)
        return read
