import re

import pytest
from bs4 import BeautifulSoup
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.ui.help import ADDRESSES, PARTS, help_routes


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=help_routes()))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_says_all_its_parts_in_its_language_and_fetches_nothing_from_elsewhere(client, language):
    answer = client.get(ADDRESSES[language])
    assert answer.status_code == 200
    shown = BeautifulSoup(answer.text, "html.parser")
    assert shown.html["lang"] == language
    assert [h["id"] for h in shown.find_all("h2")] == list(PARTS)
    assert all(len(section.get_text(" ", strip=True)) > 80 for section in shown.find_all("section"))
    assert not re.search(r"https?:|//cdn|@import|url\(|\*\*", answer.text)
    links = {a["href"] for a in shown.find_all("a")}
    assert links == {"/" if language == "vi" else "/en", ADDRESSES["en" if language == "vi" else "vi"]}
    marked = [b.get_text() for b in shown.select("#marks ~ ul b, #marks ~ ul strong")]
    assert "[1],\u00a0[2]" in marked


def test_the_script_that_it_loads_is_there(client):
    shown = BeautifulSoup(client.get(ADDRESSES["vi"]).text, "html.parser")
    answer = client.get(shown.script["src"])
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("path", ["/tro-giup/", "/en/tro-giup", "/help"])
def test_no_other_address_is_answered(path):
    app = Starlette(routes=help_routes())
    app.router.redirect_slashes = False
    assert TestClient(app).get(path).status_code == 404
