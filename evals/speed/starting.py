"""From the start of a process to its first answer."""

import sys
import time
from pathlib import Path
from typing import Any

QUESTION = "Tổng vốn FDI năm 2022 là bao nhiêu?"


def answer_first(data: Path, *, begun: float, loaded: bool) -> dict[str, Any]:
    """Seconds to the first and the second answer.

    From ``begun`` (the clock when the process was started), or, with the embedder ``loaded`` before, from
    the opening of the index.
    """
    from assistant.chain import open_assistant
    from assistant.settings import load_settings

    settings = load_settings()
    if loaded:
        from vectorstore.embed import load_embedder

        load_embedder(settings.index)
        begun = time.time()
    assistant = open_assistant(data, settings)
    try:
        status = assistant.ask(QUESTION).status
        first, torch = time.time() - begun, "torch" in sys.modules
        assistant.ask(QUESTION)
        return {
            "first_seconds": first,
            "second_seconds": time.time() - begun - first,
            "status": status,
            "torch": torch,
        }
    finally:
        assistant.close()
