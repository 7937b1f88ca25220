"""What a mistake of the program leaves behind: a log with the traceback, and one line for the learner."""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path


def write_log(error: BaseException, at_ms: int) -> Path:
    """Append the traceback (without the learner's data) to the log; returns where it is."""
    path = log_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    stamp = datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="seconds")
    with path.open("a", encoding="utf-8") as log:
        log.write(f"{stamp}\n{''.join(traceback.format_exception(error))}\n")
    return path


def crashed_before(guid: str) -> bool:
    """Whether the program broke on this item the last time too; remembers it for the next time."""
    mark = log_path().with_name("broken-on")
    before = mark.read_text(encoding="utf-8") if mark.is_file() else ""
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(guid, encoding="utf-8")
    return before == guid


def log_path() -> Path:
    """The log: under QUIZAPP_HOME if that is set, else in the user's log folder."""
    home = os.environ.get("QUIZAPP_HOME")
    if home:
        return Path(home).expanduser() / "logs" / "quizapp.log"
    import platformdirs

    return Path(platformdirs.user_log_dir("quizapp", appauthor=False)) / "quizapp.log"
