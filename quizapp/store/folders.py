"""Where things are kept: platformdirs' folders of the user, or all under QUIZAPP_HOME."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.errors import StoreError

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

NAME = "quizapp"


def data_folder() -> Path:
    """Where the store and its backups live; made if it is missing."""
    return _made(_home() or _platform().user_data_path)


def config_folder() -> Path:
    """Where config.toml lives; not made until something is written."""
    return _home() or _platform().user_config_path


def log_folder() -> Path:
    """Where logs go; made if it is missing."""
    home = _home()
    return _made(home / "logs" if home else _platform().user_log_path)


def store_path() -> Path:
    """The store of someone who did not say otherwise."""
    return data_folder() / "quizapp.db"


def _home() -> Path | None:
    home = os.environ.get("QUIZAPP_HOME")
    return Path(home).expanduser() if home else None


def _platform() -> PlatformDirsABC:
    from platformdirs import PlatformDirs

    return PlatformDirs(NAME, appauthor=False)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{folder}: the folder cannot be made ({error.strerror}); set QUIZAPP_HOME to one that can be written"
        ) from None
    return folder
