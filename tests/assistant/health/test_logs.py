"""What code prints to standard error must not break the log, nor tell what a reader typed."""

import io
import json
import logging
import sys
import traceback

import pytest
from pydantic import SecretStr
from pydantic_settings import BaseSettings

from assistant.health.logs import Questions, logging_to, secrets_of
from assistant.health.settings import LogSettings
from assistant.health.watch import Seen
from ingest.settings import CatalogueSettings


class Keys(BaseSettings):
    key: SecretStr = SecretStr("khoa-1")
    url: SecretStr = SecretStr("postgresql://lan:mat-khau-2@db/x")
    host: str = "http://lan:mat-khau-3@proxy/"


def printed(form: str, *, questions: bool = False) -> list[str]:
    stream = io.StringIO()
    with logging_to(stream, LogSettings(form=form, questions=questions), [Keys()]):
        try:
            int("mật\n[ERROR] giả")
        except ValueError:
            traceback.print_exc()
        sys.stderr.write("một dòng mật\n")
        logging.getLogger("assistant.x").warning("khoa-1 mat-khau-2 mat-khau-3")
        Questions(LogSettings(form=form, questions=questions))(Seen("chat", "câu hỏi mật"))
    return stream.getvalue().splitlines()


def test_every_secret_of_the_settings_is_known():
    found = secrets_of([Keys()])
    assert {"khoa-1", "mat-khau-2", "mat-khau-3"} <= set(found)


def test_a_password_is_veiled_in_whichever_form_and_place_it_stands(tmp_path):
    file = tmp_path / "password"
    file.write_text("mật-khẩu 4\n", encoding="utf-8")
    url = "postgresql://hoi:m%40t-khau-5@db.example/hoi"
    found = secrets_of([CatalogueSettings(url=url, password_file=file)])
    assert {"mật-khẩu 4", "m%40t-khau-5", "m@t-khau-5"} <= set(found)
    file.unlink()
    assert "m@t-khau-5" in secrets_of([CatalogueSettings(url=url, password_file=file)])


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_printed_error_is_one_line_that_tells_its_place_and_no_word(form):
    lines = printed(form)
    assert not [line for line in lines if "mật" in line or "khoa-1" in line or "mat-khau" in line]
    assert not [line for line in lines if line.startswith("[ERROR]")]
    if form == "json":
        told = [json.loads(line) for line in lines]
        assert [t["error"] for t in told if t["event"] == "an error was printed"] == ["ValueError"]
        assert "test_logs.py" in next(t for t in told if "where" in t)["where"][0]


@pytest.mark.parametrize("form", ["text", "json"])
def test_questions_are_written_down_only_under_a_banner(form):
    lines = printed(form, questions=True)
    assert "HOI_LOG_QUESTIONS is on" in lines[0]
    assert any("câu hỏi mật" in line for line in lines)
    assert not any("mat-khau" in line for line in lines)


def test_afterwards_all_is_as_before():
    before = logging.getLogger().handlers[:], sys.stderr
    printed("json")
    assert (logging.getLogger().handlers, sys.stderr) == (before[0], before[1])
