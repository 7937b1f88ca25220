"""Where the learner's wishes go: from what a screen reports to the workflow that does it and the screen that comes next.

Each module holds the routes of one area as a class over `Shell`; `QuizApp` is all of them together.
"""

from quizapp.tui.routes.exam import ExamRoutes
from quizapp.tui.routes.making import MakingRoutes
from quizapp.tui.routes.opening import OpeningRoutes
from quizapp.tui.routes.palette import PaletteRoutes
from quizapp.tui.routes.undoing import UndoRoutes


class QuizApp(OpeningRoutes, MakingRoutes, PaletteRoutes, ExamRoutes, UndoRoutes):
    """The whole app."""


__all__ = ["QuizApp"]
