"""Write the present revision's small store as SQL."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from quizapp.store.revision import HEAD
from quizapp.study.card import Rating
from quizapp.workflows import open_database
from quizapp.workflows.study import begin_study
from quizapp.workflows.triage import ItemChanges, edit_item, reject
from tests.workflows.harbour import at, deck_of_items, items


def main() -> None:
    """Study a little, judge a little, take something back; dump it all."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QUIZAPP_HOME"] = folder
        with open_database() as db:
            deck_of_items(db, "港口访谈", items(6), at(0))
            session = begin_study(db, at(0))
            for number in range(4):
                session.answer(Rating(number + 1), "三台", 1000, 1.0, at(minutes=number))
            session.undo(at(minutes=9))
            reject(db, "guid-005-short_answer", 3, at(0))
            edit_item(db, "guid-003-short_answer", ItemChanges(question="四号码头有几台吊车？"), at(0))
        with closing(sqlite3.connect(Path(folder) / "quizapp.db")) as connection:
            lines = "\n".join(connection.iterdump())
    (Path(__file__).parent / f"{HEAD}.sql").write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
