"""A backup is taken while people ask and reports come in, and elsewhere it gives the same answers."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from assistant.chain import open_assistant
from assistant.office.feedback import Feedback, FeedbackBook
from assistant.office.office import open_office
from assistant.office.people import People, Person
from evals.prepare import LoadedEncoder, ingest
from ingest.backup.keeping import back_up, restore
from ingest.catalogue import open_catalogue
from ingest.files import bytes_below
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


def test_answers_of_a_restored_backup_are_those_of_the_chat(tmp_path, settings, meanwhile):
    reports, data = tmp_path / "reports", tmp_path / "data"
    reports.mkdir()
    encoder = LoadedEncoder(load_embedder(settings.index))
    asked, seen = [], []

    def put(version):
        (reports / "a.txt").write_text(TEXT.format(*version), encoding="utf-8")
        ingest(reports, data, settings, encoder, check=check)

    def brought_back(number):
        back_up(data, tmp_path / f"{number}.tar")
        assert (tmp_path / f"{number}.tar").stat().st_size <= 1.5 * bytes_below(data)
        elsewhere = tmp_path / f"elsewhere-{number}"
        restore(
            tmp_path / f"{number}.tar", elsewhere, publish=lambda f: build(f, settings.index, check=check)
        )
        with closing(open_assistant(elsewhere, settings)) as there:
            return told(there)

    def change():
        for n in range(4):
            put(VERSIONS[n % 2])

    put(VERSIONS[0])
    with closing(open_assistant(data, settings)) as chat, ThreadPoolExecutor(1) as office:
        right = {told(chat)}
        put(VERSIONS[1])
        right.add(told(chat))
        with meanwhile(lambda: asked.extend(answer(chat, question) for question in ASKED)):
            changing = office.submit(change)
            while not changing.done() and len(seen) < 4:
                seen.append(brought_back(len(seen)))
            changing.result()
        assert brought_back("last") == told(chat)
    assert len(right) == 2
    assert set(seen) <= right
    assert set(asked) <= {single for answers in right for single in answers}


def test_people_sign_in_and_what_they_said_is_there_after_a_backup_taken_while_they_wrote(
    tmp_path, meanwhile
):
    data, password = tmp_path / "data", "một mật khẩu dài"
    with open_catalogue(data, write=True):
        pass
    office = open_office(data)
    people, book = People(office), FeedbackBook(office)
    people.add("lan", "editor", password)

    def say():
        book.keep(Feedback(verdict="wrong", question="FDI?", answer={}))

    with closing(office), meanwhile(say, threads=2):
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
