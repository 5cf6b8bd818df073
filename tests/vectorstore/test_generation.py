"""At every moment ``CURRENT`` names a complete generation, or is not there."""

from pathlib import Path

import pytest

from ingest.errors import IndexBroken, IndexMissing
from vectorstore.generation import (
    FORMAT,
    begin,
    current,
    index_folder,
    mark_probed,
    over_current,
    publish,
    read_manifest,
    tidy,
    was_probed,
)


def test_first_then_second(tmp_path):
    for name in ("gen-000001", "gen-000002"):
        built = begin(tmp_path)
        (built / "manifest.json").write_text("{}")
        assert publish(tmp_path, built) == current(tmp_path)
        assert current(tmp_path).name == name


def test_building_does_not_touch_what_is_current(tmp_path):
    publish(tmp_path, begin(tmp_path))
    begin(tmp_path)
    assert current(tmp_path).name == "gen-000001"
    assert current(tmp_path).is_dir()


@pytest.mark.parametrize("said", [b"", b"gen-000007", b"../../etc", b"gen-1/../..", b"gen-\xff\x00"])
def test_nonsense_in_current_is_damage_and_no_index_that_was_never_built(tmp_path, said):
    index_folder(tmp_path).mkdir(parents=True)
    with pytest.raises(IndexMissing):
        current(tmp_path)
    (index_folder(tmp_path) / "CURRENT").write_bytes(said)
    with pytest.raises(IndexBroken, match="names no index"):
        current(tmp_path)


def test_probe_is_valid_until_a_file_changes(tmp_path):
    (tmp_path / "a").write_text("one")
    assert not was_probed(tmp_path)
    mark_probed(tmp_path)
    assert was_probed(tmp_path)
    (tmp_path / "a").write_text("on")
    assert not was_probed(tmp_path)


def test_manifest_that_is_none_is_broken(tmp_path):
    (tmp_path / "manifest.json").write_text(f'{{"format": {FORMAT}, "nothing": 2}}')
    with pytest.raises(IndexBroken, match="python -m ingest"):
        read_manifest(tmp_path)


def test_what_a_kill_left_is_cleared_away(tmp_path):
    """A generation that was finished and never named is nobody's; the disk would fill with such."""
    for _ in range(2):
        publish(tmp_path, begin(tmp_path))
    dead = begin(tmp_path)
    dead.rename(dead.with_suffix(""))
    done = publish(tmp_path, begin(tmp_path))
    names = {p.name for p in index_folder(tmp_path).iterdir()}
    assert names == {"CURRENT", "gen-000002", "gen-000004"}
    assert current(tmp_path) == done
    begin(tmp_path)
    tidy(tmp_path)
    assert {p.name for p in index_folder(tmp_path).iterdir()} == {"CURRENT", "gen-000004"}


def test_one_that_is_removed_while_it_is_looked_up_is_no_damage(tmp_path):
    """Where a report is removed, the generation before goes as soon as the next one is named."""

    class Looked(type(Path())):
        def is_dir(self):
            if self.name == "gen-000001" and self.exists():
                publish(tmp_path, begin(tmp_path), keep_before=False)
            return super().is_dir()

    publish(tmp_path, begin(tmp_path))
    assert current(Looked(tmp_path)).name == "gen-000002"


def test_work_over_one_that_is_removed_meanwhile_is_done_over_the_next(tmp_path):
    def work(generation):
        if generation.name != "gen-000003":
            publish(tmp_path, begin(tmp_path), keep_before=False)
            raise IndexBroken("its files are gone")
        return "done"

    publish(tmp_path, begin(tmp_path))
    assert over_current(tmp_path, work) == "done"
    with pytest.raises(IndexBroken, match="manifest"):
        over_current(tmp_path, read_manifest)
