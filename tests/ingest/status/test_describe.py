"""Whoever keeps the reports must see what is there, what is not, and what to do."""

import json

from ingest.catalogue import CatalogueReader, open_catalogue
from ingest.status.__main__ import main
from ingest.status.describe import describe_catalogue, readable
from ingest.sync import synchronise


def ingested(place, encoder, parser, files):
    (place / "reports").mkdir()
    for name, text in files.items():
        (place / "reports" / name).write_text(text, encoding="utf-8")
    data = place / "data"
    synchronise([place / "reports"], data, encoder=encoder, parser=parser, publish=lambda _: None)
    return data


def test_reports_copies_and_failures_are_listed(tmp_path, encoder, parser):
    files = {"a.txt": "Vốn 5 triệu USD", "b.txt": "Vốn 5 triệu USD", "c.txt": "BROKEN"}
    data = ingested(tmp_path, encoder, parser, files)
    with open_catalogue(data) as catalogue:
        state = describe_catalogue(catalogue)
    assert [(r["file"], r["links"]) for r in state["reports"]] == [
        ("a.txt", []),
        ("b.txt", [{"kind": "copy", "cited": "a.txt"}]),
    ]
    assert state["last_run"]["failed"] == [{"file": "c.txt", "reason": "broken; mend it"}]
    said = readable(state)
    assert "b.txt: 1 pages, 1 figures | Vốn 5 triệu USD\n  the same content as a.txt, which is cited" in said
    assert said.endswith("failed: c.txt: broken; mend it")


def test_what_an_ingestion_changes_meanwhile_is_told_or_not_and_stops_nothing(
    tmp_path, encoder, parser, monkeypatch
):
    """A report that came, or went, while its links were read has no name."""
    data = ingested(tmp_path, encoder, parser, {"b.txt": "Vốn 5 triệu USD"})
    other, read = tmp_path / "reports" / "a.txt", CatalogueReader.reports

    def meanwhile(catalogue):
        monkeypatch.undo()
        told = read(catalogue)
        if other.exists():
            with open_catalogue(data, write=True) as writer:
                writer.remove(told[0].id)
        else:
            other.write_text("Vốn 5 triệu USD", encoding="utf-8")
            synchronise([tmp_path / "reports"], data, encoder=encoder, parser=parser, publish=lambda _: None)
        return told

    for files in (["b.txt"], ["a.txt", "b.txt"]):
        monkeypatch.setattr(CatalogueReader, "reports", meanwhile)
        with open_catalogue(data) as catalogue:
            told = describe_catalogue(catalogue)
        assert [report["file"] for report in told["reports"]] == files
        assert sum(len(report["links"]) for report in told["reports"]) == len(files) - 1


def test_the_command_prints_one_object(tmp_path, encoder, parser, capsys):
    data = ingested(tmp_path, encoder, parser, {"a.txt": "Vốn 5 triệu USD"})
    assert main(["--data", str(data), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reports"][0]["file"] == "a.txt"


def test_without_a_catalogue_it_says_what_to_do(tmp_path, capsys):
    assert main(["--data", str(tmp_path / "nothing")]) == 1
    assert "run: python -m ingest FOLDER" in capsys.readouterr().err
