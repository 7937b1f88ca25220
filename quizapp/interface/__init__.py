"""Every text that a learner reads, in Chinese and in English, looked up by id; the screens and the commands share it.

    from quizapp.interface import text, set_language
    set_language("en")
    text("home.due", n=1)      # "1 card today"

Texts lie in `zh/*.toml` and `en/*.toml`; the file's name is the first part of the id: `right = "对"` in `study.toml` is
`study.right`. A text with a count may be a table with `one` and `other`; the value `n` decides. Both languages hold the
same ids (a test compares them).
"""

from quizapp.interface.catalogue import LANGUAGES, ids, language, set_language, text, text_in
from quizapp.interface.choice import choose_language
from quizapp.interface.times import clock_text, coming_back_text, day_text, duration_text, interval_text

__all__ = [
    "LANGUAGES",
    "choose_language",
    "clock_text",
    "coming_back_text",
    "day_text",
    "duration_text",
    "ids",
    "interval_text",
    "language",
    "set_language",
    "text",
    "text_in",
]
