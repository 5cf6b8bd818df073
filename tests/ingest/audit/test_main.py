"""``python -m ingest audit``: staff see what contradicts what, without index or embedder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.__main__ import main

ROOT = Path(__file__).parent.parent.parent.parent
WRONG = "Năm 2023, thu ngân sách đạt 450 tỷ đồng, bằng 80% kế hoạch năm (kế hoạch 500 tỷ đồng).\n"
RIGHT = "Năm 2023, thu ngân sách đạt 450 tỷ đồng, bằng 90% kế hoạch năm (kế hoạch 500 tỷ đồng).\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("HOI_")]:
        monkeypatch.delenv(name)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "sai.txt").write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "reports"


@pytest.fixture
def run(encoder, capsys):
    def call(*arguments: object) -> tuple[int, str, str]:
        status = main([str(a) for a in arguments], start_encoder=lambda: encoder, publish=lambda data: None)
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def test_people_read_both_places_and_what_was_computed(folder, run):
    status, out, err = run("audit", folder)
    assert (status, err) == (0, "")
    assert out == (
        "Đã kiểm tra 1 báo cáo: 1 chỗ số liệu không khớp (1 sai lệch).\n"
        "\n"
        "[1] SAI LỆCH · Tỷ lệ so với kế hoạch\n"
        "    Thực hiện chia cho kế hoạch phải ra tỷ lệ đã in.\n"
        "    Số in: 80%. Tính lại: 450 tỷ đồng : 500 tỷ đồng = 90%.\n"
        f"    - tỷ lệ 80%; thực hiện 450 tỷ đồng; kế hoạch 500 tỷ đồng — sai.txt, tr. 1: "
        f"“{WRONG.strip()}”\n"
    )


def test_consistent_reports_are_told_so(folder, run):
    (folder / "sai.txt").write_text(RIGHT, encoding="utf-8")
    told = "Đã kiểm tra 1 báo cáo: không thấy số liệu nào mâu thuẫn với nhau.\n"
    assert run("audit", folder) == (0, told, "")


def test_the_json_gives_every_place_its_address(folder, run):
    said = json.loads(run("audit", folder, "--json")[1])
    assert (said["reports"], said["figures"], said["failed"]) == (1, 3, [])
    (found,) = said["findings"]
    assert (found["check"], found["level"], found["stated"]) == ("plan", "certain", "80%")
    assert found["computed"]["unit"] == "%"
    assert float(found["computed"]["low"]) <= 90 <= float(found["computed"]["high"])
    assert [p["role"] for p in found["places"]] == ["share", "value", "plan"]
    for place in found["places"]:
        (span,), (figure,) = place["spans"], place["figure"]["spans"]
        assert place["document"] == "sai.txt"
        assert WRONG[span["start"] : span["end"]] == place["quote"]
        assert WRONG[figure["start"] : figure["end"]] == place["figure"]["text"]


def test_the_catalogue_is_audited_where_no_path_is_given(folder, run, tmp_path):
    status, out, err = run(folder, "--data", tmp_path / "data", "--json")
    assert (status, next(iter(json.loads(out)))) == (0, "added")
    assert err == (
        f"warning: 1 figure that contradicts others; see: python -m ingest audit --data {tmp_path / 'data'}\n"
    )
    assert run(folder, "--data", tmp_path / "data")[2] == ""  # nothing changed, nothing new to say
    assert run("audit", "--data", tmp_path / "data")[1] == run("audit", folder)[1]


def test_what_cannot_be_audited_is_one_line(folder, run, tmp_path):
    status, out, err = run("audit", "--data", tmp_path / "nothing")
    assert (status, out) == (1, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert run("audit", tmp_path / "missing")[0] == 1


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_audited(folder, run):
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.4 broken")
    status, out, err = run("audit", folder)
    assert status == 1
    assert err.startswith("failed: hỏng.pdf: ")
    assert "[1] SAI LỆCH" in out


def test_a_folder_named_audit_can_be_ingested(folder, run, tmp_path):
    folder.rename(tmp_path / "audit")
    status, out, _ = run("./audit", "--data", tmp_path / "data", "--json")
    assert (status, json.loads(out)["added"]) == (0, 1)


def test_no_torch_and_no_index_are_loaded(folder):
    code = (
        "import sys; from ingest.__main__ import main; status = main(['audit', sys.argv[1]]);"
        "sys.exit(status or any(m in sys.modules for m in ('torch', 'chromadb', 'sentence_transformers')))"
    )
    ran = subprocess.run([sys.executable, "-c", code, folder], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_what_the_real_reports_contradict_is_found(shared, run):
    files = [p for p in (shared / "reports").iterdir() if p.suffix not in ("", ".md")]
    real = json.loads(run("audit", *files, "--json")[1])["findings"]
    plans = {f["stated"] for f in real if f["check"] == "plan" and f["level"] == "certain"}
    assert plans == {"93,57%", "93,61%", "93,58%", "92,54%"}
    (split,) = [f for f in real if f["check"] == "parts"]
    assert [p["figure"]["text"].split()[0] for p in split["places"]] == ["1.121,81", "1.993,89", "117,92"]
    (levels,) = [f for f in real if f["rule"].startswith("ratio_as_growth")]
    told = [p["figure"]["text"] for p in levels["places"] if p["role"] == "growth"]
    assert told == ["108,45%", "109,39%", "107,49%"]
    assert [f for f in real if f["level"] == "certain" and f["check"] not in ("plan", "parts")] == []


LETTER = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH TUYÊN QUANG
Số: 41/BC-BQL
Tuyên Quang, ngày 10 tháng 01 năm 2021

BÁO CÁO
Tình hình đầu tư vào các khu công nghiệp tỉnh Tuyên Quang năm 2020

Năm 2020, các khu công nghiệp của tỉnh Tuyên Quang thu hút tổng vốn FDI đạt 312,4 triệu USD.
Trong năm có 21 dự án cấp mới trong các khu công nghiệp của tỉnh.
Đến cuối năm 2020, các khu công nghiệp có 18.450 lao động, thu nhập bình quân 7,2 triệu đồng/người/tháng.
"""


def test_a_later_issue_contradicts_nobody_and_its_changes_are_told(folder, run, tmp_path):
    (folder / "sai.txt").unlink()
    (folder / "a.txt").write_text(LETTER, encoding="utf-8")
    (folder / "a (1).txt").write_text(LETTER + "\n", encoding="utf-8")
    (folder / "b.txt").write_text(
        LETTER.replace("ngày 10", "ngày 25").replace("312,4", "321,4"), encoding="utf-8"
    )
    assert run(folder, "--data", tmp_path / "data")[0] == 0
    status, out, _ = run("audit", "--data", tmp_path / "data")
    assert (status, out.splitlines()[0]) == (
        0,
        "Đã kiểm tra 1 báo cáo: không thấy số liệu nào mâu thuẫn với nhau.",
    )
    assert "số cũ 312,4 triệu USD (a (1).txt, tr. 1), đã thay bằng 321,4 triệu USD (b.txt, tr. 1)" in out
    said = json.loads(run("audit", "--json", "--data", tmp_path / "data")[1])
    assert said["findings"] == []
    assert {c["old"]["figure"]["value"] for c in said["reissued"]} == {"312400000"}
    assert {c["new"]["figure"]["value"] for c in said["reissued"]} == {"321400000"}


MENDING = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH TUYÊN QUANG
Số: 60/BQL-VP
V/v đính chính số liệu tại Báo cáo số 41/BC-BQL
Tuyên Quang, ngày 02 tháng 02 năm 2021

Tại trang 1, tổng vốn FDI năm 2020 đã ghi “312,4 triệu USD”, nay sửa thành “321,4 triệu USD”.
"""


def test_a_letter_of_corrections_is_told_and_contradicts_nobody(folder, run, tmp_path):
    (folder / "sai.txt").unlink()
    (folder / "a.txt").write_text(LETTER, encoding="utf-8")
    (folder / "b.txt").write_text(MENDING, encoding="utf-8")
    assert run(folder, "--data", tmp_path / "data")[0] == 0
    _, out, _ = run("audit", "--data", tmp_path / "data")
    assert "không thấy số liệu nào mâu thuẫn với nhau" in out
    assert "số cũ 312,4 triệu USD (a.txt, tr. 1), đã đính chính thành 321,4 triệu USD (b.txt, tr. 1)" in out
    (told,) = json.loads(run("audit", "--json", "--data", tmp_path / "data")[1])["corrected"]
    values = [told[side]["figure"]["value"] for side in ("old", "new")]
    assert (values, told["sure"]) == (["312400000", "321400000"], True)
    assert "a.txt: 1 pages" in (status := run("status", "--data", tmp_path / "data")[1])
    assert "  corrected by b.txt\n" in status
