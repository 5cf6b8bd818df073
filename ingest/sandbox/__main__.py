"""``python -m ingest.sandbox PARENT``: parses files for the process ``PARENT``, which started it."""

import sys

from ingest.parent import follow_parent
from ingest.yielding import step_back


def main() -> int:
    """Serve until the input ends, or the parent does."""
    follow_parent(int(sys.argv[1]))
    step_back()
    from ingest.sandbox.serving import serve  # slow: it is to follow before that

    serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
