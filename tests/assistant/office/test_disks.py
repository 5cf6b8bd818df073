"""The disk of the people's database is full: who is in stays in, and nothing that was kept is lost."""

import shutil

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.office.errors import OfficeUnusable
from assistant.office.feedback import Feedback, FeedbackBook
from assistant.office.office import open_office
from assistant.office.people import People
from assistant.office.tries import Tries
from assistant.web.guard import Guard
from assistant.web.signin import COOKIE, SIGN_IN, SignIn

SITE = "http://testserver"
PASSWORD = "một mật khẩu dài"


def said(length):
    return Feedback(verdict="wrong", question="FDI?", answer={"answer": "x" * length})


def test_on_a_full_disk_who_is_in_stays_in_and_what_is_not_kept_is_told(mount, tmp_path):
    disk = mount("1m")
    office = open_office(disk)
    people, book = People(office), FeedbackBook(office)
    token = people.begin(people.add("lan", "editor", PASSWORD), hours=1)
    kept = [book.keep(said(100))]
    routes = [
        *SignIn(people, Tries(office), hours=1).routes(),
        Route("/", lambda _: PlainTextResponse("bàn")),
    ]
    client = TestClient(
        Guard(Starlette(routes=routes), people, None), base_url=SITE, headers={"Origin": SITE}
    )
    (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free))
    with pytest.raises(OfficeUnusable, match="check disk space"):
        kept.extend(book.keep(said(20_000)) for _ in range(50))
    client.cookies.set(COOKIE, token)
    assert client.get("/").text == "bàn"
    client.cookies.clear()
    typed = {"ten": "lan", "mat-khau": PASSWORD}
    assert client.post(SIGN_IN, data=typed, follow_redirects=False).status_code in {303, 503}
    (disk / "filler").unlink()
    assert client.post(SIGN_IN, data=typed, follow_redirects=False).status_code == 303
    assert [one.id for one in book.find()] == kept[::-1]
    assert book.keep(said(20_000)) > kept[-1]
    office.close()
