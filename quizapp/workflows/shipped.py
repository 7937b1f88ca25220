"""The decks that the project ships: beside the package in a checkout, else inside the installed package."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.workflows.database import Database
    from quizapp.workflows.moment import Moment


def import_decks(db: Database, moment: Moment, paths: Sequence[Path] | None) -> int:
    """Import shipped decks (or those given); returns how many items are new. Known ones are passed over."""
    from quizapp.workflows.exchange import read_any
    from quizapp.workflows.importing import Importing

    importing = Importing(db, moment, "shipped")
    return sum(importing.take(read_any(path, moment), str(path)).new for path in (shipped() if paths is None else paths))


def shipped() -> list[Path]:
    """The deck files that come with quizapp."""
    package = Path(__file__).parent.parent
    for folder in (package.parent / "decks", package / "decks"):
        found = sorted(folder.glob("*.md"))
        if found and (folder.parent / "pyproject.toml").exists() | (folder.parent == package):
            return [path for path in found if not path.name.startswith(("README", "."))]
    return []
