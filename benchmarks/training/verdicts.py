"""Blind verdicts on the program's own statements and items, and what the program sees of them today.

A verdict is a line of `verdicts/*.jsonl`: {"what": "statement" | "item", "source": file name, "start", "end", "hash",
"rules", "fails": [rules of the rubric], "seen": {feature: value}}. It holds no text. The statements and items are made anew from
the sources; of those that the program no longer makes, `seen` keeps what it saw when they were judged.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.training.statement_sheet import digest, said
from quizapp.claims import find_claims
from quizapp.claims.choice import feature_rows, sureness, surroundings
from quizapp.claims.source_sentence import source_sentences
from quizapp.claims.statements import statements
from quizapp.items.likely import features
from quizapp.items.making import judged as judged_drafts
from quizapp.items.material import Material
from quizapp.items.worded import word_statements
from quizapp.transcript import Transcript, read

VERDICTS = Path(__file__).with_name("verdicts")
BLIND = frozenset({"09", "22", *(f"pool/{n}" for n in (12, 18, 19, 24, 30))})
STANDS, WORTH = frozenset({1, 2, 3, 6}), 8  # rules of the rubric that a statement must keep
FINE = 0.7  # of items of fine statements readers accept so many times as of those of statements that one must remember

Row = dict[str, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one reader said of one statement or item."""

    source: str
    digest: str  # of what the reader saw; places shift when the reader of sources learns, words do not
    fails: frozenset[int]
    seen: Row = field(default_factory=dict)
    worth: int = 2  # 0 not worth asking, 1 fine, 2 one of the things to remember
    asked: tuple[int, int] | None = None  # the place, in a statement as it was shown, of the words that a question should ask for

    def accepts(self, what: str) -> float:
        """Whether these broken rules leave it standing: for an item none of 1 to 7 and at most one of 8 to 14.

        A statement that stands counts more if it is one of the things to remember than if it is one that one may ask.
        """
        if what == "statement":
            return 0.0 if self.fails & (STANDS | {WORTH}) else FINE if self.worth == 1 else 1.0
        # Rule 14 judges the explanation, which is made after the draft was chosen and says nothing of it.
        return float(not any(rule <= 7 for rule in self.fails) and sum(7 < rule < 14 for rule in self.fails) < 2)


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement or item with its features, the share of readers who accepted it, and what the simple rule thinks of it."""

    source: str
    row: Row
    accepted: float
    readers: int
    by_rule: float
    anew: bool  # whether the program still makes it
    blind: bool  # whether its text is kept for blind tests of the whole program


def read_verdicts(what: str, folder: Path = VERDICTS) -> list[Verdict]:
    """All verdicts of the folder on statements, or on items."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines() if line.strip())
    rows = [row for row in map(json.loads, lines) if row.get("what", "statement") == what]
    return [Verdict(r["source"], r["hash"], frozenset(r["fails"]), r.get("seen", {}), r.get("worth", 2), _place(r)) for r in rows]


def _place(row: Mapping[str, Any]) -> tuple[int, int] | None:
    asked = row.get("asked")
    return (int(asked[0]), int(asked[1])) if asked else None


def judged(what: str, verdicts: Iterable[Verdict], sources: Mapping[str, Path]) -> list[Judged]:
    """The judged statements or items whose features are known, text by text."""
    by_source: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.source in sources:
            by_source[verdict.source].append(verdict)
    return [one for name in sorted(by_source) for one in _of_source(what, name, sources[name], by_source[name])]


def _of_source(what: str, name: str, path: Path, verdicts: Sequence[Verdict]) -> Iterable[Judged]:
    by_digest: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_digest[verdict.digest].append(verdict)
    today = SEEN[what](read(path), set(by_digest))
    for key, ones in by_digest.items():
        row = _row(today.get(key, {}), next((one.seen for one in ones if one.seen), {}))
        if row:
            share = float(np.mean([one.accepts(what) for one in ones]))
            yield Judged(name, row, share, len(ones), row.get("rule", 0.0), key in today, is_blind(path))


def _row(today: Row, seen: Row) -> Row:
    """The features of today; how sure the finder was of a gap is of then: it has since learned from that very text."""
    return seen | today | {name: value for name, value in seen.items() if name.startswith("gap:")}


def statements_seen(transcript: Transcript, wanted: set[str]) -> dict[str, Row]:
    """The features of the wanted statements that the program makes of a transcript, with the rule's score under `rule`."""
    found = source_sentences(transcript)
    made = {digest(said(s, transcript)): s for s in statements(transcript, found)}
    kept = {key: one for key, one in made.items() if key in wanted}
    rows = feature_rows(transcript, found, surroundings(transcript, found), list(kept.values()))
    return {key: row | {"rule": sureness(one)} for (key, one), row in zip(kept.items(), rows, strict=True)}


def items_seen(transcript: Transcript, wanted: set[str]) -> dict[str, Row]:
    """The features of the wanted items that the program drafts of a transcript, with its own guess under `rule`."""
    material = Material.of(transcript, word_statements(transcript, find_claims(transcript)))
    rows = {}
    for draft, _ in judged_drafts(material):
        key = item_digest(draft.kind, draft.question, draft.answer)
        if key in wanted:
            rows[key] = features(draft) | {"rule": draft.fit}
    return rows


SEEN = {"statement": statements_seen, "item": items_seen}


def item_digest(kind: str, question: str, answer: str) -> str:
    """What names an item in a verdict: a hash of what the reader saw of it."""
    return hashlib.sha256(f"{kind}\n{question}\n{answer}".encode()).hexdigest()[:16]


def is_blind(source: Path) -> bool:
    """Whether a text is kept for blind tests of the whole program, so that nothing may be fitted on it."""
    return ("pool/" if source.parent.name == "pool" else "") + source.name[:2] in BLIND


def by_name(folders: Iterable[Path]) -> dict[str, Path]:
    """Every source of the folders by its file name, which is what verdicts store."""
    endings = {".txt", ".srt", ".html", ".md"}
    return {p.name: p for folder in folders for p in sorted(folder.iterdir()) if p.suffix in endings and p.name != "README.md"}
