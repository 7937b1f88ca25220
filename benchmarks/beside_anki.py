"""The steps of studying beside Anki's own backend, on the same cards and the same history.

    python -m benchmarks.beside_anki [--cards N] [--reviews-per-card N] [--keep FOLDER]

Makes the store of `benchmarks.store` (or uses the one in FOLDER), copies it into an Anki collection with FSRS, and times each
step in both, in turns: medians in milliseconds, and Anki's time in ours. No screen is involved on either side
(`benchmarks.terminal` has those). Ours syncs every answer to the disk, Anki does not; both are timed as they are.
Run it as a module: as a script its own folder hides Anki.
"""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from anki.collection import Collection
from anki.scheduler.v3 import CardAnswer

from benchmarks.store import stocked
from quizapp.study.card import Rating
from quizapp.workflows import Database, Moment, open_database
from quizapp.workflows.browse import search
from quizapp.workflows.decks import list_decks
from quizapp.workflows.moment import now
from quizapp.workflows.scores import scores
from quizapp.workflows.study import StudySession, begin_study

DECK, WORD = "牌组 07", "码头 99"
AGE = 1000  # days since the collection was begun
COLUMNS = ["question", "answer", "deck", "cardDue"]
Act = Callable[[], object]


def main() -> None:
    with stocked(__doc__) as folder:
        collection = folder / "collection.anki2"
        if not collection.exists():
            copy(folder / "quizapp.db", collection, now())
        compare(collection)


def compare(path: Path) -> None:
    """Time each step on both sides and print the table."""
    moment = now()
    print(f"load {os.getloadavg()[0]:.1f}{'':36}{'quizapp ms':>12}{'Anki ms':>12}{'Anki / quizapp':>16}")
    row("open", lambda: open_database().close(), lambda: Collection(str(path)).close(), 5)
    collection = Collection(str(path))
    collection._backend.set_active_browser_columns(COLUMNS)
    with open_database() as db:
        row("decks with what is due", lambda: list_decks(db, moment), collection.sched.deck_due_tree, 10)
        collection.decks.set_current(collection.decks.id_for_name(DECK))
        session = begin_study(db, moment, [DECK])
        collection.sched.get_queued_cards()
        row("answer a card, read the next", lambda: answer(session), lambda: answer_in_anki(collection), 50)
        row("undo", lambda: session.undo(now()), collection.undo, 20)
        row("browse: first page by due day", page(db, "", moment), page_in_anki(collection, ""), 5)
        row("browse: first page of a word", page(db, WORD, moment), page_in_anki(collection, f'"{WORD}"'), 5)
        row("statistics of everything", lambda: scores(db, moment), graphs(collection, ""), 3)
        row("statistics of one deck", lambda: scores(db, moment, deck=DECK), graphs(collection, f'deck:"{DECK}"'), 3)
    collection.close()


def row(name: str, ours: Act, theirs: Act, times: int) -> None:
    """Time a step on both sides, in turns, so that other work on the machine falls on both."""
    figures = [(milliseconds(ours), milliseconds(theirs)) for _ in range(times)]
    mine, anki = (statistics.median(column) for column in zip(*figures, strict=True))
    print(f"{name:44}{mine:12.1f}{anki:12.1f}{anki / mine:16.1f}", flush=True)


def milliseconds(act: Act) -> float:
    begun = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begun)


def answer(session: StudySession) -> None:
    """Rate the card that is shown as good; the next one is read with it."""
    session.answer(Rating.GOOD, "三", 4000, 1.0, now())


def answer_in_anki(collection: Collection) -> None:
    queued = collection.sched.get_queued_cards().cards[0]
    card = collection.get_card(queued.card.id)
    card.start_timer()
    given = collection.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD)
    collection.sched.answer_card(given)
    collection.sched.get_queued_cards()


def page(db: Database, query: str, moment: Moment) -> Act:
    return lambda: search(db, query, moment)


def page_in_anki(collection: Collection, query: str) -> Act:
    """Anki lists the ids of all hits in order, then draws the rows that show."""

    def draw() -> None:
        order = collection.get_browser_column("cardDue")
        for card in collection.find_cards(query, order=order or False)[:50]:
            collection._backend.browser_row_for_id(card)

    return draw


def graphs(collection: Collection, query: str) -> Act:
    return lambda: collection._backend.graphs(search=query, days=0)


# ---- the same collection ------------------------------------------------------------------------------------------


def copy(store: Path, path: Path, moment: Moment) -> None:
    """An Anki collection with the cards, memory states and answers of a store."""
    collection = Collection(str(path))
    collection.set_config("fsrs", True)
    notetype = collection.models.id_for_name("Basic")
    source = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    decks = {
        key: collection.decks.add_normal_deck_with_name(name).id for key, name in source.execute("SELECT id, name FROM deck")
    }
    begun = collection.crt - AGE * 86_400
    collection.close()
    target = sqlite3.connect(path, isolation_level=None)
    target.execute("PRAGMA synchronous=OFF")
    target.execute("BEGIN")
    target.execute("UPDATE col SET crt = ?", (begun,))
    rows = source.execute("SELECT c.*, i.question, i.answer FROM card c JOIN item i ON i.id = c.item_id")
    names = [column[0] for column in rows.description]
    for found in rows:
        one = dict(zip(names, found, strict=True))
        target.execute(f"INSERT INTO notes VALUES ({'?,' * 10}?)", note(one, notetype))
        target.execute(f"INSERT INTO cards VALUES ({'?,' * 17}?)", card(one, decks[one["deck_id"]], moment.day))
    target.executemany("INSERT INTO revlog VALUES (?,?,?,?,?,?,?,?,?)", log(source))
    target.execute("COMMIT")
    target.close()


def note(one: dict[str, Any], notetype: object) -> tuple[object, ...]:
    fields = f"{one['question']}\x1f{one['answer']}"
    return (one["id"], f"bench{one['id']}", notetype, 0, -1, "", fields, one["question"], 0, 0, "")


def card(one: dict[str, Any], deck: int, today: int) -> tuple[object, ...]:
    known = one["stability"] is not None
    due = one["due"] - today + AGE if known else one["due"]
    memory = {"s": one["stability"], "d": one["difficulty"], "dr": 0.9, "lrt": (one["last_day"] or 0) * 86_400} if known else {}
    kind = 2 if known else 0
    return (
        one["id"], one["id"], deck, 0, 0, -1, kind, kind, due, one["interval"], 2500, one["reps"], one["lapses"], 0, 0, 0, 0,
        json.dumps(memory),
    )  # fmt: skip


def log(source: sqlite3.Connection) -> Iterator[tuple[int, ...]]:
    """The answers in order of time; Anki names each by its millisecond, so of two at once the second is moved by one."""
    last = 0
    columns = "at, card_id, rating, interval_after, interval_before, took_ms, kind"
    for at, card_id, rating, after, before, took, kind in source.execute(f"SELECT {columns} FROM review ORDER BY at"):
        last = max(at, last + 1)
        yield last, card_id, -1, rating, after, before, 2500, took, kind


if __name__ == "__main__":
    main()
