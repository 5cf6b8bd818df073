"""Without these, a list's second firm has a sum of nothing."""

import pytest

_GAINS = (
    "Cụ thể, lãi trước thuế của Tổng công ty Lam Giang 86 tỷ đồng, An Hà 31 tỷ đồng, Minh Bảo 14 tỷ đồng."
)


@pytest.mark.parametrize(
    ("text", "printed", "indicator"),
    [
        (_GAINS, "31 tỷ đồng", "An Hà – lãi trước thuế"),
        (_GAINS, "14 tỷ đồng", "Minh Bảo – lãi trước thuế"),
        ("Tỷ lệ hao hụt của kho lạnh A đạt 3%; kho lạnh B đạt 4%.", "4%", "kho lạnh B – Tỷ lệ hao hụt"),
    ],
)
def test_a_member_is_measured_as_the_first_was(read_report, text, printed, indicator):
    assert read_report(text).one(printed).indicator == indicator
