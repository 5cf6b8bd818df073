"""The report desk's page, over a real folder; ingestion is left out."""

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.office.log import Doing, Log
from assistant.office.office import open_office
from assistant.office.people import Person
from assistant.ui.reportdesk import ReportDesk, report_desk
from assistant.ui.reportlist import Lists, labels, matching
from assistant.ui.staff import build_staff
from assistant.upkeep.records import Entry, Job, Relation
from assistant.upkeep.upkeep import Upkeep
from ingest.ocr.records import Gap
from ingest.records import Period
from ingest.reports import Report
from prompts.messages import load_messages

EDITOR, READER = Person("lan", "editor"), Person("minh", "reader")
HOSTILE = '"><img src=x onerror=alert(1)>\u202e'
REPORT = Report(
    id="ab12",
    document="a.pdf",
    sha256="0" * 64,
    title="Báo cáo thu hút đầu tư",
    format="pdf",
    pages=3,
    issuer="Ban Quản lý",
    number="1/BC",
    dated=date(2024, 7, 5),
    period=Period(start=date(2024, 1, 1), end=date(2024, 6, 30)),
    gaps=(Gap(page=2, kind="quarantine", why="read with confidence 41 of 100, less than 60", fix="scan"),),
)
ENTRY = Entry(name="a.pdf", mine=True, folder="/r", state="partly", report=REPORT, passages=28850, mark="0")


@pytest.fixture
def upkeep(tmp_path: Path) -> Upkeep:
    made = Upkeep(tmp_path, tmp_path / "reports", Log(open_office(tmp_path)))
    made.shelf.folder.mkdir()
    (made.shelf.folder / "a.txt").write_text("Năm 2022, vốn FDI đạt 31 tỷ USD.", encoding="utf-8")
    return made


@pytest.fixture
def editor(upkeep: Upkeep) -> ReportDesk:
    return ReportDesk(upkeep, editor=True)


@pytest.fixture
def lists() -> Lists:
    return Lists(load_messages())


def test_both_roles_have_a_page_and_only_an_editor_s_can_send(upkeep):
    async def parts(*, editor: bool) -> set[str | None]:  # Gradio leaves a loop open where none is running
        built = build_staff([report_desk(upkeep)], editor=editor)
        return {getattr(block, "elem_id", None) for block in built.blocks.values()}

    assert asyncio.run(parts(editor=True)) - asyncio.run(parts(editor=False)) == {"hoi-bc-them"}


def test_a_report_is_found_by_words_without_marks_and_by_state(lists):
    other = replace(ENTRY, name="b.pdf", state="failed", report=None, reason="Tệp PDF bị hỏng.")
    assert matching([ENTRY, other], "bao cao dau tu", "") == [ENTRY]
    assert matching([ENTRY, other], "", "failed") == [other]
    assert matching([ENTRY, other], "1/bc ban quan ly", "partly") == [ENTRY]


def test_a_report_s_states(lists):
    old = replace(ENTRY, mine=False, relations=(Relation(kind="superseded", other="b.pdf", back=False),))
    assert labels(old) == ["partly", "elsewhere", "replaced"]


def test_a_row_says_counts_the_vietnamese_way(lists):
    told = lists.table([ENTRY], text="", state="", most=50)
    assert "28.850" in told
    assert "6 tháng đầu năm 2024" in told
    assert "Có trang để riêng" in told


def test_names_titles_and_reasons_are_only_text(upkeep, editor, lists):
    bad = replace(
        ENTRY,
        name=HOSTILE,
        reason=HOSTILE,
        folder=HOSTILE,
        state="older",
        report=replace(REPORT, title=HOSTILE, issuer=HOSTILE, number=HOSTILE),
        relations=(Relation(kind="copy", other=HOSTILE, back=True),),
    )
    cards = editor._cards
    job = Job(number=1, names=(HOSTILE,), stage="failed", reasons=((HOSTILE, HOSTILE),))
    pages = [
        lists.table([bad], text="", state="", most=50),
        cards.card(bad, editor=True, ask="rut", said=HOSTILE),
        cards.card(replace(bad, mine=False), editor=True),
        cards.form(bad, {"title": HOSTILE, "replaces": f"{HOSTILE}\nb"}, trouble=HOSTILE),
        lists.queue([job, replace(job, stage="reading")]),
    ]
    for page in pages:
        assert "<img" not in page
        assert "\u202e" not in page


def test_a_card_links_every_page_and_says_why_one_is_kept_apart(editor):
    card = editor._cards.card(ENTRY, editor=True)
    assert [f"/trang/ab12/{n}" in card.replace("&#58;", ":") for n in (1, 2, 3)] == [True] * 3
    assert "độ tin cậy 41" in card
    assert 'data-viec="hoi-rut"' in card
    assert 'data-viec="hoi-rut"' not in editor._cards.card(ENTRY, editor=False)
    assert 'data-viec="hoi-rut"' not in editor._cards.card(replace(ENTRY, mine=False), editor=True)


def test_nothing_is_withdrawn_before_the_second_step(upkeep, editor):
    assert "alertdialog" in editor.card("m:a.txt", ask="rut")
    assert upkeep.shelf.find("a.txt")
    assert "Đã rút" in editor.act(EDITOR, "rut", "m:a.txt")
    assert not upkeep.shelf.find("a.txt")
    [entry] = upkeep.archive.all()
    assert "alertdialog" in editor.withdrawn(entry.id)
    assert "Đã khôi phục" in editor.restore(EDITOR, entry.id)
    log = editor.log()
    assert log.index("Khôi phục") < log.index("Rút")
    assert "lan" in log


def test_a_reader_s_click_does_nothing(upkeep, editor):
    assert "quyền biên tập" in editor.act(READER, "rut", "m:a.txt")
    assert "quyền biên tập" in editor.act(READER, "doc-lai", "m:a.txt")
    assert "quyền biên tập" in editor.correct(READER, {"khoa": "m:a.txt", "title": "x"})
    assert upkeep.shelf.find("a.txt")


def test_a_wrong_correction_keeps_what_was_typed(upkeep, editor):
    told = editor.correct(EDITOR, {"khoa": "m:a.txt", "title": "Tên đúng", "date": "32/13/2024"})
    assert "không phải ngày" in told
    assert 'value="Tên đúng"' in told
    assert "Đã lưu" in editor.correct(EDITOR, {"khoa": "m:a.txt", "title": "Tên đúng", "date": "5/7/2024"})
    assert "05/07/2024" in editor.card("m:a.txt", ask="sua")


def test_a_report_that_is_gone_is_said(editor):
    assert "không còn" in editor.card("m:nothing.txt")
    assert "không còn" in editor.act(EDITOR, "rut", "m:../a.txt")


def test_what_a_colleague_has_changed_is_said_and_what_was_typed_stays(upkeep, editor):
    seen = upkeep.shelf.mark(upkeep.shelf.folder / "a.txt")
    assert f'name="ban" value="{seen}"' in editor.card("m:a.txt", ask="sua")
    upkeep.correct(Person("hoa", "editor"), "a.txt", {"title": "Tên của Hoa"})
    told = editor.correct(EDITOR, {"khoa": "m:a.txt", "title": "Tên của Lan", "ban": seen})
    assert "người khác thay đổi" in told
    assert 'value="Tên của Lan"' in told
    told = editor.act(EDITOR, "rut", "m:a.txt", seen=seen)
    assert "người khác thay đổi" in told
    assert "Rút báo cáo" in told
    assert upkeep.shelf.find("a.txt")


def test_a_failure_is_told_of_until_the_report_was_read(lists):
    failed = Job(number=1, names=("a.pdf",), stage="failed", reasons=(("a.pdf", "Tệp hỏng."),))
    assert "Tệp hỏng." in lists.queue([failed])
    assert "Tệp hỏng." not in lists.queue([failed, Job(number=2, names=("a.pdf",), stage="done")])


def test_a_report_whose_file_is_gone_says_so_and_offers_nothing(editor):
    gone = replace(ENTRY, state="leaving", mark="")
    told = editor._cards.card(gone, editor=True)
    assert "không còn trong thư mục" in told
    assert "hoi-bc-nut" not in told


def test_what_somebody_did_whose_name_was_deleted_is_not_the_program_s_doing(lists):
    rows = [
        Doing(number=n, at="2026-11-26T08:00:00+00:00", person="", what=what, about={"file": "a.pdf"})
        for n, what in ((2, "report.withdrawn"), (1, "report.caught_up"))
    ]
    told = lists.log(rows, frozenset())
    assert told.index("đã xóa tên") < told.index("Chương trình")
    assert told.count("Chương trình") == 1
