"""What staff are shown of figures while an ingestion swaps the reports."""

import pytest

from assistant.desk.findings import Findings
from assistant.desk.options import read_wanted
from assistant.desk.query import Figures
from assistant.export.downloads import Downloads
from assistant.ui.figuredesk import FigureDesk


@pytest.fixture
def desks(assistant, swapped):
    """Over reports that stay, and over some that are taken away at the first look."""
    return [
        FigureDesk(figures, Findings(assistant), Downloads()) for figures in (Figures(assistant), swapped)
    ]


def test_a_figure_with_its_series_is_shown_though_its_edition_goes_meanwhile(assistant, desks):
    key = Figures(assistant).every(read_wanted({}), 1)[0].key
    stays, goes = (desk.detail(key) for desk in desks)
    assert "hoi-chi-tiet" in stays
    assert goes == stays


def test_the_grid_is_shown_though_its_edition_goes_meanwhile(desks):
    stays, goes = (desk.coverage("kim ngạch xuất khẩu") for desk in desks)
    assert 'href="/trang/' in stays
    assert goes == stays
