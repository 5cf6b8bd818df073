"""Files read ahead: in order, side by side, and no more of them than memory holds."""

import threading
import time

import pytest

from ingest.ahead import Ahead


def gathered(files, read, **options):
    with Ahead(files, read, len, **{"readers": 4, "most": 1_000} | options) as ahead:
        return [(file, reading.result()) for file, reading in ahead]


def test_what_is_read_comes_in_the_order_of_the_files():
    """Reports are stored in the order of their names, whichever is read first."""

    def read(n):
        time.sleep(0.03 * (n % 3 == 0))
        return "x" * n

    assert gathered(range(12), read) == [(n, "x" * n) for n in range(12)]


def test_a_slow_file_does_not_hold_up_the_others():
    """One file that takes minutes must cost one reader, not all."""
    others = threading.Semaphore(0)

    def read(n):
        if n:
            others.release()
            return "x"
        for _ in range(19):
            assert others.acquire(timeout=60), "the files behind the slow one wait for it"
        return "slow"

    assert len(gathered(range(20), read, readers=2)) == 20


def test_no_more_is_read_ahead_than_memory_holds():
    """A thousand large reports behind a slow one must not fill the memory."""
    waiting = threading.Event()
    begun = []

    def read(n):
        begun.append(n)
        if n == 0:
            assert waiting.wait(timeout=60)
        return "x" * 10

    with Ahead(range(30), read, len, readers=2, most=40) as ahead:
        until = time.monotonic() + 60
        while len(begun) < 1 + 4 and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.2)
        assert len(begun) == 1 + 4
        waiting.set()
        assert [file for file, _ in ahead] == list(range(30))


def test_a_failure_belongs_to_its_file():
    def read(n):
        if n == 1:
            raise OSError(n)
        return "x"

    with Ahead(range(3), read, len, readers=2, most=9) as ahead:
        assert [type(reading.exception()) for _, reading in ahead] == [type(None), OSError, type(None)]


def test_nothing_is_begun_once_it_is_left():
    """Whoever presses Ctrl-C does not wait for the files that were not begun."""
    begun = []
    go_on = threading.Event()

    def read(n):
        begun.append(n)
        go_on.wait(timeout=60)
        return "x"

    with pytest.raises(KeyboardInterrupt), Ahead(range(50), read, len, readers=2, most=9):
        raise KeyboardInterrupt
    go_on.set()
    time.sleep(0.2)
    assert len(begun) <= 2
