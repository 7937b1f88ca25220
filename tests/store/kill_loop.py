"""Studies in child processes and kills them at random moments; prints what they acknowledged, as JSON.

Called by test_store_kills.py as a program of its own: forking a test runner would copy its threads.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from typing import Any

from quizapp.store import reviews
from quizapp.study.card import Rating
from quizapp.workflows import Database, open_database
from quizapp.workflows.study import begin_study
from tests.workflows.harbour import at

UNDO_EVERY = 7


def study(db: Database, day: int, acts: int, pipe: int) -> None:
    """Answer cards until killed; each act is acknowledged after the call that stores it has returned."""
    minutes = 0.0
    session = begin_study(db, at(day))
    for number in range(acts):
        minutes += 1
        moment = at(day, minutes=minutes)
        if session.current is None and not (session.tick(moment) or session.learn_ahead(moment)):
            time.sleep(10)  # everything is done: wait for the end
        shown = session.current
        assert shown is not None
        if number % UNDO_EVERY == UNDO_EVERY - 1:
            session.undo(moment)
            os.write(pipe, b"undo 0 0\n")
            continue
        session.answer(Rating(number % 4 + 1), "三台", 1000, 1.0, moment)
        os.write(pipe, f"answer {shown.card_id} {moment.ms}\n".encode())


def in_two_commits() -> None:
    """The mistake that the test must find: the card is committed before its review."""
    add = reviews.add_review

    def add_later(connection: Any, *rest: Any, **options: Any) -> int:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return add(connection, *rest, **options)

    reviews.add_review = add_later


def one_life(db: Database, day: int, luck: random.Random) -> str:
    """Fork a student, wait until it has begun, kill it a little later; what it acknowledged."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        study(db, day, 10_000, write)
        os._exit(0)
    os.close(write)
    select.select([read], [], [], 20)
    time.sleep(luck.uniform(0, 0.12))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read) as acknowledged:
        return acknowledged.read()


def main() -> None:
    url, lives, seed, mistaken = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "mistaken"
    if mistaken:
        in_two_commits()
    luck = random.Random(seed)
    with open_database(url) as db:
        # Once here, so that not every child has to compile the statements; no connection is open when it is born.
        study(db, 0, 2 * UNDO_EVERY, os.open(os.devnull, os.O_WRONLY))
        db.engine.dispose()
        acts = "".join(one_life(db, day, luck) for day in range(1, lives + 1)).split("\n")
    sys.stdout.write(json.dumps([line.split() for line in acts if line.count(" ") == 2]))


if __name__ == "__main__":
    main()
