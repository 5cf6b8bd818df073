"""What a page is not shown for; none of them says anything of the machine.

PipelineError
└── PageRefused
    ├── NoSuchPage       no such report or page in the catalogue
    ├── NoSuchPlace      what is to be marked is no place on the page
    └── PictureBusy      too many pages are being drawn
"""

from ingest.errors import PipelineError


class PageRefused(PipelineError):
    """A page is not shown."""


class NoSuchPage(PageRefused):
    """No report of this id, or no page of this number."""


class NoSuchPlace(PageRefused):
    """The words to be marked are given by no span of the page."""


class PictureBusy(PageRefused):
    """More pages are asked for than are drawn in time."""
