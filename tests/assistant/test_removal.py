"""A report that is removed is gone: not a word of it lies in the data folder, and the disk does not fill."""

import re
import zlib
from contextlib import closing

import pytest

from assistant.chain import open_assistant
from evals.prepare import LoadedEncoder, ingest
from ingest.files import bytes_below
from vectorstore.check import check
from vectorstore.embed import load_embedder

CANARY = "qwzkanarijx"
"""A word that no language has; without capitals and accents, so that every index would keep it as it is."""

SECRET = """BÁO CÁO VỀ NHÀ MÁY {0} NĂM 2017

Năm 2017, doanh thu của nhà máy {0} đạt 61.407 tỷ đồng. Nhà máy {0} có 1.250 lao động.

Ông {0} làm giám đốc nhà máy {0} từ ngày 14/4/2017.
"""
OTHER = """BÁO CÁO THỊ TRƯỜNG TỈNH BÌNH ĐỊNH NĂM 2017

Năm 2017, doanh thu bán lẻ hàng hóa của tỉnh Bình Định đạt 52.318 tỷ đồng.
"""
ASKED = "Doanh thu bán lẻ hàng hóa của tỉnh Bình Định năm 2017?"
ABOUT = f"Doanh thu của nhà máy {CANARY} năm 2017?"
NAME = f"nha-may-{CANARY}.txt"


class Office:
    """A folder of reports and the data folder made of it."""

    def __init__(self, place, settings):
        self.reports, self.data, self.settings = place / "reports", place / "data", settings
        self.reports.mkdir()
        self.encoder = LoadedEncoder(load_embedder(settings.index))
        self.put("khac.txt", OTHER)

    def put(self, name, text):
        (self.reports / name).write_text(text, encoding="utf-8")

    def ingest(self):
        return ingest(self.reports, self.data, self.settings, self.encoder, check=check)

    def bytes_on_disk(self):
        return bytes_below(self.data)


@pytest.fixture
def office(tmp_path, settings):
    return Office(tmp_path, settings)


def forms(word):
    return [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")]


def inflated(content):
    """What lies in zlib and gzip streams anywhere in ``content``."""
    for start in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", content):
        try:
            yield zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(content[start.start() :], 10_000_000)
        except zlib.error:
            continue


def holding(data, word):
    """Files below ``data`` that hold a word, in their bytes, their names or what they have packed."""
    found = []
    for path in sorted(p for p in data.rglob("*") if p.is_file()):
        content = path.read_bytes()
        texts = (path.as_posix().encode(), content, *inflated(content))
        if any(form in text.lower() for text in texts for form in forms(word)):
            found.append(path.relative_to(data).as_posix())
    return found


def test_no_word_of_a_removed_report_is_left_and_the_open_chat_goes_on(office):
    office.put(NAME, SECRET.format(CANARY))
    office.ingest()
    assert {path.split("/")[0] for path in holding(office.data, CANARY)} >= {"catalogue.sqlite3", "index"}
    chat = open_assistant(office.data, office.settings)
    assert "61.407" in chat.ask(ABOUT).answer
    (office.reports / NAME).unlink()
    assert office.ingest().removed == 1
    assert holding(office.data, CANARY) == []
    assert "52.318" in chat.ask(ASKED).answer
    assert chat.ask(ABOUT).status == "refused"
    chat.close()


def test_no_word_of_an_earlier_version_is_left(office):
    """What was corrected by a new version would otherwise stay to be found on the disk."""
    office.put("bao-cao.txt", SECRET.format(CANARY))
    office.ingest()
    office.put("bao-cao.txt", SECRET.format("Hoa Sen"))
    assert office.ingest().replaced == 1
    assert holding(office.data, CANARY) == []


def test_what_a_kill_left_is_taken_out_by_the_next_run(office, monkeypatch):
    office.put(NAME, SECRET.format(CANARY))
    office.ingest()
    (office.reports / NAME).unlink()

    def killed(folder):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(office.reports, office.data, office.settings, office.encoder, check=killed)
    assert holding(office.data, CANARY) != []
    assert office.ingest().removed == 0
    assert holding(office.data, CANARY) == []


def test_questions_under_way_are_answered_when_their_edition_is_removed(office, meanwhile):
    office.put(NAME, SECRET.format(CANARY))
    office.ingest()
    said, faults = set(), []

    def ask():
        try:
            said.add(chat.ask(ASKED).answer)
        except Exception as error:  # noqa: BLE001 - whatever it is, somebody got no answer
            faults.append(error)

    with closing(open_assistant(office.data, office.settings)) as chat, meanwhile(ask, threads=4):
        for _ in range(2):
            (office.reports / NAME).unlink()
            office.ingest()
            office.put(NAME, SECRET.format(CANARY))
            office.ingest()
    assert faults == []
    assert len(said) == 1


def test_coming_and_going_reports_do_not_fill_the_disk(office):
    """An office that ingests every night would run out of space one day; ``make kills`` goes on longer."""
    office.put(NAME, SECRET.format(CANARY) * 20)
    office.ingest()
    full = office.bytes_on_disk()
    for _ in range(10):
        (office.reports / NAME).unlink()
        office.ingest()
        office.put(NAME, SECRET.format(CANARY) * 20)
        office.ingest()
    assert office.bytes_on_disk() <= 3 * full
    (office.reports / NAME).unlink()
    office.ingest()
    assert office.bytes_on_disk() <= full
