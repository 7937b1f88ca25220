"""Taking a deck in: known items are updated, edits and rejections stay, progress lands on cards that are new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from quizapp.workflows.binding import placed, same_title
from quizapp.workflows.exchange import ImportedFile

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from quizapp.store.items import ItemIds
    from quizapp.store.steps import RowChange
    from quizapp.store.tally import Counted
    from quizapp.study.card import Review
    from quizapp.study.deck import ExportNote, ImportedDeck
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


class Importing:
    """Imports decks of one origin (`imported`, `shipped`)."""

    def __init__(self, db: Database, moment: Moment, origin: str) -> None:
        self._db = db
        self._moment = moment
        self._origin = origin

    def take(self, deck: ImportedDeck, path: str, name: str | None = None) -> ImportedFile:
        """Store a deck in one transaction, with one step on the undo stack."""
        from quizapp.store import decks, items
        from quizapp.store.codes import Queue
        from quizapp.store.engine import writing

        notes = {note.item.guid: note for note in deck.notes}
        with writing(self._db.engine) as connection:
            deck_id = decks.find_or_add(connection, name or deck.name, self._origin, self._moment.ms)
            known = items.ids_of(connection, list(notes))
            stale = _stale(connection, notes.values()) if path.endswith(("apkg", "colpkg")) else set()
            new, updated, edited = self._store(connection, deck_id, [note for guid, note in notes.items() if guid not in stale])
            ids = items.ids_of(connection, list(notes))
            rows = self._follow(connection, ids, known)
            changes = [*self._reappeared(rows, set(new), int(Queue.WITHDRAWN))]
            progress, reviews, tally = self._progress(connection, notes, rows, changes)
            self._push(connection, deck.name, changes, reviews, tally, len(new) or len(changes))
            rejected = sum(row["queue"] in (Queue.REJECTED, Queue.DELETED) for row in rows)
        unchanged = len(notes) - len(new) - len(updated)
        return ImportedFile(
            path, name or deck.name, len(new), len(updated), unchanged, len(edited) + rejected, progress, len(reviews)
        )

    def _store(self, connection: Connection, deck_id: int, notes: Sequence[ExportNote]) -> tuple[list[str], list[str], list[str]]:
        """Upsert the items source by source; (new, updated, edited) guids."""
        from quizapp.store import items

        new: list[str] = []
        updated: list[str] = []
        edited: list[str] = []
        for title, date in dict.fromkeys((note.source_title, note.source_date) for note in notes):
            same = [note for note in notes if (note.source_title, note.source_date) == (title, date)]
            for source_id, mine in self._sources(connection, title, date, same):
                stored = items.upsert(connection, source_id, deck_id, [note.item for note in mine], self._moment.ms, move=False)
                new += stored.new
                updated += stored.updated
                edited += stored.edited
        return new, updated, edited

    def _sources(
        self, connection: Connection, title: str, date: str, notes: Sequence[ExportNote]
    ) -> Iterable[tuple[int, list[ExportNote]]]:
        """The source whose text holds the quotes, where the store has it; for the others one of which only the title is known."""
        from quizapp.store import sources

        left = list(notes)
        for row in sources.titles_with_text(connection):
            if not same_title(row["title"], title):
                continue
            text = sources.text_of(connection, row["id"])
            places = {note.item.guid: placed(text, note.item.quote, note.item.span.start) for note in left}
            here = [replace(note, item=replace(note.item, span=at)) for note in left if (at := places[note.item.guid])]
            if here:
                left = [note for note in left if places[note.item.guid] is None]
                yield row["id"], here
        if left:
            identity = "title:" + sha256(f"{title}\0{date}".encode()).hexdigest()
            yield sources.put_title(connection, identity, title, date, self._moment.ms), left

    def _follow(self, connection: Connection, ids: dict[str, ItemIds], known: dict[str, ItemIds]) -> list[RowMapping]:
        from quizapp.store import cards
        from quizapp.store.codes import Verdict

        cards.make_cards(connection, self._db.learner_id, ids.values(), Verdict.KEPT)
        cards.follow_items(connection, [ids[guid] for guid in known])
        cards.revive(connection, self._db.learner_id, [ids[guid] for guid in known])
        return cards.cards_of(connection, self._db.learner_id, list(ids))

    def _reappeared(self, rows: Sequence[RowMapping], new: set[str], withdrawn: int) -> Iterable[RowChange]:
        """Taking an import back withdraws what it brought."""
        from quizapp.store.steps import RowChange

        fresh = tuple(row["id"] for row in rows if row["guid"] in new)
        if fresh:
            yield RowChange("card", fresh, {"queue": withdrawn}, {"queue": 0})

    def _progress(
        self, connection: Connection, notes: dict[str, ExportNote], rows: Sequence[RowMapping], changes: list[RowChange]
    ) -> tuple[int, list[int], list[Counted]]:
        """Give cards that were never answered here the state that comes along; (cards, review ids, figures)."""
        from quizapp.store import cards, reviews, tally
        from quizapp.store.steps import RowChange

        taken: list[Review] = []
        number = 0
        for row in rows:
            note = notes[row["guid"]]
            if row["reps"] or row["queue"] < 0 or note.state is None:
                continue
            columns = cards.columns_of(note.state, row["due"]) | ({"queue": -1} if note.suspended else {})
            cards.replace_state(connection, row, columns)
            changes.append(RowChange("card", (row["id"],), {name: row[name] for name in columns}, columns))
            taken += [replace(review, card_id=row["id"]) for review in note.reviews]
            number += 1
        # The step that withdraws new cards must come last when it is taken back.
        changes.sort(key=lambda change: "reps" in change.before)
        review_ids = reviews.add_reviews(connection, self._db.learner_id, taken)
        figures = self._counted(connection, taken) if review_ids else []
        tally.add(connection, self._db.learner_id, figures)
        return number, review_ids, figures

    def _counted(self, connection: Connection, taken: Sequence[Review]) -> list[Counted]:
        from quizapp.store import tally
        from quizapp.workflows.deck_settings import default_settings

        groups = tally.groups_of_cards(connection, {review.card_id for review in taken})
        rows = [tally.row_of(review, groups[review.card_id]) for review in taken]
        return tally.counted(rows, self._moment.zone, default_settings(connection, self._db.learner_id).weights[-1])

    def _push(  # noqa: PLR0913, PLR0917
        self,
        connection: Connection,
        name: str,
        changes: Sequence[RowChange],
        review_ids: Sequence[int],
        tally: Sequence[Counted],
        count: int,
    ) -> None:
        from quizapp.store.steps import Act, push

        if changes and self._origin != "shipped":
            act = Act("import", tuple(changes), tuple(review_ids), tuple(tally), count=count, question=name)
            push(connection, self._db.learner_id, act, self._moment.ms)


def _stale(connection: Connection, notes: Iterable[ExportNote]) -> set[str]:
    """The items of a package that are older than ours."""
    from quizapp.store import items

    told = {note.item.guid: note.updated_at for note in notes if note.updated_at}
    ours = items.updated_at(connection, list(told))
    return {guid for guid, at in told.items() if guid in ours and at < ours[guid]}
