"""What the audit looks at: nothing that nobody is sure to have read."""

from dataclasses import replace

from ingest.audit.records import audited
from ingest.ocr.records import Gap


def test_figures_of_a_page_in_quarantine_are_not_audited(told):
    whole = told("Năm 2023, thu ngân sách đạt 120 tỷ đồng.")
    gap = Gap(page=1, kind="quarantine", why="read with confidence 40", fix="scan it anew")
    assert audited(replace(whole.report, gaps=(gap,)), whole.sentences, whole.figures).figures == []
    unread = replace(whole.report, gaps=(replace(gap, kind="unread"),))
    assert list(audited(unread, whole.sentences, whole.figures).figures) == list(whole.figures)
