"""Tesseract, called as the program that Debian and Ubuntu ship."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path

from PIL import Image

from ingest.ocr.errors import PageUnread

PROGRAM = "tesseract"
LANGUAGE = "vie"
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-vie"
"""What brings the program and the language on Debian and Ubuntu."""

_LINE = re.compile(
    r"<span class='ocr_(?:line|header|caption|textfloat)'[^>]*?title=\"bbox (\d+) (\d+) (\d+) (\d+)"
    r"(?:; baseline (-?[\d.]+) (-?[\d.]+))?[^\"]*?(?:; x_size ([\d.]+))?(?:;[^\"]*)?\""
)
_WORD = re.compile(
    r"<span class='ocrx_word'[^>]*?title='bbox (\d+) (\d+) (\d+) (\d+); x_wconf (\d+)'[^>]*>(.*?)</span>"
)
_TAG = re.compile(r"<[^>]+>")
_TURN = re.compile(r"Rotate: (\d+)")


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as the program gave it, in pixels."""

    text: str
    confidence: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of words as the program gave it, in pixels."""

    words: tuple[Seen, ...]
    base: float
    """Baseline below the picture's upper edge, at the line's middle."""

    size: float
    """Height with ascenders and descenders."""


@lru_cache(maxsize=8)
def _identity(program: str, changed: float) -> str:
    """Version and languages; ``changed`` is the file's time, so that another program is asked anew."""
    del changed
    said = []
    for option in ("--version", "--list-langs"):
        try:
            ran = subprocess.run(  # noqa: S603 - a program found on PATH, no shell
                [program, option], capture_output=True, timeout=20, check=False, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        said.append((ran.stdout + ran.stderr).decode(errors="replace"))
    version = said[0].partition("\n")[0].strip()
    return f"{version} {LANGUAGE}" if LANGUAGE in said[1].split() else ""


def identify() -> str:
    """Version of the Tesseract on ``PATH`` that reads Vietnamese; ``""`` when there is none."""
    found = shutil.which(PROGRAM)
    return _identity(found, Path(found).stat().st_mtime) if found else ""


def _run(picture: Path, *options: str) -> None:
    """Let the program read ``picture`` into files beside it that have its name and another suffix."""
    one_core = ("/usr/bin/env", "OMP_THREAD_LIMIT=1", "LC_ALL=C")
    command = [*one_core, PROGRAM, str(picture), str(picture.with_suffix("")), *options]
    try:
        ran = subprocess.run(  # noqa: S603 - no shell; the picture is ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
    except OSError as error:
        raise PageUnread(f"Tesseract did not start ({error})", f"run: {INSTALL}", again=True) from error
    if ran.returncode:
        last = ran.stderr.decode(errors="replace").strip().rpartition("\n")[2][:200]
        how = f"was killed by signal {-ran.returncode}" if ran.returncode < 0 else f"failed ({last})"
        raise PageUnread(f"Tesseract {how}", "ingest again", again=True)


def recognise(
    grey: Image.Image, folder: Path, *, dpi: int, mode: int, digits: bool = False
) -> list[SeenLine]:
    """The lines of print in a picture.

    Args:
        grey: The picture.
        folder: Where the files between the programs lie.
        dpi: Its resolution, as the program should assume it.
        mode: Tesseract's page segmentation mode, e.g. 3 for a page, 10 for one character.
        digits: Read everything as digits.

    Raises:
        PageUnread: The program failed or was killed.
    """
    picture = folder / "page.png"
    grey.save(picture, compress_level=1)
    only = ["-c", "tessedit_char_whitelist=0123456789"] if digits else []
    _run(picture, "-l", LANGUAGE, "--psm", str(mode), "--dpi", str(dpi), *only, "hocr")
    return read_hocr((folder / "page.hocr").read_text(encoding="utf-8", errors="replace"))


def find_turn(grey: Image.Image, folder: Path) -> int:
    """Quarter turns clockwise that set the picture upright; 0 when the program cannot tell."""
    picture = folder / "turn.png"
    grey.save(picture, compress_level=1)
    try:
        _run(picture, "--psm", "0")
    except PageUnread:
        return 0  # too little print to tell, or the data for it are not installed
    found = _TURN.search((folder / "turn.osd").read_text(encoding="utf-8", errors="replace"))
    return int(found[1]) // 90 % 4 if found else 0


def read_hocr(text: str) -> list[SeenLine]:
    """The lines of an hOCR page as Tesseract 4 and 5 write it, empty words left out."""
    found = []
    starts = [*_LINE.finditer(text)]
    ends = [*(m.start() for m in starts[1:]), len(text)]
    for match, end in zip(starts, ends, strict=False):
        words = tuple(w for m in _WORD.finditer(text, match.end(), end) if (w := _seen(m)).text)
        if words:
            left, _, right, bottom = (int(match[n]) for n in range(1, 5))
            slope, shift = float(match[5] or 0), float(match[6] or 0)
            size = float(match[7] or 0) or float(max(w.bottom - w.top for w in words))
            found.append(SeenLine(words, bottom + shift + slope * (right - left) / 2, size))
    return found


def _seen(match: re.Match[str]) -> Seen:
    text = unescape(_TAG.sub("", match[6])).strip()
    left, top, right, bottom, confidence = (int(match[n]) for n in range(1, 6))
    return Seen(text, confidence, left, top, right, bottom)
