"""Figures of a run that never was, of the shape that a real one has."""

import pytest


@pytest.fixture
def found():
    def size(passages, slow):
        timed = {"p50_ms": slow / 2, "p95_ms": slow}
        spent = {"chunk": 1.0, "embed": 2.0, "write": 3.0, "check": 4.0}
        built = {
            "passages": passages,
            "characters": passages * 400,
            "seconds": spent,
            "passages_per_second": passages / 10,
            "disk": passages * 5_000,
            "memory": 900_000_000,
        }
        return {
            "build": built,
            "stages": dict.fromkeys(("lexical", "dense", "fused"), timed),
            "memory": 10**9,
        }

    return {
        "when": "2026-11-26T03:00:00+00:00",
        "machine": {"cores": 2, "system": "x86_64"},
        "passages": 200_000,
        "corpus": "samples",
        "reading": {"ours": {"pages_per_second": 7.0}, "pypdf": {"pages_per_second": 10.0}, "ocr": None},
        "files": {name: {"passages_per_second": 50.0} for name in ("one", "all")},
        "start": {name: {"first_seconds": 3.0} for name in ("cold", "loaded")},
        "tutorial": {
            "passages": 1_000,
            "characters": 900_000,
            "seconds": {"chunk": 1.0, "store": 19.0},
            "passages_per_second": 50.0,
            "retrieval": {"p50_ms": 10.0, "p95_ms": 12.0},
        },
        "same_text": {"passages_per_second": 400.0},
        "sizes": [size(1_000, 8.0), size(200_000, 50.0)],
    }
