"""From a source to its items, from a deck to a file: what takes long runs in a thread that only posts messages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.tui.home.prompt import HomePrompt
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.shell import Shell
from quizapp.tui.study.end import EndScreen
from quizapp.workflows.generate import AddReport, Progress


class MakingRoutes(Shell):
    """Adding, importing, exporting, deleting."""

    @dataclass
    class Going(Message):
        """So far the making has come."""

        progress: Progress

    @dataclass
    class Made(Message):
        """The sources are stored; `words` say what became of them."""

        words: str

    def on_home_prompt_source_given(self, event: HomePrompt.SourceGiven) -> None:
        from quizapp.workflows.exchange import is_deck

        path = Path(event.path).expanduser()
        self.home_screen.busy(text("home.adding", done=0, total=1, items=0))
        if is_deck(path):
            self.import_deck(path)
        else:
            self.add_sources([path], None)

    def on_home_prompt_text_pasted(self, event: HomePrompt.TextPasted) -> None:
        self.home_screen.busy(text("home.adding", done=0, total=1, items=0))
        self.add_sources(["-"], event.text.encode())

    def on_end_screen_add_wanted(self) -> None:
        if isinstance(self.screen, EndScreen):
            self.go_home()
            self.home_screen.action_add()

    @work(thread=True, exclusive=True, group="making")
    def add_sources(self, paths: list[Path | str], data: bytes | None) -> None:
        """Make items of the sources and store them."""
        from quizapp.workflows.generate import add_sources

        worker = get_current_worker()
        try:
            report = add_sources(
                self.desk.database,
                paths,
                self.desk.clock(),
                data=data,
                progress=self._going,
                cancelled=lambda: worker.is_cancelled,
            )
            self.post_message(self.Made(added_words(report)))
        except QuizappError as error:
            self.post_message(self.Made(told(error)))

    def _going(self, progress: Progress) -> None:
        self.post_message(self.Going(progress))

    @work(thread=True, exclusive=True, group="making")
    def import_deck(self, path: Path) -> None:
        """Read a deck of another program, or one that was exported before."""
        from quizapp.workflows.exchange import import_files

        try:
            report = import_files(self.desk.database, [path], self.desk.clock())
            news = text("home.added" if report.new else "home.imported_none", title=path.name, n=report.new)
            words = told(report.problems[0]) if report.problems else news
            self.post_message(self.Made(words))
        except QuizappError as error:
            self.post_message(self.Made(told(error)))

    def on_making_routes_going(self, event: Going) -> None:
        now = event.progress
        self.home_screen.busy(text("home.adding", done=now.done, total=now.total, items=now.items))

    def on_making_routes_made(self, event: Made) -> None:
        self.home_screen.busy("")
        self.refresh_home()
        self.flash(event.words)

    def on_home_screen_cancel_wanted(self) -> None:
        self.workers.cancel_group(self, "making")
        self.home_screen.busy("")
        self.flash(text("home.cancelled"))

    def on_home_prompt_export_wanted(self, event: HomePrompt.ExportWanted) -> None:
        self.export(event.deck, Path(event.path).expanduser())

    @work(thread=True, exclusive=True, group="export")
    def export(self, deck: str, path: Path) -> None:
        """Write a deck with its progress."""
        from quizapp.workflows.exchange import export_deck

        try:
            report = export_deck(self.desk.database, deck, path, self.desk.clock(), progress=path.suffix.lower() != ".csv")
            self.post_message(self.Made(text("home.exported", n=report.notes, path=report.path.absolute())))
        except QuizappError as error:
            self.post_message(self.Made(told(error)))

    def on_home_screen_delete_wanted(self, event: HomeScreen.DeleteWanted) -> None:
        from quizapp.workflows.decks import delete_deck

        number = delete_deck(self.desk.database, event.deck.id, self.desk.clock())
        self.refresh_home()
        self.flash(text("home.deleted", name=event.deck.name, n=number))


def added_words(report: AddReport) -> str:
    """What became of the sources, in one line: the first problem, else how many items are new."""
    if report.problems:
        return told(report.problems[0])
    if report.cancelled:
        return text("home.cancelled")
    if not report.new:
        return text("home.added_none", why=text("home.unchanged"))
    return text("home.added", title="、".join(source.title for source in report.sources), n=report.new)
