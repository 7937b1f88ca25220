"""Items that came without their text, bound to it by their quotes once the store has it: whichever came first, deck or text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.language.span import Span

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.store.tally import Counted
    from quizapp.workflows.moment import Moment

_SHORTEST = 6  # characters of a quote that may be looked for anywhere in a text; a shorter one must stand where it is said to


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for width, case, blanks and punctuation. Nothing is the same as no title."""
    key = _key(one)
    return bool(key) and key == _key(other)


def placed(text: str, quote: str, near: int) -> Span | None:
    """Where a quote stands: at `near` if it does, else at the occurrence closest to there; None if nowhere."""
    if not quote:
        return None
    if text.startswith(quote, near):
        return Span(near, near + len(quote))
    if len(quote) < _SHORTEST:
        return None
    before, after = text.rfind(quote, 0, near + len(quote)), text.find(quote, near)
    found = [at for at in (before, after) if at >= 0]
    at = min(found, key=lambda place: abs(place - near), default=-1)
    return Span(at, at + len(quote)) if at >= 0 else None


def bind(connection: Connection, source_id: int, title: str, text: str, moment: Moment) -> int:
    """Bind the items of sources called like this one, of which no text was known, to this text; returns how many."""
    from quizapp.store import binding

    named = [row["id"] for row in binding.titles_without_text(connection) if same_title(row["title"], title)]
    rows = binding.items_of_sources(connection, named) if named and text else []
    places = [(row, placed(text, row["quote"], row["start"])) for row in rows]
    here = [(row, place.start, place.end) for row, place in places if place is not None]
    if here:
        _move(connection, source_id, here, moment)
    return len(here)


def _move(connection: Connection, source_id: int, here: Sequence[tuple[object, int, int]], moment: Moment) -> None:
    """Move the items; answers that were counted for the title are counted for the text."""
    from quizapp.store import binding, tally

    ids = [row["id"] for row, _, _ in here]  # type: ignore[index]
    learners = binding.learners_of(connection, ids)
    before = {learner: _counted(connection, learner, ids, moment) for learner in learners}
    binding.move(connection, source_id, here)  # type: ignore[arg-type]
    for learner in learners:
        tally.add(connection, learner, [row.taken_back() for row in before[learner]])
        tally.add(connection, learner, _counted(connection, learner, ids, moment))


def _counted(connection: Connection, learner_id: int, item_ids: Sequence[int], moment: Moment) -> list[Counted]:
    from quizapp.store import tally
    from quizapp.store.items import chunks
    from quizapp.store.tables import card
    from quizapp.workflows.deck_settings import default_settings

    rows = [
        row
        for chunk in chunks(item_ids)
        for row in tally.log_rows(connection, [card.c.learner_id == learner_id, card.c.item_id.in_(chunk)])
    ]
    return tally.counted(rows, moment.zone, default_settings(connection, learner_id).weights[-1])


def _key(title: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKC", title).casefold() if character.isalnum())
