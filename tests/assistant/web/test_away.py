"""The people's database is gone while staff are at their desks."""

from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.office.office import open_office
from assistant.office.people import People
from assistant.office.tries import Tries
from assistant.web.guard import Guard
from assistant.web.signin import COOKIE, SIGN_IN, SIGN_OUT, SignIn
from ingest.settings import CatalogueSettings

SITE = "http://testserver"
AWAY = "Tạm thời chưa đọc, ghi được dữ liệu của người dùng."


def test_staff_are_told_and_come_in_again_when_it_is_back(start_postgres, tmp_path, caplog):
    server = start_postgres()
    office = open_office(tmp_path, CatalogueSettings(url=server.url()))
    people = People(office)
    token = people.begin(people.add("lan", "editor", "một mật khẩu dài"), hours=1)
    app = Starlette(routes=SignIn(people, Tries(office), hours=1).routes())
    # A traceback would come through here as the error itself.
    client = TestClient(Guard(app, people, None), base_url=SITE, headers={"Origin": SITE})
    typed = {"ten": "lan", "mat-khau": "một mật khẩu dài"}
    server.kill()
    sent = client.post(SIGN_IN, data=typed, follow_redirects=False)
    assert (sent.status_code, AWAY in sent.text) == (503, True)
    client.cookies.set(COOKIE, token)
    for answer in (client.get("/"), client.post(SIGN_OUT)):
        assert (answer.status_code, AWAY in answer.text) == (503, True)
    assert server.password not in caplog.text
    assert "see that PostgreSQL runs there" in caplog.text
    server.start()
    assert client.get(SIGN_OUT).status_code == 200
    client.cookies.clear()
    assert client.post(SIGN_IN, data=typed, follow_redirects=False).status_code == 303
    office.close()
