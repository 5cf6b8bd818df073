"""``python -m evals.databases DATA QUESTIONS``: how long questions take."""

import json
import sys
from pathlib import Path

from evals.databases.measuring import ask

if __name__ == "__main__":
    sys.stdout.write(json.dumps(ask(Path(sys.argv[1]), json.loads(sys.argv[2]))) + "\n")
