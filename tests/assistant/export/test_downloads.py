from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.export.downloads import Downloads, download_routes
from ingest.errors import AnswerError


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(clock):
    return Downloads(most=3, seconds=60, clock=clock)


@pytest.fixture
def client(store):
    return TestClient(Starlette(routes=download_routes(store)))


def test_a_file_is_saved_under_its_vietnamese_name_and_never_shown_in_place(store, client):
    found = client.get(store.offer("Số liệu 2024.csv", lambda: b"a;b"))
    assert (found.status_code, found.content) == (200, b"a;b")
    named = found.headers["content-disposition"]
    assert named.startswith('attachment; filename="so-lieu-2024.csv"')
    assert unquote(named.rpartition("''")[2]) == "Số liệu 2024.csv"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["cache-control"] == "private, no-store"
    assert found.headers["content-type"] == "text/csv; charset=utf-8"


def test_the_file_is_made_only_when_it_is_fetched(store, client):
    made = []
    address = store.offer("a.csv", lambda: made.append(1) or b"")
    assert made == []
    client.get(address)
    assert made == [1]


def test_nobody_fetches_what_another_was_offered(store, client):
    one, other = (store.offer("a.csv", lambda: b"") for _ in range(2))
    assert one != other
    assert len(one.split("/")[2]) >= 32
    assert client.get("/tai-ve/x/a.csv").status_code == 404
    assert client.get(f"{one}x").status_code == 404
    assert client.get("/tai-ve/..%2f..%2fetc/passwd").status_code == 404


def test_an_old_address_says_so_in_vietnamese(store, client, clock):
    address = store.offer("a.csv", lambda: b"")
    clock.now = 61
    found = client.get(address)
    assert found.status_code == 404
    assert "hết hạn" in found.text


def test_a_busy_day_does_not_fill_the_memory(store, clock):
    for _ in range(10):
        store.offer("a.csv", lambda: b"")
    assert len(store) == 3
    clock.now = 61
    store.offer("a.csv", lambda: b"")
    assert len(store) == 1


def test_a_file_that_cannot_be_made_is_told_and_not_sent_empty(store, client):
    def fail():
        raise AnswerError("no")

    found = client.get(store.offer("a.csv", fail))
    assert found.status_code == 503
    assert "xin" in found.text.lower()


def test_only_known_kinds_of_file_go_out(store, client):
    with pytest.raises(ValueError, match="kind"):
        store.offer("a.html", lambda: b"")
    assert client.post(store.offer("a.csv", lambda: b"")).status_code == 405
