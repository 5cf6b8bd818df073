import inspect
import unicodedata

import pytest

from ingest import errors
from ingest.errors import IndexBroken, PipelineError
from prompts.messages import load_messages

ERRORS = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, PipelineError)]


@pytest.mark.parametrize("error", ERRORS, ids=lambda c: c.__name__)
def test_every_error_has_a_sentence_that_never_says_not_found(error):
    said = load_messages().explain(error.__new__(error))
    assert len(said) > 20
    assert "không tìm thấy" not in said.lower()
    assert "không có trong báo cáo" not in said.lower()


def test_the_nearest_ancestor_speaks_for_a_class_without_its_own_sentence():
    class IndexOnFire(IndexBroken):
        pass

    messages = load_messages()
    assert messages.explain(IndexOnFire()) == messages.sections["error"]["IndexBroken"]


def test_an_error_of_no_kind_we_know_still_gets_a_sentence():
    assert "ngoài dự kiến" in load_messages().explain(ZeroDivisionError("secret"))


def test_a_sentence_without_its_value_is_refused_rather_than_shown_with_a_gap():
    with pytest.raises(KeyError, match="too_long"):
        load_messages().say("notice", "too_long", length="3")


def test_all_words_are_composed_and_trimmed():
    messages = load_messages()
    words = [w for section in messages.sections.values() for w in section.values()] + [*messages.examples]
    assert [w for w in words if w != unicodedata.normalize("NFC", w) or w != w.strip() or not w] == []
