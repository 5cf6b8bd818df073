import os
import signal
import time

import pytest

from ingest.errors import CatalogueBusy
from ingest.lock import WriterLock


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
