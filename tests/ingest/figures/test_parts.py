"""What is found in one sentence must not name the figures of the next."""

from ingest.figures.parts import Read
from ingest.figures.timing import Timing


def taken(text: str) -> Read:
    return Read(text, [], [], [], (), Timing())


def test_names_found_in_one_sentence_do_not_leak_into_another():
    one, other = taken("Xuất khẩu đạt 5 tỷ USD."), taken("Tăng 12%.")
    one.indicators[0] = "Xuất khẩu"
    assert other.indicators == {}
    assert other.pairs == {}
    assert other.ranks == []


def test_a_sentence_by_itself_claims_no_time_and_no_subject_before_it():
    read = taken("Tăng 12%.")
    assert (read.before, read.year, read.planned.period) == ("", None, None)


def test_a_rate_is_named_after_the_subject_of_its_own_sentence(read_report):
    found = read_report("Xuất khẩu đạt 5 tỷ USD, tăng 12%.", "Nhập khẩu đạt 4 tỷ USD, tăng 9%.")
    assert found.one("12%").indicator == "Xuất khẩu"
    assert found.one("9%").indicator == "Nhập khẩu"


def test_a_sentence_without_a_subject_goes_on_with_the_one_before_in_its_paragraph_only(read_report):
    found = read_report(
        "Kim ngạch xuất khẩu quý I đạt 5 tỷ USD. Quý II đạt 6 tỷ USD.", "Quý III đạt 7 tỷ USD."
    )
    assert found.one("6 tỷ USD").indicator == "Kim ngạch xuất khẩu"
    assert found.one("7 tỷ USD").indicator != "Kim ngạch xuất khẩu"


def test_a_title_that_plans_lends_its_year_to_targets_only(read_report):
    found = read_report("Thu ngân sách đạt 21 tỷ đồng; kế hoạch thu ngân sách là 20 tỷ đồng.", year=2023)
    assert found.one("21 tỷ đồng").kind == "amount"
    assert found.one("20 tỷ đồng").kind == "plan"
