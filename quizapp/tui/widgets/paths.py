"""Completes paths as they are typed."""

from __future__ import annotations

from pathlib import Path

from textual.suggester import Suggester

from quizapp.interface import text


class PathSuggester(Suggester):
    """Suggests the first file or folder whose name begins with what was typed."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        return suggested_path(value)


def suggested_path(typed: str) -> str | None:
    """The path that `typed` may become; hidden files only if their dot was typed. None if there is none."""
    folder, _, stem = typed.rpartition("/")
    where = Path(f"{folder}/" if "/" in typed else ".").expanduser()
    try:
        names = sorted(entry.name + ("/" if entry.is_dir() else "") for entry in where.iterdir())
    except OSError:
        return None
    fitting = (name for name in names if name.startswith(stem) and (stem or not name.startswith(".")))
    found = next(fitting, None)
    return None if found is None or not typed else typed[: len(typed) - len(stem)] + found


def dropped_path(pasted: str) -> str:
    """A path as terminals paste it when a file is dragged in: quotes and backslashes taken away."""
    return pasted.strip().strip("'\"").replace("\\ ", " ").removeprefix("file://")


def writing_folder() -> Path:
    """Where a file is written if nothing else is said: the learner's documents, else the folder the program was started in."""
    for name in ("Documents", text("home.documents")):
        if (folder := Path.home() / name).is_dir():
            return folder
    return Path.cwd()
