"""The database goes, comes back, and a machine dies, while real services are asked: no answer is another."""

import threading
from contextlib import contextmanager

import pytest

from assistant.office.office import open_office
from assistant.office.people import People
from ingest.backup.keeping import back_up, restore
from ingest.settings import CatalogueSettings
from ingest.store.choosing import choose_store

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(900)]

ASKED = {
    "Kim ngạch xuất khẩu của tỉnh Đồng Nai năm 2019 là bao nhiêu?": "19760000000",
    "Sản lượng chè búp tươi của tỉnh Tuyên Quang năm 2018?": "66812",
}
PASSWORD = "một mật khẩu dài"


def told(service):
    """The value of each answer."""
    return [service.ask(question)["figures"][0]["value"] for question in ASKED]


def sign_in(service, password=PASSWORD):
    sent = {"ten": "lan", "mat-khau": password}
    origin = {"Origin": service.staff.rstrip("/")}
    return service.client.post(f"{service.staff}dang-nhap", data=sent, headers=origin).status_code


def inside(service):
    """Whether the desks let in who has this browser's session."""
    return service.client.get(service.staff).status_code == 200


def ready(service):
    return service.client.get(f"{service.public}readyz").status_code == 200


@contextmanager
def asking(*services):
    """All of them, all the time; what they said is right in the end."""
    stop, wrong = threading.Event(), []

    def ask(service):
        number = 0
        while not stop.wait(0.05):
            number += 1
            for question, value in ASKED.items():
                found = service.ask(question + "?" * number)  # not one that is answered from memory
                if [figure["value"] for figure in found.get("figures", [])][:1] != [value]:
                    wrong.append(found)

    threads = [threading.Thread(target=ask, args=(service,)) for service in services]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert wrong == []


@pytest.fixture(scope="module")
def server(start_postgres, data, tmp_path_factory):
    """PostgreSQL with the six reports and somebody who may sign in."""
    place, running = tmp_path_factory.mktemp("moved"), start_postgres()
    settings = CatalogueSettings(url=running.url())
    back_up(data, place / "backup")
    store = choose_store(place, settings)
    restore(place / "backup", place, store=store, publish=lambda folder: None)
    office = open_office(place, settings)
    People(office).add("lan", "editor", PASSWORD)
    office.close()
    return running


def test_a_database_that_goes_in_mid_question_and_a_machine_that_dies_change_no_answer(
    server, tmp_path, serve, wait
):
    settings = {"HOI_CATALOGUE_URL": server.url(), "HOI_CHAT_PER_MINUTE": 0}
    places = [tmp_path / name for name in ("one", "other")]
    for place in places:
        place.mkdir()
    with serve(places[0], places[0], **settings) as one, serve(places[1], places[1], **settings) as other:
        assert told(one) == told(other) == list(ASKED.values())
        assert sign_in(one) in {200, 303}
        other.client.cookies = one.client.cookies
        assert inside(one)
        assert inside(other), "a session is everywhere"
        with asking(one, other):
            server.kill()
            wait(lambda: one.figures()["hoi_up"] == 0, 60)
            wait(lambda: ready(one) and ready(other), 60)
            assert sign_in(one) == 503
            server.start()
            wait(lambda: one.figures()["hoi_up"] == 1, 60)
        assert (inside(one), inside(other)) == (True, True)
        with asking(other):
            one.process.kill()
            one.process.wait()
        assert inside(other)
    server.kill()
    with serve(places[0], places[0], **settings) as again:
        assert told(again) == list(ASKED.values()), "it starts from its own index"
        server.start()
        wait(lambda: sign_in(again) in {200, 303}, 60)


def test_a_people_database_that_is_damaged_costs_no_reader_an_answer(copied, tmp_path, serve, wait):
    file = copied / "office.db"
    file.write_bytes(b"no database" * 1000)
    before = file.read_bytes()
    with serve(copied, tmp_path) as service:
        assert told(service) == list(ASKED.values())
        assert sign_in(service) == 503
        wait(lambda: ready(service), 60)
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "office.db: " in log
    assert "Traceback" not in log
    assert file.read_bytes() == before, "nothing was written into it"
