"""People from the command line."""

import io

import pytest

from assistant.__main__ import main

PASSWORD = "một mật khẩu dài"


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Exit status, standard output and standard error of ``people``; ``typed`` is piped in."""

    def call(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main(["people", *arguments, "--data", str(tmp_path)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def test_people_are_added_listed_changed_and_removed(run):
    assert run("add", "Lan", "--role", "editor", typed=PASSWORD + "\n") == (0, "lan: editor\n", "")
    assert run("add", "minh", typed=PASSWORD) == (0, "minh: reader\n", "")
    assert run("list")[1] == "lan\teditor\nminh\treader\n"
    assert run("password", "lan", typed="mật khẩu khác hẳn\n")[0] == 0
    assert run("remove", "minh")[0] == 0
    assert run("list")[1] == "lan\teditor\n"


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        (("add", "lan"), "ngắn", "characters"),
        (("add", "lan"), "", "characters"),
        (("add", "a b"), PASSWORD, "name"),
        (("remove", "ai"), "", "nobody is called ai"),
        (("password", "ai"), PASSWORD, "nobody is called ai"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(run, arguments, typed, told):
    status, out, err = run(*arguments, typed=typed)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert told in err


def test_a_password_is_never_an_argument(run):
    with pytest.raises(SystemExit):
        run("add", "lan", "--password", PASSWORD)
