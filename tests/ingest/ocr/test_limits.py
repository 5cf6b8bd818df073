"""A page may cost what is said, and no setting makes it endless."""

import os

from ingest.ocr.limits import USUAL, Limits, cores


def test_busy_machine_gives_a_page_more_time_than_its_own_work():
    assert Limits(seconds=10).patience == 40
    assert USUAL.patience > USUAL.seconds


def test_a3_page_at_600_dpi_is_within_the_limit():
    assert USUAL.pixels >= 11.7 * 16.5 * 600**2


def test_cores_are_those_that_this_process_may_use():
    assert cores() == len(os.sched_getaffinity(0))
