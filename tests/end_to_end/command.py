"""The `quizapp` command as a process of its own, with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SEED = next((ROOT / "seeds").glob("*.txt"))


@dataclass(frozen=True)
class Quizapp:
    """Runs commands; everything they keep lies in `home`."""

    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """The environment of the command: its own home, no terminal, Chinese."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("QUIZAPP_", "TEXTUAL", "LC_", "LANG"))}
        return {**kept, "QUIZAPP_HOME": str(self.home), "TERM": "dumb", "LANG": "C.UTF-8", "TZ": "Asia/Shanghai"}

    def __call__(self, *words: str | Path, typed: str | bytes = "", **more: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end; `more` adds to the environment."""
        data = typed if isinstance(typed, bytes) else typed.encode()
        done = subprocess.run(
            self.words(*words),
            input=data,
            capture_output=True,
            env={**self.environment, **more},
            cwd=self.home.parent,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    def good(self, *words: str | Path, typed: str | bytes = "", **more: str) -> str:
        """Run one command that must succeed; what it printed."""
        done = self(*words, typed=typed, **more)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def json(self, *words: str | Path) -> Any:
        """The object that a command printed."""
        return json.loads(self.good(*words))

    def start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """Start a command and leave it running, its three streams on pipes."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            self.words(*words), stdin=pipe, stdout=pipe, stderr=pipe, env=self.environment, cwd=self.home.parent
        )

    @staticmethod
    def words(*words: str | Path) -> list[str]:
        """The command line."""
        return [sys.executable, "-m", "quizapp", *map(str, words)]


def write_deck(path: Path, number: int, name: str = "茶叶仓库") -> Path:
    """A deck file with so many plain questions; the n-th answer is n × 7 tons."""
    blocks = [f"## {n} 号仓库里存着多少吨茶叶？\n\n- 答案：{n * 7} 吨\n" for n in range(1, number + 1)]
    path.write_text(f"# {name}\n\n" + "\n".join(blocks), encoding="utf-8")
    return path
