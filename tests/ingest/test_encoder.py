import sys
import time

import numpy as np
import pytest

from ingest.encoder import EncoderProcess, encode_passages
from ingest.errors import VectorStoreError

HEAD = """
import base64, json, struct, sys, time, os, signal
def say(**what):
    print(json.dumps(what), flush=True)
"""
GOOD = (
    HEAD
    + """
say(model="length", fingerprint="f1", dimension=2)
for line in sys.stdin:
    texts = json.loads(line)["texts"]
    rows = b"".join(struct.pack("<2e", len(t), -0.5) for t in texts)
    say(vectors=base64.b64encode(rows).decode())
"""
)


def started(program: str, timeout: float = 20) -> EncoderProcess:
    return EncoderProcess([sys.executable, "-c", program], timeout_seconds=timeout)


def test_vectors_come_over_the_pipe():
    with started(GOOD) as encoder:
        assert (encoder.fingerprint, encoder.dimension) == ("f1", 2)
        vectors = encoder.encode(["vốn đầu tư", "xa\nhơn"])
        assert vectors.dtype == np.float16
        assert vectors.tolist() == [[10, -0.5], [6, -0.5]]
        assert encoder.encode([]).shape == (0, 2)
    assert encoder._process.returncode == 0


def test_the_model_is_not_waited_for_where_its_name_is_enough():
    """Nothing has changed: nobody should wait for torch."""
    begun = time.monotonic()
    with started(HEAD + "say(fingerprint='f1')\ntime.sleep(60)") as encoder:
        assert encoder.fingerprint == "f1"
    assert time.monotonic() - begun < 10
    with started(
        HEAD + "say(fingerprint='f1')\ntime.sleep(0.2)\nsay(fingerprint='f1', dimension=3)"
    ) as encoder:
        assert (encoder.fingerprint, encoder.dimension) == ("f1", 3)


def test_lines_longer_than_a_pipe_pass():
    with started(GOOD) as encoder:
        assert encoder.encode(["đ" * 2000] * 256)[:, 0].tolist() == [2000.0] * 256


def test_many_passages_go_in_parts_and_none_is_lost(make_content):
    passages = make_content("a.txt", "\n".join("x" * n for n in range(1, 600))).passages
    with started(GOOD) as encoder:
        vectors = encode_passages(encoder, passages)
    headed = len("I. Kết quả\n")
    assert vectors[:, 0].tolist() == [headed + n for n in range(1, 600)]


@pytest.mark.parametrize(
    ("program", "said"),
    [
        (
            "import sys; sys.exit('error: no model in folder x; run make setup')",
            "no model in folder x; run make",
        ),
        ("raise SystemExit(3)", "exit status 3"),
        ("import os; os.kill(os.getpid(), 9)", "killed by signal 9"),
        ("print('Loading weights')", "not JSON"),
        ("print('{}')", "did not say what it is"),
        ("print('[1]')", "the embedder says"),
        (HEAD + "say(error='no such model')", "no such model"),
        (HEAD + "os.close(1); os.close(2); time.sleep(60)", "closed its output|stopped"),
    ],
)
def test_a_program_that_cannot_start_says_why(program, said):
    with started(program) as encoder, pytest.raises(VectorStoreError, match=said):
        _ = encoder.fingerprint
    assert encoder._process.returncode is not None


HELLO = HEAD + "say(model='m', fingerprint='f', dimension=2)\n"


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("sys.stdin.readline(); raise MemoryError('too many texts')", "MemoryError: too many texts"),
        ("sys.exit('gone before asked')", "gone before asked"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "killed by signal 11"),
        ("sys.stdin.readline(); say(vectors='AAAA')", "cannot be read"),
        ("sys.stdin.readline(); say(vectors='?')", "cannot be read"),
        ("sys.stdin.readline(); say(vector='')", "cannot be read"),
    ],
)
def test_a_program_that_fails_later_says_why(rest, said):
    with started(HELLO + rest) as encoder:
        assert encoder.dimension == 2
        time.sleep(0.2)
        with pytest.raises(VectorStoreError, match=said):
            encoder.encode(["x" * 200_000])


def test_a_program_that_hangs_is_not_waited_for_for_ever():
    begun = time.monotonic()
    with (
        started(HELLO + "time.sleep(60)", timeout=0.5) as encoder,
        pytest.raises(VectorStoreError, match=r"no answer in 0\.5 seconds"),
    ):
        encoder.encode(["x"])
    assert time.monotonic() - begun < 10


def test_what_it_complains_of_does_not_stop_it():
    noisy = GOOD.replace("for line", "sys.stderr.write('warning\\n' * 100_000); sys.stderr.flush()\nfor line")
    with started(noisy) as encoder:
        assert len(encoder.encode(["x"])) == 1


def test_the_program_ends_with_us_even_when_we_fail():
    with pytest.raises(KeyboardInterrupt), started(HELLO + "time.sleep(60)") as encoder:
        raise KeyboardInterrupt
    assert encoder._process.returncode == -9


def test_vectors_that_are_no_numbers_are_refused(make_content, encoder):
    class Overflowing(type(encoder)):
        def encode(self, texts):
            return np.full((len(texts), 8), np.inf, dtype=np.float16)

    with pytest.raises(VectorStoreError, match="not finite"):
        encode_passages(Overflowing(), make_content("a.txt", "một").passages)
