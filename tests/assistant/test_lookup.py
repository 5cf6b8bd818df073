"""Words looked up once a question tell what going through every text for every figure tells."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.lookup import Lookup
from assistant.question import read_question
from assistant.terms import bag, coverage, credit

QUESTIONS = (
    "Tổng vốn FDI cấp mới vào các KCN Hải Phòng năm 2024 là bao nhiêu?",
    "tong von dau tu nuoc ngoai nam 2024",
    "Số lao động Kyocera thủy sẳn ở ba khu công nghiệp",
)
WORDS = st.sampled_from(
    [
        "tổng",
        "vốn",
        "fdi",
        "von",
        "đầu",
        "tư",
        "nước",
        "ngoài",
        "khu",
        "công",
        "nghiệp",
        "cấp",
        "mới",
        "lao",
        "động",
        "số",
        "3",
        "thuỷ",
        "sản",
        "kyocera",
        "kyocerra",
        "của",
    ]
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
LEVELS = st.lists(st.tuples(st.sampled_from((1.0, 0.95, 0.85, 0.5)), TEXTS), max_size=6)


@given(st.sampled_from(QUESTIONS), LEVELS)
def test_the_best_places_cover_as_much_as_the_plain_definition_says(text, levels):
    question = read_question(text)
    lookup = Lookup(question.terms, folded=question.folded)
    plain = [(level, bag(told, folded=question.folded)) for level, told in levels]
    best = lookup.best((level, lookup.find(told)) for level, told in levels)
    assert lookup.weigh(best) == coverage(question.terms, plain)


@given(st.sampled_from(QUESTIONS), TEXTS)
def test_a_text_has_and_lacks_the_words_that_credit_says(text, told):
    question = read_question(text)
    lookup = Lookup(question.terms, folded=question.folded)
    where = bag(told, folded=question.folded)
    missing = [t.weight for t in question.terms if not credit(t, where)]
    assert lookup.share(told) == coverage(question.terms, [(1.0, where)])
    assert lookup.lost(told) == max(missing, default=0.0)


@given(st.sampled_from(QUESTIONS), TEXTS)
def test_words_left_out_count_for_nothing(text, told):
    question = read_question(text)
    lookup = Lookup(question.terms, folded=question.folded)
    left = [t for t in question.terms if t.bare not in {"von", "khu"}]
    where = bag(told, folded=question.folded)
    assert lookup.without(frozenset({"von", "khu"})).share(told) == coverage(left, [(1.0, where)])


def test_without_terms_nothing_is_missing():
    assert Lookup((), folded=False).share("vốn") == coverage((), []) == 1.0
