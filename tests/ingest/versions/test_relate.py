"""What is one report is cited once; what is another month, province or opinion is never hidden."""

import pytest

MONTHLY = {
    "tháng 10 năm 2024": "tháng 11 năm 2024",
    "215/BC-BQL": "243/BC-BQL",
    "05 tháng 11": "06 tháng 12",
    "12 dự án mới": "9 dự án mới",
    "145,6": "88,1",
    "318 dự án": "327 dự án",
    "6.420,5": "6.508,6",
}


def swapped(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def test_the_same_text_under_two_names_is_one_report(office, letter):
    office.file("bao-cao.txt", letter)
    office.file("bao-cao (1).txt", letter.replace("\n", "\r\n") + "\n\n")
    assert office.links() == {("bao-cao.txt", "copy", "bao-cao (1).txt")}
    assert len(office.searched()) == 1


def test_a_scan_stands_back_for_the_text(office, letter, scan):
    office.file("a-scan.txt", scan(letter))
    office.file("b-text.txt", letter)
    assert office.links() == {("a-scan.txt", "near", "b-text.txt")}


def test_a_scan_without_its_letterhead_is_still_found(office, letter, scan):
    office.file("a-scan.txt", scan(letter.split("\n\n", 1)[1]))
    office.file("b-text.txt", letter)
    assert office.links() == {("a-scan.txt", "near", "b-text.txt")}


def test_months_of_one_series_are_two_reports(office, letter):
    office.file("thang-10.txt", letter)
    office.file("thang-11.txt", swapped(letter, MONTHLY))
    assert office.links() == set()


def test_months_of_one_series_without_letterhead_are_two_reports(office, letter):
    body = letter.split("\n\n", 1)[1]
    del_numbers = {k: v for k, v in MONTHLY.items() if k in body}
    office.file("thang-10.txt", body)
    office.file("thang-11.txt", swapped(body, del_numbers))
    assert office.links() == set()


def test_months_whose_titles_name_no_month_are_two_reports(office, letter):
    plain = letter.replace("đầu tư tháng 10 năm 2024", "đầu tư")
    office.file("mot.txt", plain)
    office.file("hai.txt", swapped(plain, MONTHLY))
    assert office.links() == set()


@pytest.mark.parametrize(("one", "other"), [("quý II", "quý III"), ("tháng Giêng", "tháng Hai")])
def test_parts_of_a_year_told_in_words_are_two_reports(office, letter, one, other):
    first = letter.replace("tháng 10", one)
    office.file("mot.txt", first)
    later = {one: other, "ngày 05": "ngày 15"}
    office.file("hai.txt", swapped(first, later))
    assert office.links() == set()


def test_a_scan_of_another_month_is_not_this_month(office, letter, scan):
    office.file("thang-10.txt", letter)
    office.file("thang-11-scan.txt", scan(swapped(letter, MONTHLY)))
    assert office.links() == set()


def test_a_scan_of_another_month_without_letterhead_or_month_in_its_title(office, letter, scan):
    body = letter.split("\n\n", 1)[1].replace("đầu tư tháng 10 năm 2024", "đầu tư")
    office.file("thang-10.txt", body)
    changed = {k: v for k, v in MONTHLY.items() if k in body}
    office.file("thang-11-scan.txt", scan(swapped(body, changed)))
    assert office.links() == set()


def test_a_later_issue_takes_the_place_of_the_first(office, letter):
    office.file("a.txt", letter)
    office.file("b.txt", swapped(letter, {"ngày 05": "ngày 12", "145,6": "154,6", "215/BC": "221/BC"}))
    assert office.links() == {("a.txt", "superseded", "b.txt")}
    assert office.searched() == {"b.txt"}


def test_a_later_issue_by_number_may_have_another_title(office, letter):
    office.file("a.txt", letter)
    later = {"ngày 05": "ngày 12", "145,6": "154,6", "Kết quả thu hút": "Tình hình thu hút"}
    office.file("b.txt", swapped(letter, later))
    assert office.links() == {("a.txt", "superseded", "b.txt")}


def test_a_final_paper_takes_the_place_of_its_draft(office, letter):
    draft = letter.replace("Số: 215/BC-BQL", "Số:      /BC-BQL").replace("ngày 05 ", "ngày     ")
    office.file("a.txt", draft.replace("BÁO CÁO\n", "DỰ THẢO\nBÁO CÁO\n").replace("12 dự án", "11 dự án"))
    office.file("b.txt", letter)
    assert office.links() == {("a.txt", "superseded", "b.txt")}


def test_what_says_it_replaces_a_paper_replaces_it(office, letter):
    office.file("a.txt", letter)
    said = "\nBáo cáo này thay thế Báo cáo số 215/BC-BQL ngày 05/11/2024 của Ban Quản lý.\n"
    office.file("b.txt", swapped(letter, {"ngày 05": "ngày 12", "215/BC": "221/BC", "145,6": "154,6"}) + said)
    assert office.links() == {("a.txt", "superseded", "b.txt")}


@pytest.mark.parametrize("dated", ["05/11/2023", "06/11/2024"])
def test_a_replaced_number_of_another_day_is_another_paper(office, letter, dated):
    office.file("a.txt", letter)
    said = f"\nBáo cáo này thay thế Báo cáo số 215/BC-BQL ngày {dated} của Ban Quản lý.\n"
    later = {"ngày 05": "ngày 12", "215/BC": "221/BC", "tháng 10 năm 2024": "năm 2024"}
    office.file("b.txt", swapped(letter, later) + said)
    assert office.links() == set()


def test_a_short_correction_does_not_take_the_whole_paper_away(office, letter):
    head = letter.split("BÁO CÁO")[0].replace("215/BC", "222/BC").replace("ngày 05", "ngày 12")
    office.file("a.txt", letter)
    office.file(
        "b.txt",
        head
        + "V/v đính chính Báo cáo số 215/BC-BQL ngày 05/11/2024\n\nTổng vốn đăng ký là 154,6 triệu USD.\n",
    )
    assert office.links() == {("a.txt", "corrected", "b.txt")}
    assert office.searched() == {"a.txt", "b.txt"}


def test_a_whole_issue_that_calls_itself_a_correction_replaces_the_first(office, letter):
    office.file("a.txt", letter)
    said = "\nBáo cáo này đính chính Báo cáo số 215/BC-BQL ngày 05/11/2024.\n"
    office.file("b.txt", swapped(letter, {"ngày 05": "ngày 12", "215/BC": "221/BC", "145,6": "154,6"}) + said)
    assert office.links() == {("a.txt", "superseded", "b.txt")}


def test_a_second_letter_of_corrections_does_not_hide_the_first(office, letter):
    head = (
        letter.split("BÁO CÁO")[0].replace("ngày 05", "ngày 12") + "V/v đính chính Báo cáo số 215/BC-BQL\n\n"
    )
    office.file("a.txt", letter)
    said = "Tại trang 1, số liệu “{}” sửa thành “{}”. Đề nghị quý cơ quan sử dụng số liệu đã đính chính.\n"
    office.file("b.txt", head.replace("215/BC-BQL\nHoa", "222/BC-BQL\nHoa") + said.format("145,6", "154,6"))
    later = head.replace("215/BC-BQL\nHoa", "223/BC-BQL\nHoa").replace("ngày 12", "ngày 19")
    office.file("c.txt", later + said.format("38,2", "32,8"))
    assert office.links() == {("a.txt", "corrected", "b.txt"), ("a.txt", "corrected", "c.txt")}


def test_papers_of_two_offices_that_disagree_are_both_shown(office, letter):
    other = {"BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP": "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "215/BC-BQL": "88/BC-SKHĐT"}
    office.file("a.txt", letter)
    office.file("b.txt", swapped(letter, other | {"145,6": "154,6", "ngày 05": "ngày 12"}))
    assert office.links() == set()


def test_the_same_office_of_another_province_is_another_office(office, letter):
    other = {"TỈNH HOA MAI": "TỈNH ĐỒNG XANH", "Hoa Mai,": "Đồng Xanh,", "ngày 05": "ngày 12"}
    numbers = {"145,6": "20,1", "318": "45", "6.420,5": "890,2", "1.250": "310", "84.300": "9.800"}
    office.file("a.txt", letter)
    office.file("b.txt", swapped(letter, other | numbers | {"215/BC": "16/BC"}))
    assert office.links() == set()


def test_two_undated_papers_that_disagree_are_both_shown(office, letter):
    body = letter.split("\n\n", 1)[1]
    office.file("a.txt", body)
    office.file("b.txt", body.replace("145,6", "154,6"))
    assert office.links() == set()


def test_a_paper_with_more_in_it_is_not_hidden(office, letter):
    more = "".join(f"\nChỉ tiêu thứ {n} của phụ lục kèm theo đạt {n * 37} đơn vị.\n" for n in range(3, 30))
    office.file("a.txt", letter)
    office.file("b.txt", letter + more)
    assert office.links() == {("a.txt", "near", "b.txt")}


def test_the_same_number_of_another_year_is_another_paper(office, letter):
    office.file("a.txt", letter)
    office.file("b.txt", letter.replace("2024", "2023").replace("145,6", "101,2"))
    assert office.links() == set()
