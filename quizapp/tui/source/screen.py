"""The whole text of a source: reading around a quote, going from quote to quote, finding words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizapp.interface import text
from quizapp.tui.flow import MUTED, cut_text, plain
from quizapp.tui.keys import bind
from quizapp.tui.source.transcript import Transcript
from quizapp.tui.widgets.hint import Hint, hint
from quizapp.tui.widgets.page import Page
from quizapp.tui.widgets.paper import Paper
from quizapp.tui.widgets.prompt import Prompt
from quizapp.workflows.sources import SourceBlock, SourceView

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]*[”’」』）)]*")


class SourceScreen(Page):
    """Shows a transcript; says which quote's items, or which sentence, the learner wants to work with."""

    DEFAULT_CSS = """
    SourceScreen #legend { padding: 0 2; max-width: 100%; }
    """
    BINDINGS = [
        bind("source.go", "space", "go"),
        bind("source.next", "n,right", "quote(1)"),
        bind("source.previous", "p,left", "quote(-1)"),
        bind("source.items", "enter", "items"),
        bind("source.find", "/", "find"),
        bind("source.same_before", "[", "same(-1)"),
        bind("source.same_after", "]", "same(1)"),
        bind("source.make", "+,f4", "make"),
        bind("source.up", "up", "line(-1)"),
        bind("source.down", "down", "line(1)"),
        bind("source.top", "home", "ends(0)"),
        bind("source.bottom", "end", "ends(1)"),
    ]

    @dataclass
    class ItemsWanted(Message):
        """Show the items of this quote."""

        guids: tuple[str, ...]

    @dataclass
    class SentencePicked(Message):
        """Make an item of this stretch of the source."""

        source_id: int
        start: int
        end: int
        sentence: str

    def __init__(self, view: SourceView, guid: str = "") -> None:
        super().__init__()
        self.view = view
        self._guid = guid
        self._searched = ""
        self._found_at = -1
        self._picked: tuple[int, int] | None = None

    def body(self) -> Iterable[Widget]:
        yield Transcript()
        yield Paper(self._draw_legend, id="legend")

    def foot(self) -> Iterable[Widget]:
        yield Prompt()

    def on_mount(self) -> None:
        self.transcript.show(self.view, self._guid)
        if self.view.changed:
            self.flash(text("source.changed"))

    def on_transcript_laid_out(self) -> None:
        self.redraw()

    def on_transcript_scrolled(self) -> None:
        self.redraw()

    def redraw(self) -> None:
        super().redraw()
        self.query_one("#legend", Paper).redraw()

    @property
    def transcript(self) -> Transcript:
        """The text itself."""
        return self.query_one(Transcript)

    def entitle(self) -> None:
        """The paragraph that is read now."""
        if not self.view.blocks:
            self.bar.show(self.view.title)
            return
        at = self.transcript.place
        index = self._block_at(at)
        percent = round(100 * at / max(1, len(self.view.text)))
        parts = (
            text("source.paragraph", n=index + 1, total=len(self.view.blocks)),
            self.view.blocks[index].speaker,
            f"{percent}%",
        )
        self.bar.show(self.view.title, "", " · ".join(part for part in parts if part))

    def _block_at(self, offset: int) -> int:
        """The index of the paragraph that holds a place in the text."""
        return next((n for n, block in enumerate(self.view.blocks) if block.start <= offset < block.end), 0)

    def _draw_legend(self, width: int) -> Sequence[Content]:
        """What the numbers in brackets are: of the quote in the window, or of all."""
        mark, total = self.transcript.mark_in_view, len(self.transcript.marks)
        if mark:
            items = text("source.items", n=len(mark.guids))
            words = text("source.legend.quote", n=mark.number, total=total, items=items)
        else:
            words = text("source.legend.all", total=total) if total else ""
        return [plain(cut_text(words, width), MUTED)]

    def hints(self) -> Sequence[Hint]:
        if self._picked:
            return (
                hint("source.items", words="source.hint.take", worth=9),
                hint("source.up", "source.down", words="source.hint.other_sentence", worth=8),
                hint("app.back", words="source.hint.cancel", worth=7),
            )
        return (
            hint("source.go", worth=9),
            hint("source.next", worth=7),
            hint("source.previous", worth=7),
            hint("source.items", worth=6),
            hint("source.find", worth=5),
            hint("source.same_before", "source.same_after", words="source.hint.same", worth=3),
            hint("source.make", worth=4),
            hint("app.back", worth=8),
        )

    # --- moving

    def action_go(self) -> None:
        """A page further."""
        self._scroll(max(1, self.transcript.size.height - 2))

    def action_scroll_page(self, direction: int) -> None:
        self._scroll(direction * max(1, self.transcript.size.height - 2))

    def action_line(self, by: int) -> None:
        """A line up or down; another sentence while one is being picked."""
        if self._picked:
            self._pick(by)
        else:
            self._scroll(by)

    def _scroll(self, by: int) -> None:
        self.transcript.scroll_relative(y=by, animate=False)

    def action_ends(self, bottom: int) -> None:
        """The beginning or the end of the text."""
        if bottom:
            self.transcript.scroll_end(animate=False)
        else:
            self.transcript.scroll_home(animate=False)

    def action_quote(self, by: int) -> None:
        """The next quote that has an item, or the one before."""
        marks, mark, here = self.transcript.marks, self.transcript.mark_in_view, self._block_at(self.transcript.place)
        if not marks:
            return
        if mark and self._block_at(mark.start) == here:
            at = marks.index(mark) + by
        else:  # the learner has gone on reading: from there
            block = self.view.blocks[here]
            before = sum(one.start < (block.start if by > 0 else block.end) for one in marks)
            at = before if by > 0 else before - 1
        self.transcript.go_to(marks[at % len(marks)])
        self.redraw()

    def action_same(self, by: int) -> None:
        """The next turn of the same speaker, or the one before."""
        blocks, at = self.view.blocks, self._block_at(self.transcript.place)
        beginnings = [block for n, block in enumerate(blocks) if _begins_turn(blocks, n) and block.speaker == blocks[at].speaker]
        after = [block for block in beginnings if block.start > blocks[at].start]
        before = [block for block in beginnings if block.start < blocks[at].start]
        wanted = after[:1] if by > 0 else before[-1:]
        if wanted:
            self.transcript.scroll_to(y=0, animate=False, immediate=True)
            self.transcript.go_to_offset(wanted[0].start)
            self.redraw()

    def action_items(self) -> None:
        """The items of the current quote; takes the sentence while one is being picked."""
        if self._picked:
            start, end = self._picked
            self._unpick()
            self.post_message(self.SentencePicked(self.view.id, start, end, self.view.text[start:end]))
        elif mark := self.transcript.mark_in_view:
            self.post_message(self.ItemsWanted(mark.guids))
        else:
            self.flash(text("source.go_to_quote"))

    # --- finding

    def action_find(self) -> None:
        """Ask for words to find."""
        self.query_one(Prompt).ask("find", text("source.find_label"), self._searched)

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        self._found_at = -1 if event.answer != self._searched else self._found_at
        self._searched = event.answer
        self._find()

    def _find(self) -> None:
        words = self._searched.casefold()
        if not words:
            self.transcript.set_off(0, 0)
            return
        folded = self.view.text.casefold()
        at = folded.find(words, self._found_at + 1)
        at = at if at >= 0 else folded.find(words)
        if at < 0:
            self.flash(text("source.not_found", words=self._searched))
            return
        self._found_at = at
        self.transcript.set_off(at, at + len(words))
        self.flash(text("source.found", n=folded.count(words)))

    # --- an item by hand

    def action_make(self) -> None:
        """Pick a sentence to make an item of."""
        self._picked = None
        mark = self.transcript.mark_in_view
        self._pick(0, mark.start if mark else self.transcript.place)

    def _pick(self, by: int, at: int | None = None) -> None:
        sentences = [(m.start(), m.end()) for m in _SENTENCE.finditer(self.view.text) if m.group().strip()]
        start = self._picked[0] if at is None and self._picked else (at or 0)
        index = next((n for n, (first, last) in enumerate(sentences) if first <= start < last), 0)
        self._picked = sentences[max(0, min(len(sentences) - 1, index + by))]
        self.transcript.set_off(*self._picked, picked=True)
        self.show_hints()

    def _unpick(self) -> None:
        self._picked = None
        self.transcript.set_off(0, 0)
        self.show_hints()

    def action_back(self) -> None:
        if self.query_one(Prompt).display:
            self.query_one(Prompt).close()
        elif self._picked:
            self._unpick()
        else:
            super().action_back()


def _begins_turn(blocks: Sequence[SourceBlock], index: int) -> bool:
    return index == 0 or blocks[index - 1].turn != blocks[index].turn
