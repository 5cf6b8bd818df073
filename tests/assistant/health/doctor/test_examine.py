"""One check that breaks must not keep the next from being told."""

from assistant.health.doctor.examine import examine
from assistant.health.doctor.records import Ailment, Patient
from assistant.settings import Settings


def breaks(patient):
    raise ZeroDivisionError("postgresql://lan:mat-khau-1@db/x\n[ERROR]")


def ails(patient):
    raise Ailment("no room", "make some")


def test_every_check_is_told_whatever_breaks(tmp_path):
    checks = {"broken": breaks, "ill": ails, "well": lambda patient: "fine"}
    found = list(examine(checks, Patient(Settings(), tmp_path)))
    assert [f.ok for f in found] == [False, False, True]
    assert found[1].line() == "✗ ill: no room; make some"
    assert "ZeroDivisionError" in found[0].said
    assert "mat-khau-1" not in found[0].said
    assert "\n" not in found[0].line()
