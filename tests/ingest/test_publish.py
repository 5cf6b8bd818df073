import sys

import pytest

from ingest.errors import VectorStoreError
from ingest.publish import publish_index


def command(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_the_program_is_told_where_the_catalogue_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = "import sys, pathlib; pathlib.Path(sys.argv[2], 'said').write_text(' '.join(sys.argv[1:]))"
    (tmp_path / "data").mkdir()
    publish_index((tmp_path / "data").relative_to(tmp_path), command(said))
    assert (tmp_path / "data" / "said").read_text() == f"--data {tmp_path / 'data'}"


@pytest.mark.parametrize(
    ("program", "why"),
    [
        (
            "import sys; print('Traceback', file=sys.stderr); sys.exit('error: no space left')",
            "no space left$",
        ),
        ("import os; os.kill(os.getpid(), 11)", "killed by signal 11"),
    ],
)
def test_a_failure_says_that_the_reports_are_safe(tmp_path, program, why):
    with pytest.raises(VectorStoreError, match=f"reports are stored, but the index was not built: {why}"):
        publish_index(tmp_path, command(program))
