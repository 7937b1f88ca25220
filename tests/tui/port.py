"""An invented interview about a port, twelve items of all six kinds on it, and a store that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from quizapp.claims.claim import ClaimKind
from quizapp.items.item import FALSE, TRUE, Item, ItemKind
from quizapp.language.span import Span
from quizapp.transcript.transcript import Block, BlockKind, Found, Role, Speaker, Transcript
from quizapp.workflows import Database, Moment

ZONE = ZoneInfo("Asia/Shanghai")
START = 1_790_000_000_000  # 2026-09-21 22:13 in Shanghai
DECK = "港口的明天：一位调度员的二十年"
HOST, GUEST, OTHER = "《海风》", "周南", "林岚"

TURNS = (
    (HOST, "今天我们请到了在港口做了二十年调度的周南，还有做自动化设备的林岚。先说说，港口这几年变化大吗？"),
    (GUEST, "变化非常大。二十年前一条船靠岸，要三百多个工人忙两天，现在夜里码头上看不到人。"),
    (GUEST, "青岛的全自动化码头是 2017 年投产的，国内最早用上自动岸桥的就是它。"),
    (HOST, "那时候大家相信它能成吗？"),
    (OTHER, "不相信的人很多。我们给北辰公司做设备的时候，他们的调度中心只有 4000 台服务器，很多人说不够。"),
    (OTHER, "另外一家公司叫北辰，它也是做港口调度的。他刚刚拿了 1.05 亿元的融资，现在的估值是 15 亿元。我们今天先不讨论泡沫。"),
    (GUEST, "我猜明年的吞吐量应该还能翻一倍，但是要看天气和油价。"),
    (HOST, "要做到真正的无人化，最难的是什么？"),
    (GUEST, "取决于三个要素：算法、设备、人才。算法可以买，设备可以造，人才要自己带。"),
    (OTHER, "我不同意把人才放在最后。没有会修设备的人，算法再好也没有用。"),
    (GUEST, "一台岸桥一小时可以吊 36 个箱子，熟练的司机也就是 30 个左右。"),
    (HOST, "最后一个问题，年轻人还应该进港口吗？"),
    (OTHER, "应该，但是不要只学一门手艺。港口最缺的是既懂机器又懂海的人。"),
)


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    ms: int = START

    def __call__(self) -> Moment:
        return Moment(self.ms, ZONE)

    def pass_(self, seconds: float) -> None:
        """Let time go by."""
        self.ms += round(1000 * seconds)


def transcript() -> Transcript:
    """The interview, read."""
    text, blocks, turn, before = "", [], -1, ""
    for speaker, words in TURNS:
        label = "" if speaker == before else f"{speaker}："
        turn += speaker != before
        start = len(text) + len(label)
        text += f"{label}{words}\n"
        blocks.append(Block(BlockKind.SPEECH, Span(start, start + len(words)), speaker, turn))
        before = speaker
    return Transcript(
        path="/talks/port.txt",
        identity="port",
        text=text,
        folded=text,
        blocks=tuple(blocks),
        speakers=(Speaker(HOST, Role.HOST), Speaker(GUEST, Role.GUEST), Speaker(OTHER, Role.GUEST)),
        title=Found(DECK, "heading"),
        date=Found("2026-09-01", "credits"),
    )


def item(number: int, kind: ItemKind, question: str, answer: str, quote: str, speaker: str, **more: object) -> Item:  # noqa: PLR0917
    """An item on a quote of the interview."""
    start = transcript().text.index(quote)
    return Item(
        guid=f"port-{number:02}",
        claim_id=f"claim-{number:02}",
        kind=kind,
        claim=more.pop("claim", ClaimKind.FACT),  # type: ignore[arg-type]
        rank=number,
        importance=round(1 - number / 40, 2),
        topic=str(more.pop("topic", "设备")),
        speaker=speaker,
        question=question,
        answer=answer,
        explanation=str(more.pop("explanation", "")),
        quote=quote,
        span=Span(start, start + len(quote)),
        reason="port",
        **more,  # type: ignore[arg-type]
    )


VALUE = "他刚刚拿了 1.05 亿元的融资，现在的估值是 15 亿元"
SERVERS = "他们的调度中心只有 4000 台服务器"
DOUBLE = "我猜明年的吞吐量应该还能翻一倍"
FACTORS = "取决于三个要素：算法、设备、人才"
FIRST = "国内最早用上自动岸桥的就是它"
BOXES = "一台岸桥一小时可以吊 36 个箱子"
HANDS = "没有会修设备的人，算法再好也没有用"
YOUNG = "港口最缺的是既懂机器又懂海的人"
POSITION = ClaimKind.POSITION


def items() -> list[Item]:
    """Two of each kind, the best first."""
    kind = ItemKind
    return [
        item(
            1, kind.MULTIPLE_CHOICE, "北辰的调度中心有多少台服务器？", "4000 台", SERVERS, OTHER,
            choices=("1000 台", "4000 台", "400 台", "10000 台"),
        ),
        item(
            2, kind.TRUE_FALSE, "林岚说，北辰现在的估值是 10 亿元。", FALSE, VALUE, OTHER,
            choices=(TRUE, FALSE), correction="林岚说，北辰现在的估值是 15 亿元。", topic="融资",
        ),
        item(
            3, kind.WHO_SAID, "“明年的吞吐量应该还能翻一倍”，这是谁的看法？", GUEST, DOUBLE, GUEST,
            choices=(GUEST, OTHER, HOST), claim=POSITION, topic="吞吐量",
        ),
        item(
            4, kind.SHORT_ANSWER, "北辰在最近这轮融资之后，估值是多少亿元？", "15 亿元", VALUE, OTHER,
            unit="亿元", explanation="别混淆：这轮融资本身是 1.05 亿元。", topic="融资",
        ),
        item(5, kind.CLOZE, "国内最早用上自动岸桥的，是____的全自动化码头。", "青岛", FIRST, GUEST),
        item(
            6, kind.LIST, "周南认为，港口要做到真正的无人化，取决于哪三个要素？", "算法、设备、人才", FACTORS, GUEST,
            parts=("算法", "设备", "人才"), claim=POSITION, topic="无人化",
        ),
        item(7, kind.SHORT_ANSWER, "一台岸桥一小时可以吊多少个箱子？", "36 个", BOXES, GUEST, unit="个"),
        item(
            8, kind.WHO_SAID, "“没有会修设备的人，算法再好也没有用”，这是谁的看法？", OTHER, HANDS, OTHER,
            choices=(GUEST, OTHER, HOST), claim=POSITION, topic="无人化",
        ),
        item(
            9, kind.CLOZE, "林岚认为，港口最缺的是既懂机器又懂____的人。", "海", YOUNG, OTHER, claim=POSITION, topic="人才"
        ),
        item(10, kind.TRUE_FALSE, "一台岸桥一小时可以吊 36 个箱子。", TRUE, BOXES, GUEST, choices=(TRUE, FALSE)),
    ]  # fmt: skip


def study_for(database: Database, days: int) -> None:
    """Let a learner study every evening up to the one before `START`, three new cards a day, forgetting one answer in six.

    The cards come in the order of their ids, so that a picture does not change with the order of the day's queue.
    """
    count = 0
    for day in range(days, 0, -1):
        if day % 7 == 3:
            continue  # a free evening a week
        clock = Clock(START - day * 86_400_000)
        for guid in _due(database, clock):
            count = _study(database, clock, guid, count)


def _due(database: Database, clock: Clock) -> list[str]:
    from quizapp.workflows.browse import search

    due = {row.guid for row in search(database, "状态:到期", clock(), limit=100)}
    new = {row.guid for row in search(database, "状态:新", clock(), limit=100)}
    return sorted(due - new) + sorted(new)[:3]


def _study(database: Database, clock: Clock, guid: str, count: int) -> int:
    """Answer one card until it is done for today; returns the count of answers."""
    from quizapp.study.card import Rating
    from quizapp.workflows.study import begin_study

    session = begin_study(database, clock(), guids=[guid])
    while session.current is not None or session.learn_ahead(clock()):
        clock.pass_(7)
        count += 1
        forgotten = count % 6 == 0
        session.answer(Rating.AGAIN if forgotten else Rating.GOOD, "", 6_000, float(not forgotten), clock())
    session.end(clock())
    return count


def fill(database: Database, deck: str = DECK, made: list[Item] | None = None) -> int:
    """Store the interview and its items as one deck that waits for triage; returns the deck's number."""
    from quizapp.store import cards as card_rows
    from quizapp.store import decks, sources
    from quizapp.store import items as item_rows
    from quizapp.store.codes import Verdict
    from quizapp.store.engine import writing

    with writing(database.engine) as connection:
        source_id = sources.put_source(connection, transcript(), None, START)
        deck_id = decks.find_or_add(connection, deck, "generated", START)
        stored = item_rows.upsert(connection, source_id, deck_id, made or items(), START)
        card_rows.make_cards(connection, database.learner_id, stored.ids.values(), Verdict.WAITS)
    return deck_id
