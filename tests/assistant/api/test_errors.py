import pytest

from assistant.api.errors import LANGUAGES, STATUS, RequestRefused, Trouble, explain
from ingest.errors import FilterRefused, IndexMissing, ModelFailed, QuestionRefused

VALUES = {
    "bad_request": {"field": "x"},
    "question_too_long": {"length": "1", "limit": "2"},
    "too_many_requests": {"seconds": "4"},
}


@pytest.mark.parametrize("code", STATUS)
def test_every_code_has_a_sentence_in_every_language(code):
    trouble = Trouble(code, VALUES.get(code, {}))
    said = {trouble.say(language) for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    assert 400 <= trouble.status < 600


def test_what_a_failure_says_of_folders_stays_inside(tmp_path):
    told = explain(IndexMissing(tmp_path))
    assert told.status == 503
    assert str(tmp_path) not in str(told.to_json("en"))


def test_a_fault_of_the_asker_is_told_as_such():
    assert explain(FilterRefused("x")).status == 422
    assert explain(QuestionRefused("x")).status == 422
    assert explain(RequestRefused("not_found")).status == 404
    assert explain(ModelFailed("slow", "x")).status == 500
