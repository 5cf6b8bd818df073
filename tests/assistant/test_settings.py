import os
from pathlib import Path

import pytest

from assistant.settings import SECTIONS, load_settings
from ingest.errors import SettingsError
from ingest.settings import NAMES, PREFIXES


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in [n for n in os.environ if n.upper().startswith("HOI_")]:
        monkeypatch.delenv(name)


def test_defaults_need_no_environment():
    settings = load_settings()
    assert settings.data.data == Path("data")
    assert settings.chat.question_characters == 2000


def test_every_section_reads_its_own_variables(monkeypatch):
    monkeypatch.setenv("HOI_DATA", "elsewhere")
    monkeypatch.setenv("HOI_ANSWER_PASSAGES", "12")
    monkeypatch.setenv("HOI_CHAT_QUESTION_CHARACTERS", "300")
    settings = load_settings()
    assert settings.data.data == Path("elsewhere")
    assert (settings.answer.passages, settings.chat.question_characters) == (12, 300)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOI_ANSWER_PASSAGE", "12"),
        ("HOI_TYPO", "x"),
        ("HOI_ANSWER_PASSAGES", "none"),
        ("HOI_ANSWER_PASSAGES", "0"),
    ],
)
def test_a_slip_is_told_and_not_ignored(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=r"HOI_ANSWER_PASSAGE|HOI_TYPO"):
        load_settings()


def test_a_secret_looking_value_is_not_repeated(monkeypatch):
    monkeypatch.setenv("HOI_ANSWER_PASSAGES", "s3cret")
    with pytest.raises(SettingsError) as told:
        load_settings()
    assert "s3cret" not in str(told.value)


def test_every_section_is_known_to_the_commands_that_do_not_read_it():
    prefixes = {section.model_config["env_prefix"] for section in SECTIONS} - {"HOI_"}
    assert prefixes <= {*PREFIXES, *(f"{name}_" for name in NAMES)}
