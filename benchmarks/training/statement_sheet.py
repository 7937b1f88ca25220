"""A sheet of random candidate statements of some sources for a blind reader, and a key that says where each stands.

    python -m benchmarks.training.statement_sheet SOURCE… -n 45 --seed 1 --sheet sheet.md --key key.jsonl

The reader sees each statement as an item would word it, with the sentences round its quote, and answers one JSON object a line:
{"id": "s01", "fails": [3, 6], "why": "…"}: the rules of the rubric that it breaks, of 1, 2, 3, 6 and 8.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from pathlib import Path

from quizapp.claims.choice import SOFT_FAULTS, sureness
from quizapp.claims.claim import ClaimKind
from quizapp.claims.source_sentence import source_sentences
from quizapp.claims.statements import Statement, statements
from quizapp.claims.wording import shown_words
from quizapp.transcript import Transcript, read

BEST = 0.5  # share of the sentences whose surest statement is shown; of the others a random one
AROUND = 120  # characters of the source shown on either side of the quote


def candidates(transcript: Transcript) -> list[Statement]:
    """The statements that no hard rule refuses."""
    found = list(statements(transcript, source_sentences(transcript)))
    return [s for s in found if all(f in SOFT_FAULTS for f in s.faults)]


def said(statement: Statement, transcript: Transcript) -> str:
    """The statement with its holder in front where it is a position that does not name one."""
    text = shown_words(statement.draft.words, transcript)
    holding = statement.holding
    if statement.frame:
        verb = "认为" if holding.kind is ClaimKind.POSITION else "说"
        return f"被问到“{statement.frame.of(transcript.text)}”时，{holding.holder}{verb}，{text}"
    if holding.kind is ClaimKind.POSITION and not holding.attributed:
        return f"{holding.holder}认为，{text}"
    return text


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def sample(transcript: Transcript, n: int, seed: str) -> list[Statement]:
    """At most `n` statements, one a sentence, of random sentences."""
    draw = random.Random(seed)
    by_sentence: dict[int, list[Statement]] = {}
    for one in candidates(transcript):
        by_sentence.setdefault(one.sentence.number, []).append(one)
    numbers = sorted(by_sentence)
    draw.shuffle(numbers)
    picked = [(number, by_sentence[number]) for number in sorted(numbers[:n])]
    return [max(ones, key=sureness) if draw.random() < BEST else draw.choice(ones) for _, ones in picked]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    cli.add_argument("sources", nargs="+", type=Path)
    cli.add_argument("-n", type=int, default=45)
    cli.add_argument("--seed", default="1")
    cli.add_argument("--sheet", type=Path, required=True)
    cli.add_argument("--key", type=Path, required=True)
    args = cli.parse_args()
    sheet, key, count = [], [], 0
    for path in args.sources:
        transcript = read(path)
        people = "、".join(f"{s.name}（{'提问' if s.role.value == 'host' else '嘉宾'}）" for s in transcript.speakers)
        sheet.append(f"# {path.name} · {transcript.title.value if transcript.title else ''} · {people}\n")
        for one in sample(transcript, args.n, f"{args.seed}:{path.name}"):
            count += 1
            name = f"s{count:03}"
            quote, text = one.quote, transcript.text
            before, after = text[max(0, quote.start - AROUND) : quote.start], text[quote.end : quote.end + AROUND]
            who = one.sentence.speaker.name if one.sentence.speaker else "文章叙述"
            around = f"…{before}【{quote.of(text)}】{after}…".replace("\n", " / ")
            sheet.append(f"## {name}\n陈述：{said(one, transcript)}\n原文（{who}）：{around}\n")
            row = {"id": name, "source": path.name, "start": quote.start, "end": quote.end, "hash": digest(said(one, transcript))}
            key.append(json.dumps(row | {"rules": one.draft.reasons, "faults": one.faults}, ensure_ascii=False))
    args.sheet.write_text("\n".join(sheet), "utf-8")
    args.key.write_text("\n".join(key) + "\n", "utf-8")


if __name__ == "__main__":
    main()
