"""`python -m benchmarks.training [--gold FOLDER] [MODEL …]`: fit the models and print what each adds to the rules."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the same sums, hence the same weights, on every run

from benchmarks.training import answer_spans, forests, gates, passages, wholeness, worth
from benchmarks.training.gold import read_articles
from benchmarks.training.verdicts import by_name

MODELS = ("passages", "answer_spans", "wholeness", "worth", "answer_gaps", "statement_gate", "item_gate")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training", description=__doc__)
    parser.add_argument("models", nargs="*", default=MODELS, help=f"which to fit: {', '.join(MODELS)} (default: all)")
    parser.add_argument("--gold", type=Path, default=Path("../shared/interviews"), help="folder of texts with gold sheets")
    parser.add_argument(
        "--passages", type=Path, default=Path("../shared/eval/passages.dev.jsonl"), help="encyclopaedia passages with questions"
    )
    parser.add_argument("--cache", type=Path, help="file that keeps the tagged texts between runs")
    options = parser.parse_args()
    if "passages" in options.models:
        passages.train(options.passages)
    if "worth" in options.models:
        worth.train(options.gold)
    for model, train in (("answer_spans", answer_spans.train), ("wholeness", wholeness.train)):
        if model in options.models:
            train(read_articles(options.gold, options.cache))
    sources = by_name([options.gold, options.gold / "pool"])
    if "answer_gaps" in options.models:
        forests.train_gaps(forests.all_asked(sources))
    # The gates come last, since the scores of the other models are among their features; that of statements is among the items'.
    for what, model in gates.GATES.items():
        if model in options.models:
            gates.train(what, sources)


if __name__ == "__main__":
    main()
