"""One invented report, the assistant on it, and a language model that says what a test wants."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import load_settings
from evals.cases import read_case
from evals.prepare import Prepared, prepare
from evals.records import Case

REPORT = """ỦY BAN NHÂN DÂN HUYỆN LÂM HÀ

BÁO CÁO
Tình hình kinh tế - xã hội năm 2018 của huyện Lâm Hà

Năm 2018, sản lượng cà phê của huyện Lâm Hà đạt 118.450 tấn, tăng 4,2% so với năm 2017.

Diện tích trồng dâu nuôi tằm năm 2018 là 3.260 ha.
"""


@dataclass(slots=True)
class Says:
    """Writes ``reply`` piece by piece, then fails where ``failing`` is an error."""

    reply: str
    failing: Exception | None = None
    name: str = "scripted"
    room_tokens: int = 3_000

    def count(self, text: str) -> int:
        return len(text) // 2

    def stream(self, messages: object) -> Iterator[str]:
        for start in range(0, len(self.reply), 6):
            yield self.reply[start : start + 6]
        if self.failing:
            raise self.failing


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    reports: Path = tmp_path_factory.mktemp("reports")
    (reports / "lam-ha.txt").write_text(REPORT, encoding="utf-8")
    with prepare(reports, load_settings(), progress=lambda *_: None) as opened:
        yield opened


@pytest.fixture
def says() -> type[Says]:
    return Says


@pytest.fixture
def coffee() -> Callable[..., Case]:
    """The case of 118.450 tấn; keywords go into ``expect``."""

    def make(question: str = "Sản lượng cà phê năm 2018 đạt bao nhiêu?", **expect: Any) -> Case:
        wanted = {"figures": [{"value": "118450", "unit": "tấn"}], "status": "answered", **expect}
        raw = {
            "id": "ca-phe",
            "question": question,
            "kind": "unanswerable" if wanted["status"] == "refused" else "figure",
            "reports": ["lam-ha.txt"],
            "expect": {name: value for name, value in wanted.items() if value},
            "checked": {"by": "maintainers", "against": "lam-ha.txt, page 1"},
        }
        return read_case(raw, "samples-x")

    return make
