"""``python -m vectorstore``: encode, build, check, train, rerank, accents."""

import argparse
import base64
import contextlib
import json
import logging
import sys
from pathlib import Path
from typing import TextIO

from ingest.errors import PipelineError
from ingest.parent import follow_parent
from ingest.settings import read_section
from vectorstore.settings import IndexSettings


def _settings() -> IndexSettings:
    return read_section(IndexSettings)


def encode(lines: TextIO, out: TextIO) -> int:
    """Vectors for whoever writes texts to our standard input, one JSON object a line each way."""
    from vectorstore.embed import load_embedder

    embedder = load_embedder(_settings())
    hello = {"model": embedder.name, "fingerprint": embedder.fingerprint, "dimension": embedder.dimension}
    print(json.dumps(hello), file=out, flush=True)
    for line in lines:
        vectors = embedder.encode_passages(json.loads(line)["texts"]).astype("<f2")
        packed = base64.b64encode(vectors.tobytes()).decode("ascii")
        print(json.dumps({"vectors": packed}), file=out, flush=True)
    return 0


def _build(arguments: argparse.Namespace) -> int:
    from ingest.store.choosing import choose_store
    from vectorstore.build import build

    print(build(arguments.data, _settings(), store=choose_store(arguments.data)))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from vectorstore.check import check
    from vectorstore.server import choose_server

    print(check(arguments.generation, seed=arguments.seed, server=choose_server(_settings())))
    return 0


def _train(arguments: argparse.Namespace) -> int:
    from vectorstore.train import Recipe, train

    recipe = Recipe(steps=arguments.steps, threads=arguments.threads)
    train(arguments.data, arguments.out, recipe, lambda line: print(line, flush=True))
    return 0


def _rerank(arguments: argparse.Namespace) -> int:
    from vectorstore.rerank.learning import train_reranker

    train_reranker(arguments.data, arguments.out, lambda line: print(line, flush=True))
    return 0


def _accents(arguments: argparse.Namespace) -> int:
    from vectorstore.accents.counting import count_accents
    from vectorstore.train import training_texts

    count_accents(training_texts(arguments.data), arguments.out, lambda line: print(line, flush=True))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m vectorstore", description="The indexes and their embedder."
    )
    parser.add_argument("--parent", type=int, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("encode", help="vectors for the texts that come in on standard input, as JSON lines")
    building = commands.add_parser("build", help="build the indexes from the catalogue and make them current")
    building.add_argument("--data", type=Path, required=True, help="folder of catalogue and indexes")
    checking = commands.add_parser("check", help="open one generation and let its passages find themselves")
    checking.add_argument("generation", type=Path, help="its folder, e.g. data/index/gen-000001")
    checking.add_argument("--seed", type=int, help="which passages are drawn when there are many")
    training = commands.add_parser("train", help="train the default embedder")
    training.add_argument(
        "--data", type=Path, required=True, help="folder with the files named in the model card"
    )
    training.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    training.add_argument("--steps", type=int, default=1200, help="batches to train on (default: 1200)")
    training.add_argument("--threads", type=int, default=1, help="processor threads (default: 1)")
    reranking = commands.add_parser("rerank", help="train the carried reranker")
    reranking.add_argument("--data", type=Path, required=True, help="folder with the training questions")
    reranking.add_argument("--out", type=Path, required=True, help="file to write, e.g. weights.npz")
    counting = commands.add_parser("accents", help="count what diacritics are put back by")
    counting.add_argument(
        "--data", type=Path, required=True, help="folder with the files named in the model card"
    )
    counting.add_argument("--out", type=Path, required=True, help="file to write, e.g. counts.npz")
    return parser


_COMMANDS = {"build": _build, "check": _check, "train": _train, "rerank": _rerank, "accents": _accents}


def main() -> int:
    """Run one command; expected failures are one line on stderr and exit status 1."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    arguments = _parser().parse_args()
    if arguments.parent:
        follow_parent(arguments.parent)
    try:
        if arguments.command == "encode":
            lines, out = sys.stdin, sys.stdout
            # Whatever a library prints must not stand between our lines.
            with contextlib.redirect_stdout(sys.stderr):
                return encode(lines, out)
        return _COMMANDS[arguments.command](arguments)
    except (PipelineError, OSError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
