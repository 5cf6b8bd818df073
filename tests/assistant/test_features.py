"""What is measured of a figure must tell right from wrong, or the model answers by chance."""

import numpy as np
import pytest

from assistant.facts import judge_figures
from assistant.features import measure
from assistant.question import read_question


@pytest.fixture
def features(gather):
    """Features of each figure by its print, for a question over what the search finds."""

    def call(text):
        question, evidence = read_question(text), gather(text)
        made = judge_figures(question, evidence)
        names, values = measure(question, evidence, made)
        return {
            c.figure.text: dict(zip(names, row, strict=True)) for c, row in zip(made, values, strict=True)
        }

    return call


def test_every_figure_is_measured_in_the_same_finite_numbers(gather):
    question, evidence = read_question("Kim ngạch nhập khẩu của Đồng Nai năm 2019?"), gather("nhập khẩu")
    made = judge_figures(question, evidence)
    names, values = measure(question, evidence, made)
    assert values.shape == (len(made), len(names))
    assert names == sorted(set(names))
    assert np.isfinite(values).all()


def test_nothing_found_is_measured_as_nothing(gather):
    names, values = measure(read_question("Kim ngạch?"), gather("Kim ngạch"), [])
    assert names == []
    assert values.shape == (0, 0)


def test_words_near_a_figure_speak_for_it_and_not_for_its_neighbour(features):
    found = features("Kim ngạch nhập khẩu của Đồng Nai năm 2019 là bao nhiêu?")
    imports, exports = found["16,02 tỷ USD"], found["19,76 tỷ USD"]
    assert imports["own"] > exports["own"]
    assert imports["own_below"] == 0.0
    assert exports["own_below"] < 0.0


def test_the_figure_nearest_to_the_words_of_a_crowded_sentence_claims_them(features):
    found = features("Vốn đăng ký của dự án FDI cấp mới vào các KCN Đồng Nai năm 2019?")
    assert found["612,3 triệu USD"]["claimed"] > found["622,26 triệu USD"]["claimed"]
    assert found["612,3 triệu USD"]["crowd"] > found["16,02 tỷ USD"]["crowd"]


def test_time_counts_only_where_a_time_is_asked_for(features):
    timed = features("Long An cấp mới bao nhiêu dự án FDI năm 2020?")
    assert timed["81 dự án"]["time_exact"] == 1.0
    assert timed["45 dự án"]["time_wrong"] == 1.0
    free = features("Long An cấp mới bao nhiêu dự án FDI?")
    assert {row["time_wrong"] for row in free.values()} == {0.0}


def test_a_change_or_a_plan_that_nobody_asked_for_is_marked(features):
    found = features("Tổng vốn FDI vào các KCN Đồng Nai năm 2019 là bao nhiêu?")
    assert found["12,4%"]["change_unasked"] == 1.0
    assert found["1.000 triệu USD"]["plan_unasked"] == 1.0
    assert found["1.234,56 triệu USD"]["change_unasked"] == found["1.234,56 triệu USD"]["plan_unasked"] == 0.0


def test_a_unit_that_cannot_answer_is_marked(features):
    found = features("Các KCN Đồng Nai có bao nhiêu lao động?")
    assert found["612.450 lao động"]["unit_exact"] == 1.0
    assert found["25,48 tỷ USD"]["unit_wrong"] == 1.0


def test_questions_typed_without_diacritics_are_measured_alike(features):
    typed = features("kim ngach nhap khau cua Dong Nai nam 2019")
    assert typed["16,02 tỷ USD"]["own"] > typed["19,76 tỷ USD"]["own"]
    assert typed["16,02 tỷ USD"]["time_exact"] == 1.0


def test_a_place_in_an_order_is_measured_as_one(features):
    found = features("SIPAS năm 2018 của Tuyên Quang xếp thứ mấy?")
    assert found["thứ 17/63"]["kind_right"] == found["thứ 17/63"]["is_rank"] == 1.0
    assert found["82,15 điểm"]["kind_wrong"] == 1.0
