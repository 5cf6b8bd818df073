"""Without an address nothing is imported and nobody is called."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
ASK = """
import sys
from assistant.health.service import in_service
from assistant.health.watch import Seen
from assistant.settings import load_settings

with in_service(load_settings()) as service:
    for _ in service.watch.follow("chat", "câu hỏi", iter(())):
        pass
print([m for m in sys.modules if m.startswith("opentelemetry.exporter.otlp.proto.http")])
"""


def test_without_an_address_the_sdk_is_not_even_loaded():
    ran = subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
