import re

import pytest


@pytest.mark.parametrize(("lang", "says"), [("vi", "Khóa truy cập"), ("en", "Keys")])
def test_the_documentation_reads_in_either_language_and_fetches_nothing(call, lang, says):
    page = call.get(f"/api/v1/docs?lang={lang}")
    assert page.headers["content-type"].startswith("text/html")
    assert says in page.text
    assert f'lang="{lang}"' in page.text
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?!data:)", page.text) == []
    assert re.findall(r"@import|url\(", page.text) == []


def test_every_address_every_field_and_every_error_is_explained(call):
    page = call.get("/api/v1/docs").text
    schema = call.get("/api/v1/openapi.json").json()
    for path in schema["paths"]:
        assert f"/api/v1{path}" in page
    for model in ("AnswerOut", "FigureOut", "ErrorOut", "PassageOut", "ReportOut"):
        assert f'id="{model}"' in page
        for field in schema["components"]["schemas"][model]["properties"]:
            assert f"<code>{field}</code>" in page
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_the_reader_gets_the_language_of_the_browser(call):
    assert 'lang="en"' in call.get("/api/v1/docs", headers={"Accept-Language": "en"}).text
    assert '<html lang="vi"' in call.get("/api/v1/docs").text
