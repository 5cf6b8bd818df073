"""Words that look like an abbreviation or an English word were read as something else."""

import pytest

from ingest.lexicon import canonical


@pytest.mark.parametrize(
    ("text", "folded", "read"),
    [
        ("Số DA cấp mới", False, "số dự án cấp mới"),
        ("Bệnh ngoài da", False, "bệnh ngoài da"),
        ("da thu hoach lua", True, "da thu hoach lua"),
        ("so DA cap moi", True, "so du an cap moi"),
        ("Sàn New York", False, "sàn new york"),
        ("LNTT quý I", False, "lợi nhuận trước thuế quý i"),
    ],
)
def test_only_what_is_meant_is_spelt_out(text, folded, read):
    assert canonical(text, folded=folded) == read
