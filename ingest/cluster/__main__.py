"""``python -m ingest.cluster PARENT``: has files read on a Ray cluster for the process ``PARENT``.

A process of its own, because Ray ends the one that uses it, without a word, when its machine's part of Ray
ends; that must not be the one that writes the catalogue.
"""

import os
import sys

from ingest.parent import follow_parent


def main() -> int:
    """Serve until the input ends, or the parent does."""
    follow_parent(int(sys.argv[1]))
    for name in [name for name in os.environ if name.startswith("HOI_")]:
        del os.environ[name]  # passwords among them, and nothing here reads them
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ["RAY_COLOR_PREFIX"] = "0"
    os.chdir("/")  # workers look for modules where they were asked from: they are to take their own machine's
    from ingest.cluster.serving import serve  # slow: it is to follow before that

    serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
