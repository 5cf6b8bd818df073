from decimal import Decimal

from assistant.lock.check import check_text
from assistant.lock.sources import read_known, read_question


def test_a_quote_gives_its_numbers_and_its_setting_gives_others(cite):
    known = read_known(cite("Đạt 5 ha.", title="Báo cáo năm 2024", setting=("9 tháng đầu năm 2024",)))
    assert [(k.text, k.basis) for k in known] == [
        ("5 ha", "quote"),
        ("2024", "setting"),
        ("9 tháng đầu", "setting"),
        ("2024", "setting"),
    ]


def test_an_english_table_is_known_at_the_scale_of_its_head(cite, fact):
    """``28,850`` under "million USD" is 28.85 billion, whichever way a Vietnamese eye reads the comma."""
    row = "FDI | 28,850"
    made = fact(row, "28,850", value=Decimal(28850000000), unit="USD")
    (known,) = [k for k in read_known(cite(row, facts=(made,))) if k.basis == "quote"]
    assert Decimal(10**6) in known.scales


def test_an_ambiguous_figure_is_not_sure(cite, fact):
    row = "FDI | 200.00"
    made = fact(row, "200.00", value=Decimal(200), unit="dự án", ambiguous=True)
    assert [k.sure for k in read_known(cite(row, facts=(made,))) if k.basis == "quote"] == [False]


def test_a_question_is_read_once():
    assert [k.text for k in read_question(["năm 2019", "năm 2019"])] == ["2019"]


def test_a_report_in_english_print_may_be_told_in_vietnamese(cite, fact):
    quote = "FDI 1,234 dự án"
    made = fact(quote, "1,234 dự án", value=Decimal(1234), unit="dự án")
    citations = [cite(quote, facts=(made,))]
    assert check_text("Có 1.234 dự án [1]", citations).stands
    assert check_text("FDI 1,234 dự án [1]", citations).stands
    assert not check_text("Có 1.235 dự án [1]", citations).stands
