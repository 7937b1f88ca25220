"""From an item to its source, its editor, its details; and to the screens that list items. Screens are imported when opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quizapp.errors import QuizappError
from quizapp.interface import text
from quizapp.interface.errors import told
from quizapp.interface.harmless import one_line
from quizapp.tui.flow import cut_text
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.routes.study import StudyRoutes
from quizapp.tui.study.end import EndScreen
from quizapp.tui.study.screen import StudyScreen
from quizapp.tui.wishes import AnswerShown, DetailsWanted, EditWanted, SourceWanted

if TYPE_CHECKING:
    from quizapp.tui.browse.screen import BrowseScreen
    from quizapp.tui.source.screen import SourceScreen
    from quizapp.workflows.shown import ShownCard
    from quizapp.workflows.sources import SourceView


class ItemRoutes(StudyRoutes):
    """Source, editor, details, triage, browse, statistics."""

    def on_source_wanted(self, event: SourceWanted) -> None:
        from quizapp.workflows.sources import transcript_of

        view = transcript_of(self.desk.database, event.guid)
        if view is None:
            self.flash(self._no_text(event.guid))
        else:
            self.open_source(view, event.guid)

    def _no_text(self, guid: str) -> str:
        """That the text is not in the store, and how it gets there."""
        from quizapp.workflows.sources import source_title

        title = source_title(self.desk.database, guid)
        return text("source.none", title=cut_text(title, 24) if title else text("source.untitled"))

    def on_study_screen_showing(self, event: StudyScreen.Showing) -> None:
        screen = self.screen
        if isinstance(screen, StudyScreen) and event.revealed and screen.has_class("-wide"):
            view = self._view_of(event)
            if view:
                screen.show_source(view, event.guid)

    def _view_of(self, event: StudyScreen.Showing) -> SourceView | None:
        """The text of the card's source; the last one read is kept, for a session stays with its source."""
        from quizapp.workflows.sources import source_view

        if event.source_id is None:
            return None
        if self._last_view is None or self._last_view.id != event.source_id:
            self._last_view = source_view(self.desk.database, event.source_id)
        return self._last_view if self._last_view.text else None

    _last_view: SourceView | None = None

    def open_source(self, view: SourceView, guid: str = "") -> None:
        """Show a whole text."""
        from quizapp.tui.source.screen import SourceScreen

        self._seen(lambda card: card.source_id == view.id)
        self.push_screen(SourceScreen(view, guid))

    def on_source_screen_items_wanted(self, event: SourceScreen.ItemsWanted) -> None:
        self._show_details(event.guids, from_source=True)

    def on_source_screen_sentence_picked(self, event: SourceScreen.SentencePicked) -> None:
        from quizapp.tui.triage.edit import NewItemScreen, Place

        self.push_screen(NewItemScreen(self.desk, Place(event.source_id, event.start, event.end, event.sentence)))

    def on_edit_wanted(self, event: EditWanted) -> None:
        from quizapp.tui.triage.edit import EditScreen
        from quizapp.workflows.triage import item_of

        row = item_of(self.desk.database, event.guid)
        if row is None:
            self.flash(text("detail.gone"))
        else:
            self.push_screen(EditScreen(self.desk, row))
            self._seen(lambda card: card.guid == event.guid)

    def on_editor_saved(self) -> None:
        self.pop_screen()
        if self.page:
            self.page.reload()
            self.page.flash(text("edit.saved"))

    def on_details_wanted(self, event: DetailsWanted) -> None:
        self._show_details((event.guid,))

    def _show_details(self, guids: Sequence[str], *, from_source: bool = False) -> None:
        from quizapp.tui.browse.detail_page import DetailPage
        from quizapp.workflows.browse import detail

        moment = self.desk.clock()
        found = [one for guid in guids if (one := detail(self.desk.database, guid, moment)) is not None]
        if found:
            self.push_screen(DetailPage(found, moment.zone, from_source=from_source))
            self._seen(lambda card: card.guid in guids)
        else:
            self.flash(text("detail.gone"))

    def on_answer_shown(self, event: AnswerShown) -> None:
        self._seen(lambda card: card.guid == event.guid)

    def _seen(self, shows: Callable[[ShownCard], bool]) -> None:
        """Another page shows the answers of these cards: the card that is asked below it may be one of them."""
        for screen in self.screen_stack:
            if isinstance(screen, StudyScreen):
                screen.seen(shows)

    def on_browse_screen_study_wanted(self, event: BrowseScreen.StudyWanted) -> None:
        self.study_found(event.query)

    def on_home_screen_wish(self, event: HomeScreen.Wish) -> None:
        self.open(event.screen, event.deck)

    def on_end_screen_scores_wanted(self) -> None:
        screen = self.screen
        self.open("scores", screen.session.deck_name or None if isinstance(screen, EndScreen) else None)

    def open(self, name: str, deck: str | None = None) -> None:
        """Show triage, browse, scores or settings."""
        if not self.desk.is_open:
            self.flash(text("page.not_open_yet"))
            return
        try:
            self._open(name, deck)
        except QuizappError as error:
            self.flash(told(error))

    def _open(self, name: str, deck: str | None) -> None:
        if name == "triage":
            from quizapp.tui.triage.screen import TriageScreen

            self.push_screen(TriageScreen(self.desk, deck))
        elif name == "browse":
            from quizapp.tui.browse.screen import BrowseScreen

            # A name that cannot be typed cannot be searched for either: then the list begins with everything.
            typed = deck if deck and one_line(deck) == deck and '"' not in deck else ""
            self.push_screen(BrowseScreen(self.desk, text("browse.in_deck", deck=typed) if typed else ""))
        elif name == "scores":
            from quizapp.tui.scores.screen import ScoresScreen

            self.push_screen(ScoresScreen(self.desk, deck))
        elif name == "settings":
            from quizapp.tui.settings.screen import SettingsScreen

            self.push_screen(SettingsScreen(self.desk))
