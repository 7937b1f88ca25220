"""The gold sheets and their texts, folded and tagged: what the models learn from, and the texts that they never see."""

from __future__ import annotations

import json
import pickle
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.language.fold import fold, looks_traditional, simplify
from quizapp.language.sentences import sentences
from quizapp.language.words import Token, tag

# Never used to fit what ships: blind tests of the whole program are read on them.
LEFT_OUT = frozenset({"pool/02", "pool/11", "pool/18", "pool/24", "09", "20", "22"})
REACH = 200  # characters round an anchor in which the answers of a claim without a quote are looked for


@dataclass(frozen=True, slots=True)
class Words:
    """A string in its folded form, and its words."""

    text: str
    tokens: list[Token]


@dataclass(frozen=True, slots=True)
class Gold:
    """One claim of a gold sheet. `plain` is its quote made to stand alone; empty where the sheet has none."""

    kind: str
    importance: int
    answers: list[str]
    quote: Words
    plain: Words
    anchor: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its gold sheet. `counts` says how often each word stands in it, in lower case."""

    name: str
    path: Path
    claims: list[Gold]
    sentences: list[Words]
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def left_out(self) -> bool:
        return self.name in LEFT_OUT


def read_articles(folder: Path, cache: Path | None = None) -> list[Article]:
    """All texts of `folder` and its `pool` that have a gold sheet. `cache` is a file that keeps the tagged texts."""
    if cache and cache.exists():
        articles: list[Article] = pickle.loads(cache.read_bytes())
        return articles
    sheets = sorted(folder.glob("*.gold.jsonl")) + sorted((folder / "pool").glob("*.gold.jsonl"))
    articles = [_article(folder, sheet) for sheet in sheets]
    if cache:
        cache.write_bytes(pickle.dumps(articles))
    return articles


def _article(folder: Path, sheet: Path) -> Article:
    path = sheet.with_name(sheet.name.replace(".gold.jsonl", ".txt"))
    raw = path.read_text("utf-8")
    rows = [json.loads(line) for line in sheet.read_text("utf-8").splitlines() if line.strip()]
    rows = [row | {"quote": row.get("quote") or quote_round(row, raw)} for row in rows]
    rows = [row for row in rows if row["quote"]]
    form = folding(raw)
    text = form(raw.replace("**", ""))
    whole = tagged([span.of(text) for span in sentences(text)])
    quotes = tagged([form(_spoken(row["quote"])) for row in rows])
    plains = tagged([form(_spoken(row.get("plain") or "")) for row in rows])
    claims = [
        Gold(row["kind"], row["importance"], [form(_spoken(a)) for a in row["answers"]], quote, plain, form(row["anchor"]))
        for row, quote, plain in zip(rows, quotes, plains, strict=True)
    ]
    name = ("" if path.parent == folder else "pool/") + path.name[:2]
    return Article(name, path, claims, whole, Counter(t.text.lower() for s in whole for t in s.tokens))


def folding(article: str) -> Callable[[str], str]:
    """How the strings of an article are folded: in Simplified script too, if the article is Traditional."""
    return (lambda text: simplify(fold(text))) if looks_traditional(article) else fold


def tagged(texts: list[str]) -> list[Words]:
    """The words of each text."""
    return [Words(text, tokens) for text, tokens in zip(texts, tag(texts), strict=True)]


def _spoken(quote: str) -> str:
    """A quote without the mark-up and the labels that a transcript does not keep."""
    bare = re.sub(r"\[Speaker \d+\]:\s*", "", quote).replace("**", "").replace("> ", "")
    return re.sub(r"\s*\n\s*", "", bare).strip()


def quote_round(row: dict[str, object], text: str) -> str:
    """The sentences round a claim's anchor, as far as its answers reach; empty if the anchor is not in the text."""
    anchor = str(row.get("anchor") or "")
    start = text.find(anchor) if anchor else -1
    if start < 0:
        return ""
    end = start + len(anchor)
    answers = row["answers"]
    assert isinstance(answers, list)
    for answer in answers:
        near = min((m.start() for m in re.finditer(re.escape(answer), text)), key=lambda p: abs(p - start), default=start)
        if abs(near - start) <= REACH:
            start, end = min(start, near), max(end, near + len(answer))
    while start > 0 and text[start - 1] not in "。！？!?\n":
        start -= 1
    while end < len(text) and text[end - 1] not in "。！？!?" and text[end] != "\n":
        end += 1
    return text[start:end].strip()
