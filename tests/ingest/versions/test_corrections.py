"""A letter corrects the figure that it means and no other; what it leaves open is not decided for it."""

import pytest

from ingest.catalogue import open_catalogue
from ingest.versions.corrections import read_corrections

HEAD = """\
ỦY BAN NHÂN DÂN TỈNH HOA MAI
BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP
Số: 222/BQL-VP
V/v đính chính số liệu tại Báo cáo số 215/BC-BQL
Hoa Mai, ngày 12 tháng 11 năm 2024

"""
CAPITAL = "Tổng vốn đăng ký đã ghi “145,6 triệu USD”, nay sửa thành “154,6 triệu USD”.\n"


def corrections(office):
    office.links()
    with open_catalogue(office.data) as catalogue:
        return {
            (c.old.report.document, c.old.figure.text, c.new.figure.text, str(c.new.figure.value), c.sure)
            for c in read_corrections(catalogue)
        }


def mended(office, letter, said, head=HEAD):
    office.file("a.txt", letter)
    office.file("b.txt", head + said)
    return corrections(office)


def test_a_letter_corrects_one_figure_of_the_report_that_it_names(office, letter):
    found = mended(office, letter, CAPITAL)
    assert found == {("a.txt", "145,6 triệu USD", "154,6 triệu USD", "154600000.0", True)}
    assert office.links() == {("a.txt", "corrected", "b.txt")}
    assert office.searched() == {"a.txt", "b.txt"}


def test_the_letter_may_come_first_and_go_again(office, letter):
    office.file("b.txt", HEAD + CAPITAL)
    assert corrections(office) == set()
    office.file("a.txt", letter)
    assert len(corrections(office)) == 1
    (office.reports / "b.txt").unlink()
    assert corrections(office) == set()


@pytest.mark.parametrize("old", ["145,60 triệu USD", "145.6 triệu USD", "145,6", "145.600.000 USD"])
def test_a_number_is_known_in_any_print(office, letter, old):
    found = mended(office, letter, f"Số liệu “{old}” sửa thành “154,6 triệu USD”.\n")
    assert {(value, sure) for *_, value, sure in found} == {("154600000.0", True)}


def test_a_bare_number_has_the_unit_of_the_old_one(office, letter):
    found = mended(office, letter, "Tại trang 1, số liệu “145,6” sửa thành “154,6”.\n")
    assert found == {("a.txt", "145,6 triệu USD", "154,6 triệu USD", "154600000.0", True)}


def test_a_rate_is_corrected_too(office, letter):
    found = mended(office, letter, "Tỷ lệ tăng so với cùng kỳ đã in “8,5%”, sửa thành “5,8%”.\n")
    assert found == {("a.txt", "8,5%", "5,8%", "5.8", True)}


TWICE = "Trong đó dự án điện tử có vốn tăng thêm 145,6 triệu USD.\n"


def test_of_two_figures_with_one_value_the_words_tell(office, letter):
    said = "Vốn tăng thêm của dự án điện tử: “145,6 triệu USD” sửa thành “154,6 triệu USD”.\n"
    office.file("a.txt", letter + TWICE)
    office.file("b.txt", HEAD + said)
    office.links()
    with open_catalogue(office.data) as catalogue:
        (made,) = read_corrections(catalogue)
    assert made.sure
    assert "điện tử" in made.old.sentence.text


def test_two_figures_that_nothing_tells_apart_are_both_doubted(office, letter):
    found = mended(office, letter + TWICE, "Số liệu “145,6 triệu USD” sửa thành “154,6 triệu USD”.\n")
    assert {sure for *_, sure in found} == {False}
    office.links()
    with open_catalogue(office.data) as catalogue:
        assert len(read_corrections(catalogue)) == 2


def test_another_value_of_the_report_is_left_alone(office, letter):
    assert mended(office, letter, "Số liệu “146,5 triệu USD” sửa thành “154,6 triệu USD”.\n") == set()
    assert mended(office, letter, "Số liệu “145,6 tỷ đồng” sửa thành “154,6 tỷ đồng”.\n") == set()


@pytest.mark.parametrize(
    "changes",
    [
        {"215/BC-BQL": "216/BC-BQL"},
        {"215/BC-BQL": "215/BC-BQL ngày 05/11/2023"},
        {"tháng 11": "tháng 10"},
        {"năm 2024": "năm 2025"},
        {"HOA MAI": "ĐỒNG XANH", "Hoa Mai": "Đồng Xanh"},
        {"BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP": "SỞ CÔNG THƯƠNG"},
    ],
)
def test_another_number_day_year_or_office_is_another_report(office, letter, changes):
    head = HEAD
    for old, new in changes.items():
        head = head.replace(old, new)
    assert mended(office, letter, CAPITAL, head) == set()


def test_an_office_may_correct_the_report_of_one_that_it_names(office, letter):
    head = HEAD.replace("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH")
    said = "Báo cáo số 215/BC-BQL ngày 05/11/2024 của Ban Quản lý các khu công nghiệp: " + CAPITAL
    assert {sure for *_, sure in mended(office, letter, said, head)} == {True}


def test_a_correction_by_somebody_else_is_only_doubted(office, letter):
    head = HEAD.replace("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH")
    found = mended(office, letter, CAPITAL, head.replace("215/BC-BQL", "215/BC-BQL ngày 05/11/2024"))
    assert {sure for *_, sure in found} == {False}
    assert office.links() == {("a.txt", "disputed", "b.txt")}


@pytest.mark.parametrize("named", ["Báo cáo số 215/BC-BQL", "Công văn số 222/BQL-VP"])
@pytest.mark.parametrize("wrong", ["154,6", "145,6"])
def test_a_correction_of_a_correction_is_followed(office, letter, named, wrong):
    if (named, wrong) == ("Công văn số 222/BQL-VP", "145,6"):
        pytest.skip("that letter says 154,6")
    office.file("a.txt", letter)
    office.file("b.txt", HEAD + CAPITAL)
    head = (
        HEAD.replace("Báo cáo số 215/BC-BQL", named)
        .replace("Số: 222", "Số: 230")
        .replace("ngày 12", "ngày 20")
    )
    office.file("c.txt", f"{head}Tổng vốn đăng ký: “{wrong} triệu USD” sửa thành “156,4 triệu USD”.\n")
    found = corrections(office)
    assert ("a.txt", "145,6 triệu USD", "156,4 triệu USD", "156400000.0", True) in found
    assert ("b.txt", "154,6 triệu USD", "156,4 triệu USD", "156400000.0", True) in found
    assert len(found) == 2


def test_two_letters_of_one_day_that_disagree_are_both_doubted(office, letter):
    office.file("a.txt", letter)
    office.file("b.txt", HEAD + CAPITAL)
    office.file("c.txt", HEAD.replace("Số: 222", "Số: 223") + CAPITAL.replace("154,6", "156,4"))
    assert {(new, sure) for _, _, new, _, sure in corrections(office)} == {
        ("154,6 triệu USD", False),
        ("156,4 triệu USD", False),
    }
