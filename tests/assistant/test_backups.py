"""A backup is taken while people ask and reports come in, and elsewhere it gives the same answers."""

import threading
import time

from assistant.chain import open_assistant
from assistant.office.feedback import Feedback, FeedbackBook
from assistant.office.office import open_office
from assistant.office.people import People, Person
from evals.prepare import LoadedEncoder, ingest
from ingest.backup.keeping import back_up, restore
from ingest.catalogue import open_catalogue
from vectorstore.build import build
from vectorstore.check import check
from vectorstore.embed import load_embedder

TEXT = """BÁO CÁO THỊ TRƯỜNG TỈNH BÌNH ĐỊNH NĂM 2017

Năm 2017, doanh thu bán lẻ hàng hóa của tỉnh Bình Định đạt {} tỷ đồng.

Năm 2017, tỉnh Bình Định có {} doanh nghiệp xuất khẩu muối.
"""
ASKED = (
    "Doanh thu bán lẻ hàng hóa của tỉnh Bình Định năm 2017?",
    "Năm 2017 tỉnh Bình Định có bao nhiêu doanh nghiệp xuất khẩu muối?",
    "Thu ngân sách của tỉnh Bình Định năm 2009 là bao nhiêu?",
)
VERSIONS = (("52.318", "1.250"), ("61.407", "1.380"))


def answer(chat, question):
    return str({name: said for name, said in chat.ask(question).to_json().items() if name != "timings_ms"})


def told(chat):
    """All answers; nothing may be ingested meanwhile, or they are of two moments."""
    return tuple(answer(chat, question) for question in ASKED)


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_answers_of_a_restored_backup_are_those_of_the_chat(tmp_path, settings):
    reports, data = tmp_path / "reports", tmp_path / "data"
    reports.mkdir()
    encoder = LoadedEncoder(load_embedder(settings.index))
    stop, asked, seen = threading.Event(), [], []

    def put(version):
        (reports / "a.txt").write_text(TEXT.format(*version), encoding="utf-8")
        ingest(reports, data, settings, encoder, check=check)

    def brought_back(number):
        back_up(data, tmp_path / f"{number}.tar")
        assert (tmp_path / f"{number}.tar").stat().st_size <= 1.5 * size(data)
        elsewhere = tmp_path / f"elsewhere-{number}"
        restore(
            tmp_path / f"{number}.tar", elsewhere, publish=lambda f: build(f, settings.index, check=check)
        )
        chat = open_assistant(elsewhere, settings)
        found = told(chat)
        chat.close()
        return found

    put(VERSIONS[0])
    chat = open_assistant(data, settings)
    right = {told(chat)}
    put(VERSIONS[1])
    right.add(told(chat))

    def ask():
        while not stop.is_set():
            asked.extend(answer(chat, question) for question in ASKED)
            time.sleep(0.01)  # answers come from memory: without a pause nobody else had the interpreter

    def change():
        for n in range(4):
            put(VERSIONS[n % 2])

    busy = [threading.Thread(target=work) for work in (ask, change)]
    for thread in busy:
        thread.start()
    number = 0
    while busy[1].is_alive() and number < 4:
        seen.append(brought_back(number))
        number += 1
    busy[1].join()
    stop.set()
    busy[0].join()
    assert len(right) == 2
    assert set(seen) <= right
    assert set(asked) <= {single for answers in right for single in answers}
    assert brought_back("last") == told(chat)
    chat.close()


def test_people_sign_in_and_what_they_said_is_there_after_a_backup_taken_while_they_wrote(tmp_path):
    data, password = tmp_path / "data", "một mật khẩu dài"
    with open_catalogue(data, write=True):
        pass
    office, stop = open_office(data), threading.Event()
    people, book = People(office), FeedbackBook(office)
    people.add("lan", "editor", password)

    def say():
        number = 0
        while not stop.is_set():
            number = book.keep(Feedback(verdict="wrong", question="FDI?", answer={}, comment=f"{number}"))

    writing = [threading.Thread(target=say) for _ in range(2)]
    for thread in writing:
        thread.start()
    try:
        for number in range(3):
            before = len(book.find())
            back_up(data, tmp_path / f"{number}.tar")
            elsewhere = tmp_path / f"elsewhere-{number}"
            restore(tmp_path / f"{number}.tar", elsewhere, publish=lambda folder: None)
            there = open_office(elsewhere)
            assert People(there).check("lan", password) == Person("lan", "editor")
            assert before <= len(FeedbackBook(there).find()) <= len(book.find())
            FeedbackBook(there).keep(Feedback(verdict="right", question="Và sau đó?", answer={}))
            there.close()
    finally:
        stop.set()
        for thread in writing:
            thread.join()
    office.close()
