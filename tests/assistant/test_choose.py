from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.candidate import Candidate
from assistant.choose import NO_RIVAL, choose, has_rival
from assistant.likeness import agree
from ingest.records import Figure, Period, Sentence, Span
from ingest.reports import Report

YEAR = Period(start=date(2016, 1, 1), end=date(2016, 12, 31))
BEFORE = Period(start=date(2015, 1, 1), end=date(2015, 12, 31))


def figure(value: str, **given: object) -> Figure:
    fields: dict = {
        "report_id": "r1",
        "ordinal": 0,
        "sentence": 0,
        "passage": 0,
        "spans": (),
        "start": 0,
        "end": 1,
        "text": value,
        "value": Decimal(value),
        "unit": "USD",
        "indicator": "kim ngạch xuất khẩu",
        "kind": "amount",
        "period": YEAR,
    }
    return Figure(**{**fields, **given})


Make = Callable[..., Candidate]


def dated_report(name: str = "r1") -> Report:
    """A report about a year after that of ``BEFORE``."""
    year = BEFORE.end.year + 1
    return Report(id=name, document=name, sha256="", title="T", format="txt", pages=1, year=year)


def candidate(
    value: str, *, score: float = 0.9, misses: tuple[str, ...] = (), chance: float = 1.0, **given: object
) -> Candidate:
    """A candidate; ``report_id`` and ``sentence`` place it."""
    made = figure(value, **given)
    return Candidate(
        figure=made,
        sentence=Sentence(
            ordinal=made.sentence,
            spans=(Span(page=1, start=0, end=1),),
            text=value,
            kind="paragraph",
            headings=(),
            block=0,
        ),
        report=Report(
            id=made.report_id, document=made.report_id, sha256="", title="T", format="txt", pages=1
        ),
        score=score,
        covered=0.9,
        fits=1.0,
        misses=frozenset(misses),
        worth=score,
        chance=chance,
    )


@pytest.fixture
def make() -> Make:
    return candidate


def test_nothing_that_answers_is_no_choice(make):
    assert choose([], open_period=False) is None
    assert choose([make("5", misses=("period",))], open_period=False) is None


def test_two_reports_that_disagree_are_a_conflict(make):
    choice = choose([make("5000000"), make("7000000", report_id="r2")], open_period=False)
    assert choice.verdict == "conflict"
    assert [c.figure.value for c in choice.chosen] == [5000000, 7000000]


def test_figures_of_two_provinces_are_readings_and_no_conflict(make):
    one, two = make("5000000"), make("7000000", report_id="r2")
    named = [replace(one, about="ha nam"), replace(two, about="son la")]
    choice = choose(named, open_period=False)
    assert (choice.verdict, len(choice.chosen)) == ("clarify", 2)
    assert choose([named[0], replace(two, about="ha nam")], open_period=False).verdict == "conflict"


def test_a_rounded_value_agrees(make):
    exact, rounded = make("30980000000"), make("31000000000", report_id="r2")
    choice = choose([exact, rounded], open_period=False)
    assert (choice.verdict, choice.chosen) == ("answered", (exact,))


@pytest.mark.parametrize(
    "other",
    [
        {"period": BEFORE},
        {"kind": "plan"},
        {"unit": "VND"},
        {"facets": ("outside_zones",)},
        {"facets": ("cumulative",)},
    ],
)
def test_another_time_kind_or_side_is_no_conflict(make, other):
    choice = choose(
        [make("5000000"), make("7000000", score=0.85, report_id="r2", **other)], open_period=False
    )
    assert choice.verdict == "answered"
    assert choice.chosen[0].figure.value == 5000000


def test_a_poor_match_cannot_contradict(make):
    choice = choose([make("5000000"), make("7000000", score=0.5, report_id="r2")], open_period=False)
    assert choice.verdict == "answered"


def test_two_sides_that_fit_alike_are_asked_about(make):
    inside, outside = make("5", facets=("inside_zones",)), make("7", sentence=5, facets=("outside_zones",))
    choice = choose([inside, outside], open_period=False)
    assert (choice.verdict, set(choice.chosen)) == ("clarify", {inside, outside})


def test_without_a_time_in_the_question_the_newest_wins(make):
    old, new = make("5", period=BEFORE), make("7", score=0.88, sentence=4)
    assert choose([old, new], open_period=True).chosen == (new,)
    assert choose([old, new], open_period=False).chosen == (old,)


def test_a_report_is_no_later_than_what_it_says_the_day_of(make):
    day = replace(make("5", period=BEFORE), report=dated_report())
    undated = replace(make("7", score=0.88, sentence=4, period=None), report=dated_report())
    assert choose([day, undated], open_period=True).chosen == (day,)
    undated = replace(
        make("7", score=0.88, sentence=4, period=None, report_id="r2"), report=dated_report("r2")
    )
    assert choose([day, undated], open_period=True).chosen == (undated,)


def test_the_other_period_is_shown_beside_the_answer(make):
    old, new = make("5", period=BEFORE, sentence=4, score=0.85), make("7")
    assert choose([new, old], open_period=True).others == (old,)


def test_one_value_said_twice_is_said_once(make):
    twice = [make("5000000"), make("5000000", sentence=9, ordinal=3)]
    choice = choose(twice, open_period=False)
    assert (choice.verdict, len(choice.chosen), choice.others) == ("answered", 1, ())


def printed(text: str, **given: object) -> Figure:
    """A figure as it is printed: "30,98 tỷ"."""
    scale = {"tỷ": 10**9, "triệu": 10**6, "": 1}[text.partition(" ")[2]]
    number = text.partition(" ")[0].replace(".", "").replace(",", ".")
    return figure(str(Decimal(number) * scale), text=text, **given)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2.082,6 triệu", "2,08 tỷ", True),
        ("2.061,53 triệu", "2.082,6 triệu", False),
        ("25,48 tỷ", "25,5 tỷ", True),
        ("25,48 tỷ", "25,6 tỷ", False),
        ("31 tỷ", "30,98 tỷ", True),
        ("31 tỷ", "31,6 tỷ", False),
        ("0", "0", True),
        ("0", "0,4", False),
        ("39,21", "39,2", True),
        ("88", "89", False),
        ("100", "104", False),
        ("1.000", "1.400", False),
        ("500", "502", False),
        ("200.000", "200.412", True),
        ("200.000", "204.120", False),
    ],
)
def test_rounding_is_agreement_and_more_is_not(one, other, same):
    assert agree(printed(one), printed(other)) is same
    assert agree(printed(other), printed(one)) is same


@pytest.mark.parametrize(("one", "other", "same"), [("100", "104", True), ("1.000", "1.600", False)])
def test_what_is_told_roughly_may_be_rounded(one, other, same):
    assert agree(printed(one, qualifier="hơn"), printed(other)) is same
    assert agree(printed(other), printed(one, qualifier="khoảng")) is same


def test_a_number_in_words_is_as_exact_as_it_sounds():
    assert agree(figure("100", text="một trăm dự án"), printed("104"))
    assert not agree(figure("100", text="một trăm dự án"), printed("160"))


def test_the_same_number_of_something_else_does_not_agree():
    assert not agree(figure("5"), figure("5", unit="VND"))
    assert not agree(figure("5"), figure("5", value_max=Decimal(9)))


@given(st.decimals(0, 10**12, places=2), st.integers(-2, 9))
def test_any_value_agrees_with_itself_rounded(value, digits):
    rounded = round(value, -digits) if digits < 0 else Decimal(round(value / 10**digits)) * 10**digits
    if rounded:
        about = figure(format(Decimal(rounded), "f"), qualifier="khoảng")
        assert agree(figure(str(value)), about)


def test_what_is_not_likely_enough_is_not_stated(make):
    assert choose([make("5", chance=0.3)], open_period=False) is None


def test_two_likely_readings_are_offered_where_neither_is_sure(make):
    apart = make("9", chance=0.43, score=0.5, indicator="kim ngạch nhập khẩu", sentence=7)
    choice = choose([make("5", chance=0.45), apart], open_period=False)
    assert choice.verdict == "clarify"
    assert [c.figure.value for c in choice.chosen] == [5, 9]


def test_readings_that_disagree_are_sure_together(make):
    choice = choose([make("5", chance=0.45), make("7", report_id="r2", chance=0.45)], open_period=False)
    assert choice.verdict == "conflict"


def test_what_the_rules_say_too_needs_less_chance(make):
    backed = replace(make("5", chance=0.5), backed=True)
    assert choose([backed], open_period=False).verdict == "answered"
    assert choose([make("5", chance=0.5)], open_period=False) is None


def test_a_total_and_a_part_of_one_table_are_no_disagreement(make):
    """Two tables of one report may well disagree; two rows of one name different things."""

    def row(value: str, ordinal: int, table: int) -> Candidate:
        made = make(value, sentence=ordinal)
        return replace(made, sentence=replace(made.sentence, kind="row", table=table))

    assert choose([row("76", 3, 0), row("21", 4, 0)], open_period=False).verdict != "conflict"
    assert choose([row("76", 3, 0), row("21", 9, 1)], open_period=False).verdict == "conflict"


def _plain_rival(ranked, told):
    """The definition: a value that is not told and whose figures have this chance together."""
    left = [c for c in ranked if not any(agree(c.figure, t.figure) for t in told)]
    chances = [sum(r.chance for r in ranked if agree(r.figure, c.figure)) for c in left]
    return max(chances, default=0.0) >= NO_RIVAL


@given(
    st.lists(
        st.tuples(
            st.integers(min_value=1, max_value=130).map(lambda tenth: f"{tenth / 10:.1f}".removesuffix(".0")),
            st.sampled_from(("%", "người", "lao động")),
            st.sampled_from((0.0, 0.004, 0.013, 0.03, 0.06, 0.3)),
        ),
        min_size=1,
        max_size=25,
    )
)
def test_a_rival_is_found_wherever_comparing_every_pair_finds_one(figures):
    """Else an answer would need less certainty than it has to have."""
    ranked = [
        candidate(value, chance=chance, unit=unit, ordinal=at, sentence=at, report_id=f"r{at}")
        for at, (value, unit, chance) in enumerate(figures)
    ]
    assert has_rival(ranked, ranked[:1]) == _plain_rival(ranked, ranked[:1])
