import pytest

from assistant.bulletin.errors import BulletinRefused
from assistant.bulletin.zones import read_sites, read_sites_text, zone_key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("KCN Tràng Duệ", "Khu công nghiệp Tràng Duệ", True),
        ("Khu kinh tế Đình Vũ - Cát Hải", "KKT Đình Vũ – Cát Hải", True),
        ("CCN An Lão", "Cụm công nghiệp An Lão", True),
        ("KCN An Lão", "CCN An Lão", False),
        ("KCN VSIP 2", "KCN VSIP 3", False),
    ],
)
def test_two_spellings_of_a_zone_are_one(one, other, same):
    assert (zone_key(one) == zone_key(other)) is same


def test_a_file_saved_by_a_vietnamese_excel_is_read():
    (site,) = read_sites_text("Tên khu;Vĩ độ;Kinh độ\nKCN Bình Lãng;20,9;106,6\n", "a.csv")
    assert (site.name, site.latitude, site.longitude) == ("KCN Bình Lãng", 20.9, 106.6)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no column"),
        ("name,latitude\nA,1\n", "no column longitude"),
        ("name,latitude,longitude\n", "0 zones"),
        ("name,latitude,longitude\nA,1\n", "line 2"),
        ("name,latitude,longitude\nA,x,1\n", "line 2"),
        ("name,latitude,longitude\nA,95,1\n", "line 2"),
        ("name,latitude,longitude\nA,nan,1\n", "line 2"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text, told):
    with pytest.raises(BulletinRefused, match=told):
        read_sites_text(text, "a.csv")


def test_a_file_that_is_no_text_or_is_not_there_is_refused(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("a.csv", "none.csv"):
        with pytest.raises(BulletinRefused, match=name):
            read_sites(tmp_path / name)
