from pathlib import Path

import pytest
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import SettingsError
from ingest.settings import DataSettings, IngestSettings, read_section, refuse_unknown

SECTIONS = (DataSettings, IngestSettings)


class Answer(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="HOI_ANSWER_", frozen=True)

    api_key: SecretStr | None = Field(default=None, max_length=8)
    weights: list[float] = [1.0]


def test_a_misspelt_setting_is_an_error_that_names_the_right_one():
    with pytest.raises(SettingsError, match=r"HOI_INGEST_PASSAGE_TOKEN; .* HOI_INGEST_PASSAGE_TOKENS$"):
        refuse_unknown(SECTIONS, {"HOI_INGEST_PASSAGE_TOKEN": "200"})
    with pytest.raises(SettingsError, match=r"HOI_DAT; .* HOI_DATA$"):
        refuse_unknown(SECTIONS, {"HOI_DAT": "x"})
    with pytest.raises(SettingsError, match="HOI_INGST_PASSAGE_TOKENS"):
        refuse_unknown(SECTIONS, {"HOI_INGST_PASSAGE_TOKENS": "200"})


def test_settings_of_other_commands_are_not_this_one_s_affair():
    environ = {
        "HOI_ANSWER_WEIGHT": "1",
        "HOI_INDEX_X": "1",
        "HOI_MODEL": "m",
        "HOI_MODEL_URL": "u",
        "PATH": "/",
    }
    refuse_unknown(SECTIONS, environ)
    with pytest.raises(SettingsError, match=r"HOI_ANSWER_WEIGHT; .* HOI_ANSWER_WEIGHTS$"):
        refuse_unknown((*SECTIONS, Answer), environ)


def test_known_settings_pass_in_any_case():
    known = {"HOI_DATA": "d", "hoi_ingest_passage_tokens": "100"}
    refuse_unknown(SECTIONS, known)
    with pytest.raises(SettingsError, match="HOI_DATUM"):
        refuse_unknown(SECTIONS, known | {"HOI_DATUM": "d"})


def test_values_are_read_when_asked(monkeypatch):
    monkeypatch.delenv("HOI_DATA", raising=False)
    assert read_section(DataSettings).data == Path("data")
    monkeypatch.setenv("HOI_DATA", "/srv/reports")
    monkeypatch.setenv("HOI_INGEST_PASSAGE_TOKENS", "")
    assert read_section(DataSettings).data == Path("/srv/reports")
    assert read_section(IngestSettings).passage_tokens == 256


def test_a_wrong_value_is_one_line_that_names_the_setting(monkeypatch):
    monkeypatch.setenv("HOI_INGEST_PASSAGE_TOKENS", "many")
    with pytest.raises(SettingsError, match=r"^HOI_INGEST_PASSAGE_TOKENS: .*integer[^\n]*$"):
        read_section(IngestSettings)
    monkeypatch.setenv("HOI_INGEST_PASSAGE_TOKENS", "5")
    with pytest.raises(SettingsError, match="greater than or equal to 32"):
        read_section(IngestSettings)


def test_a_wrong_value_does_not_show_a_secret(monkeypatch):
    monkeypatch.setenv("HOI_ANSWER_API_KEY", "sk-very-secret-indeed")
    with pytest.raises(SettingsError, match="HOI_ANSWER_API_KEY") as caught:
        read_section(Answer)
    assert "secret-indeed" not in str(caught.value)


def test_a_list_that_is_no_list_is_one_line_too(monkeypatch):
    monkeypatch.setenv("HOI_ANSWER_WEIGHTS", "[1,")
    with pytest.raises(SettingsError, match=r"^HOI_ANSWER_[^\n]*$"):
        read_section(Answer)
