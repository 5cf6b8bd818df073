"""An authority is found however it is written, and never taken for another one."""

import pytest

from ingest.offices import is_office


@pytest.mark.parametrize(
    ("asked", "issuer"),
    [
        ("Cục Thống kê", "CỤC THỐNG KÊ TỈNH TUYÊN QUANG"),
        ("cuc thong ke tuyen quang", "CỤC THỐNG KÊ TỈNH TUYÊN QUANG"),
        ("Sở KH&ĐT", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"),
        ("SKHĐT", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ TỈNH LONG AN"),
        ("UBND thành phố Hải Phòng", "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG"),
        ("BQL các KCN", "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP"),
        ("Uỷ ban nhân dân tỉnh", "ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH"),
    ],
)
def test_the_same_authority(asked, issuer):
    assert is_office(asked, issuer)


@pytest.mark.parametrize(
    ("asked", "issuer"),
    [
        ("Cục Thống kê", "CHI CỤC THỐNG KÊ KHU VỰC"),
        ("Cục Thống kê tỉnh Lào Cai", "CỤC THỐNG KÊ TỈNH TUYÊN QUANG"),
        ("UBND tỉnh", "VĂN PHÒNG UBND TỈNH"),
        ("UBND tỉnh", "UBND HUYỆN THUẬN CHÂU"),
        ("Sở Công Thương", "SỞ CÔNG AN"),
        ("Sở Du lịch", ""),
        ("", "SỞ DU LỊCH"),
    ],
)
def test_another_authority(asked, issuer):
    assert not is_office(asked, issuer)
