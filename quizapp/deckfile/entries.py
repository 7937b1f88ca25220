"""What a deck file says of an item: one entry for each thing that an item holds, with its name in the file.

Markdown and CSV share these; how an entry looks on the page is theirs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quizapp.claims.claim import ClaimKind
from quizapp.items.item import FALSE, GAP, TRUE, Item, ItemKind
from quizapp.language.span import Span
from quizapp.study.deck import ExportNote

KINDS = {
    ItemKind.CLOZE: "填空",
    ItemKind.SHORT_ANSWER: "简答",
    ItemKind.MULTIPLE_CHOICE: "单选",
    ItemKind.TRUE_FALSE: "判断",
    ItemKind.WHO_SAID: "谁说的",
    ItemKind.LIST: "列举",
}
CLAIMS = {ClaimKind.FACT: "事实", ClaimKind.POSITION: "看法"}
YES = "是"
_NO = frozenset({"", "否", "no", "0", "false"})

# name in the code: name in the file. What people read and edit comes first, what only the program needs last.
LABELS = {
    "question": "题目",
    "answer": "答案",
    "accepted": "也算对",
    "choices": "选项",
    "parts": "各项",
    "ordered": "按顺序",
    "unit": "单位",
    "correction": "更正",
    "explanation": "解释",
    "quote": "原句",
    "speaker": "说话人",
    "relayed_by": "转述者",
    "topic": "主题",
    "source_title": "来源",
    "source_date": "日期",
    "tags": "标签",
    "kind": "题型",
    "claim": "论断",
    "importance": "重要度",
    "rank": "名次",
    "span": "位置",
    "context": "参照",
    "reason": "规则",
    "scores": "得分",
    "by_hand": "手写",
    "claim_id": "同源",
    "guid": "编号",
}
NAMES = {label: name for name, label in LABELS.items()} | {name: name for name in LABELS}
MANY = frozenset({"accepted", "choices", "parts", "tags", "context", "scores"})
_TEXTS = ("question", "answer", "unit", "correction", "explanation", "quote", "speaker", "relayed_by", "topic", "reason")


class BadEntry(ValueError):
    """An entry that cannot be meant: which one, what is wrong, what to do."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.name, self.problem, self.remedy = name, problem, remedy


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of one item: its name in the code and its texts; a single one unless the name is one of MANY."""

    name: str
    texts: tuple[str, ...]


def entries_of(note: ExportNote) -> Iterator[Entry]:
    """The entries of a note in the order of LABELS; those that say nothing are left out."""
    item = note.item
    written: dict[str, tuple[str, ...]] = {name: (getattr(item, name),) for name in _TEXTS}
    written |= {"accepted": item.accepted, "choices": item.choices, "parts": item.parts, "tags": note.tags}
    written |= {"ordered": (YES,) if item.ordered else (), "by_hand": (YES,) if item.by_hand else ()}
    written |= {"source_title": (note.source_title,), "source_date": (note.source_date,)}
    written |= {"kind": (KINDS[item.kind],), "claim": (CLAIMS[item.claim],)}
    written |= {"importance": (repr(item.importance),), "rank": (str(item.rank),)}
    written |= {"span": (_span_text(item.span),), "context": tuple(map(_span_text, item.context))}
    written |= {"scores": tuple(f"{name}={value!r}" for name, value in item.scores)}
    written |= {"claim_id": (item.claim_id,) if item.claim_id != item.guid else (), "guid": (item.guid,)}
    for name in LABELS:
        if texts := tuple(filter(None, written[name])):
            yield Entry(name, texts)


def note_of(entries: Mapping[str, tuple[str, ...]], rank: int) -> ExportNote:
    """The note that the entries describe. An item written by hand needs a question and an answer only.

    rank  of an item that does not say its own
    Raises BadEntry.
    """
    question, answer = _needed(entries, "question"), _needed(entries, "answer")
    source_title = _one(entries, "source_title")
    guid = _one(entries, "guid") or _new_guid(source_title, question)
    quote = _one(entries, "quote") or answer
    item = Item(
        **({name: _one(entries, name) for name in _TEXTS} | {"quote": quote}),
        guid=guid,
        claim_id=_one(entries, "claim_id") or guid,
        kind=_kind(entries, question),
        claim=_claim(entries),
        rank=int(_number(entries, "rank", str(rank))),
        importance=_number(entries, "importance", "0.5"),
        span=_span("span", _one(entries, "span")) if "span" in entries else Span(0, max(len(quote), 1)),
        accepted=entries.get("accepted", ()),
        choices=entries.get("choices", ()),
        parts=entries.get("parts", ()),
        ordered=_yes(entries, "ordered"),
        context=tuple(_span("context", text) for text in entries.get("context", ())),
        scores=tuple(_score(text) for text in entries.get("scores", ())),
        by_hand=_yes(entries, "by_hand") or "guid" not in entries,
    )
    _check(item)
    return ExportNote(item, source_title, _one(entries, "source_date"), tags=entries.get("tags", ()))


def _check(item: Item) -> None:
    """What an edit breaks most easily."""
    if item.kind is ItemKind.CLOZE and GAP not in item.question:
        raise BadEntry(
            "question", "a cloze without its gap", f"write {GAP} where the answer belongs, or another {LABELS['kind']}"
        )
    if item.choices and item.answer not in item.choices:
        raise BadEntry("choices", f"the answer “{item.answer}” is not among the choices", "add it, or correct the answer")
    if item.kind is ItemKind.TRUE_FALSE and item.answer not in (TRUE, FALSE):
        raise BadEntry(
            "answer", f"“{item.answer}” is neither {TRUE} nor {FALSE}", f"write one of them, or another {LABELS['kind']}"
        )
    if item.kind is ItemKind.MULTIPLE_CHOICE and len(item.choices) < 2:
        raise BadEntry("kind", "a multiple choice needs two choices or more", f"add them under {LABELS['choices']}")


def _one(entries: Mapping[str, tuple[str, ...]], name: str) -> str:
    return next(iter(entries.get(name, ())), "")


def _needed(entries: Mapping[str, tuple[str, ...]], name: str) -> str:
    text = _one(entries, name)
    if not text.strip():
        raise BadEntry(name, f"an item without its {LABELS[name]}", f"add its {LABELS[name]}, or delete the item")
    return text


def _kind(entries: Mapping[str, tuple[str, ...]], question: str) -> ItemKind:
    """The kind as written, or the one that the entries fit."""
    written = _one(entries, "kind")
    if not written:
        fitting = (
            (GAP in question, ItemKind.CLOZE),
            ("parts" in entries, ItemKind.LIST),
            ("choices" in entries, ItemKind.MULTIPLE_CHOICE),
        )
        return next((kind for fits, kind in fitting if fits), ItemKind.SHORT_ANSWER)
    for kind, label in KINDS.items():
        if written in (label, kind.value):
            return kind
    raise BadEntry("kind", f"“{written}” is no kind of question", f"write one of {'、'.join(KINDS.values())}")


def _claim(entries: Mapping[str, tuple[str, ...]]) -> ClaimKind:
    written = _one(entries, "claim") or CLAIMS[ClaimKind.FACT]
    for claim, label in CLAIMS.items():
        if written in (label, claim.value):
            return claim
    raise BadEntry("claim", f"“{written}” is no kind of claim", f"write one of {'、'.join(CLAIMS.values())}")


def _yes(entries: Mapping[str, tuple[str, ...]], name: str) -> bool:
    return _one(entries, name).strip().casefold() not in _NO


def _number(entries: Mapping[str, tuple[str, ...]], name: str, default: str) -> float:
    written = _one(entries, name) or default
    try:
        return float(written)
    except ValueError as error:
        raise BadEntry(name, f"“{written}” is no number", "write digits, or delete the line") from error


def _span_text(span: Span) -> str:
    return f"{span.start}–{span.end}"


def _span(name: str, written: str) -> Span:
    start, _, end = written.replace("–", "-").partition("-")
    try:
        return Span(int(start), int(end))
    except ValueError as error:
        raise BadEntry(name, f"“{written}” is no place in a text", "write it as 120–137, or delete the line") from error


def _score(written: str) -> tuple[str, float]:
    name, equals, value = written.rpartition("=")
    try:
        return name, float(value if equals else "?")
    except ValueError as error:
        raise BadEntry("scores", f"“{written}” is no score", "write it as worth=0.5, or delete the line") from error


def _new_guid(source_title: str, question: str) -> str:
    """An identity for an item written by hand; it lasts as long as its question does, or until it is written down."""
    return "hand-" + hashlib.sha256(f"{source_title}\n{question}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
