"""Work over many sources through `concurrent.futures`: here, in a process pool, or on a Dask cluster; one path for all three."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from quizapp.errors import UsageError

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 4  # tasks in flight for each worker: enough to keep it busy, few enough to keep memory flat
PATIENCE = 5.0  # seconds that a Dask scheduler has to answer
_LOOK_UP = 0.2  # seconds between looks at whether the learner cancelled


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Task, Result]):
    """What became of a task; `result` is None if it killed its worker and was set aside."""

    task: Task
    result: Result | None


class Workers(Generic[Task, Result]):
    """Runs one function over many tasks, a window of them in flight, and gives the outcomes in the order of the tasks."""

    def __init__(self, function: Callable[[Task], Result], jobs: int, dask: str | None, prepare: Callable[[], None]) -> None:
        self._function = function
        self._jobs = jobs
        self._dask = dask
        self._prepare = prepare

    def run(self, tasks: Iterable[Task], cancelled: Callable[[], bool]) -> Iterator[Outcome[Task, Result]]:
        """The outcomes, until all tasks are done or `cancelled` says so."""
        self._prepare()
        if self._dask is not None:
            with _cluster(self._dask) as (executor, workers):
                yield from self._through(executor, iter(tasks), workers * AHEAD, cancelled)
        elif self._jobs <= 1:
            yield from self._through(Here(), iter(tasks), 1, cancelled)
        else:
            yield from self._pooled(iter(tasks), cancelled)

    def _pooled(self, tasks: Iterator[Task], cancelled: Callable[[], bool]) -> Iterator[Outcome[Task, Result]]:
        """A pool that a dying worker breaks is built anew; what was in flight is then tried alone, to find the one to blame."""
        broken: list[tuple[Task, Future[Result]]] = []
        while not cancelled():
            yield from self._one_by_one(broken)
            broken = []
            with self._pool(self._jobs) as executor:
                yield from self._through(executor, tasks, self._jobs * AHEAD, cancelled, broken)
            if not broken:
                return

    def _one_by_one(self, flight: Sequence[tuple[Task, Future[Result]]]) -> Iterator[Outcome[Task, Result]]:
        """What was done before the pool broke, and the others alone in a pool of one, which is built anew after each death."""
        executor: ProcessPoolExecutor | None = None
        try:
            for task, future in flight:
                if future.done() and not future.cancelled() and future.exception() is None:
                    yield Outcome(task, future.result())
                    continue
                executor = executor or self._pool(1)
                try:
                    yield Outcome(task, executor.submit(self._function, task).result())
                except BrokenProcessPool:
                    executor.shutdown()
                    executor = None
                    yield Outcome(task, None)
        finally:
            if executor is not None:
                executor.shutdown()

    def _through(
        self,
        executor: Executor,
        tasks: Iterator[Task],
        window: int,
        cancelled: Callable[[], bool],
        broken: list[tuple[Task, Future[Result]]] | None = None,
    ) -> Iterator[Outcome[Task, Result]]:
        """Outcomes in order. If the pool breaks, what was in flight goes to `broken` and the iteration ends."""
        flight: deque[tuple[Task, Future[Result]]] = deque()
        try:
            while self._fill(flight, executor, tasks, window) and not cancelled():
                task, future = flight[0]
                try:
                    outcome = Outcome(task, future.result(_LOOK_UP))
                except NotYet:
                    continue
                except BrokenProcessPool:
                    if broken is not None:
                        broken.extend(flight)
                    return
                except Exception as error:
                    if not _killed(error):
                        raise
                    outcome = Outcome(task, None)
                flight.popleft()
                yield outcome
        finally:
            for _, future in flight:
                future.cancel()

    def _fill(self, flight: deque[tuple[Task, Future[Result]]], executor: Executor, tasks: Iterator[Task], window: int) -> bool:
        """Keep the window full; whether anything is in flight. A broken pool takes no more: its futures tell."""
        while len(flight) < window:
            task = next(tasks, None)
            if task is None:
                break
            try:
                flight.append((task, executor.submit(self._function, task)))
            except BrokenProcessPool as error:
                unborn: Future[Result] = Future()
                unborn.set_exception(error)
                flight.append((task, unborn))
                break
        return bool(flight)

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        # fork would copy threads and open stores; forkserver is what Python 3.14 uses by default.
        method = "forkserver" if os.name == "posix" else "spawn"
        return ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _begin_worker, (self._prepare,))


class Here(Executor):
    """An executor that works at once, in this thread."""

    def submit(self, function, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        """Call the function now; the future is done when this returns."""
        future: Future[object] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def _begin_worker(prepare: Callable[[], None]) -> None:
    """Prepare a worker. Ctrl+C is the parent's business: it stores what is done and then ends the pool."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare()


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """A Dask cluster's executor and how many threads of work it has. Raises UsageError if it does not answer."""
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise UsageError("--dask needs the extra: pip install 'quizapp[cluster]'") from None
    connect: Any = Client
    try:
        client = connect(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise UsageError(f"{address}: no Dask scheduler answers there ({error}); start one, or leave --dask out") from None
    try:
        # pure=False: Dask must not guess from the arguments that a task was done before.
        yield client.get_executor(pure=False), max(len(client.ncores()), 1)
    finally:
        client.close()


def _killed(error: BaseException) -> bool:
    """Whether Dask gave a task up because it killed worker after worker."""
    return type(error).__name__ == "KilledWorker"
