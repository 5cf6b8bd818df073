"""A place in an order is a fact of its own: read as what it is, and never as an amount or a count."""

import pytest


def ranks(reading):
    return [(f.text, int(f.value)) for f in reading.figures if f.kind == "rank"]


@pytest.mark.parametrize(
    ("text", "printed", "value", "indicator"),
    [
        ("Năm 2023, tỉnh A xếp thứ 4 cả nước về thu hút FDI.", "thứ 4", 4, "thu hút FDI"),
        ("Chỉ số PAPI đứng thứ 9/63 tỉnh, thành phố.", "thứ 9/63", 9, "Chỉ số PAPI"),
        ("Chỉ số DTI xếp vị trí thứ 21, tăng 3 bậc.", "vị trí thứ 21", 21, "Chỉ số DTI"),
        ("Chỉ số SIPAS xếp hạng 7/63.", "7/63", 7, "Chỉ số SIPAS"),
        ("Chỉ số SIPAS đứng thứ nhì vùng Đông Bắc.", "thứ nhì", 2, "Chỉ số SIPAS"),
        ("Quy mô GRDP lớn thứ năm cả nước.", "thứ năm", 5, "Quy mô GRDP"),
        ("Chỉ số PAR bứt phá lên vị trí đứng đầu cả nước.", "đứng đầu", 1, "Chỉ số PAR"),
        ("Huyện B dẫn đầu toàn tỉnh về giải ngân vốn.", "dẫn đầu", 1, "giải ngân vốn"),
        ("Về cải cách hành chính, tỉnh A đứng thứ 6.", "thứ 6", 6, "cải cách hành chính"),
    ],
)
def test_a_place_is_read_with_what_is_ranked(read_report, text, printed, value, indicator):
    (rank,) = [f for f in read_report(text).figures if f.kind == "rank"]
    assert (rank.text, int(rank.value), rank.unit) == (printed, value, "")
    assert indicator in rank.indicator


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tỉnh A nằm trong tốp 10 địa phương có thu ngân sách cao nhất.", 10),
        ("Tỉnh A thuộc nhóm 5 địa phương dẫn đầu về chuyển đổi số.", 5),
        ("Tỉnh A là một trong 6 tỉnh có quy mô kinh tế lớn nhất.", 6),
    ],
)
def test_a_group_of_the_first_counts_nobody_and_is_no_exact_place(read_report, text, value):
    (found,) = read_report(text).figures
    assert (found.kind, int(found.value), found.qualifier) == ("rank", value, "trong nhóm")


def test_the_measure_before_the_place_is_what_is_ranked_and_keeps_its_own_fact(read_report):
    found = read_report("Chỉ số PCI năm 2022 đạt 66,1 điểm, xếp thứ 12/63 tỉnh, thành phố.")
    assert found.one("66,1 điểm").kind == "amount"
    rank = found.one("thứ 12/63")
    assert rank.kind == "rank"
    assert "PCI" in rank.indicator
    assert rank.period == found.one("66,1 điểm").period


def test_places_in_one_sentence_keep_their_own_subjects(read_report):
    found = read_report("Chỉ số SIPAS xếp thứ nhất, chỉ số PAPI xếp vị trí 12 trong 63 tỉnh, thành phố.")
    assert ranks(found) == [("thứ nhất", 1), ("vị trí 12", 12)]
    assert "PAPI" not in found.one("thứ nhất").indicator
    assert "SIPAS" not in found.one("vị trí 12").indicator


def test_whose_place_it_is_may_follow(read_report):
    found = read_report("Hàn Quốc có 42 dự án; đứng thứ hai là Nhật Bản với 31 dự án.")
    assert "Nhật Bản" in found.one("thứ hai").indicator
    both = read_report("Đứng thứ hai là Nhật Bản và đứng thứ ba là Thái Lan.")
    assert [both.one(t).indicator for t in ("thứ hai", "thứ ba")] == ["Nhật Bản", "Thái Lan"]


def test_a_second_place_of_one_subject_is_not_named_after_the_first(read_report):
    found = read_report("Vốn đăng ký đạt 5 tỷ USD, đứng thứ 5 cả vùng và thứ 20/63 tỉnh, thành phố.")
    assert "đứng" not in found.one("thứ 20/63").indicator
    assert "Vốn đăng ký" in found.one("thứ 20/63").indicator


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh phấn đấu chỉ số PCI đứng trong tốp 5 cả nước.",
        "Nếu giữ được đà này, tỉnh sẽ đứng thứ 3 cả nước.",
        "Người đứng đầu cơ quan chịu trách nhiệm; đồng chí A dẫn đầu đoàn công tác.",
        "Đây là lần thứ 3 cả nước tổ chức hội chợ.",
        "Các địa phương dẫn đầu cả nước được khen thưởng.",
        "Kỳ họp thứ 5 Hội đồng nhân dân tỉnh thông qua 12 nghị quyết.",
        "Tỉnh xếp hạng 15 di tích cấp tỉnh và 2 khách sạn hạng 4 sao.",
        "Bệnh viện đa khoa tỉnh được xếp hạng 2.",
    ],
)
def test_aims_names_and_grades_are_no_places(read_report, text):
    assert ranks(read_report(text)) == []


def test_what_is_classed_is_still_counted(read_report):
    assert read_report("Tỉnh đã xếp hạng 15 di tích.").one("15 di tích").kind == "count"
