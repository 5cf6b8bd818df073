"""Invented reports of several provinces and years, and the assistant opened on them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.chain import Assistant
from assistant.records import Answer
from assistant.settings import Settings
from evals.prepare import prepare

BINH_DUONG_2022 = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH BÌNH DƯƠNG

BÁO CÁO
Tình hình kinh tế tỉnh Bình Dương năm 2022

I. Đầu tư nước ngoài

Năm 2022, tổng vốn FDI thu hút vào tỉnh Bình Dương đạt 3.080 triệu USD. Trong đó: cấp mới 80 dự án \
với 1.850 triệu USD; điều chỉnh tăng vốn 25 dự án với 1.000 triệu USD; góp vốn, mua cổ phần 150 \
lượt với 230 triệu USD.

Lũy kế đến ngày 31/12/2022, toàn tỉnh có 4.060 dự án FDI còn hiệu lực với tổng vốn đăng ký 38.780 \
triệu USD.

II. Thương mại

Kim ngạch xuất khẩu của tỉnh năm 2022 đạt 34.000 triệu USD. Kim ngạch nhập khẩu năm 2022 đạt 25.000 \
triệu USD.

III. Lao động

Năm 2022, các khu công nghiệp của tỉnh có 500.000 lao động. Tỷ lệ lấp đầy các khu công nghiệp năm \
2022 đạt 88%.
"""

BINH_DUONG_2023 = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH BÌNH DƯƠNG

BÁO CÁO
Tình hình kinh tế tỉnh Bình Dương năm 2023

I. Đầu tư nước ngoài

Năm 2023, tổng vốn FDI thu hút vào tỉnh Bình Dương đạt 1.540 triệu USD. Trong đó: cấp mới 140 dự án \
với 720 triệu USD; điều chỉnh tăng vốn 32 dự án với 410 triệu USD; góp vốn, mua cổ phần 168 lượt \
với 410 triệu USD.

Lũy kế đến ngày 31/12/2023, toàn tỉnh có 4.200 dự án FDI còn hiệu lực với tổng vốn đăng ký 40.320 \
triệu USD.

II. Đầu tư trong nước

Năm 2023, vốn đầu tư trong nước của tỉnh đạt 65.000 tỷ đồng.

III. Thương mại

Kim ngạch xuất khẩu của tỉnh năm 2023 đạt 30.600 triệu USD. Kim ngạch nhập khẩu năm 2023 đạt 22.000 \
triệu USD.

IV. Ngân sách

Thu ngân sách nhà nước năm 2023 đạt 74.000 tỷ đồng. Kế hoạch thu ngân sách nhà nước năm 2023 là \
80.000 tỷ đồng.

V. Lao động

Năm 2023, các khu công nghiệp của tỉnh có 480.000 lao động, trong đó lao động nước ngoài là 12.000 \
người. Tỷ lệ lấp đầy các khu công nghiệp năm 2023 đạt 91,5%.
"""

CAN_THO_9_THANG_2024 = """SỞ KẾ HOẠCH VÀ ĐẦU TƯ THÀNH PHỐ CẦN THƠ

BÁO CÁO
Kinh tế thành phố Cần Thơ 9 tháng đầu năm 2024

1. Thương mại

Kim ngạch xuất khẩu 9 tháng đầu năm 2024 đạt 1.680 triệu USD, tăng 9,8% so với cùng kỳ năm 2023.

Kim ngạch nhập khẩu 9 tháng đầu năm 2024 đạt 420 triệu USD, tăng 12% so với cùng kỳ năm 2023.

Kim ngạch xuất khẩu 9 tháng đầu năm 2023 đạt 1.530 triệu USD. Kim ngạch nhập khẩu 9 tháng đầu năm \
2023 đạt 400 triệu USD.

2. Du lịch

Doanh thu du lịch 9 tháng đầu năm 2024 đạt 4.800 tỷ đồng. Doanh thu du lịch năm 2023 đạt 5.400 tỷ \
đồng.

Tổng mức bán lẻ hàng hóa 9 tháng đầu năm 2024 đạt từ 90 đến 95 nghìn tỷ đồng. Tổng mức bán lẻ hàng \
hóa 9 tháng đầu năm 2023 đạt 80 nghìn tỷ đồng.

3. Doanh nghiệp

Trong 9 tháng đầu năm 2024, thành phố có 1.350 doanh nghiệp thành lập mới với tổng vốn đăng ký \
9.450 tỷ đồng, đạt 90% kế hoạch năm về số doanh nghiệp. Kế hoạch thành lập mới doanh nghiệp năm \
2024 là 1.500 doanh nghiệp.

4. Đầu tư

Trong 9 tháng đầu năm 2024, thành phố cấp mới 12 dự án FDI với 40 triệu USD; 8 dự án FDI tăng vốn với 35 \
triệu USD. Tổng vốn FDI cấp mới và tăng thêm 9 tháng đầu năm 2024 đạt 75 triệu USD.
"""

GIA_LAI_2021 = """BÁO CÁO KINH TẾ TỈNH GIA LAI NĂM 2021

1. Nông nghiệp

Sản lượng cà phê của tỉnh Gia Lai năm 2021 đạt 216.300 tấn.

Thu ngân sách nhà nước của tỉnh Gia Lai năm 2021 đạt 5.500 tỷ đồng.

2. Hạ tầng

Thu phí hạ tầng năm 2021 đạt 8.200 tỷ đồng, bằng 102,5% dự toán (8.000 tỷ đồng). Năm 2022, phấn đấu \
thu phí hạ tầng 9.000 tỷ đồng.

Thu phí cảng biển năm 2021 đạt 300 tỷ đồng, bằng 120% dự toán. Năm 2022, phấn đấu thu phí cảng biển 310 \
tỷ đồng.

Cuối năm 2021, tỉnh có 500 cơ sở lưu trú với 6.000 phòng. Có năm khách sạn 4 - 5 sao, tổng 300 phòng.
"""

LAM_DONG_2021 = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Lâm Đồng năm \
2021</title></head><body><article>
<h1>Nông nghiệp và du lịch tỉnh Lâm Đồng năm 2021</h1>
<p>Ngày đăng: 12/01/2022</p>
<h2>Sản lượng</h2>
<table><caption>Bảng 1. Sản lượng một số cây trồng (đơn vị: tấn)</caption>
<tr><th>Cây trồng</th><th>Năm 2020</th><th>Năm 2021</th></tr>
<tr><td>Cà phê</td><td>515.000</td><td>540.750</td></tr>
<tr><td>Chè búp tươi</td><td>164.000</td><td>147.600</td></tr>
<tr><td>Rau các loại</td><td>2.600.000</td><td>2.730.000</td></tr></table>
<h2>Du lịch</h2>
<table><caption>Bảng 2. Khách du lịch (nghìn lượt)</caption>
<tr><th>Chỉ tiêu</th><th>Năm 2020</th><th>Năm 2021</th></tr>
<tr><td>Khách quốc tế</td><td>120</td><td>30</td></tr>
<tr><td>Khách nội địa</td><td>3.880</td><td>2.070</td></tr>
<tr><td>Tổng số khách du lịch</td><td>4.000</td><td>2.100</td></tr></table>
<p>Năm 2021, thu ngân sách nhà nước trên địa bàn đạt 11.000 tỷ đồng, trong đó thu nội địa 10.450 tỷ \
đồng.</p>
<p>Diện tích gieo trồng năm 2021 là 390.000 ha, giảm 2,5% so với năm 2020. Diện tích gieo trồng năm \
2020 là 400.000 ha.</p>
</article></body></html>
"""

FILES = {
    "binh-duong-2022.txt": BINH_DUONG_2022,
    "binh-duong-2023.txt": BINH_DUONG_2023,
    "can-tho-9-thang-2024.txt": CAN_THO_9_THANG_2024,
    "gia-lai-2021.txt": GIA_LAI_2021,
    "lam-dong-2021.html": LAM_DONG_2021,
}


@pytest.fixture(scope="session")
def reckoner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over the invented reports."""
    reports: Path = tmp_path_factory.mktemp("figures")
    for name, text in FILES.items():
        (reports / name).write_text(text, encoding="utf-8")
    with prepare(reports, Settings(), progress=lambda *_: None) as ready:
        assert isinstance(ready.assistant, Assistant)
        yield ready.assistant


@pytest.fixture(scope="session")
def reckon(reckoner: Assistant) -> Callable[[str], Answer]:
    """The answer to a question over the invented reports."""
    return lambda question: reckoner.ask(question)
