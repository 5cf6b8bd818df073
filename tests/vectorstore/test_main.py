"""The protocol that ingestion counts on, and one line for what can go wrong."""

import base64
import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from vectorstore.__main__ import encode, main

ROOT = Path(__file__).parent.parent.parent


def test_encode_answers_line_by_line(embedder):
    texts = ["Vốn đầu tư đạt 31 tỷ USD.", ""]
    out = io.StringIO()
    lines = io.StringIO(json.dumps({"texts": texts}) + "\n" + json.dumps({"texts": []}) + "\n")
    assert encode(lines, out) == 0
    hello, first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert hello == {
        "model": "default",
        "fingerprint": embedder.fingerprint,
        "dimension": embedder.dimension,
    }
    rows = np.frombuffer(base64.b64decode(first["vectors"]), dtype="<f2").reshape(2, embedder.dimension)
    assert np.array_equal(rows, embedder.encode_passages(texts))
    assert np.allclose(np.linalg.norm(rows.astype(np.float32), axis=1), 1.0, atol=1e-3)
    assert second == {"vectors": ""}


def test_help_and_errors_from_outside(tmp_path):
    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "vectorstore", *arguments]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)

    assert "encode" in run("--help").stdout
    failed = run("build", "--data", str(tmp_path / "nothing"))
    assert (failed.returncode, failed.stdout) == (1, "")
    assert len(failed.stderr.splitlines()) == 1
    assert "python -m ingest" in failed.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("HOI_INDEX_DENSE_WEIGHT", "much", "HOI_INDEX_DENSE_WEIGHT"),
        ("HOI_INDEX_EMBEDDER", "no/such", "no/such"),
    ],
)
def test_wrong_setting_is_one_line(monkeypatch, capsys, name, value, said):
    monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", ["vectorstore", "encode"])
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert main() == 1
    assert said in capsys.readouterr().err
