"""The app on the whole screen: nine screens over the workflows.

    run_app()                       # home
    run_app(deck="港口的明天")       # straight into a deck

The caller sees to it that there is a terminal (`stdin` and `stderr`, TERM not dumb); without one, plain lines serve better.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.workflows.moment import Moment

__all__ = ["run_app"]

FRAMES = "120"  # a second, at most; nothing is drawn where nothing changes


def run_app(  # noqa: PLR0913
    url: str | None = None,
    *,
    deck: str | None = None,
    mode: str = "study",
    query: str = "",
    limit: int | None = None,
    number: int | None = None,
    minutes: int | None = None,
    language: str | None = None,
    clock: Callable[[], Moment] | None = None,
    bookmark: Path | None = None,
    debug: bool = False,
) -> int:
    """Show the app until the learner leaves; returns the exit status.

    url       the store (see `workflows.open_database`); opened after the first paint
    deck      study this one at once
    mode      study; cram (practice that leaves the schedule alone); quiz, of `number` items or `minutes`
    query     only what this browse query finds
    limit     at most so many cards
    language  zh or en; None: the settings', else the locale's
    bookmark  a file that keeps the place between two runs of one page in a browser
    debug     a mistake of the program shows its traceback instead of one line
    """
    # A change of layout takes Textual two frames: at 60 a second the last byte of the next card would wait 16 ms longer.
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    gc.disable()  # until all is loaded
    from quizapp.interface import text
    from quizapp.tui.bookmark import Bookmark
    from quizapp.tui.desk import Desk
    from quizapp.tui.routes import QuizApp
    from quizapp.tui.shell import Start
    from quizapp.workflows import glance
    from quizapp.workflows.settings import load_settings

    desk = Desk(url, load_settings(), clock)
    app = QuizApp(desk, Start(deck, mode, query, limit, number, minutes), language=language, debug=debug)
    app.names = glance(url) or []
    app.bookmark = Bookmark(bookmark)
    app.after_start = _spare_what_is_loaded
    try:
        app.run()
    finally:
        gc.enable()
        desk.close()
    if app.tally.done:
        sys.stdout.write(text("page.left_with", done=app.tally.done, right=app.tally.right) + "\n")
    return app.return_code or 0


def _spare_what_is_loaded() -> None:
    """Look for garbage only among what comes from now on: going through all modules takes 50 to 90 ms, in the middle of a key."""
    gc.freeze()
    gc.enable()
