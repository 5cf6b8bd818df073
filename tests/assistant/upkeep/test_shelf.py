"""Files that change while they are looked at."""

import os
from contextlib import suppress
from pathlib import Path

from assistant.upkeep.shelf import Shelf
from ingest.files import digest


class Changing(type(Path())):
    """A file in whose place another one comes when it has been looked at, or opened, once."""

    def once(self):
        with suppress(FileNotFoundError):
            self.with_name("after").replace(self)

    def stat(self, **how):
        seen = super().stat(**how)
        self.once()
        return seen

    def open(self, *how, **more):
        opened = super().open(*how, **more)
        self.once()
        return opened


def test_the_digest_of_a_file_that_comes_back_is_never_that_of_what_lay_there_meanwhile(tmp_path):
    """As a report that was replaced and is brought back: it has its time and its place on the disk again."""
    for name, content in (("a.txt", "5 tỷ"), ("after", "6 tỷ")):
        (tmp_path / name).write_text(content, encoding="utf-8")
    os.link(tmp_path / "a.txt", tmp_path / "kept")
    shelf, path = Shelf(tmp_path), Changing(tmp_path / "a.txt")
    shelf.sha256(path)
    assert path.read_text(encoding="utf-8") == "6 tỷ"
    (tmp_path / "kept").replace(path)
    assert shelf.sha256(path) == digest(path)
