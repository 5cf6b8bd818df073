import gradio as gr
import pytest

from assistant.desk.ledger import open_ledger
from assistant.export.downloads import Downloads
from assistant.ui.bulletindesk import _Room, bulletin_desk
from ingest.errors import CatalogueBusy


@pytest.fixture
def room(assistant):
    ledger = open_ledger(assistant.catalogue)
    return _Room(lambda work: work(ledger), Downloads(), "https://hoi.example")


def make(room, term="2019", chosen=(), zones=""):
    return room.make(term, list(chosen), zones, gr.Request())


def test_the_desk_opens_with_the_newest_period_and_its_indicators(room):
    terms, groups, notice = room.open()
    assert notice == ""
    assert terms["value"] == terms["choices"][0][1]
    assert groups["choices"]


def test_a_bulletin_comes_with_both_files(room):
    html = make(room)
    assert "BẢN TIN SỐ LIỆU NĂM 2019" in html
    assert html.count('class="hoi-tai"') == 2
    assert html.count('href="/tai-ve/') == 2
    assert 'href="/trang/' in html


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"term": "hôm qua"}, "Chưa rõ kỳ bản tin"),
        ({"term": None}, "Chưa rõ kỳ bản tin"),
        ({"zones": "a,b"}, "Tệp tọa độ chưa đúng"),
    ],
)
def test_what_cannot_be_read_is_told_in_vietnamese(room, given, told):
    assert told in make(room, **given)


def test_report_text_is_only_read(room):
    assert "<script" not in make(room, term="2017")


def test_a_failure_of_the_catalogue_is_told():
    def busy(work):
        raise CatalogueBusy("data", holder=None)

    room = _Room(busy, Downloads(), "")
    assert "Kho báo cáo đang được cập nhật" in make(room)
    assert "Kho báo cáo đang được cập nhật" in room.choose("2019")[1]


def test_readers_have_the_desk_too(room):
    desk = bulletin_desk(room.over, room.store)
    assert (desk.name, desk.title, desk.editor) == ("ban-tin", "Bản tin", False)
