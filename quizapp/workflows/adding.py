"""Storing what workers made: one writer, one transaction a source; known guids updated, a learner's work untouched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import QuizappError
from quizapp.workflows.generate import STDIN, AddedSource, AddReport, Progress, title_of
from quizapp.workflows.making import Made, Task

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping

    from quizapp.store.items import Upserted
    from quizapp.transcript.transcript import Transcript
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment

_LARGEST_UNDO = 20_000  # new items in one step of the undo stack


class Adding:
    """One call of `add_sources`: what is to do, what was stored, what went wrong."""

    def __init__(self, db: Database, moment: Moment, deck: str | None, most: int, version: str) -> None:
        self._db = db
        self._moment = moment
        self._deck = deck
        self._made_by = f"{version}/{most}"
        self._most = most
        self._digests: dict[str, str] = {}
        self._done: list[AddedSource] = []
        self._problems: list[str] = []
        self._set_aside: list[str] = []
        self._failed = 0
        self._new_guids: list[str] = []
        self._source_ids: list[int] = []

    def to_do(self, paths: Sequence[str], data: bytes | None) -> Iterator[Task]:
        """The tasks, made as workers ask for them; sources that are up to date are passed over."""
        for path in paths:
            task = Task(path, self._most, data if path == STDIN else None)
            digest = "" if task.is_sheet else _digest(task)
            known = self._known(task, digest)
            if known is not None and digest and known["digest"] == digest and known["made_by"] == self._made_by:
                self._done.append(self._up_to_date(known, path))
                continue
            self._digests[path] = digest
            yield replace(task, identity=known["identity"]) if known is not None else task

    def take(self, task: Task, made: Made | None) -> None:
        """Store one source, whole or not at all."""
        from quizapp.store.engine import writing

        if made is None:
            self._set_aside.append(task.path)
            self._failed += 1
            return
        self._problems += made.problems
        if made.transcript is None:
            self._failed += 1
            return
        with writing(self._db.engine) as connection:
            added = self._store(connection, made, made.transcript)
        self._done.append(added)

    def finish(self) -> None:
        """Let the whole addition be taken back in one step."""
        from quizapp.store import cards, steps
        from quizapp.store.codes import Queue
        from quizapp.store.engine import writing

        if not self._new_guids or len(self._new_guids) > _LARGEST_UNDO:
            return
        with writing(self._db.engine) as connection:
            rows = cards.cards_of(connection, self._db.learner_id, self._new_guids)
            ids = tuple(row["id"] for row in rows)
            withdrawn = steps.RowChange("card", ids, {"queue": int(Queue.WITHDRAWN)}, {"queue": int(Queue.NEW)})
            # Without its mark a source is made again when it is added again.
            marks = steps.RowChange("source", tuple(self._source_ids), {"made_by": ""}, {"made_by": self._made_by})
            act = steps.Act("add", (withdrawn, marks), count=len(ids), question=self._done[-1].title)
            steps.push(connection, self._db.learner_id, act, self._moment.ms)

    def progress(self, total: int, path: str) -> Progress:
        """How far it has come."""
        return Progress(len(self._done) + self._failed, total, path, sum(one.new for one in self._done), self._failed)

    def report(self, *, cancelled: bool) -> AddReport:
        """What became of the sources."""
        return AddReport(tuple(self._done), tuple(self._problems), tuple(self._set_aside), cancelled)

    def _known(self, task: Task, digest: str) -> RowMapping | None:
        """The stored source at this path, or with these very bytes (a file that was moved)."""
        from quizapp.store import sources
        from quizapp.store.engine import reading

        path = _stored_path(_source_path(task))
        with reading(self._db.engine) as connection:
            rows = sources.known_sources(connection, path, digest)
        same_bytes = [row for row in rows if digest and row["digest"] == digest]
        same_path = [row for row in rows if path and row["path"] == path]
        return next(iter(same_bytes or same_path), None)

    def _up_to_date(self, known: RowMapping, path: str) -> AddedSource:
        from quizapp.store import cards, decks, items, sources
        from quizapp.store.engine import writing
        from quizapp.workflows.binding import bind

        with writing(self._db.engine) as connection:
            deck_id = items.deck_made_from(connection, known["id"])
            row = decks.by_id(connection, deck_id) if deck_id is not None else None
            cards.revive_source(connection, self._db.learner_id, known["id"])
            bind(connection, known["id"], known["title"], sources.text_of(connection, known["id"]), self._moment)
        return AddedSource(path, known["title"], row["name"] if row else "", new=0, updated=0, kept=0, unchanged=True)

    def _store(self, connection: Connection, made: Made, transcript: Transcript) -> AddedSource:
        from quizapp.store import decks, items
        from quizapp.workflows.binding import bind

        path = made.task.path
        title = title_of(transcript, path)
        source_id = self._put_source(connection, made, transcript)
        known_deck = items.deck_made_from(connection, source_id)
        if self._deck is None and known_deck is not None:
            deck_id = known_deck
        else:
            name = self._deck or (_free_name(connection, title) if path == STDIN else title)
            deck_id = decks.find_or_add(connection, name, "generated", self._moment.ms)
        bind(connection, source_id, title, transcript.text, self._moment)
        stored = items.upsert(connection, source_id, deck_id, made.items, self._moment.ms)
        gone = [] if made.task.is_sheet else items.retire_missing(connection, source_id, stored.ids)
        self._follow(connection, stored, gone, by_hand=made.task.is_sheet)
        self._new_guids += stored.new
        self._source_ids.append(source_id)
        deck = decks.by_id(connection, deck_id)
        assert deck is not None
        kept = len(gone) + len(stored.edited)
        return AddedSource(path, title, deck["name"], len(stored.new), len(stored.updated), kept, unchanged=False)

    def _put_source(self, connection: Connection, made: Made, transcript: Transcript) -> int:
        from quizapp.store import sources

        if made.task.is_sheet:
            stored = replace(transcript, path=_stored_path(transcript.path))
            return sources.put_source(connection, stored, None, self._moment.ms)
        stored = replace(transcript, path=_stored_path(made.task.path))
        mark = sources.Mark(self._digests[made.task.path], self._made_by)
        return sources.put_source(connection, stored, mark, self._moment.ms)

    def _follow(self, connection: Connection, stored: Upserted, gone: Sequence[int], *, by_hand: bool) -> None:
        """Cards: new ones for new items; known ones follow their item, their memory is not touched."""
        from quizapp.store import cards
        from quizapp.store.codes import Verdict

        ids = list(stored.ids.values())
        cards.make_cards(connection, self._db.learner_id, ids, Verdict.KEPT if by_hand else Verdict.WAITS)
        known = [entry for guid, entry in stored.ids.items() if guid not in set(stored.new)]
        cards.follow_items(connection, known)
        cards.revive(connection, self._db.learner_id, known)
        cards.retire(connection, gone)


def _free_name(connection: Connection, title: str) -> str:
    """A deck of its own for a pasted text: nothing but its title says what it is, and another text may have the same."""
    from quizapp.store import decks

    number, name = 1, title
    while decks.by_name(connection, name) is not None:
        number += 1
        name = f"{title} ({number})"
    return name


def _source_path(task: Task) -> str:
    """The path of the source itself; a claim sheet names it. Empty if the sheet cannot be read: making the items will say so."""
    if not task.is_sheet:
        return task.path
    from quizapp.claims.sheets import sheet_source

    try:
        return str(sheet_source(Path(task.path).read_text(encoding="utf-8-sig"), task.path))
    except (OSError, UnicodeDecodeError, QuizappError):
        return ""


def _stored_path(path: str) -> str:
    """Paths are stored whole, so that the same file is known from another folder."""
    return "" if path in (STDIN, "") else str(Path(path).resolve())


def _digest(task: Task) -> str:
    """SHA-256 of the bytes; empty if they cannot be read, which making the items will say."""
    try:
        return sha256(task.data if task.data is not None else Path(task.path).read_bytes()).hexdigest()
    except OSError:
        return ""
