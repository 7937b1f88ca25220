"""Many tasks through any executor: same outcomes in the same order, bounded flight, a deadly task set aside."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from quizapp.errors import UsageError
from quizapp.workflows.executors import AHEAD, Outcome, Workers


def squared(number: int) -> int:
    """What a worker does; negative numbers kill it."""
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def prepare() -> None:
    """Nothing to prepare."""


def run(numbers: list[int], jobs: int) -> list[Outcome[int, int]]:
    return list(Workers(squared, jobs, None, prepare).run(numbers, lambda: False))


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert run(list(range(30)), jobs) == [Outcome(n, n * n) for n in range(30)]


def test_a_task_that_kills_its_worker_is_set_aside_and_the_others_are_done() -> None:
    numbers = [*range(10), -1, *range(10, 20), -2, 20]
    outcomes = run(numbers, 2)
    assert outcomes == [Outcome(n, n * n if n >= 0 else None) for n in numbers]


@pytest.mark.parametrize(("jobs", "window"), [(1, 1), (2, 2 * AHEAD)])
def test_only_a_window_of_tasks_is_in_flight(jobs: int, window: int) -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield number

    outcomes = Workers(squared, jobs, None, prepare).run(tasks(), lambda: False)
    for done, _ in enumerate(outcomes):
        assert taken <= done + window + 1


def test_what_is_cancelled_stops_and_can_go_on_later() -> None:
    done: list[int] = []
    for outcome in Workers(squared, 2, None, prepare).run(range(100), lambda: len(done) >= 5):
        done.append(outcome.task)
    assert done == [0, 1, 2, 3, 4]


def test_a_fault_of_the_program_is_not_hidden() -> None:
    with pytest.raises(TypeError):
        list(Workers(squared, 1, None, prepare).run(["text"], lambda: False))  # type: ignore[list-item]


def test_a_cluster_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("quizapp.workflows.executors.PATIENCE", 0.3)
    with pytest.raises(UsageError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers there"):
        list(Workers(squared, 1, "tcp://127.0.0.1:9", prepare).run([1], lambda: False))
