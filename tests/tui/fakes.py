"""A session over invented cards, for the study screen alone: no store, no scheduler, a clock that a test moves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from quizapp.claims.claim import ClaimKind
from quizapp.items.item import Item, ItemKind
from quizapp.language.span import Span
from quizapp.study.card import CardState, Phase, Rating
from quizapp.study.grading import Grade, grade
from quizapp.workflows.moment import Moment
from quizapp.workflows.shown import Counts, Passage, ShownCard

START = 1_700_000_000_000


@dataclass
class TestClock:
    """A clock that stands still until a test moves it."""

    __test__ = False
    ms: int = START

    def __call__(self) -> Moment:
        return Moment(self.ms, ZoneInfo("Asia/Shanghai"))


PASSAGE = Passage(
    speaker="周南",
    paragraph=6,
    percent=11,
    before="另外一家公司叫北辰,它也是做港口调度的。",
    quote="他刚刚拿了 1.05 亿元的融资,现在的估值是 15 亿元",
    after="我们先讨论一下为什么今年港口这么热?",
)


def item(kind: ItemKind, question: str, answer: str, **more: object) -> Item:
    """An invented item."""
    return Item(
        guid=f"guid-{kind}",
        claim_id=f"claim-{kind}",
        kind=kind,
        claim=ClaimKind.FACT,
        rank=1,
        importance=0.8,
        topic="融资",
        speaker="周南",
        question=question,
        answer=answer,
        explanation=str(more.pop("explanation", "")),
        quote=PASSAGE.quote,
        span=Span(0, len(PASSAGE.quote)),
        **more,  # type: ignore[arg-type]
    )


ITEMS = (
    item(
        ItemKind.SHORT_ANSWER,
        "北辰在 2022 年的这轮融资之后，估值是多少亿元？",
        "15 亿元",
        unit="亿元",
        explanation="别混淆：南湖的估值是 10 亿元。",
    ),
    item(
        ItemKind.MULTIPLE_CHOICE,
        "北辰的调度中心有多少台服务器？",
        "4000 台",
        choices=("1000 台", "4000 台", "400 台", "10000 台"),
    ),
    item(ItemKind.TRUE_FALSE, "北辰的估值是 10 亿元。", "错", correction="北辰的估值是 15 亿元。"),
    item(ItemKind.WHO_SAID, "“明年的吞吐量应该还能翻一倍”，这是谁的看法？", "周南", choices=("周南", "林岚", "主持人")),
    item(ItemKind.CLOZE, "根据公开资料，国内最早用上自动岸桥的是____港。", "青岛"),
    item(ItemKind.LIST, "周南认为港口要做到无人化，取决于哪三个要素？", "算法、设备、人才", parts=("算法", "设备", "人才")),
)


def card_of(number: int, it: Item, phase: Phase = Phase.NEW) -> ShownCard:
    return ShownCard(
        card_id=number,
        guid=it.guid,
        item=it,
        deck="港口的明天",
        source_id=1,
        source_title="港口的明天",
        state=CardState(phase=phase),
        version=1,
        choices=it.choices,
        passage=PASSAGE,
        flagged=False,
        draft=None,
    )


@dataclass
class FakeSession:
    """Asks the cards in order; remembers what it was told."""

    cards: list[ShownCard]
    deck_name: str = "港口的明天"
    answers: list[tuple[Rating, str, int, float]] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)
    at: int = 0

    @property
    def current(self) -> ShownCard | None:
        return self.cards[self.at] if self.at < len(self.cards) else None

    @property
    def position(self) -> tuple[int, int]:
        return self.at, len(self.cards)

    @property
    def number(self) -> int:
        return self.at + 1

    def counts(self) -> Counts:
        return Counts(20, 3, 14)

    def grade(self, given: str) -> Grade:
        return grade(self.cards[self.at].item, given)

    def previews(self, moment: Moment) -> dict[Rating, int]:
        return {Rating.AGAIN: 30, Rating.HARD: 360, Rating.GOOD: 2 * 86_400, Rating.EASY: 8 * 86_400}

    def answer(self, rating: Rating, given: str, took_ms: int, score: float, moment: Moment) -> None:
        self.answers.append((rating, given, took_ms, score))
        self.at += 1

    def bury(self, moment: Moment) -> None:
        self.acts.append("bury")
        self.at += 1

    def suspend(self, moment: Moment) -> None:
        self.acts.append("suspend")
        self.at += 1

    def flag(self, moment: Moment) -> None:
        self.cards[self.at] = replace(self.cards[self.at], flagged=not self.cards[self.at].flagged)

    def accept_answer(self, text: str, moment: Moment) -> None:
        self.acts.append(f"accept {text}")

    def save_draft(self, text: str, moment: Moment) -> None:
        self.acts.append(f"draft {text}")

    def look(self, moment: Moment) -> None:
        self.acts.append("look")

    def refresh(self, moment: Moment) -> None:
        pass

    def undo(self, moment: Moment):
        if not self.answers:
            return None
        self.at -= 1
        rating, given, _, _ = self.answers.pop()
        card = self.cards[self.at]
        return SimpleNamespace(
            kind="answer", count=1, guid=card.guid, card_id=card.card_id, question=card.item.question, rating=rating, given=given
        )

    def redo(self, moment: Moment):
        return None
