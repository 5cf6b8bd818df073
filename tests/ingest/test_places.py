import unicodedata
from pathlib import Path

from ingest.places import place, place_of, still_holds

HASH = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"


def test_a_file_has_one_place_whatever_its_unicode_form_and_its_folder_s_links(tmp_path):
    """Else a report would be kept twice, or not be found when it is withdrawn."""
    (tmp_path / "link").symlink_to(tmp_path)
    name = "Số.pdf"
    gone = Path(tmp_path / "link" / unicodedata.normalize("NFD", name))
    assert place_of(gone) == place(str(tmp_path.resolve()), name)


def test_what_changed_or_is_gone_holds_no_more(tmp_path):
    assert not still_holds(str(tmp_path), "a", HASH)
    (tmp_path / "a").write_text("a")
    assert still_holds(str(tmp_path), "a", HASH)
    (tmp_path / "a").write_text("b")
    assert not still_holds(str(tmp_path), "a", HASH)
