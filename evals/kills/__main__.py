"""``python -m evals.kills``: answers questions over any data folder, for who must not load what that takes.

Each line that comes in is ``{"data": …, "questions": […], "fresh": …}``; ``fresh`` opens the folder anew, as
a chat that starts now would, otherwise the chat that was opened last goes on. Each line that goes out is
``{"answers": […]}``, or ``{"error": …}``.
"""

import contextlib
import json
import sys
from pathlib import Path
from typing import Any

from assistant.chain import Assistant, open_assistant
from assistant.settings import load_settings
from ingest.errors import PipelineError


def main() -> int:
    """Serve until the input ends."""
    settings = load_settings()
    out = sys.stdout
    chat: Assistant | None = None
    with contextlib.redirect_stdout(sys.stderr):
        for line in sys.stdin:
            asked = json.loads(line)
            try:
                if chat is not None and asked["fresh"]:
                    chat.close()
                    chat = None
                chat = chat or open_assistant(Path(asked["data"]), settings)
                said: dict[str, Any] = {"answers": _answers(chat, asked["questions"])}
            except PipelineError as error:
                said = {"error": f"{type(error).__name__}: {error}"}
            print(json.dumps(said, ensure_ascii=False), file=out, flush=True)
    return 0


def _answers(chat: Assistant, questions: list[str]) -> list[dict[str, Any]]:
    answers = []
    for question in questions:
        answer = chat.ask(question).to_json()
        del answer["timings_ms"]
        answers.append(answer)
    return answers


if __name__ == "__main__":
    sys.exit(main())
