"""Tables as offices print them: every fact and no other, in every format that carries the table.

``tests/golden/tables/NAME.txt`` is the checked list of a table's facts: what | printed | value and unit |
time | kind. One list holds for all formats: what a table says does not depend on the program that wrote it.
"""

import openpyxl
import pytest

ALL = (".html", ".docx", ".xlsx", ".pdf")


def sample(name, cell):
    """The lines above a table, its rows, the lines below, and how a PDF is laid."""
    two, three, tall = (
        (lambda t: cell(t, columns=2)),
        (lambda t: cell(t, columns=3)),
        (lambda t: cell(t, rows=2)),
    )
    samples = {
        "monthly": (
            [
                "Biểu số 03",
                "THU HÚT ĐẦU TƯ VÀO CÁC KHU CÔNG NGHIỆP",
                "Tháng 11 năm 2024",
                "(Kèm theo Báo cáo số 45/BC-BQL ngày 02/12/2024)",
                "Đơn vị tính: triệu USD",
            ],
            [
                [
                    tall("STT"),
                    tall("Chỉ tiêu"),
                    two("Tháng 11"),
                    two("11 tháng"),
                    tall("11 tháng so cùng kỳ (%)"),
                ],
                ["Số dự án", "Vốn đăng ký", "Số dự án", "Vốn đăng ký"],
                ["I", "Cấp mới", "12", "125,5", "98", "1.250,7", "108,5"],
                ["1", "Trong nước", "4", "25,0", "38", "250,5", "-"],
                ["2", "Nước ngoài", "8", "100,5", "60", "1.000,2", "112,0"],
                ["II", "Điều chỉnh vốn", "5", "40,0", "41", "320,0", "97,0"],
                ["", "Tổng số", "17", "165,5", "139", "1.570,7", "x"],
            ],
            ["Ghi chú: chưa gồm chuyển nhượng."],
            {"heads": 2, "widths": [36, 110, 50, 60, 50, 60, 80]},
        ),
        "budget": (
            ["Bảng 2. Thu ngân sách các năm"],
            [
                ["TT", "Nội dung", "ĐVT", "TH 2022", "Ước TH 2023", "KH 2024", "2023/2022 (%)"],
                ["1", "Thu nội địa", "Tỷ đồng", "9.120", "9.500", "9.800", "104,2"],
                ["1.1", "Thu từ doanh nghiệp nhà nước", "nt", "1.020", "…", "1.100", "…"],
                ["1.2", "Thu tiền sử dụng đất", "nt", "2.130", "2.240", "2.300", "105,2"],
                ["2", "Thu xuất nhập khẩu", "nt", "3.100", "3.200", "3.300", "103,2"],
                ["", "Trong đó: thuế VAT hàng nhập khẩu", "nt", "2.000", "2.100", "2.200", "105,0"],
                ["3", "Số doanh nghiệp nộp thuế", "Doanh nghiệp", "2.015", "2.023", "2.100", "100,4"],
            ],
            ["Nguồn: số liệu mẫu."],
            {"heads": 1, "widths": [36, 150, 70, 60, 70, 60, 70]},
        ),
        "yearbook": (
            ["Diện tích và sản lượng lúa phân theo huyện"],
            [
                [tall(""), three("Diện tích (ha)"), three("Sản lượng (tấn)")],
                ["2020", "2021", "Sơ bộ 2022", "2020", "2021", "Sơ bộ 2022"],
                ["TỔNG SỐ", "12.050", "11.980", "11.905", "72.300", "71.880", "71.430"],
                ["Thành phố Hoa Lư", "1.250", "1.180", "1.105", "7.500", "7.080", "6.630"],
                ["Huyện Sông Lam", "10.800", "10.800", "10.800", "64.800", "64.800", "64.800"],
            ],
            [],
            {"heads": 2, "widths": [110, 55, 55, 70, 55, 55, 70]},
        ),
        "plan": (
            ["Biểu 4. Kết quả thực hiện kế hoạch năm 2024"],
            [
                [
                    tall("Chỉ tiêu"),
                    tall("Đơn vị tính"),
                    tall("Năm 2023"),
                    two("Năm 2024"),
                    two("So sánh (%)"),
                ],
                ["Kế hoạch", "Thực hiện", "TH/KH", "2024/2023"],
                ["A. Kinh tế", "", "", "", "", "", ""],
                ["Giá trị sản xuất công nghiệp", "Tỷ đồng", "45.120", "50.000", "51.230", "102,5", "113,5"],
                ["Kim ngạch xuất khẩu", "Triệu USD", "3.250", "3.500", "3.620", "103,4", "111,4"],
                ["B. Xã hội", "", "", "", "", "", ""],
                ["Số lao động được tạo việc làm", "Người", "15.200", "16.000", "16.450", "102,8", "108,2"],
                ["Tỷ lệ hộ nghèo", "%", "2,10", "1,50", "1,42", "", ""],
            ],
            [],
            {"heads": 2, "widths": [160, 60, 55, 60, 60, 50, 75]},
        ),
        "trade": (
            ["Phụ lục 2. Hàng hóa xuất khẩu tháng 10 năm 2024"],
            [
                [tall("Mặt hàng"), two("Tháng 10"), two("Cộng dồn từ đầu năm")],
                ["Lượng (tấn)", "Trị giá (1000 USD)", "Lượng (tấn)", "Trị giá (1000 USD)"],
                ["Khu vực trong nước", "", "", "", ""],
                ["- Cà phê", "1.250", "5.120", "14.300", "52.750"],
                ["- Hạt tiêu", "310", "1.705", "x", "..."],
                ["Khu vực có vốn đầu tư nước ngoài", "", "", "", ""],
                ["- Cà phê", "640", "2.815", "7.110", "29.940"],
            ],
            [],
            {"heads": 2, "widths": [170, 70, 90, 70, 90]},
        ),
        "quarters": (
            ["Bảng 5. Khách du lịch theo quý năm 2023", "(ĐVT: nghìn lượt khách)"],
            [
                ["Thời gian", "Khách quốc tế", "Khách nội địa"],
                ["Quý I", "120,5", "1.310,2"],
                ["Quý II", "98,4", "1.502,0"],
                ["6 tháng", "218,9", "2.812,2"],
                ["Cả năm", "-", "5.400,0"],
            ],
            [],
            {"heads": 1},
        ),
        "groups": (
            ["Biểu 6. Lao động trong các khu công nghiệp năm 2024"],
            [
                ["Khu", "Loại", "Số lao động (người)", "Thu nhập bình quân (triệu đồng/người/tháng)"],
                [tall("KCN Nam Hải"), "Trong nước", "12.400", "9,8"],
                ["Nước ngoài", "310", "45,2"],
                [tall("KCN Đông Phú"), "Trong nước", "8.150", "9,1"],
                ["Nước ngoài", "95", "41,0"],
            ],
            [],
            {"heads": 1},
        ),
        "index": (
            ["Chỉ số sản xuất công nghiệp tháng 9 năm 2024", "Đơn vị tính: %"],
            [
                [
                    "",
                    "Tháng 9 so với tháng trước",
                    "Tháng 9 so với cùng kỳ năm trước",
                    "9 tháng so với cùng kỳ",
                ],
                ["Toàn ngành", "101,2", "108,4", "107,1"],
                ["Khai khoáng", "97,5", "88,1", "90,3"],
            ],
            [],
            {"heads": 1},
        ),
    }
    return samples[name]


CASES = [
    (name, suffix)
    for name, suffixes in {
        "monthly": ALL,
        "budget": (*ALL, ".csv", ".tsv"),
        "yearbook": ALL,
        "plan": ALL,
        "trade": ALL,
        "quarters": (*ALL, ".csv"),
        "groups": ALL,
        "index": ALL,
    }.items()
    for suffix in suffixes
]


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_every_fact_and_no_other(lay, cell, golden, name, suffix):
    above, rows, below, how = sample(name, cell)
    golden(f"tables/{name}.txt", "\n".join(lay(suffix, above, rows, below, **how).facts) + "\n")


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_every_citation_opens_the_cell_that_the_figure_stands_in(lay, cell, name, suffix):
    """The golden lists could be right with all places wrong."""
    above, rows, below, how = sample(name, cell)
    read = lay(suffix, above, rows, below, **how)
    for ordinal, figure in enumerate(read.content.figures):
        text, address = read.cell(ordinal)
        assert text == figure.text
        assert address.rstrip("0123456789") in "BCDEFG"
        if suffix == ".xlsx":
            assert str(openpyxl.load_workbook(read.path).active[address].value) == text


@pytest.mark.parametrize("drawn", ["nothing", "columns", "columns in a frame", "rows", "head and foot"])
@pytest.mark.parametrize("name", sorted({name for name, _ in CASES}))
def test_lines_that_close_no_cells_lose_no_fact(lay, cell, golden, name, drawn):
    above, rows, below, how = sample(name, cell)
    read = lay(".pdf", above, rows, below, **{**how, "drawn": drawn})
    golden(f"tables/{name}.txt", "\n".join(read.facts) + "\n")


def projects(count, *, wrapped=False):
    name = "Nhà máy linh kiện {} của Công ty TNHH Kim Long" if wrapped else "Nhà máy {}"
    head = ["STT", "Tên dự án", "Địa điểm", "Vốn đăng ký (triệu USD)", "Diện tích (ha)"]
    return [head] + [
        [str(i), name.format(i), f"KCN số {i % 4}", f"{i + 10},5", f"{i % 9 + 1},2"] for i in range(1, count)
    ]


@pytest.mark.parametrize(
    ("suffix", "how"),
    [
        (".pdf", {"heads": 1}),
        (".pdf", {"heads": 0}),
        (".pdf", {"heads": 1, "ruled": False}),
        (".docx", {}),
        (".csv", {}),
    ],
)
def test_a_list_over_many_pages_is_one_table(lay, suffix, how):
    """On the second page, with its head repeated or not, a figure has the same unit and the same name."""
    how = {"widths": [36, 200, 80, 80, 60], "room": 400, **how}
    rows = projects(61, wrapped=how.get("ruled", True))
    read = lay(suffix, ["Phụ lục II", "DANH MỤC DỰ ÁN ĐẦU TƯ NĂM 2024"], rows, **how)
    expected = []
    for _, name, _, worth, area in rows[1:]:
        value = f"{worth.replace(',', '.')[:-2]}500000.0"
        expected += [
            f"Vốn đăng ký – {name} | {worth} | {value} USD | 2024-01-01/2024-12-31 | amount",
            f"Diện tích – {name} | {area} | {area.replace(',', '.')} ha | 2024-01-01/2024-12-31 | amount",
        ]
    assert read.facts == expected
    assert len(read.content.pages) == (1 if suffix != ".pdf" else max(p.number for p in read.content.pages))
    assert suffix != ".pdf" or len(read.content.pages) > 2
