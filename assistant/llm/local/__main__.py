"""llama.cpp's server, started by :mod:`assistant.llm.local.server` and ended with it.

Reads one line of JSON, says its address in one line, and serves until its parent ends.
"""

import json
import sys
import threading

from ingest.parent import follow_parent

_LAYOUT = "{{ messages | map(attribute='content') | join('\n\n') }}"
"""Gemma 3 270M is no chat model but goes on with a text, so it is given the prompt as it is."""


def main() -> int:
    """Serve; never returns while the parent lives."""
    asked = json.loads(sys.stdin.readline())
    follow_parent(asked["parent"], group=True)
    from xllamacpp import CommonParams, Server

    params = CommonParams()
    params.model.path = asked["weights"]
    params.model_alias = {asked["name"]}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [asked["key"]]
    params.n_parallel = asked["slots"]
    params.n_ctx = asked["context"] * asked["slots"]
    params.chat_template = _LAYOUT
    # A prompt read from its beginning gives the same reply each time; one kept in part may not.
    params.cache_prompt = False
    params.cache_ram_mib = 0
    params.ui = params.endpoint_slots = params.warmup = False
    params.offline = True
    params.verbosity = 0
    for threads in (params.cpuparams, params.cpuparams_batch):
        threads.n_threads = asked["threads"]
        # Not spinning while they wait: it takes the cores from the rest.
        threads.poll = 0
    server = Server(params)
    print(server.listening_address, flush=True)
    threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
