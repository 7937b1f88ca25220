"""Start-up is a budget: importing the workflows loads nothing slow, and an up-to-date store is opened without Alembic."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SLOW = ("sqlalchemy", "sqlmodel", "alembic", "numpy", "jieba", "genanki", "trafilatura", "distributed", "textual")
WORKFLOWS = (
    *("browse", "care", "decks", "exchange", "explain", "generate", "optimize", "plans"),
    *("quiz", "scores", "settings", "sources", "study", "triage", "undo"),
)


def loaded(code: str) -> set[str]:
    """Which of the slow packages a fresh interpreter has loaded after running the code."""
    program = f"import sys\n{code}\nprint(*(name for name in {SLOW!r} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_importing_the_workflows_loads_nothing_slow() -> None:
    assert loaded("\n".join(f"import quizapp.workflows.{name}" for name in WORKFLOWS)) == set()


def test_the_deck_names_are_read_without_the_store(home: Path, stores: object) -> None:
    stores.sqlite(home / "quizapp.db")
    assert loaded("from quizapp.workflows import glance\nassert glance() == []") == set()


def test_an_up_to_date_store_is_opened_without_alembic(home: Path, stores: object) -> None:
    stores.sqlite(home / "quizapp.db")
    code = (
        "from quizapp.workflows import open_database, now\n"
        "from quizapp.workflows.decks import home\n"
        "from quizapp.workflows.scores import scores\n"
        "from quizapp.workflows.study import begin_study\n"
        "db = open_database()\n"
        "home(db, now()), scores(db, now()), begin_study(db, now())"
    )
    assert loaded(code) == {"sqlalchemy", "sqlmodel"}
