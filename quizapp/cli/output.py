"""The only writer to standard output and standard error: results go to the first, everything about them to the second."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable

from quizapp.interface.harmless import harmless, readable


def prepare_streams() -> None:
    """Let both streams carry Chinese, whatever the locale: plain ASCII becomes UTF-8, what an encoding lacks is escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            ascii_only = (stream.encoding or "ascii").lower().replace("-", "") in {"ascii", "usascii", "ansi_x3.41968", "646"}
            reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")


def say(text: str = "") -> None:
    """One line of a result, harmless whatever it holds."""
    sys.stdout.write(f"{harmless(readable(text))}\n")


def say_all(lines: Iterable[str]) -> None:
    """Several lines of a result."""
    for line in lines:
        say(line)


def ask(prompt: str) -> str | None:
    """Show a prompt and read a line; None at the end of input. Everything said before is out by then."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        sys.stdout.write("\n")
        return None
    if not sys.stdin.isatty():
        sys.stdout.write("\n")  # nobody echoed the line end
    return line.rstrip("\r\n")


def write_json(value: object) -> None:
    """One JSON object, in UTF-8 whatever the locale."""
    write_raw(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def write_raw(text: str) -> None:
    """Text for a program, exactly as it is, in UTF-8 with \\n line ends."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:  # a test has put a text stream in its place
        sys.stdout.write(text)
        return
    stream.write(text.encode("utf-8", "backslashreplace"))
    stream.flush()


def note(text: str) -> None:
    """One line about the work, on standard error."""
    sys.stdout.flush()
    sys.stderr.write(f"{harmless(readable(text))}\n")
    sys.stderr.flush()


def progress(text: str, *, last: bool = False) -> None:
    """A line that the next one replaces; the last one stays. Nothing without a terminal: a log has no use for it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{harmless(readable(text))}" + ("\n" if last else ""))
        sys.stderr.flush()


def has_terminal() -> bool:
    """Whether a full-screen app can be shown: it reads standard input, draws on standard error, ends with a line on output."""
    if "web_driver" in os.environ.get("TEXTUAL_DRIVER", ""):
        return True  # `quizapp web` runs us for a page
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams) and os.environ.get("TERM", "") not in {"", "dumb"}


def close_quietly() -> None:
    """After the reader of a pipe has gone: nothing more can be said, and the interpreter must not try."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - stays open until the process ends
