"""``python tests/ingest/hostile FOLDER``: hostile and broken files, the same at every run, without network.

Prints one JSON object: each file's name as a failure row shows it, with words of its reason.
"""

import json
import sys
from pathlib import Path

import names
import offices
import pdfs
import texts


def main(folder: Path) -> dict[str, str]:
    """Make all of them in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, str] = {}
    for makers in (pdfs.structures, pdfs.bombs, offices.archives, offices.markup, texts.texts):
        for name, content, why in makers():
            (folder / name).write_bytes(content)
            found[name] = why
    for name, pieces, why in texts.floods():
        with (folder / name).open("wb") as file:
            file.writelines(pieces)
        found[name] = why
    return found | dict(names.make(folder))


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
