"""One page drawn with its marks, in the child."""

import os
from collections.abc import Sequence
from pathlib import Path

from assistant.pictures.cells import Cells
from assistant.pictures.paint import mark, png_of, strip_of
from assistant.pictures.printed import Printed
from assistant.pictures.records import Box, Marks, Placed
from assistant.pictures.scanned import Scanned
from assistant.pictures.sheet import Sheet, open_pdf, open_picture
from assistant.pictures.task import Drawing, Task

_ENOUGH = 0.6
"""Share of a quote's letters that must be found for any of it to be marked."""


def draw(task: Task) -> Drawing:
    """The page with its marks.

    Raises:
        PageUnread: It cannot be drawn.
    """
    path = Path(os.fsdecode(bytes.fromhex(task.path)))
    sheet = (open_picture if task.picture else open_pdf)(path, task.page, pixels=task.pixels)
    marks, figures = find_marks(task, sheet)
    marked = mark(sheet.picture, marks)
    strip = strip_of(marked.size, marks)
    tops = [box[1] for box in (*marks.words, *marks.figures, *marks.cells)]
    wanted = len(task.spans) + len(task.figures)
    return Drawing(
        page=png_of(marked),
        strip=png_of(marked.crop(strip)) if strip else b"",
        width=marked.width,
        height=marked.height,
        top=max(0.0, min(tops, default=0.0) / marked.height),
        found=wanted - marks.missing,
        missing=marks.missing,
        figures=tuple(figures),
    )


def find_marks(task: Task, sheet: Sheet) -> tuple[Marks, Sequence[Placed]]:
    """What is to be drawn, and where each figure stands."""
    if not task.spans and not task.figures:
        return Marks(), ()
    page: Printed | Scanned
    if task.words:
        page = Scanned(task.text, task.pieces, task.words, sheet.picture.size)
    else:
        page = Printed(task.text, task.pieces, sheet.characters)
    words = [page.place(a, b, whole=False) for a, b in task.spans]
    figures = [page.place(a, b, whole=True) for a, b in task.figures]
    cells: list[Box] = []
    if any(p.row >= 0 for p in task.pieces) and figures:
        table = Cells(sheet.picture, task.pieces, lambda a, b: page.place(a, b, whole=False))
        placed = [r for r, at in zip(task.figures, figures, strict=True) if at.boxes]
        cells = [box for a, b in placed if (box := table.around(a, b)) is not None]
    enough = [w for w in words if w.share >= _ENOUGH]
    return Marks(
        words=tuple(box for w in enough for box in w.boxes),
        figures=tuple(box for f in figures for box in f.boxes),
        cells=tuple(dict.fromkeys(cells)),
        missing=len(words) - len(enough) + sum(not f.boxes for f in figures),
    ), figures
