"""A dead server is left alone, and found again when it is back."""

import threading

import pytest

from assistant.llm.circuit import Circuit
from ingest.errors import ModelFailed


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def circuit(clock):
    return Circuit(clock)


def fail(circuit, reason="slow"):
    """True when the server was asked."""
    with pytest.raises(ModelFailed) as told, circuit.asking():
        raise ModelFailed(reason, "it failed")
    return str(told.value) == "it failed"


def succeed(circuit):
    with circuit.asking():
        pass


def test_five_failures_in_thirty_seconds_open_it(circuit, clock):
    for _ in range(5):
        assert fail(circuit)
        clock.now += 7
    assert not fail(circuit)


def test_failures_far_apart_do_not(circuit, clock):
    for _ in range(20):
        assert fail(circuit)
        clock.now += 8


def test_a_success_between_two_failures_counts(circuit):
    for _ in range(4):
        fail(circuit)
    succeed(circuit)
    for _ in range(4):
        assert fail(circuit)
    succeed(circuit)


def test_a_prompt_that_is_too_long_says_nothing_about_the_server(circuit):
    for _ in range(20):
        assert fail(circuit, "context")


def test_while_it_is_down_one_request_in_ten_seconds_gets_through(circuit, clock):
    """At least 95 of 100 questions do not wait for a dead server."""
    asked = []
    for _ in range(600):
        asked.append(fail(circuit))
        clock.now += 0.1
    assert sum(asked) <= 5 + 6
    assert sum(asked) / len(asked) <= 0.05


def test_a_server_that_is_back_is_asked_again(circuit, clock):
    for _ in range(5):
        fail(circuit)
    clock.now += 10
    succeed(circuit)
    for _ in range(4):
        assert fail(circuit)


def test_a_server_that_flaps_is_looked_at_once_in_ten_seconds(circuit, clock):
    """Each probe fails: none of them closes the circuit."""
    for _ in range(5):
        fail(circuit)
    for _ in range(6):
        clock.now += 10
        assert fail(circuit)
        assert not fail(circuit)
        assert not fail(circuit)


def test_a_probe_that_its_reader_gives_up_does_not_block_the_next(circuit, clock):
    for _ in range(5):
        fail(circuit)
    clock.now += 10
    with pytest.raises(GeneratorExit), circuit.asking():
        raise GeneratorExit
    assert not fail(circuit)
    clock.now += 10
    succeed(circuit)
    succeed(circuit)


def test_many_threads_send_one_probe(circuit, clock):
    for _ in range(5):
        fail(circuit)
    clock.now += 10
    start, asked = threading.Barrier(32), []

    def question():
        start.wait()
        asked.append(fail(circuit))

    threads = [threading.Thread(target=question) for _ in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(asked), sum(asked)) == (32, 1)


def test_it_says_when_the_server_is_asked_again(circuit, clock):
    for _ in range(5):
        fail(circuit)
    clock.now += 4
    with pytest.raises(ModelFailed, match="in 6 s") as told, circuit.asking():
        pass
    assert told.value.reason == "open"
