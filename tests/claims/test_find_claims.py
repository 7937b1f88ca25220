"""What find_claims promises of any interview, and what each of its parts does with sentences made for it."""

from pathlib import Path

import pytest

from quizapp.claims import AnswerType, Claim, ClaimKind, find_claims
from quizapp.transcript import Transcript, read, read_bytes

SEED = Path(__file__).parents[2] / "seeds" / "中国能长出自己的OpenAI吗.txt"
TALK = """# 电池的将来

2023-05-04

记者：王平，你好。你们的工厂为什么要搬到苏州？

王平：我在 2019 年把工厂搬到了苏州。我觉得固态电池的关键不是能量密度，而是制造成本。影响电池价格的因素有三个：\
第一，原材料的价格；第二，工厂的规模；第三，良品率的高低。

记者：固态电池什么时候能用到汽车上？

王平：我相信固态电池在 2027 年会用到汽车上。Zeta 是一家德国公司，它的总部在慕尼黑。创始人是陈岚。
"""


@pytest.fixture(scope="module")
def seed() -> tuple[Transcript, list[Claim]]:
    transcript = read(SEED)
    return transcript, find_claims(transcript)


@pytest.fixture(scope="module")
def talk() -> tuple[Transcript, list[Claim]]:
    transcript = read_bytes(TALK.encode(), "talk.md")
    return transcript, find_claims(transcript)


def statements(claims: list[Claim]) -> str:
    return "\n".join(claim.statement for claim in claims)


def test_every_claim_quotes_the_source_and_every_answer_stands_in_its_quote(seed: tuple[Transcript, list[Claim]]) -> None:
    transcript, claims = seed
    assert len(claims) >= 35
    for claim in claims:
        assert claim.quote.of(transcript.text).strip()
        for answer in claim.answers:
            assert claim.quote.holds(answer.raw)
            assert answer.at is None or answer.at.of(claim.statement) == answer.text


def test_claims_come_best_first_and_the_same_on_every_call(seed: tuple[Transcript, list[Claim]]) -> None:
    transcript, claims = seed
    assert [c.importance for c in claims] == sorted((c.importance for c in claims), reverse=True)
    assert find_claims(transcript) == claims


def test_a_claim_belongs_to_a_speaker_or_to_the_article(seed: tuple[Transcript, list[Claim]]) -> None:
    transcript, claims = seed
    known = {s.name for s in transcript.speakers} | {""}
    assert {c.speaker for c in claims if not c.relayed_by} <= known


def test_the_speaker_stands_where_the_speaker_said_i(talk: tuple[Transcript, list[Claim]]) -> None:
    assert "王平在 2019 年把工厂搬到了苏州。" in statements(talk[1])


def test_an_opinion_is_a_position_of_its_holder(talk: tuple[Transcript, list[Claim]]) -> None:
    found = next(c for c in talk[1] if "制造成本" in c.statement)
    assert (found.kind, found.speaker) == (ClaimKind.POSITION, "王平")
    assert not found.statement.startswith("我觉得")


def test_how_sure_the_holder_is_stays_in_the_statement(talk: tuple[Transcript, list[Claim]]) -> None:
    assert "王平相信固态电池在 2027 年会用到汽车上。" in statements(talk[1])


def test_an_announced_list_is_one_claim_with_its_parts_in_order(talk: tuple[Transcript, list[Claim]]) -> None:
    found = next(c for c in talk[1] if any(a.type is AnswerType.LIST for a in c.answers))
    assert [a.text for a in found.answers] == ["原材料的价格", "工厂的规模", "良品率的高低"]


def test_a_question_is_no_claim(talk: tuple[Transcript, list[Claim]]) -> None:
    assert not any(c.statement.endswith("？") or "什么时候" in c.statement for c in talk[1])


def test_a_statement_without_an_owner_of_its_subject_is_left_out(talk: tuple[Transcript, list[Claim]]) -> None:
    assert not any(c.statement.startswith("创始人是") for c in talk[1])
