"""Reading in a child: as good as reading here, and whatever becomes of the child, the next file is read."""

import os
import signal
from pathlib import Path

import pytest

from ingest.errors import EncryptedReport, UnreadableReport
from ingest.parse import ReportParser, parse_report
from ingest.sandbox.bounds import Bounds
from ingest.sandbox.parser import SandboxParser

TEXT = "BÁO CÁO\n\nNăm 2022, tổng vốn FDI đạt 31 tỷ USD, tăng 12% so với năm 2021.\n"
SHA = "0" * 64


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "báo cáo.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def endless(tmp_path):
    """A file that takes far longer than a second."""
    path = tmp_path / "dai.txt"
    path.write_text("Thu ngân sách đạt 5 tỷ đồng, " * 600_000, "utf-8")
    return path


@pytest.fixture
def sandbox():
    """Makes parsers, and ends them."""
    made = []

    def make(**bounds: float) -> SandboxParser:
        made.append(SandboxParser(ReportParser(), Bounds(**bounds)))
        return made[-1]

    yield make
    for parser in made:
        parser.close()


def child(parser):
    """The running child's process id."""
    (running,) = parser._running
    return running._process.pid


def test_a_child_reads_what_would_be_read_here(sandbox, report):
    parser = sandbox()
    there, here = parser.parse(report, report.name, SHA), parse_report(report, report.name, SHA)
    assert there.report == here.report
    assert list(there.figures) == list(here.figures)
    assert parser.recipe == ReportParser().recipe


def test_one_child_reads_file_after_file_and_ends_with_the_parser(sandbox, report):
    parser = sandbox()
    parser.parse(report, report.name, SHA)
    first = child(parser)
    with pytest.raises(UnreadableReport, match="cannot be read"):
        parser.parse(report.with_name("nowhere.txt"), "nowhere.txt", SHA)
    parser.parse(report, report.name, SHA)
    assert child(parser) == first
    parser.close()
    assert not Path(f"/proc/{first}").exists()


def test_a_child_that_grew_reads_nothing_more(sandbox, report):
    parser = sandbox(spent=1)
    assert parser.parse(report, report.name, SHA).figures
    assert not parser._running


@pytest.mark.parametrize(
    ("bounds", "why"),
    [
        ({"cpu_seconds": 1}, "1 seconds of computing"),
        ({"wall_seconds": 0.2}, "longer than 0.2 seconds"),
        ({"scan_seconds": 0.3}, "longer than 0.3 seconds"),
        ({"memory": 400_000_000}, "400 MB of memory"),
        ({"reply": 1_000}, "more than a report can"),
    ],
)
def test_a_file_beyond_its_bounds_is_told(sandbox, report, endless, bounds, why):
    parser = sandbox(**bounds)
    file = report if "reply" in bounds else endless
    with pytest.raises(UnreadableReport, match=why) as caught:
        parser.parse(file, file.name, SHA)
    assert "save it anew" in caught.value.fix
    assert not parser._running


def test_a_killed_child_costs_one_file(sandbox, report):
    parser = sandbox()
    parser.parse(report, report.name, SHA)
    os.kill(child(parser), signal.SIGKILL)
    with pytest.raises(UnreadableReport, match="signal 9"):
        parser.parse(report, report.name, SHA)
    assert parser.parse(report, report.name, SHA).figures


def test_names_of_any_bytes_reach_the_child(sandbox, tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe1o.txt"))
    path.write_text(TEXT, "utf-8")
    assert sandbox().parse(path, "bao.txt", SHA).figures


def test_what_a_report_is_refused_for_is_told_as_it_is_here(sandbox, tmp_path):
    path = tmp_path / "khoa.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(EncryptedReport) as here:
        parse_report(path, path.name, SHA)
    with pytest.raises(UnreadableReport) as there:
        sandbox().parse(path, path.name, SHA)
    assert (there.value.why, there.value.fix) == (here.value.why, here.value.fix)
