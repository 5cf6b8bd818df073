"""A machine does not fill up with what killed programs left, and nobody's folder is taken away."""

import os
import signal
import threading

from ingest.scratch import Scratch, sweep


def killed(in_child, tmp_path):
    """A folder whose owner was killed while it wrote."""

    def work():
        scratch = Scratch("hoi-", below=tmp_path)
        (scratch.path / "page.png").write_bytes(b"x")
        os.kill(os.getpid(), signal.SIGKILL)

    assert in_child(work)[0] == -signal.SIGKILL
    (left,) = tmp_path.glob("hoi-*")
    assert (left / "page.png").exists()
    return left


def test_it_is_gone_when_it_is_closed(tmp_path):
    with Scratch("hoi-", below=tmp_path) as scratch:
        (scratch.path / "page.png").write_bytes(b"x")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_owner_left_is_swept_and_nothing_else(tmp_path, in_child):
    left = killed(in_child, tmp_path)
    (tmp_path / "hoi-theirs").mkdir()
    (tmp_path / "hoi-theirs" / "figures.xlsx").write_bytes(b"x")
    (tmp_path / "hoi-link").symlink_to(left)
    (tmp_path / "hoi-file").write_bytes(b"x")
    (tmp_path / "hoi-begun").mkdir()
    (tmp_path / "other").mkdir()
    with Scratch("hoi-", below=tmp_path) as living:
        sweep("hoi-", below=tmp_path)
        names = {path.name for path in tmp_path.iterdir()}
    assert names == {"hoi-theirs", "hoi-link", "hoi-file", "hoi-begun", "other", living.path.name}
    assert (tmp_path / "hoi-theirs" / "figures.xlsx").exists()


def test_a_sweep_takes_no_folder_away_from_who_is_making_one(tmp_path):
    """Between its making and its locking a folder is nobody's."""
    ended = threading.Event()

    def clean():
        while not ended.is_set():
            sweep("hoi-", below=tmp_path)

    sweepers = [threading.Thread(target=clean) for _ in range(2)]
    for thread in sweepers:
        thread.start()
    try:
        for _ in range(300):
            with Scratch("hoi-", below=tmp_path) as scratch:
                (scratch.path / "a").write_bytes(b"x")
                assert (scratch.path / "a").exists()
    finally:
        ended.set()
        for thread in sweepers:
            thread.join()
    assert list(tmp_path.iterdir()) == []
