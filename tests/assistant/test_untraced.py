"""A variable of the environment must not send anybody's questions away."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from assistant.chain import Assistant

ROOT = Path(__file__).parents[2]
ASK = """
import sys
from pathlib import Path
from assistant.chain import open_assistant
from assistant.settings import Settings

assistant = open_assistant(Path(sys.argv[1]), Settings())
print(assistant.ask("Tổng vốn FDI năm 2019?").status)
assistant.close()
"""


def test_no_question_goes_to_a_tracing_service(assistant: Assistant, data: Path) -> None:
    assert assistant
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(1.0)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        tracing = {
            "LANGSMITH_TRACING": "true",
            "LANGSMITH_ENDPOINT": address,
            "LANGSMITH_API_KEY": "x",
            "LANGCHAIN_TRACING_V2": "true",
            "LANGCHAIN_ENDPOINT": address,
            "LANGCHAIN_API_KEY": "x",
        }
        done = subprocess.run(
            [sys.executable, "-c", ASK, str(data)],
            cwd=ROOT,
            env=os.environ | tracing,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.stdout.strip(), done.stderr
        try:
            connected = listening.accept()
        except TimeoutError:
            connected = None
        assert connected is None
