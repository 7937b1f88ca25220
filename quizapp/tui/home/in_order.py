"""Keys one after another: what follows a key that leads to another page waits for that page, as all do for the store."""

from __future__ import annotations

from textual import events
from textual.message import Message

from quizapp.interface import text
from quizapp.tui.widgets.page import Page

AT_ONCE = frozenset({"app.back", "home.quit", "app.help", "app.palette"})  # need no store


class PressesInOrder(Page):
    """A page that presses its keys itself. Textual would press each on the page that is shown when the key is read."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[str] = []
        self._waits = True  # for the store, or for a page that was asked for

    async def on_key(self, event: events.Key) -> None:
        active = self.active_bindings.get(event.key)
        if active is None:
            return
        event.stop()
        if active.binding.id in AT_ONCE:
            await self._press(event.key)
            return
        self._kept.append(event.key)
        if self._waits and not self._is_ready:
            self.flash(text("page.not_open_yet"))
        await self._press_kept()

    _is_ready = False

    def ready(self) -> None:
        """The store is open: press what was pressed before."""
        self._is_ready = True
        self._go_on()

    def unready(self) -> None:
        """The store cannot be used: what was pressed before is forgotten, the keys work as far as they can."""
        self._kept.clear()
        self._go_on()

    def lead_to(self, wish: Message) -> None:
        """Ask the app for another page. The keys that follow are that page's, or this one's if none comes."""
        self._waits = True
        self.post_message(wish)
        # Behind the wish, in this page's queue and then in the app's: when it is heard the other page is there.
        self.call_later(lambda: self.app.call_later(self._go_on))

    def _go_on(self) -> None:
        self._waits = False
        self.call_later(self._press_kept)

    async def _press_kept(self) -> None:
        while self._kept and not self._waits:
            key = self._kept.pop(0)
            if self.app.screen is self:
                await self._press(key)
            else:
                self.app.simulate_key(key)

    async def _press(self, key: str) -> None:
        active = self.active_bindings.get(key)
        if active is not None and active.enabled:
            await self.app.run_action(active.binding.action, active.node)
