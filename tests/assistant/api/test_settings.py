import pytest

from assistant.api.settings import ApiSettings, WidgetSettings
from ingest.errors import SettingsError
from ingest.settings import read_section


def test_sites_and_names_are_written_with_commas(monkeypatch):
    monkeypatch.setenv("HOI_WIDGET_ORIGINS", "https://www.example.vn/, https://bql.example.vn:8443")
    monkeypatch.setenv("HOI_API_HOSTS", "hoidap.example.vn")
    assert read_section(WidgetSettings).origins == ("https://www.example.vn", "https://bql.example.vn:8443")
    assert read_section(ApiSettings).hosts == ("hoidap.example.vn",)


@pytest.mark.parametrize(
    "wrong", ["*", "https://*", "www.example.vn", "https://a.vn; script-src *", "javascript:x"]
)
def test_a_site_that_would_open_the_door_to_all_is_refused(monkeypatch, wrong):
    monkeypatch.setenv("HOI_WIDGET_ORIGINS", wrong)
    with pytest.raises(SettingsError, match="HOI_WIDGET_ORIGINS"):
        read_section(WidgetSettings)


@pytest.mark.parametrize("wrong", ["*", "https://a.vn", "a.vn:80", "a b"])
def test_a_name_that_is_none_is_refused(monkeypatch, wrong):
    monkeypatch.setenv("HOI_API_HOSTS", wrong)
    with pytest.raises(SettingsError, match="HOI_API_HOSTS"):
        read_section(ApiSettings)
