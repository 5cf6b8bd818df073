"""Writes ``deploy/requirements.txt`` from standard input, the output of ``uv pip compile --generate-hashes``.

PyTorch is not in it, nor what only its CUDA build wants: the image takes its CPU build from an index of its
own, under another hash.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ELSEWHERE = re.compile(r"(torch|triton|nvidia-|cuda-)")
HEAD = "# Made by `make hashes`; for pip install --no-deps --require-hashes. PyTorch is installed apart.\n"


def entries(compiled: str) -> Iterator[str]:
    """Each package with its hashes."""
    yield from re.findall(r"^[A-Za-z0-9][^\n\\]*(?:\\\n[^\n\\]*)*\n", compiled, re.MULTILINE)


def main() -> int:
    """Write the file; 1 where a package comes without a hash."""
    kept = [entry for entry in entries(sys.stdin.read()) if not ELSEWHERE.match(entry)]
    if bare := [entry.split()[0] for entry in kept if "--hash=" not in entry]:
        sys.stderr.write(f"without a hash: {', '.join(bare) or 'everything'}\n")
        return 1
    Path(__file__).with_name("requirements.txt").write_text(HEAD + "".join(kept), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
