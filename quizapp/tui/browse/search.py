"""What the browse screen looks for: a query with its order, the rows that it finds, and which items are among them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import get_args

from quizapp.tui.desk import Desk
from quizapp.workflows.browse import BrowseRow, Field, Sort

SORTS: tuple[Sort, ...] = get_args(Sort)


class Search:
    """Asks the store. Everything that it says of the query it says of the present one."""

    def __init__(self, desk: Desk, query: str) -> None:
        self._desk = desk
        self.query = query.strip()
        self.sort: Sort = "due"
        self.descending = False

    def order_by(self, number: int) -> None:
        """Sort by the column of this number, counted from 1; again: the other way round."""
        wanted = SORTS[number - 1]
        self.descending = not self.descending if wanted == self.sort else False
        self.sort = wanted

    def rows(self, offset: int, limit: int) -> Sequence[BrowseRow]:
        """A page of the rows. Raises BadQuery."""
        from quizapp.workflows.browse import search

        moment = self._desk.clock()
        return search(
            self._desk.database, self.query, moment, sort=self.sort, descending=self.descending, offset=offset, limit=limit
        )

    def found_among(self, guids: Collection[str]) -> frozenset[str]:
        """Those of these items that the query finds. Raises BadQuery."""
        from quizapp.workflows.browse import found_among

        return found_among(self._desk.database, self.query, guids, self._desk.clock()) if guids else frozenset()

    def names(self, field: Field, prefix: str) -> Sequence[str]:
        """Names of the store that a value being typed may become."""
        from quizapp.workflows.browse import names

        return names(self._desk.database, field, prefix)
