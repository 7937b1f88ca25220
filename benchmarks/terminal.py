"""How quick the app is in a real terminal: first paint, one key to the last byte, a list of 100,000 rows; beside an empty app.

    python -m benchmarks.terminal [--cards N] [--reviews-per-card N] [--keep FOLDER]

Everything runs in a pseudo-terminal of 80x24. CPU time is the child's own, read when its first whole screen has come; the time
of a key is from writing it to the last byte that it draws. The empty app shows one text, and with each key a whole page of other
ones: what Textual needs for that is part of every other line. Trust ratios and minima: other work on the machine adds to all.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.store import stocked

QUIET = 0.15  # seconds without a byte: the key has been drawn
PATIENCE = 60.0
TICKS = os.sysconf("SC_CLK_TCK")
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    number = 0
    def compose(self):
        yield Static("ready now")
    def on_key(self):
        self.number += 1
        self.query_one(Static).update("\\n".join(f"{self.number} 港口的码头 {line}" * 3 for line in range(22)))
Empty().run()
"""
HOME = "from quizapp.tui import run_app; run_app(language='zh')"


@dataclass
class Window:
    """A program in a terminal."""

    process: int
    terminal: int
    started: float
    seen: str = ""

    def read(self, patience: float) -> bool:
        ready, _, _ = select.select([self.terminal], [], [], patience)
        if ready:
            self.seen += os.read(self.terminal, 65_536).decode("utf-8", "replace")
        return bool(ready)

    def until(self, words: str) -> float:
        """Seconds from the start until these words are drawn."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.seen:
            if time.monotonic() > deadline:
                raise SystemExit(f"{words!r} never came; the last was {self.seen[-200:]!r}")
            self.read(0.2)
        return time.monotonic() - self.started

    def cpu(self) -> float:
        """Seconds of CPU that the program has used."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until nothing more is drawn."""
        while self.read(quiet):
            pass

    def key(self, keys: str) -> tuple[float, int]:
        """Milliseconds from the key to the last byte it draws, and how many bytes."""
        self.seen, begun = "", time.monotonic()
        last = begun
        os.write(self.terminal, keys.encode())
        while self.read(QUIET if self.seen else 5.0):
            last = time.monotonic()
        return 1000 * (last - begun), len(self.seen.encode())


@contextlib.contextmanager
def window(code: str) -> Iterator[Window]:
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")
        os.execv(sys.executable, [sys.executable, "-c", code])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    try:
        yield Window(process, terminal, time.monotonic())
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def first_paint(code: str, words: str, runs: int = 5) -> float:
    """Print how long a program takes to its first whole screen; returns the CPU seconds."""
    times, cpus = [], []
    for _ in range(runs):
        with window(code) as shown:
            times.append(shown.until(words))
            cpus.append(shown.cpu())
    label = "empty Textual app" if code is EMPTY else "quizapp, home"
    print(f"{label:<44}{min(times):8.2f} s best{statistics.median(times):8.2f} s median{min(cpus):8.2f} s CPU")
    return min(cpus)


def opened(shown: Window, label: str, key: str, words: str) -> None:
    """Open a screen with a key: until its first words are drawn, and until its last byte."""
    shown.seen, begun = "", time.monotonic()
    os.write(shown.terminal, key.encode())
    shown.until(words)
    first = time.monotonic() - begun
    last = first
    while shown.read(QUIET):
        last = time.monotonic() - begun
    print(f"{label:<44}{1000 * first:8.0f} ms first paint{1000 * last:8.0f} ms last byte")


def keys(shown: Window, label: str, *pressed: str, runs: int = 12) -> None:
    """The time of a key that is pressed after the others of its round."""
    *before, measured = pressed
    figures = []
    for _ in range(runs):
        for each in before:
            shown.key(each)
        figures.append(shown.key(measured))
    tell(label, figures)


def study(shown: Window, cards: int = 12) -> None:
    """Show and rate some cards, all of them not known."""
    answers, nexts = [], []
    for _ in range(cards):
        answers.append(shown.key("\r" if "空" in shown.seen else "0"))
        shown.settle(0.35)  # a key that comes sooner is taken for the first one pressed twice
        nexts.append(shown.key(" "))
    for label, figures in (("study: show the answer", answers), ("study: rate, next card", nexts)):
        tell(label, figures)


def tell(label: str, figures: list[tuple[float, int]]) -> None:
    times = sorted(figure[0] for figure in figures)
    size = statistics.median(figure[1] for figure in figures)
    print(f"{label:<44}{times[0]:8.0f} ms best{statistics.median(times):7.0f} ms median{size:8.0f} bytes")


def main() -> None:
    with stocked(__doc__):
        measure()


def measure() -> None:
    """Print the table."""
    print(f"load {os.getloadavg()[0]:.1f}\nfirst paint")
    empty = first_paint(EMPTY, "ready now")
    home = first_paint(HOME, "添加来源")
    print(f"{'  home above the empty app':<44}{home - empty:52.2f} s CPU")
    print("keys, to the last byte")
    with window(EMPTY) as shown:
        shown.until("ready now")
        shown.settle(0.5)
        keys(shown, "empty Textual app: another page of text", "x")
    with at_home() as shown:
        opened(shown, "study: open", " ", "港的码头")
        study(shown)
    with at_home() as shown:
        opened(shown, "browse: open", "b", "港的码头")
        shown.settle(2.0)
        keys(shown, "browse: a row down", "\x1b[B")
        keys(shown, "browse: a page down", "\x1b[6~")
        keys(shown, "browse: the end, then the beginning", "\x1b[F", "\x1b[H")


@contextlib.contextmanager
def at_home() -> Iterator[Window]:
    """The app with its figures counted."""
    with window(HOME) as shown:
        shown.until("张，约")
        shown.settle(0.5)
        yield shown


if __name__ == "__main__":
    main()
