"""How long the store's steps take on a large store: 100,000 cards and 2,000,000 reviews of one learner, the worst case.

    python -m benchmarks.store [--cards N] [--reviews-per-card N] [--keep FOLDER]

Prints a table of medians and 99th percentiles. The store is made anew in a temporary folder, or kept in FOLDER and used again.
Figures depend on the disk and on what else the machine does; compare lines of one run with each other.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quizapp.claims.claim import ClaimKind
from quizapp.items.item import Item, ItemKind
from quizapp.language.span import Span
from quizapp.store import cards, decks, items, sources, tally
from quizapp.store.engine import reading, writing
from quizapp.store.tables import card, review
from quizapp.study.card import CardState, Memory, Phase, Rating
from quizapp.study.settings import DeckSettings
from quizapp.workflows import Database, Moment, open_database
from quizapp.workflows.browse import count, search
from quizapp.workflows.decks import home, list_decks
from quizapp.workflows.moment import local_zone
from quizapp.workflows.scores import scores
from quizapp.workflows.study import begin_study

DECKS = 50
TODAY = 20_700
NOW = TODAY * 86_400_000 + 36_000_000
SPEAKERS = [f"嘉宾{n}" for n in range(40)]
TOPICS = [f"主题{n}" for n in range(25)]


def main() -> None:
    """Build the store and time the steps."""
    with stocked(__doc__) as folder:
        measure(folder / "quizapp.db")


@contextmanager
def stocked(description: str | None) -> Iterator[Path]:
    """The folder of a large store, as the command line asks for it; it is the learner's folder meanwhile."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--reviews-per-card", type=int, default=20)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["QUIZAPP_HOME"] = str(folder)
        if not (folder / "quizapp.db").exists():
            with open_database() as db:
                fill(db, options.cards, options.reviews_per_card)
        yield folder


def measure(path: Path) -> None:
    """Time each step and print the table."""
    moment = Moment(NOW, local_zone())
    print(f"{path.stat().st_size / 1e6:,.0f} MB, load {os.getloadavg()[0]:.1f}")
    print(f"{'step':44}{'median ms':>12}{'99 % ms':>12}")
    row("open", lambda: open_database().close(), 5)
    with open_database() as db:
        row("deck list, 50 decks", lambda: list_decks(db, moment), 20)
        row("home", lambda: home(db, moment), 20)
        ways = iter(range(1_000_000))
        row("begin a session of one deck", lambda: begin_study(db, moment, ["牌组 07"], limit=1000 + next(ways)), 10)
        row("begin a session of all decks", lambda: begin_study(db, moment, limit=1000 + next(ways)), 3)
        session = begin_study(db, moment, ["牌组 08"])
        row("grade, preview: what the answer screen needs", lambda: session.previews(moment), 30)
        steps = iter(range(1_000_000))
        few = min(100, session.counts().total - 1)
        row(
            "answer, committed, next card read",
            lambda: session.answer(Rating.EASY, "三", 4000, 1.0, later(moment, next(steps))),
            few,
        )
        row("undo", lambda: session.undo(later(moment, next(steps))), few // 2)
        row("browse, first page by due", lambda: search(db, "", moment), 10)
        row("browse, a speaker, first page", lambda: search(db, "说话人:嘉宾7", moment), 10)
        row("browse, a word, first page", lambda: search(db, "码头 99", moment), 10)
        row("browse, count of a word", lambda: count(db, "码头 99", moment), 5)
        row("scores, all", lambda: scores(db, moment), 5)
        row("scores, 30 days", lambda: scores(db, moment, days=30), 5)
        row("scores, one deck", lambda: scores(db, moment, deck="牌组 07"), 5)
        with reading(db.engine) as connection:
            row("  of which the tally", lambda: tally.read(connection, db.learner_id), 5)


def later(moment: Moment, steps: int) -> Moment:
    """A moment a second later for each step."""
    return Moment(moment.ms + steps * 1000, moment.zone)


def row(name: str, act: Callable[[], Any], times: int) -> None:
    """Time an act and print its line."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    taken.sort()
    print(f"{name:44}{statistics.median(taken):12.2f}{taken[min(int(len(taken) * 0.99), len(taken) - 1)]:12.2f}", flush=True)


def fill(db: Database, number_of_cards: int, reviews_per_card: int) -> None:
    """Make the synthetic learner: seeded, so that every run measures the same store."""
    luck = random.Random(1)
    for number in range(DECKS):
        with writing(db.engine) as connection:
            source_id = sources.put_title(connection, f"bench {number}", f"来源 {number}", "", NOW)
            deck_id = decks.find_or_add(connection, f"牌组 {number:02}", "generated", NOW)
            made = [item(number, n, luck) for n in range(number_of_cards // DECKS)]
            stored = items.upsert(connection, source_id, deck_id, made, NOW)
            rows = list(card_rows(db.learner_id, list(stored.ids.values()), reviews_per_card, luck))
            connection.execute(card.insert(), rows)
    with writing(db.engine) as connection:
        ids = [key for (key,) in connection.exec_driver_sql("SELECT id FROM card WHERE reps > 0")]
    # In the order of time, as a learner gives them: the answers to one card lie all over the log.
    given = sorted(one for key in ids for one in answers(key, reviews_per_card, luck))
    for start in range(0, len(given), 50_000):
        with writing(db.engine) as connection:
            connection.execute(review.insert(), [review_row(db.learner_id, *one) for one in given[start : start + 50_000]])
    with writing(db.engine) as connection:
        tally.rebuild(connection, db.learner_id, local_zone(), DeckSettings().weights[-1])


def item(deck: int, n: int, luck: random.Random) -> Item:
    """An item; two of three share their claim with a sibling."""
    return Item(
        guid=f"bench-{deck}-{n}",
        claim_id=f"claim-{n // 3 * 2 + (n % 3 == 2)}",
        kind=luck.choice(list(ItemKind)),
        claim=ClaimKind.FACT,
        rank=n + 1,
        importance=0.5,
        topic=luck.choice(TOPICS),
        speaker=luck.choice(SPEAKERS),
        question=f"第 {deck} 港的码头 {n} 在去年年底一共装了多少台可以自己移动的吊车？",
        answer=f"{luck.randrange(1000)} 台",
        explanation="",
        quote=f"我们第 {deck} 港的码头 {n} 去年年底的时候一共装了好多台，都是可以自己移动的吊车。",
        span=Span(n * 50, n * 50 + 40),
    )


def card_rows(learner_id: int, ids: list[items.ItemIds], reps: int, luck: random.Random) -> Iterator[dict[str, Any]]:
    """One card in twenty is new, the others are in review, due over the next half year."""
    for entry in ids:
        row = {
            "learner_id": learner_id,
            "item_id": entry.item_id,
            "deck_id": entry.deck_id,
            "claim_id": entry.claim_id,
            "verdict": 1,
        }
        if luck.random() < 0.05:
            yield row | cards.columns_of(CardState(), entry.rank)
            continue
        interval = luck.choice((3, 8, 20, 45, 90, 180))
        last = TODAY - luck.randrange(1, interval + 2)
        memory = Memory(float(interval), luck.uniform(2, 9))
        lapses = luck.randrange(3)
        yield row | cards.columns_of(CardState(Phase.REVIEW, 0, None, last + interval, memory, NOW, last, interval, reps, lapses))


def answers(card_id: int, number: int, luck: random.Random) -> Iterator[tuple[int, int, int, int, int, int]]:
    """A card's answers, spread over two years: moment, card, how many went before, day of the last, rating, time taken."""
    before = -1
    for place, day in enumerate(sorted(luck.sample(range(TODAY - 730, TODAY), number))):
        at = day * 86_400_000 + luck.randrange(50_000_000)
        yield at, card_id, place, before, luck.choice((1, 2, 3, 3, 3, 3, 3, 4)), luck.randrange(2000, 20_000)
        before = day


def review_row(learner_id: int, at: int, card_id: int, place: int, before: int, rating: int, took_ms: int) -> dict[str, Any]:  # noqa: PLR0913, PLR0917
    """An answer as the log keeps it."""
    day = at // 86_400_000
    return {
        "card_id": card_id,
        "learner_id": learner_id,
        "session_id": 1,
        "at": at,
        "day": day,
        "kind": 1 if place else 0,
        "rating": rating,
        "took_ms": took_ms,
        "score": 1.0,
        "given": "",
        "phase_before": 2 if place else 0,
        "phase_after": 2,
        "interval_before": place * 4,
        "interval_after": place * 4 + 4,
        "due_after": day + 4,
        "last_day_before": before if place else None,
        "stability_before": 4.0 * place if place else None,
        "difficulty_before": 5.0 if place else None,
        "stability_after": 4.0 * place + 4,
        "difficulty_after": 5.0,
    }


if __name__ == "__main__":
    main()
