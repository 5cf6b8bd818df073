from datetime import date

from assistant.dates import print_day, say_day
from prompts.answers import speaking


def test_a_day_is_printed_as_its_reader_writes_it():
    assert say_day(date(2022, 12, 2)) == print_day(date(2022, 12, 2)) == "02/12/2022"
    with speaking("en"):
        assert say_day(date(2022, 12, 2)) == "2 December 2022"
