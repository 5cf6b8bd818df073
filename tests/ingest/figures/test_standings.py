"""Who takes an estimate for the final figure quotes a number that the next report corrects."""

import pytest


def standing(figure):
    return "".join({"preliminary", "official"} & set(figure.facets))


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách năm 2023 ước đạt 21 tỷ đồng.",
        "Thu ngân sách năm 2023 ước tính là 21 tỷ đồng.",
        "Thu ngân sách năm 2023 ước thực hiện 21 tỷ đồng.",
        "Thu ngân sách năm 2023 dự ước đạt 21 tỷ đồng.",
        "Theo số liệu sơ bộ, thu ngân sách năm 2023 đạt 21 tỷ đồng.",
        "Thu ngân sách năm 2023 sơ bộ đạt 21 tỷ đồng.",
        "Thu ngân sách năm 2023 đạt 21 tỷ đồng (số liệu sơ bộ).",
        "Theo ước tính của Cục Thống kê, thu ngân sách năm 2023 đạt 21 tỷ đồng.",
    ],
)
def test_an_estimate_is_known_as_one(read_report, text):
    assert standing(read_report(text).one("21 tỷ đồng")) == "preliminary"


@pytest.mark.parametrize(
    "text",
    [
        "Theo số liệu chính thức, thu ngân sách năm 2023 đạt 21 tỷ đồng.",
        "Thu ngân sách năm 2023 (số chính thức) đạt 21 tỷ đồng.",
        "Thu ngân sách năm 2023 đạt 21 tỷ đồng theo số chính thức.",
        "Thu ngân sách năm 2023 thực hiện chính thức 21 tỷ đồng.",
    ],
)
def test_the_final_figure_is_known_as_one(read_report, text):
    assert standing(read_report(text).one("21 tỷ đồng")) == "official"


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách năm 2023 đạt 21 tỷ đồng.",
        "Chi cho 2 công ước quốc tế đạt 21 tỷ đồng.",
        "Quỹ Ước mơ xanh chính thức hoạt động với 21 tỷ đồng.",
        "Theo hồ sơ Bộ Tài chính, thu ngân sách đạt 21 tỷ đồng.",
        "Thiết kế sơ bộ của cầu có kinh phí 21 tỷ đồng.",
        "Kế hoạch thu ngân sách năm 2024 là 21 tỷ đồng.",
    ],
)
def test_what_says_neither_is_neither(read_report, text):
    assert standing(read_report(text).one("21 tỷ đồng")) == ""


def test_a_rate_shares_the_standing_of_its_value_and_the_year_before_does_not(read_report):
    found = read_report("Thu ngân sách ước đạt 21 tỷ đồng, tăng 5% so với năm 2022 (20 tỷ đồng).")
    assert standing(found.one("5%")) == "preliminary"
    assert standing(found.one("20 tỷ đồng")) == ""


def test_each_year_of_a_sentence_has_its_own(read_report):
    found = read_report(
        "Thu ngân sách năm 2022 là 20 tỷ đồng (số chính thức); năm 2023 ước thực hiện 21 tỷ đồng."
    )
    assert standing(found.one("20 tỷ đồng")) == "official"
    assert standing(found.one("21 tỷ đồng")) == "preliminary"


def test_headings_and_lead_ins_hand_it_down_but_not_to_another_year(read_report):
    found = read_report(
        "# Ước thực hiện năm 2023", "Thu ngân sách đạt 21 tỷ đồng.", "Năm 2022, thu ngân sách đạt 20 tỷ đồng."
    )
    assert standing(found.one("21 tỷ đồng")) == "preliminary"
    assert standing(found.one("20 tỷ đồng")) == ""
    listed = read_report("Số liệu sơ bộ như sau:", "- Thu ngân sách: 21 tỷ đồng;", "- Chi: 9 tỷ đồng.")
    assert [standing(f) for f in listed.figures] == ["preliminary", "preliminary"]


def test_a_tables_head_says_it_of_its_column(read_report):
    head = ["Chỉ tiêu", "Thực hiện 2022", "Ước TH 2023", "Sơ bộ 2023", "Kế hoạch 2024"]
    found = read_report("Số liệu:", table=[head, ["Sản lượng (tấn)", "11", "12", "13", "14"]])
    said = {f.text: standing(f) for f in found.figures}
    assert list(said.values()) == ["official", "preliminary", "preliminary", ""]


def test_a_head_that_compares_with_an_estimate_says_nothing_of_its_rates(read_report):
    head = ["Chỉ tiêu", "Thực hiện 2023", "So với ước TH 2022 (%)"]
    found = read_report("Số liệu:", table=[head, ["Sản lượng (tấn)", "11", "104,5"]])
    assert [standing(f) for f in found.figures] == ["official", ""]
