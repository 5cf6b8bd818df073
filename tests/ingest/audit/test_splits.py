"""Which words divide a whole, and how far their list reaches."""

import pytest

from ingest.audit.splits import read_splits


def shown(report):
    return [([w.text for w in s.wholes], [p.text for p in s.parts], s.complete) for s in read_splits(report)]


def test_the_items_of_a_list_are_the_parts_of_its_lead_in(told):
    text = (
        "Tổng vốn của dự án là 120 tỷ đồng, gồm hai nguồn:\n\n- Vốn vay: 80 tỷ đồng, giải "
        "ngân 30 tỷ đồng;\n\n"
        "- Vốn đối ứng: 40 tỷ đồng.\n\nKết quả giải ngân đạt 35 tỷ đồng."
    )
    assert shown(told(text)) == [(["120 tỷ đồng"], ["80 tỷ đồng", "40 tỷ đồng"], True)]


def test_deeper_items_are_not_parts_of_the_outer_whole(told):
    text = (
        "Tổng vốn là 120 tỷ đồng, gồm:\n\n- Vốn ngân sách: 80 tỷ đồng;\n\n+ Trung ương: 50 tỷ đồng;\n\n"
        "+ Địa phương: 30 tỷ đồng;\n\n- Vốn khác: 40 tỷ đồng."
    )
    outer = [s for s in shown(told(text)) if s[0] == ["120 tỷ đồng"]]
    assert outer in ([(["120 tỷ đồng"], ["80 tỷ đồng", "40 tỷ đồng"], True)], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Có 89 dự án với số vốn 112 triệu USD; trong đó 49 dự án trong khu công nghiệp "
            "với 70 triệu USD, 40 dự án "
            "ngoài khu công nghiệp với 42 triệu USD.",
            [(["89 dự án"], ["49 dự án", "40 dự án"]), (["112 triệu USD"], ["70 triệu USD", "42 triệu USD"])],
        ),
        (
            "Xuất nhập khẩu đạt 45,6 tỷ USD, tăng 4,1% so với cùng kỳ; trong đó xuất khẩu "
            "25,1 tỷ USD, nhập khẩu 20,5 "
            "tỷ USD.",
            [(["45,6 tỷ USD"], ["25,1 tỷ USD", "20,5 tỷ USD"])],
        ),
        (
            "Tổng vốn là 120 tỷ đồng (gồm vốn vay 80 tỷ đồng, vốn góp 40 tỷ đồng) cho 5 dự "
            "án, đã giải ngân 30 tỷ đồng.",
            [(["120 tỷ đồng"], ["80 tỷ đồng", "40 tỷ đồng"])],
        ),
        ("Thu giữ 10 tỷ đồng; 7 ô tô (trong đó 1 xe trị giá 25 tỷ đồng).", []),
        (
            "Giá trị đạt 46 tỷ USD và giúp công ty vượt cả 3 hãng gồm: A 37 tỷ USD, B 35 tỷ USD.",
            [],
        ),
        ("Có 12 mặt hàng giá trung bình 20 triệu đồng, trong đó có loại giá 50 triệu đồng.", []),
    ],
)
def test_a_whole_and_its_parts(told, text, expected):
    assert [(whole, parts) for whole, parts, _ in shown(told(text))] == expected


def test_a_number_that_cannot_be_read_surely_leaves_the_list_open(told):
    text = "Tổng giải thưởng là 126.821 triệu đồng, gồm: kỳ một 28,747 tỷ đồng, kỳ hai 75,85 tỷ đồng."
    for _, parts, complete in shown(told(text)):
        assert not complete or len(parts) == 2
