"""`python -m benchmarks.quality [--shared FOLDER] [--passages N]`: every measure over every development text, one table.

Needs the folder with the texts and the scorers beside the project (interviews/ and eval/). Figures of a program cannot see
whether a question is good: docs/quality.md reports them beside what blind readers accepted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quizapp.workflows.generate import generate

SEED = Path(__file__).parents[2] / "seeds"
SUFFIXES = {".txt", ".html", ".srt"}


@dataclass(frozen=True, slots=True)
class Row:
    """One text's figures; those that need a gold sheet are None without one."""

    name: str
    characters: int
    items: int
    positions: int
    clean: float
    coverage: float | None
    must_facts: str
    must_positions: str

    def cells(self) -> str:
        covered = "-" if self.coverage is None else f"{self.coverage:.2f}"
        per = 10_000 * self.items / max(1, self.characters)
        return (
            f"| {self.name} | {self.characters:,} | {self.items} | {per:.0f} | {self.positions} | {self.clean:.2f} | {covered} "
            f"| {self.must_facts} | {self.must_positions} |"
        )


def texts(shared: Path) -> Iterator[tuple[Path, Path | None]]:
    """Each development text with its gold sheet, if there is one; the seed first."""
    for path in sorted(SEED.glob("*.txt")):
        yield path, shared / "eval" / "seed.gold.jsonl"
    for folder in (shared / "interviews", shared / "interviews" / "pool"):
        for path in sorted(p for p in folder.iterdir() if p.suffix in SUFFIXES):
            gold = path.with_name(path.stem + ".gold.jsonl")
            yield path, gold if gold.exists() else None


def measured(path: Path, gold: Path | None, shared: Path) -> Row:
    """Generate the deck as the command line does, and score it with the scorer as given."""
    with tempfile.TemporaryDirectory() as folder:
        deck, kept = Path(folder) / "items.json", Path(folder) / "kept.txt"
        command = [sys.executable, "-m", "quizapp", "generate"]
        deck.write_bytes(subprocess.run([*command, str(path), "--json"], check=True, capture_output=True).stdout)
        kept.write_bytes(subprocess.run([*command, "--transcript", str(path)], check=True, capture_output=True).stdout)
        figures = _scored(shared / "eval" / "evaluate.py", deck, path, kept, gold)
        source = json.loads(deck.read_text("utf-8"))["sources"][0]
    covered = figures.get("coverage@80")
    return Row(
        name=path.stem[:28],
        characters=source["characters"],
        items=int(figures["items"]),
        positions=int(figures["position_items"]),
        clean=float(figures["clean_items"]),
        coverage=float(covered) if covered else None,
        must_facts=figures.get("must_facts", "-"),
        must_positions=figures.get("must_positions", "-"),
    )


def _scored(scorer: Path, deck: Path, article: Path, kept: Path, gold: Path | None) -> dict[str, str]:
    """The scorer's figures. Where mark-up tears the quotes of a gold sheet apart, the kept text stands for the article."""
    for read in (article, kept):
        command = [sys.executable, str(scorer), str(deck), "--article", str(read), "--transcript", str(kept)]
        told = subprocess.run([*command, *(["--gold", str(gold)] if gold else [])], capture_output=True, text=True, check=False)
        if told.returncode == 0:
            return dict(line.split(": ", 1) for line in told.stdout.splitlines() if ": " in line)
    return _scored(scorer, deck, article, kept, None)  # the sheet's quotes stand in neither: the rules alone


def passages(shared: Path, count: int) -> str:
    """What the scorer of encyclopaedia passages prints of at most 30 items a passage, over the first `count` passages."""
    path = shared / "eval" / "passages.dev.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()][:count]
    with tempfile.TemporaryDirectory() as folder:
        few, out = Path(folder) / "passages.jsonl", Path(folder) / "items.jsonl"
        few.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
        lines = [line for row in rows for line in _passage_items(row, Path(folder))]
        out.write_text("\n".join(lines), "utf-8")
        scorer = [sys.executable, str(shared / "eval" / "qg_eval.py"), "--passages", str(few), "--items", str(out)]
        return subprocess.run(scorer, check=True, capture_output=True, text=True).stdout


def _passage_items(row: dict[str, object], folder: Path) -> Iterator[str]:
    source = folder / "passage.txt"
    source.write_text(str(row["text"]), "utf-8")
    made = generate([source], most=30)
    for _, item in made.items:
        fields = {"id": row["id"], "question": item.question, "answer": item.answer, "kind": item.kind.value}
        yield json.dumps(fields, ensure_ascii=False)


def main() -> None:
    cli = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__.splitlines()[0])
    cli.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with interviews/ and eval/")
    cli.add_argument("--passages", type=int, default=150, help="how many encyclopaedia passages; 0 for none")
    options = cli.parse_args()
    print("| text | characters | items | per 10,000 | positions | clean | coverage@80 | must facts | must positions |")
    print("|---|---|---|---|---|---|---|---|---|")
    rows = []
    for path, gold in texts(options.shared):
        rows.append(measured(path, gold, options.shared))
        print(rows[-1].cells(), flush=True)
    covered = [row.coverage for row in rows if row.coverage is not None]
    clean = sum(row.clean for row in rows) / len(rows)
    print(f"\nmean coverage@80 {sum(covered) / len(covered):.3f} of {len(covered)} texts; clean {clean:.3f}")
    if options.passages:
        print("\n" + passages(options.shared, options.passages))


if __name__ == "__main__":
    main()
