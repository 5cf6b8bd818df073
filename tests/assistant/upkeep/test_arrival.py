"""What is no report, too large, or more than the disk takes never gets in, and its sender is told why."""

import errno
import os

import pytest

from assistant.office.people import Person
from assistant.upkeep.errors import UpkeepRefused, unwritten
from assistant.upkeep.upkeep import Upkeep

EDITOR = Person("lan", "editor")
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.pdf", b"", "Tệp rỗng"),
        ("a.pdf", b"MZ" + bytes(range(256)), "chương trình máy tính"),
        ("a.pdf", b"<!doctype html><html><body>x</body></html>", "đổi phần mở rộng"),
        ("a.docx", LOCKED, "mật khẩu"),
        ("a.docx", b"PK\x03\x04 cut off", "bị cắt giữa chừng"),
        ("a.exe", b"MZ", r"Không nhận tệp \.exe"),
    ],
)
def test_what_is_no_report_is_refused_in_vietnamese_and_leaves_nothing(desk, name, content, why):
    with pytest.raises(UpkeepRefused, match=why):
        desk.send(name, content)
    assert not desk.folder.exists() or desk.left() == []
    assert desk.upkeep.jobs.all() == []


def test_a_file_that_is_too_large_is_refused_by_its_promise_and_by_its_bytes(tmp_path, desk, text):
    desk.open(megabytes=1)
    with pytest.raises(UpkeepRefused, match="lớn hơn mức cho phép là 1 MB"):
        desk.upkeep.receive(EDITOR, "a.txt", 200_000_000)
    with desk.upkeep.receive(EDITOR, "a.txt", None) as arrival:
        arrival.write(b"x" * 999_999)
        with pytest.raises(UpkeepRefused, match="1 MB"):
            arrival.write(b"xx")
    assert desk.left() == []


def test_a_full_disk_is_one_sentence_and_the_reports_stay(mount, desk, text):
    desk.folder = mount("200k")
    desk.upkeep = Upkeep(desk.data, desk.folder, desk.log)
    with pytest.raises(UpkeepRefused, match="gần đầy"):
        desk.upkeep.receive(EDITOR, "a.txt", 150_000)
    assert [p.name for p in desk.folder.iterdir()] == []


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "đã đầy"), (errno.EACCES, "Chi tiết kỹ thuật: Permission denied")]
)
def test_a_disk_that_takes_nothing_is_said(number, said):
    assert said in str(unwritten(OSError(number, os.strerror(number))))
