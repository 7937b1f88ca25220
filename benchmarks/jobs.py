"""One worker process against two: wall clock, CPU, memory over time, and whether both store the same items.

    python -m benchmarks.jobs [--sources 40] [--rounds 3]

Makes that many different articles of the one in seeds/ (paragraphs left out in turn, another title), generates each set into
a fresh store, alternating the two so that a busy machine hurts both alike, and prints medians.
Needs two idle cores to mean anything.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Run:
    """One run: seconds, and megabytes of the whole process tree at a quarter and at the end of it."""

    wall: float
    cpu: float
    early_mb: float
    peak_mb: float
    digest: str


def make_articles(folder: Path, number: int) -> None:
    """Different articles of about the same length: each leaves out another paragraph of the seed."""
    (seed,) = (ROOT / "seeds").glob("*.txt")
    paragraphs = [line for line in seed.read_text(encoding="utf-8").splitlines() if line.strip()]
    for index in range(number):
        left_out = 3 + index % (len(paragraphs) - 3)
        kept = [f"第 {index + 1} 期", *paragraphs[:left_out], *paragraphs[left_out + 1 :]]
        (folder / f"{index:03d}.txt").write_text("\n\n".join(kept), encoding="utf-8")


def tree(root: int) -> tuple[float, float]:
    """Resident megabytes and CPU seconds of a process and its descendants, from /proc; ended children count too."""
    children: dict[int, list[int]] = {}
    fields: dict[int, list[str]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                fields[int(entry.name)] = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(fields[int(entry.name)][1]), []).append(int(entry.name))
    pages = ticks = 0
    todo = [root]
    while todo:
        pid = todo.pop()
        if pid in fields:
            pages += int(fields[pid][21])
            ticks += sum(map(int, fields[pid][11:15]))
        todo += children.get(pid, [])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6, ticks / os.sysconf("SC_CLK_TCK")


def measure(folder: Path, jobs: int) -> Run:
    """Generate the folder into a fresh store with so many jobs."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QUIZAPP_HOME": home}
        environment.pop("QUIZAPP_DATABASE_URL", None)
        words = [sys.executable, "-m", "quizapp", "generate", str(folder), "--jobs", str(jobs)]
        began = time.perf_counter()
        process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        samples: list[tuple[float, float]] = []
        ended = threading.Event()

        def watch() -> None:
            while not ended.wait(0.1):
                samples.append(tree(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        status = process.wait()
        wall = time.perf_counter() - began
        ended.set()
        watcher.join()
        if status:
            sys.exit(f"quizapp generate --jobs {jobs} ended with status {status}")
        memory, cpu = zip(*samples, strict=True)
        return Run(wall, max(cpu), max(memory[: len(memory) // 4 + 1]), max(memory), stored_digest(Path(home)))


def stored_digest(home: Path) -> str:
    """A digest of every item in the store, in the order of their guids."""
    store = home / "quizapp.db"
    with sqlite3.connect(store) as connection:
        rows = connection.execute("SELECT guid, kind, question, answer FROM item ORDER BY guid").fetchall()
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()[:12]


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_articles(folder, options.sources)
        runs: dict[int, list[Run]] = {1: [], 2: []}
        for _ in range(options.rounds):
            for jobs, done in runs.items():
                done.append(measure(folder, jobs))
    print(f"{options.sources} sources, {options.rounds} rounds, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print(
        "| jobs | wall s (median) | CPU s | sources/s | memory MB, first quarter | peak |\n| --- | --- | --- | --- | --- | --- |"
    )
    for jobs, done in runs.items():
        wall = statistics.median(run.wall for run in done)
        cpu = statistics.median(run.cpu for run in done)
        early, peak = (statistics.median(getattr(run, name) for run in done) for name in ("early_mb", "peak_mb"))
        print(f"| {jobs} | {wall:.2f} | {cpu:.2f} | {options.sources / wall:.1f} | {early:.0f} | {peak:.0f} |")
    speed_up = statistics.median(run.wall for run in runs[1]) / statistics.median(run.wall for run in runs[2])
    same = len({run.digest for done in runs.values() for run in done}) == 1
    print(f"\n--jobs 2 is {speed_up:.2f} times as fast; the items are {'the same' if same else 'NOT the same'}")


if __name__ == "__main__":
    main()
