import fcntl
import os
import signal
import threading
import time

import pytest

from ingest.errors import CatalogueBusy
from ingest.lock import WriterLock, is_written


def test_the_second_writer_is_told_who_writes(tmp_path):
    with WriterLock(tmp_path / "data"), pytest.raises(CatalogueBusy, match="wait for it to end") as caught:
        WriterLock(tmp_path / "data")
    assert caught.value.holder == os.getpid()
    WriterLock(tmp_path / "data").close()


def test_a_killed_writer_locks_nobody_out(tmp_path):
    """A lock that trusted the process number in its file would stay for ever."""
    pid = os.fork()
    if pid == 0:
        WriterLock(tmp_path)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    assert (tmp_path / "ingest.lock").read_text() == f"{pid}\n"
    WriterLock(tmp_path).close()


@pytest.mark.parametrize("said", [b"", b"\0\0\0", b"not a number"])
def test_whatever_stands_in_the_file_the_kernel_decides(tmp_path, said):
    (tmp_path / "ingest.lock").write_bytes(said)
    WriterLock(tmp_path).close()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        WriterLock(tmp_path)
        (tmp_path / "ingest.lock").write_bytes(said)
        os.write(writing, b".")
        time.sleep(60)
        os._exit(0)
    os.read(reading, 1)
    with pytest.raises(CatalogueBusy, match="another process"):
        WriterLock(tmp_path)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    WriterLock(tmp_path).close()


def test_a_child_program_does_not_keep_the_lock(tmp_path):
    with WriterLock(tmp_path) as lock:
        assert not os.get_inheritable(lock._file)


def test_who_only_looks_whether_somebody_writes_keeps_no_writer_out(tmp_path, meanwhile):
    """A chat's health is asked for every few seconds, and each look locks the file for a moment."""
    WriterLock(tmp_path).close()
    looking = os.open(tmp_path / "ingest.lock", os.O_RDONLY)
    fcntl.flock(looking, fcntl.LOCK_SH)
    ends = threading.Timer(0.3, os.close, (looking,))
    ends.start()
    WriterLock(tmp_path).close()
    ends.join()
    with meanwhile(lambda: is_written(tmp_path), threads=2):
        for _ in range(200):
            with WriterLock(tmp_path), pytest.raises(CatalogueBusy):
                WriterLock(tmp_path)
