"""Invented reports of an invented province over three periods, read by the real pipeline once a session."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.bulletin.make import Order, make_bulletin
from assistant.bulletin.records import Bulletin
from assistant.bulletin.terms import read_term
from assistant.desk.ledger import Ledger, open_ledger
from ingest.catalogue import open_catalogue

LAST_YEAR = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH SƠN THỦY
Số: 12/BC-BQL
Sơn Thủy, ngày 10 tháng 01 năm 2024

BÁO CÁO
Kết quả thu hút đầu tư của tỉnh Sơn Thủy năm 2023

Quý IV năm 2023, tỉnh Sơn Thủy thu hút vốn FDI đạt 350 triệu USD.

Năm 2023, tổng vốn FDI thu hút của tỉnh Sơn Thủy đạt 1.200 triệu USD.

Năm 2022, tổng vốn FDI thu hút của tỉnh Sơn Thủy đạt 900 triệu USD.
"""

THIRD = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH SƠN THỦY
Số: 98/BC-BQL
Sơn Thủy, ngày 05 tháng 10 năm 2024

BÁO CÁO
Kết quả thu hút đầu tư của tỉnh Sơn Thủy quý III năm 2024

Quý III năm 2024, tỉnh Sơn Thủy thu hút vốn FDI đạt 400 triệu USD.
"""

FOURTH = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH SƠN THỦY
Số: 15/BC-BQL
Sơn Thủy, ngày 12 tháng 01 năm 2025

BÁO CÁO
Kết quả thu hút đầu tư của tỉnh Sơn Thủy quý IV năm 2024

Quý IV năm 2024, tỉnh Sơn Thủy thu hút vốn FDI đạt 500 triệu USD.

Năm 2024, tổng vốn FDI thu hút của tỉnh Sơn Thủy đạt 1.500 triệu USD, tăng 25% so với năm 2023.

Quý IV năm 2024, thu ngân sách nội địa của tỉnh Sơn Thủy đạt 2.340 tỷ đồng.

Quý IV năm 2024, khu công nghiệp Bình Lãng thu hút 12 dự án với tổng vốn đăng ký 210 triệu USD.

Quý IV năm 2024, KCN Đồng Mây thu hút 5 dự án.
"""

OTHER_OFFICE = """CỤC THỐNG KÊ TỈNH SƠN THỦY
Sơn Thủy, ngày 20 tháng 01 năm 2025

BÁO CÁO
Tình hình kinh tế - xã hội của tỉnh Sơn Thủy quý IV năm 2024

Quý IV năm 2024, thu ngân sách nội địa của tỉnh Sơn Thủy đạt 2.610 tỷ đồng.
"""

NEIGHBOUR = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH LÂM KHÊ
Lâm Khê, ngày 06 tháng 10 năm 2024

BÁO CÁO
Kết quả thu hút đầu tư của tỉnh Lâm Khê quý II năm 2024

Quý II năm 2024, tỉnh Lâm Khê thu hút vốn FDI đạt 77 triệu USD.
"""

FILES = {
    "son-thuy-2023.txt": LAST_YEAR,
    "son-thuy-q3-2024.txt": THIRD,
    "son-thuy-q4-2024.txt": FOURTH,
    "thong-ke-q4-2024.txt": OTHER_OFFICE,
    "lam-khe-q2-2024.txt": NEIGHBOUR,
}


@pytest.fixture(scope="session")
def ledger(tmp_path_factory, bring) -> Ledger:
    """All figures of the invented reports."""
    return open_ledger(open_catalogue(folder_of(tmp_path_factory, bring)))


@pytest.fixture(scope="session")
def folder(tmp_path_factory, bring):
    """A data folder of them, for commands."""
    return folder_of(tmp_path_factory, bring)


def folder_of(tmp_path_factory, bring):
    reports, data = tmp_path_factory.mktemp("bulletins"), tmp_path_factory.mktemp("bulletin-data")
    for name, text in FILES.items():
        (reports / name).write_text(text, encoding="utf-8")
    assert bring(reports, data).failed == ()
    return data


@pytest.fixture(scope="session")
def make(ledger) -> Callable[..., Bulletin]:
    """A bulletin over them, made on one day."""

    def call(period: str, *words: str, **more: object) -> Bulletin:
        order = Order(term=read_term(period), made=date(2025, 2, 1), words=words, **more)
        return make_bulletin(ledger, order)

    return call
