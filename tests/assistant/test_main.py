"""The command line as scripts and people use it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.__main__ import main

ROOT = Path(__file__).parent.parent.parent
QUESTION = "Kim ngạch nhập khẩu của Đồng Nai năm 2019 là bao nhiêu?"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in [n for n in os.environ if n.upper().startswith("HOI_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def run(data, capsys):
    """Exit status, standard output and standard error of one command over the session's reports."""

    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            status = main([str(a) for a in arguments])
        except SystemExit as stop:
            status = stop.code
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def batch(tmp_path, run, data):
    """Answers to some input lines, and the status and words of the command."""

    def call(*lines: str) -> tuple[int, list[dict], str]:
        given, out = tmp_path / "in.jsonl", tmp_path / "deep" / "out.jsonl"
        given.write_text("\n".join(lines) + "\n", encoding="utf-8")
        status, _, said = run("batch", given, "--out", out, "--data", data)
        made = [json.loads(x) for x in out.read_text("utf-8").split("\n")[:-1]] if out.exists() else []
        assert [p for p in out.parent.glob("*") if p != out] == []
        return status, made, said

    return call


def one_line(said: str) -> bool:
    return said.count("\n") == 1 and "Traceback" not in said


def test_json_is_one_object_that_another_program_can_read(run, data):
    status, out, err = run("ask", QUESTION, "--json", "--data", data)
    answer = json.loads(out)
    assert (status, err, out.count("\n")) == (0, "", 1)
    assert (answer["status"], answer["figures"][0]["value"]) == ("answered", "16020000000")
    assert "Đồng Nai" in out


def test_a_person_gets_the_answer_with_its_source(run, data):
    status, out, _ = run("ask", QUESTION, "--data", data)
    assert status == 0
    assert "16,02 tỷ USD [1]" in out
    assert "**" not in out
    assert "dong-nai-kinh-te.html, trang 1" in out


def test_a_refusal_is_an_answer_and_no_error(run, data):
    status, out, err = run("ask", "Giá vàng hôm nay bao nhiêu?", "--data", data)
    assert (status, err) == (0, "")
    assert "không nêu" in out


@pytest.mark.parametrize(("question", "says"), [("  ", "chưa nhập"), ("a" * 2001, "2001")])
def test_a_question_that_cannot_be_taken_is_one_line(run, data, question, says):
    status, out, err = run("ask", question, "--data", data)
    assert (status, out) == (1, "")
    assert one_line(err)
    assert says in err


def test_a_batch_has_one_answer_a_line_with_its_id(batch):
    status, made, _ = batch(
        json.dumps({"id": "a-1", "question": QUESTION}),
        "",
        json.dumps({"id": 7, "question": "Năm 2020 Long An cấp mới bao nhiêu dự án FDI?"}),
        json.dumps({"id": None, "question": "Giá vàng hôm nay bao nhiêu?"}),
        json.dumps({"question": ""}),
        json.dumps({"id": "dài", "question": "x" * 2001}),
    )
    assert status == 0
    assert [m["id"] for m in made] == ["a-1", "7", "q4", "q5", "dài"]
    assert [m["status"] for m in made] == ["answered", "answered", "refused", "refused", "refused"]
    assert "chưa nhập" in made[3]["answer"]
    assert "2001" in made[4]["notes"][0]


def test_a_batch_line_brings_its_own_conversation(batch):
    history = [
        {"role": "user", "content": "Kim ngạch xuất khẩu Đồng Nai năm 2019?"},
        {"role": "assistant", "content": "19,76 tỷ USD"},
    ]
    _, made, _ = batch(json.dumps({"id": "1", "question": "Thế còn nhập khẩu?", "history": history}))
    assert made[0]["figures"][0]["value"] == "16020000000"
    assert made[0]["question"] == "Thế còn nhập khẩu?"


def test_characters_that_other_programs_take_for_line_ends_stay_in_their_question(batch):
    question = "Kim ngạch nhập khẩu\u2028của Đồng Nai\u0085năm 2019 là bao nhiêu?"
    status, made, _ = batch(json.dumps({"id": "1", "question": question}, ensure_ascii=False))
    assert (status, [m["question"] for m in made]) == (0, [question])


def test_half_characters_end_no_batch(batch):
    status, made, _ = batch(r'{"id": "\ud800", "question": "vốn \ud800 FDI"}', r'{"question": "\udc00"}')
    assert (status, len(made)) == (0, 2)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 2: not JSON"),
        ("[]", 'a string "question"'),
        ('{"id": 1}', 'a string "question"'),
        ('{"question": 5}', 'a string "question"'),
        ('{"question": "q", "history": "x"}', '"history" is a list'),
        ('{"question": "q", "history": [{"role": "system", "content": "x"}]}', '"history" is a list'),
        ('{"question": "q", "history": [{"role": "user"}]}', '"history" is a list'),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(batch, line, says):
    status, made, err = batch(json.dumps({"question": QUESTION}), line)
    assert (status, made) == (1, [])
    assert one_line(err)
    assert says in err


def test_an_input_that_is_not_there_or_no_text_is_one_line(run, data, tmp_path):
    binary = tmp_path / "b.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    for given in (tmp_path / "none.jsonl", binary):
        status, _, err = run("batch", given, "--out", tmp_path / "out.jsonl", "--data", data)
        assert status == 1
        assert one_line(err)
        assert given.name in err


def test_an_output_that_cannot_be_written_is_one_line(run, data, tmp_path):
    given, occupied = tmp_path / "in.jsonl", tmp_path / "file"
    given.write_text(json.dumps({"question": QUESTION}), encoding="utf-8")
    occupied.write_text("x", encoding="utf-8")
    for out in (tmp_path, occupied / "out.jsonl"):
        status, _, err = run("batch", given, "--out", out, "--data", data)
        assert status == 1
        assert one_line(err)
        assert "cannot be written" in err
    assert occupied.read_text(encoding="utf-8") == "x"


def test_before_any_ingestion_the_command_says_what_to_run(run, tmp_path):
    status, _, err = run("ask", QUESTION, "--data", tmp_path / "none")
    assert status == 1
    assert one_line(err)
    assert "python -m ingest" in err


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("HOI_ANSWER_PASAGES", "10", "HOI_ANSWER_PASSAGES"),
        ("HOI_DATTA", "x", "HOI_DATA"),
        ("HOI_ANSWER_PASSAGES", "many", "HOI_ANSWER_PASSAGES"),
    ],
)
def test_a_setting_that_nobody_knows_is_one_line(run, data, monkeypatch, name, value, says):
    monkeypatch.setenv(name, value)
    status, _, err = run("ask", QUESTION, "--data", data)
    assert status == 1
    assert one_line(err)
    assert says in err


def test_the_data_folder_can_come_from_the_environment(run, data, monkeypatch):
    monkeypatch.setenv("HOI_DATA", str(data))
    assert run("ask", QUESTION)[0] == 0


def test_the_real_command_shows_help_and_wants_a_command():
    def command(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "assistant", *arguments],
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=120,
        )

    shown = command("batch", "--help")
    assert shown.returncode == 0
    for word in ("--out", "--data", "--model", "extractive"):
        assert word in shown.stdout


SPLIT = "Năm 2019 tổng vốn đầu tư trong nước vào KCN Đồng Nai là bao nhiêu?"


@pytest.mark.parametrize(
    ("options", "value"),
    [
        (("--report", "dong-nai-2019.txt"), "6150000000000"),
        (("--report", "dong-nai-kinh-te.html", "--year", "2019"), "6480000000000"),
        (("--issuer", "BQL các KCN", "--period", "2019-01-01/2019-12-31"), "6150000000000"),
    ],
)
def test_a_filter_picks_the_report_that_answers(run, data, options, value):
    status, out, _ = run("ask", SPLIT, "--json", "--data", data, *options)
    answer = json.loads(out)
    assert (status, answer["status"]) == (0, "answered")
    assert [f["value"] for f in answer["figures"]] == [value]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--report", "x.pdf"), "dong-nai-kinh-te.html"),
        (("--issuer", "Sở Y tế"), "CỤC THỐNG KÊ TỈNH TUYÊN QUANG"),
        (("--year", "1990"), "2021"),
        (("--year", "năm nay"), "2024"),
        (("--period", "2024"), "2024-01-01/2024-09-30"),
        (("--period", "2024-09-30/2024-01-01"), "after the last"),
        (("--period", "1990-01-01/1990-12-31"), "2021-01-01/2021-09-30"),
        (("--standing", "sơ bộ"), "preliminary or official"),
    ],
)
def test_a_filter_that_fits_nothing_says_what_there_is(run, data, options, told):
    status, out, err = run("ask", SPLIT, "--data", data, *options)
    assert (status, out) == (1, "")
    assert one_line(err)
    assert told in err


def test_lines_of_a_batch_have_filters_of_their_own(batch):
    status, made, _ = batch(
        json.dumps({"id": "a", "question": SPLIT}),
        json.dumps({"id": "b", "question": SPLIT, "report": "dong-nai-2019.txt", "year": 2019}),
        json.dumps({"id": "c", "question": SPLIT, "report": ["dong-nai-kinh-te.html"], "issuer": None}),
    )
    values = [[f["value"] for f in answer["figures"]] for answer in made]
    assert (status, made[0]["status"]) == (0, "conflict")
    assert values[1:] == [["6150000000000"], ["6480000000000"]]


@pytest.mark.parametrize("extra", [{"issuer": "Sở Y tế"}, {"year": "24"}, {"report": 3}, {"period": "2024"}])
def test_a_line_whose_filter_fits_nothing_is_named_before_anything_is_answered(batch, extra):
    asked = [{"id": "a", "question": SPLIT}, {"id": "b", "question": SPLIT, **extra}]
    status, made, said = batch(*map(json.dumps, asked))
    assert (status, made) == (1, [])
    assert "line 2" in said
    assert one_line(said)


def test_every_citation_tells_whose_paper_it_is(run, data):
    question = "Thu ngân sách Long An 9 tháng đầu năm 2021 là bao nhiêu?"
    _, out, _ = run("ask", question, "--json", "--data", data)
    cited = json.loads(out)["citations"][0]
    assert (cited["issuer"], cited["number"], cited["date"]) == (
        "SỞ KẾ HOẠCH VÀ ĐẦU TƯ TỈNH LONG AN",
        "412/BC-SKHĐT",
        "2021-09-28",
    )
    _, out, _ = run("ask", question, "--data", data)
    issued = "SỞ KẾ HOẠCH VÀ ĐẦU TƯ TỈNH LONG AN, số 412/BC-SKHĐT, ngày 28/09/2021"
    assert f"9 tháng đầu năm 2021 của tỉnh Long An, {issued}" in out
