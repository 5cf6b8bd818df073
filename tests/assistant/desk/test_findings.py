"""What does not add up is shown to staff with both places."""

from pathlib import Path

import pytest

from assistant.chain import open_assistant
from assistant.desk.findings import Findings

GROWN = """BÁO CÁO LAO ĐỘNG TỈNH YÊN BÁI NĂM 2016

Năm 2016, tỉnh Yên Bái có 120.000 lao động, tăng 50% so với năm 2015 (100.000 lao động).
"""


@pytest.fixture(scope="module")
def findings(tmp_path_factory, settings, bring):
    place = tmp_path_factory.mktemp("findings")
    (place / "reports").mkdir()
    (place / "reports" / "lao-dong.txt").write_text(GROWN, encoding="utf-8")
    bring(place / "reports", Path(place / "data"))
    assistant = open_assistant(place / "data", settings)
    yield Findings(assistant)
    assistant.close()


def test_a_finding_quotes_every_place_with_its_link(findings):
    (found,) = findings.wait()
    assert "120.000 lao động : 100.000 lao động" in found.formula
    assert {p.quote[p.figure[0] : p.figure[1]] for p in found.places} == {
        "50%",
        "120.000 lao động",
        "100.000 lao động",
    }
    assert all(p.link.startswith("/trang/") and p.document == "lao-dong.txt" for p in found.places)


def test_they_are_looked_for_once_and_kept(findings):
    first = findings.wait()
    assert findings.said() is first
