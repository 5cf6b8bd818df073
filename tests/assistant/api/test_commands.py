from assistant.__main__ import main
from assistant.office.keys import Keys
from assistant.office.office import open_office


def test_a_key_is_given_listed_and_taken_back(tmp_path, capsys):
    at = ("--data", str(tmp_path))
    assert main(["keys", "add", "Cổng tỉnh", "--per-minute", "30", *at]) == 0
    key = capsys.readouterr().out.strip()
    held = Keys(open_office(tmp_path)).behind(key)
    assert held is not None
    assert held.per_minute == 30
    assert main(["keys", "list", *at]) == 0
    listed = capsys.readouterr().out
    assert "Cổng tỉnh\t30/min" in listed
    assert key not in listed
    assert main(["keys", "revoke", "Cổng tỉnh", *at]) == 0
    assert Keys(open_office(tmp_path)).behind(key) is None
    assert main(["keys", "revoke", "Cổng tỉnh", *at]) == 1
    assert capsys.readouterr().err.count("\n") == 1
