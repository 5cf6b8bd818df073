"""Without these, a figure is called by who told it."""

import pytest

from ingest.figures.telling import told


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Ông An cho rằng, việc tồn kho than", "việc tồn kho than"),
        ("Theo số liệu của cục muối", ""),
        ("Theo chi cục muối, sản lượng muối", "sản lượng muối"),
        ("Tuy nhiên, giá muối", "giá muối"),
        ("Tỷ lệ người dân cho biết hài lòng", "Tỷ lệ người dân cho biết hài lòng"),
        ("Sản lượng muối", "Sản lượng muối"),
    ],
)
def test_who_says_it_is_no_part_of_the_name(name, kept):
    assert told(name) == kept
