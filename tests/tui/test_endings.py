"""However the app ends, the screen is restored and no answer is lost: signals, Ctrl+C, a closed terminal, kill -9, a mistake."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from quizapp.workflows import now, open_database
from quizapp.workflows.browse import count
from quizapp.workflows.scores import scores

PATIENCE = 30.0  # seconds; a busy machine is slow to start a process
# A clock that goes on by a second whenever it is read: the guard against doubled keys is always past.
BEGIN = """
from dataclasses import replace
from itertools import count
from quizapp.tui import run_app
from quizapp.workflows import now
start, seconds = now(), count()
raise SystemExit(run_app(deck="港口", language="zh", clock=lambda: replace(start, ms=start.ms + 1000 * next(seconds))))
"""
BREAK = """
from quizapp.tui.study.screen import StudyScreen
def broken(self): raise RuntimeError('a mistake of the program')
StudyScreen.action_details = broken
"""
UNDER_ONE_WHO_WAITS = """
import os, signal
if os.fork():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    os.wait()
    os._exit(0)
"""


@dataclass
class Window:
    """The app in a terminal of its own."""

    process: int
    terminal: int
    seen: str = ""

    def until(self, words: str) -> None:
        """Read until these words have been drawn."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.seen:
            assert time.monotonic() < deadline, f"{words!r} never came; the last were {self.seen[-300:]!r}"
            ready, _, _ = select.select([self.terminal], [], [], 0.2)
            if ready:
                self.seen += os.read(self.terminal, 65_536).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        """Type."""
        self.seen = ""
        os.write(self.terminal, keys.encode())

    def close(self) -> None:
        """Close the terminal; its number stands for nothing from now on."""
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, self.terminal)
        os.close(nothing)

    def end(self) -> tuple[int, str]:
        """Wait for the end; the exit status and the last words."""
        try:
            while True:
                ready, _, _ = select.select([self.terminal], [], [], PATIENCE)
                assert ready, "the app does not end"
                data = os.read(self.terminal, 65_536)
                if not data:
                    break
                self.seen += data.decode("utf-8", "replace")
        except OSError:
            pass  # the terminal is gone with its process
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status), self.seen


@contextmanager
def window(code: str = BEGIN) -> Iterator[Window]:
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", TEXTUAL_ANIMATIONS="none")
        os.execv(sys.executable, [sys.executable, "-c", code])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    shown = Window(process, terminal)
    try:
        yield shown
    finally:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        os.close(terminal)


def answer_one(shown: Window) -> None:
    """Answer the first card, a choice, and see the next one asked."""
    shown.until("新")
    shown.until("不知道")
    shown.press("1")
    shown.until("评分")
    shown.press(" ")
    shown.until("学习 1")


def stored() -> int:
    with open_database() as database:
        return scores(database, now()).reviews


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_screen_and_says_what_was_done(stocked: None, number: signal.Signals) -> None:
    with window() as shown:
        answer_one(shown)
        os.kill(shown.process, number)
        status, last = shown.end()
    assert status == 0
    assert "\x1b[?1049l" in last  # out of the alternate screen
    assert "学了 1 张" in last
    assert stored() == 1


def test_a_terminal_that_closes_without_a_signal_ends_the_app(stocked: None) -> None:
    """As under make, which leads the terminal's processes, gets the signal and waits for them."""
    with window(UNDER_ONE_WHO_WAITS + BEGIN) as shown:
        answer_one(shown)
        shown.close()
        deadline = time.monotonic() + PATIENCE
        while os.waitpid(shown.process, os.WNOHANG) == (0, 0):
            assert time.monotonic() < deadline, "the app lives on without a terminal"
            time.sleep(0.05)
    assert stored() == 1


def test_ctrl_c_leaves_at_once(stocked: None) -> None:
    with window() as shown:
        answer_one(shown)
        shown.press("\x03")
        status, last = shown.end()
    assert status == 0
    assert "学了 1 张" in last
    assert stored() == 1


def test_kill_nine_loses_no_answer_and_the_session_goes_on(stocked: None) -> None:
    with window() as shown:
        answer_one(shown)
        os.kill(shown.process, signal.SIGKILL)
        os.waitpid(shown.process, 0)
    assert stored() == 1
    with window() as shown:
        shown.until("学习 1")
        shown.until("第 2 ")


def test_a_mistake_of_the_program_is_one_line_and_a_log(stocked: None, learners_folder: Path) -> None:
    with window(BREAK + BEGIN) as shown:
        answer_one(shown)
        shown.press("\x1b[19~")  # F8
        status, last = shown.end()
    assert status == 1
    assert "出错了，已作答的都已保存" in last
    assert "Traceback" not in last
    log = (learners_folder / "logs" / "quizapp.log").read_text(encoding="utf-8")
    assert "a mistake of the program" in log
    assert stored() == 1


def test_a_card_that_breaks_the_program_twice_is_marked_and_put_off(stocked: None) -> None:
    for _ in range(2):
        with window(BREAK + BEGIN) as shown:
            shown.until("不知道")
            shown.press("\x1b[19~")  # F8
            shown.end()
    with open_database() as database:
        assert count(database, "状态:有问题 状态:搁置", now()) == 1
