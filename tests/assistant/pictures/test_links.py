from urllib.parse import urlsplit

import pytest

from assistant.pictures.errors import NoSuchPlace
from assistant.pictures.links import page_link, picture_link, read_wanted
from ingest.records import Span

QUOTE = (Span(page=3, start=2310, end=2456), Span(page=4, start=0, end=31))
FIGURE = (Span(page=3, start=2320, end=2330),)


def test_an_address_leads_back_to_the_words_that_it_was_made_for():
    for link in (page_link("9f2c", 3, QUOTE, FIGURE), picture_link("9f2c", 3, QUOTE, FIGURE, cut=True)):
        wanted = read_wanted(urlsplit(link).query, 3)
        assert (wanted.spans, wanted.figures) == (QUOTE, FIGURE)


def test_a_page_is_asked_only_for_its_own_words():
    wanted = read_wanted(urlsplit(page_link("9f2c", 3, QUOTE, FIGURE)).query, 3)
    assert (wanted.on(3).spans, wanted.on(3).figures) == (QUOTE[:1], FIGURE)
    assert (wanted.on(4).spans, wanted.on(4).figures) == (QUOTE[1:], ())


def test_a_page_without_marks_has_a_short_address():
    assert page_link("9f2c", 1) == "/trang/9f2c/1"
    assert picture_link("9f2c", 1) == "/trang/9f2c/1.png"


def test_an_id_cannot_climb_out_of_its_place():
    assert page_link("../a?b", 1) == "/trang/..%2Fa%3Fb/1"


@pytest.mark.parametrize(
    "query", ["doan=5-2", "doan=3-3", "doan=a-b", "doan=-1-4", "so=1-2-3", "doan=1-2;3", "&" * 9]
)
def test_nonsense_is_refused(query):
    with pytest.raises(NoSuchPlace):
        read_wanted(query, 1)


def test_an_endless_address_is_refused_or_cut():
    with pytest.raises(NoSuchPlace):
        read_wanted("doan=" + ",".join(["1-2"] * 5000), 1)
