from datetime import date

import pytest

from assistant.bulletin.errors import BulletinRefused
from assistant.bulletin.offers import draft, offered_groups, offered_terms
from assistant.export.downloads import Downloads


@pytest.fixture
def store():
    return Downloads()


def make(ledger, store, period="2024-Q4", keys=(), zones=""):
    return draft(ledger, period, keys, zones, made=date(2025, 2, 1), store=store, site="https://hoi.example")


def test_only_periods_with_figures_are_offered_the_newest_first(ledger):
    terms = offered_terms(ledger)
    assert (
        terms[:2] == [("Năm 2024", "2024"), ("Quý IV năm 2024", "2024-Q4")]
        or "2024-Q4" in dict(terms).values()
    )
    assert "2019" not in dict(terms).values()


def test_the_indicators_of_a_period_can_be_chosen_one_by_one(ledger, store):
    groups = offered_groups(ledger, "2024-Q4")
    (key,) = [key for name, key in groups if "ngân sách" in name.lower()]
    html = make(ledger, store, keys=[key]).html
    assert "ngân sách nội địa" in html
    assert "500 triệu USD" not in html


def test_both_files_can_be_fetched_and_are_what_they_say(ledger, store):
    made = make(ledger, store)
    for address, begins in ((made.docx, b"PK"), (made.pdf, b"%PDF")):
        _, _, token, name = address.split("/")
        title, content = store.fetch(token, name)
        assert content.startswith(begins)
        assert title.startswith("Bản tin số liệu quý IV năm 2024.")
    assert 'href="/trang/' in made.html


def test_unknown_choices_of_a_browser_do_no_harm(ledger, store):
    assert "chưa có số liệu" in make(ledger, store, keys=["x:1", "<script>"]).html
    for period, zones in (("hôm qua", ""), ("2024-Q4", "a,b\n1,2")):
        with pytest.raises(BulletinRefused):
            make(ledger, store, period=period, zones=zones)
