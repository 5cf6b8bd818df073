"""``python -m assistant.pictures``: draws one page for the process that started it.

It reads one line of JSON from its input, and writes one, with the sizes of the pictures that follow it.
"""

import json
import logging
import os
import sys
from typing import Any

from ingest.parent import follow_parent


def main() -> int:
    """Answer on the standard output."""
    follow_parent(int(sys.argv[1]))
    # Slow imports, and the parent is to be followed before them.
    from assistant.pictures.draw import draw
    from assistant.pictures.task import Task
    from ingest.ocr.errors import PageUnread
    from ingest.sandbox.bounds import Bounds, hold

    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    logging.disable(logging.CRITICAL)
    told: dict[str, Any] = json.loads(sys.stdin.readline())
    hold(Bounds(**told.pop("bounds")), 0.0)
    try:
        drawn = draw(Task.load(told))
    except (PageUnread, MemoryError) as error:
        output.write(json.dumps({"why": type(error).__name__}).encode() + b"\n")
    else:
        head: dict[str, Any] = {"found": drawn.found, "missing": drawn.missing, "top": drawn.top}
        head |= {"width": drawn.width, "height": drawn.height}
        head |= {"sizes": [len(drawn.page), len(drawn.strip)]}
        head |= {"figures": [list(p.boxes) for p in drawn.figures]}
        output.write(json.dumps(head).encode() + b"\n" + drawn.page + drawn.strip)
    output.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
