"""Questions over a data folder with the network barred: ``… -m assistant.health.doctor DATA [HOST:PORT …]``.

Run by ``python -m assistant doctor --offline``; prints one JSON object.
"""

import json
import sys
from pathlib import Path

from assistant.health.doctor.bar import Bar, kernel_count


def main(arguments: list[str]) -> int:
    """Ask, and tell who tried for the network."""
    bar = Bar(arguments[1:])
    bar.close()
    before = kernel_count()
    from assistant.health.doctor.questions import ask_all  # all that is loaded for it is barred too

    asked, answered = ask_all(Path(arguments[0]))
    told = {"asked": asked, "answered": answered, "attempts": bar.attempts, "kernel": kernel_count() - before}
    print(json.dumps(told, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
