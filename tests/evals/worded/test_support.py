"""A sentence that its citation does not bear out is counted, one that it does is not."""

from dataclasses import replace

import pytest

from assistant.records import Citation, Span
from evals.worded.support import measure_support

QUOTE = "Năm 2018, sản lượng cà phê của huyện Lâm Hà đạt 118.450 tấn, tăng 4,2% so với năm 2017."
CITED = Citation(
    mark=1,
    document="lam-ha.txt",
    title="Tình hình kinh tế - xã hội năm 2018",
    page=1,
    section="",
    quote=QUOTE,
    spans=(Span(page=1, start=0, end=len(QUOTE)),),
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2018, sản lượng cà phê của huyện đạt 118.450 tấn [1].",
        "Sản lượng cà phê huyện Lâm Hà đạt **118.450 tấn** [1].",
    ],
)
def test_what_the_quote_says_is_supported(sentence):
    found = measure_support(sentence, [CITED])
    assert (found.sentences, found.unsupported, found.uncited, found.strange) == (1, 0, 0, 0)


def test_a_country_in_a_currency_is_no_new_name():
    cited = replace(CITED, quote="Vốn đạt 30 triệu đô la Mỹ.")
    assert measure_support("Vốn đạt 30 triệu đô la Mỹ [1].", [cited]).unsupported == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Sản lượng cà phê đạt 118.540 tấn [1].",
        "Sản lượng cà phê huyện Đam Rông đạt 118.450 tấn [1].",
        "Xuất khẩu thủy sản sang châu Âu khởi sắc [1].",
    ],
)
def test_another_number_name_or_subject_is_not(sentence):
    found = measure_support(sentence, [CITED])
    assert (found.sentences, found.unsupported, found.uncited) == (1, 1, 0)


def test_no_citation_and_one_that_does_not_exist_are_unsupported():
    found = measure_support("Sản lượng cà phê đạt 118.450 tấn. Cà phê tăng 4,2% [7].", [CITED])
    assert (found.sentences, found.unsupported, found.uncited) == (2, 2, 2)
