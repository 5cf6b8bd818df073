from assistant.office.log import Log
from assistant.office.office import open_office


def test_who_did_what_is_there_for_good_newest_first(tmp_path):
    """Staff must be able to see who withdrew a report."""
    log = Log(open_office(tmp_path))
    first = log.add("lan", "report.uploaded", file="Báo cáo.pdf", bytes=3)
    log.add("minh", "report.withdrawn", file="Báo cáo.pdf")
    log.add("minh", "reporting.else")
    log.add("minh", "figures.exported")
    told = Log(open_office(tmp_path)).rows(desk="report")
    assert [(d.person, d.what, d.about["file"]) for d in told] == [
        ("minh", "report.withdrawn", "Báo cáo.pdf"),
        ("lan", "report.uploaded", "Báo cáo.pdf"),
    ]
    assert told[-1].number == first
    assert told[0].at.endswith("+00:00")
    assert not {"change", "update", "remove", "delete", "clear"} & set(dir(log))
