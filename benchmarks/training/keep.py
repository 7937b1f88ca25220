"""Stores what blind readers answered, without the texts.

    python -m benchmarks.training.keep look-statements KEY.jsonl        (before the readers answer: writes KEY.seen.json)
    python -m benchmarks.training.keep look-items ITEMS.json
    python -m benchmarks.training.keep statements KEY.jsonl VERDICTS.jsonl… -o NAME.jsonl
    python -m benchmarks.training.keep items ITEMS.json VERDICTS.jsonl… -o NAME.jsonl [-n 40 --first 80 --seed 7]

KEY is what statement_sheet.py wrote beside the sheet; ITEMS is what `quizapp generate --json` printed, drawn as judge.py draws.
NAME is put into benchmarks/training/verdicts. What the program sees of each is taken from .seen.json where
there is one, since it may make other statements and items by the time that the readers are done.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.training.verdicts import SEEN, VERDICTS, by_name, item_digest
from quizapp.transcript import read

HINT = re.compile(r"（填.{2}字）$")  # how long a gap is; the draft that was judged does not have it


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("what", choices=["statements", "items", "look-statements", "look-items"])
    cli.add_argument("shown", type=Path)
    cli.add_argument("verdicts", type=Path, nargs="*")
    cli.add_argument("-o", "--out", default="", help="name of the file in benchmarks/training/verdicts")
    cli.add_argument("--gold", type=Path, default=Path("../shared/interviews"), help="folder of the sources")
    cli.add_argument("-n", type=int, default=40)
    cli.add_argument("--first", type=int, default=80)
    cli.add_argument("--seed", type=int, default=7)
    args = cli.parse_args()
    what = args.what.removeprefix("look-").removesuffix("s")
    shown = statements_shown(args.shown) if what == "statement" else items_shown(args.shown, args.n, args.first, args.seed)
    seen = _seen_today(what, shown, by_name([args.gold, args.gold / "pool"]))
    earlier = args.shown.with_suffix(".seen.json")
    if args.what.startswith("look-"):
        earlier.write_text(json.dumps(seen, ensure_ascii=False), "utf-8")
        print(f"{len(seen)} of {len(shown)} seen", file=sys.stderr)
        return
    if not args.out or not args.verdicts:
        cli.error("keeping verdicts needs files of verdicts and -o NAME.jsonl")
    seen |= json.loads(earlier.read_text("utf-8")) if earlier.exists() else {}
    lines = list(kept(what, shown, seen, args.verdicts))
    VERDICTS.mkdir(exist_ok=True)
    (VERDICTS / args.out).write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    print(f"{len(lines)} verdicts, {sum('seen' in line for line in lines)} of them with what the program saw", file=sys.stderr)


def statements_shown(key: Path) -> dict[str, dict[str, Any]]:
    """Number on the sheet → source, start, end, hash, rules."""
    rows = [json.loads(line) for line in key.read_text("utf-8").splitlines() if line.strip()]
    return {row["id"]: {k: row[k] for k in ("source", "start", "end", "hash", "rules")} for row in rows}


def items_shown(items: Path, n: int, first: int, seed: int) -> dict[str, dict[str, Any]]:
    """The same for items, drawn as eval/judge.py draws them."""
    deck = json.loads(items.read_text("utf-8"))
    pool = sorted(deck["items"], key=lambda item: item["rank"])[:first]
    chosen = random.Random(seed).sample(pool, min(n, len(pool)))
    return {
        f"q{k:02}": {
            "source": Path(deck["sources"][item["source"]]["path"]).name,
            "start": item["start"],
            "end": item["end"],
            "hash": item_digest(item["kind"], HINT.sub("", item["question"]), item["answer"]),
            "rules": item["reason"].split(),
        }
        for k, item in enumerate(chosen, 1)
    }


def _seen_today(what: str, shown: dict[str, dict[str, Any]], sources: dict[str, Path]) -> dict[str, dict[str, float]]:
    """Hash → what the program sees of what was shown, as far as it still makes it."""
    seen: dict[str, dict[str, float]] = {}
    for name in sorted({row["source"] for row in shown.values()} & set(sources)):
        wanted = {row["hash"] for row in shown.values() if row["source"] == name}
        rows = SEEN[what](read(sources[name]), wanted)
        seen |= {key: {k: round(v, 4) for k, v in row.items() if v} for key, row in rows.items()}
    return seen


def kept(what: str, shown: dict[str, Any], seen: dict[str, Any], verdicts: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """The lines to store. Exits with the file and line of a verdict that cannot be read."""
    for path in verdicts:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                verdict = json.loads(line)
                row = {"what": what, **shown[verdict["id"]], "fails": sorted(int(rule) for rule in verdict["fails"])}
            except (ValueError, KeyError, TypeError) as error:
                sys.exit(f"{path.name}:{number}: not a verdict on this sheet: {error}")
            yield row | ({"seen": seen[row["hash"]]} if row["hash"] in seen else {})


if __name__ == "__main__":
    main()
