"""What can go wrong while a file is made."""

from ingest.errors import PipelineError


class DownloadGone(PipelineError):
    """A file was offered too long ago, or never."""

    def __init__(self) -> None:
        super().__init__("this download is gone; open the answer again and download it anew")
