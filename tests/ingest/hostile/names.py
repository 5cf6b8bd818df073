"""Things in a folder that are no files, and files under names that mislead."""

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

TEXT = "Thu ngân sách đạt 5 tỷ đồng.\n"


def make(folder: Path) -> Iterator[tuple[str, str]]:
    """Make them; the name that a failure row shows, and words of its reason."""
    os.mkfifo(folder / "pipe.pdf")
    yield "pipe.pdf", "pipe or a device"
    with socket.socket(socket.AF_UNIX) as listening, suppress(OSError):  # the path may be too long for one
        listening.bind(str(folder / "socket.txt"))
        yield "socket.txt", "pipe or a device"
    with suppress(PermissionError):
        os.mknod(folder / "zero.txt", 0o20644, os.makedev(1, 5))
        yield "zero.txt", "pipe or a device"
    for name, target in (
        ("out.txt", "/etc/passwd"),
        ("endless.txt", "/dev/zero"),
        ("round.txt", "round.txt"),
    ):
        (folder / name).symlink_to(target)
        yield name, "link"
    (folder / "folder.pdf").mkdir()
    yield "folder.pdf", "folder"
    for name, shown in (
        ("two\nlines.txt", "two\\nlines.txt"),
        ("turned\u202etxt.pdf", "turned\\u202etxt.pdf"),
        ("\x1b[31mred.txt", "\\x1b[31mred.txt"),
    ):
        (folder / name).write_text(TEXT, "utf-8")
        yield shown, "signs that are not shown"
    (folder / os.fsdecode(b"b\xe1o.txt")).write_text(TEXT, "utf-8")
    yield "b\\xe1o.txt", "not UTF-8"
    with (folder / "hole.pdf").open("wb") as file:
        file.truncate(1 << 40)
    yield "hole.pdf", "larger than"
    if os.geteuid():
        (folder / "closed.txt").write_text(TEXT, "utf-8")
        (folder / "closed.txt").chmod(0)
        yield "closed.txt", "permission"
