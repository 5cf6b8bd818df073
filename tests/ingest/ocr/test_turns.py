"""Turns of scanned pages: files that are read side by side do not multiply the pages that are."""

import subprocess
import sys
import threading
import time
from pathlib import Path

from ingest.ocr.limits import Limits
from ingest.ocr.turns import turn

ROOT = Path(__file__).parent.parent.parent.parent
HOLD = """
import sys, time
from ingest.ocr.limits import Limits
from ingest.ocr.turns import turn
with turn(Limits(jobs=1, turns=sys.argv[1]), waiting=lambda: None):
    print("held", flush=True)
    time.sleep(600)
"""


def test_no_more_are_held_at_a_time_than_there_are(tmp_path):
    """On a small machine, two programs with all cores each would make both too slow for their limits."""
    limits = Limits(jobs=2, turns=str(tmp_path))
    held, most, counting = 0, 0, threading.Lock()

    def read():
        nonlocal held, most
        with turn(limits, waiting=lambda: None):
            with counting:
                held += 1
                most = max(most, held)
            time.sleep(0.05)
            with counting:
                held -= 1

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2


def test_a_killed_holder_gives_its_turn_back(tmp_path):
    """Otherwise one file that ends its reader would stop all scans for ever."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    killing = threading.Timer(0.3, holder.kill)
    try:
        assert holder.stdout.readline() == "held\n"
        started = time.monotonic()
        killing.start()
        with turn(Limits(jobs=1, turns=str(tmp_path)), waiting=lambda: None):
            assert time.monotonic() - started > 0.2
    finally:
        holder.kill()
        holder.communicate()
        killing.cancel()


def test_one_file_alone_waits_for_nobody(tmp_path):
    with turn(Limits(jobs=1), waiting=lambda: None), turn(Limits(jobs=1), waiting=lambda: None):
        assert not list(tmp_path.iterdir())


def test_waiting_is_told(tmp_path, monkeypatch):
    """The time that a page waits for others is not its own: whoever counts it is told."""
    monkeypatch.setattr("ingest.ocr.turns.TELL_SECONDS", 0.1)
    limits = Limits(jobs=1, turns=str(tmp_path))
    told = threading.Event()

    def wait():
        with turn(limits, waiting=told.set):
            return

    waiter = threading.Thread(target=wait)
    with turn(limits, waiting=lambda: None):
        waiter.start()
        assert told.wait(timeout=30)
    waiter.join()
