"""What has to be done again and again is, and ends with the block that it stands beside."""

import time

import pytest

from ingest.regularly import regularly

PATIENCE = 10.0


def wait_for(done):
    until = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < until:
        time.sleep(0.01)
    assert done()


def test_it_is_done_again_and_again_and_no_more_after_the_block():
    times = []
    with regularly(lambda: times.append(1), 0.01, name="test"):
        wait_for(lambda: len(times) >= 3)
    after = len(times)
    time.sleep(0.1)
    assert len(times) == after


@pytest.mark.parametrize(("at_once", "number"), [(True, 1), (False, 0)])
def test_it_is_done_at_once_only_where_that_is_wanted(at_once, number):
    times = []
    with regularly(lambda: times.append(1), 3600, name="test", at_once=at_once):
        wait_for(lambda: len(times) == number)
        time.sleep(0.05)
    assert len(times) == number


def test_work_that_hangs_does_not_hold_the_end():
    began = time.monotonic()
    with regularly(lambda: time.sleep(30), 3600, name="test", at_once=True):
        pass
    assert time.monotonic() - began < PATIENCE
