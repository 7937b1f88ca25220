"""An invented interview about a harbour: its text, its items, and moments of a learner's week."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from quizapp.claims.claim import ClaimKind
from quizapp.items.item import FALSE, TRUE, Item, ItemKind
from quizapp.language.span import Span
from quizapp.store import cards as card_rows
from quizapp.store import decks, sources
from quizapp.store import items as item_rows
from quizapp.store.codes import Verdict
from quizapp.store.engine import writing
from quizapp.transcript.transcript import Block, BlockKind, Found, Role, Speaker, Transcript
from quizapp.workflows import Database, Moment

ZONE = ZoneInfo("Asia/Shanghai")
START = 1_790_000_000_000  # a morning in September 2026
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000

NUMBERS = ("三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四")


def at(days: float = 0, *, minutes: float = 0) -> Moment:
    """A moment, counted from the first morning."""
    return Moment(START + round(days * DAY + minutes * MINUTE), ZONE)


def transcript(path: str = "/talks/harbour.txt", sentences: int = 12) -> Transcript:
    """A host's question, then one sentence of the guest's for each claim."""
    lines = ["《海风》：港口有多少设备？", "林越：" + _sentence(0), *(_sentence(n) for n in range(1, sentences))]
    text = "\n".join(lines)
    blocks, start = [], 0
    for number, line in enumerate(lines):
        label = line.index("：") + 1 if number < 2 else 0
        speaker = "《海风》" if number == 0 else "林越"
        blocks.append(Block(BlockKind.SPEECH, Span(start + label, start + len(line)), speaker, min(number, 1)))
        start += len(line) + 1
    return Transcript(
        path=path,
        identity="harbour",
        text=text,
        folded=text,
        blocks=tuple(blocks),
        speakers=(Speaker("《海风》", Role.HOST), Speaker("林越", Role.GUEST)),
        title=Found("港口访谈", "heading"),
        date=Found("2026-09-01", "credits"),
    )


def items(number: int = 12) -> list[Item]:
    """For each claim a short answer; for every second one a true/false item, its sibling."""
    text = transcript(sentences=number).text
    made: list[Item] = []
    for n in range(number):
        made.append(item(n, ItemKind.SHORT_ANSWER, text))
        if n % 2 == 0:
            made.append(item(n, ItemKind.TRUE_FALSE, text))
    return made


def item(n: int, kind: ItemKind, text: str) -> Item:
    """The item of that kind about claim n."""
    sentence = _sentence(n)
    start = text.index(sentence)
    asked = kind is ItemKind.SHORT_ANSWER
    return Item(
        guid=f"guid-{n:03}-{kind.value}",
        claim_id=f"claim-{n:03}",
        kind=kind,
        claim=ClaimKind.FACT if n % 3 else ClaimKind.POSITION,
        rank=2 * n + (1 if asked else 2),
        importance=round(1 - n / 50, 2),
        topic="设备" if n < 6 else "人员",
        speaker="林越" if n % 4 else "《海风》",
        question=f"第 {n + 1} 号码头有几台吊车？" if asked else f"第 {n + 1} 号码头有{NUMBERS[n % 12]}台吊车。",
        answer=f"{NUMBERS[n % 12]}台" if asked else TRUE,
        explanation="",
        quote=sentence,
        span=Span(start, start + len(sentence)),
        choices=() if asked else (TRUE, FALSE),
        scores=(("fit", round(0.99 - n / 100, 2)),),
        reason="harbour",
    )


def deck_of_items(db: Database, name: str, made: Sequence[Item], moment: Moment, verdict: Verdict = Verdict.WAITS) -> int:
    """Store items as one deck of the harbour interview; returns the deck's id."""
    with writing(db.engine) as connection:
        source_id = sources.put_source(connection, transcript(sentences=max(len(made), 12)), None, moment.ms)
        deck_id = decks.find_or_add(connection, name, "generated", moment.ms)
        stored = item_rows.upsert(connection, source_id, deck_id, made, moment.ms)
        card_rows.make_cards(connection, db.learner_id, stored.ids.values(), verdict)
    return deck_id


def _sentence(n: int) -> str:
    return f"第 {n + 1} 号码头有{NUMBERS[n % 12]}台吊车，都是去年装的。"
