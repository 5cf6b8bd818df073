"""A command's word for who writes becomes a writer, or one line that says what is missing."""

from argparse import ArgumentParser

import pytest

from assistant.llm.choose import add_model, writing
from assistant.llm.settings import ModelSettings
from ingest.errors import AnswerError


def test_the_reports_own_words_are_the_default():
    parser = ArgumentParser()
    add_model(parser)
    assert parser.parse_args([]).model == "extractive"
    with writing("extractive", ModelSettings(name="", url="")) as writer:
        assert writer is None


def test_configured_without_a_model_says_what_to_set():
    with (
        pytest.raises(AnswerError, match="HOI_MODEL_URL"),
        writing("configured", ModelSettings(name="", url="")),
    ):
        pass
