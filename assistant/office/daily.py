"""What has been kept long enough goes by itself while the program runs, unless the clock is in doubt."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from assistant.office.errors import OfficeError
from assistant.office.office import Office
from assistant.office.privacy import newest, purge
from assistant.office.settings import KeepingSettings
from ingest.regularly import regularly

logger = logging.getLogger(__name__)

EVERY_SECONDS = 24 * 3600.0

LEAP = timedelta(days=1)
"""By how much a clock may be set while the program runs."""

SILENCE = timedelta(days=90)
"""With nothing kept for so long, the service was left alone, or the clock is years ahead."""

PATIENCE = timedelta(days=7)
"""So long may somebody notice which of the two it is."""

Clock = Callable[[], float]


@contextmanager
def purging(
    office: Office,
    settings: KeepingSettings,
    *,
    every: float = EVERY_SECONDS,
    clock: Clock = time.time,
    steady: Clock = time.monotonic,
) -> Iterator[None]:
    """While the block runs: at once, and then ``every`` seconds. A failure is logged and tried again.

    A clock that is years ahead would delete everything, so nothing goes while it is in doubt.

    Args:
        office: The people's database.
        settings: How long what is kept.
        every: Seconds.
        clock: Seconds since 1970.
        steady: Seconds that no setting of the clock changes.
    """
    began = clock(), steady()

    def work() -> None:
        now = datetime.fromtimestamp(clock(), UTC)
        lived = timedelta(seconds=steady() - began[1])
        try:
            if doubt := _doubt(office, now, datetime.fromtimestamp(began[0], UTC), lived):
                logger.warning(
                    "nothing purged: %s; set the clock and start again, or run: privacy purge", doubt
                )
            else:
                purge(office, settings, now)
        except OfficeError as error:
            logger.warning("nothing purged: %s", error)

    with regularly(work, every, name="purging", at_once=True):
        yield


def _doubt(office: Office, now: datetime, began: datetime, lived: timedelta) -> str:
    """Why the clock is not believed; ``""`` where it is."""
    if abs(now - began - lived) > LEAP:
        return f"the clock was set, to {now:%Y-%m-%d}"
    last = newest(office)
    if last is not None and now - last > SILENCE and lived < PATIENCE:
        return f"the clock says {now:%Y-%m-%d}, and nothing was kept since {last:%Y-%m-%d}"
    return ""
