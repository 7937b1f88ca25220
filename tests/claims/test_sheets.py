"""Claim sheets out and in: what the source proves comes in, what it does not is listed by line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.claims.claim import AnswerType, ClaimKind
from quizapp.claims.sheets import Sheet, prompt, read_sheet, sheet_source, write_sheet
from quizapp.errors import UsageError
from tests.items.interview import SHEET, interview

SOURCE = interview()
HEAD = "source: factory.txt\nclaims:\n"


def entry(**fields: str) -> str:
    """One claim of a sheet: a good one, but for the fields given; a field of None is left out."""
    good = {
        "kind": "fact",
        "importance": "3",
        "speaker": "陈岚",
        "statement": "陈岚的工厂在 2019 年搬到了苏州。",
        "answers": "[苏州]",
        "quote": "我们在 2019 年把工厂搬到了苏州",
    } | fields
    lines = [f"{name}: {value}" for name, value in good.items() if value]
    return "- " + "\n  ".join(lines) + "\n"


def read(*entries: str) -> Sheet:
    return read_sheet(HEAD + "".join(entries), "factory.yaml", SOURCE)


def test_a_good_sheet_comes_in_whole() -> None:
    sheet = read_sheet(SHEET, "factory.yaml", SOURCE)
    assert sheet.problems == ()
    assert len(sheet.claims) == 6
    assert sheet.title == "一座老工厂怎样学会用视觉模型"
    assert all(claim.by_hand for claim in sheet.claims)


def test_quotes_and_answers_are_found_where_they_stand() -> None:
    for claim in read_sheet(SHEET, "factory.yaml", SOURCE).claims:
        quote = claim.quote.of(SOURCE.text)
        for answer in claim.answers:
            assert claim.quote.holds(answer.raw)
            assert answer.raw.of(SOURCE.text) in quote
            assert answer.at is None or answer.at.of(claim.statement) == answer.text


@pytest.mark.parametrize(
    ("fields", "line", "problem"),
    [
        ({"kind": "opinion"}, 3, "kind is “opinion”; write fact or position"),
        ({"importance": "5"}, 4, "importance is “5”; write 3 (must know), 2 (valuable) or 1 (detail)"),
        ({"statement": ""}, 3, "the claim has no statement; write one whole sentence that stands alone"),
        (
            {"quote": "我们把工厂搬到了南京"},
            8,
            "the quote does not stand in the source: 我们把工厂搬到了南京; copy it word for word",
        ),
        ({"answers": "[南京]"}, 7, "no answer stands in the quote: 南京; take words of the quote"),
        ({"answers": ""}, 3, "the claim has no answers; name the crucial words of the quote"),
        ({"speaker": "王平"}, 5, "the quote is said by 陈岚, not by 王平; write speaker: 陈岚"),
        ({"speaker": "赵强"}, 5, "赵强 is no speaker of the source and is not named in the quote; write speaker: 陈岚"),
        (
            {"statement": "陈岚的工厂在 2017 年搬到了苏州。"},
            6,
            "the number 2017 stands nowhere in the source; take the numbers of the quote",
        ),
    ],
)
def test_what_the_source_does_not_prove_is_listed_with_its_line_and_left_out(
    fields: dict[str, str], line: int, problem: str
) -> None:
    sheet = read(entry(**fields), entry())
    assert sheet.problems == (f"factory.yaml:{line}: {problem}",)
    assert len(sheet.claims) == 1


def test_a_lost_negation_is_found() -> None:
    quote = "自动化不会让工人失业"
    kept = entry(kind="position", statement="陈岚觉得自动化不会让工人失业。", answers="[工人失业]", quote=quote)
    lost = entry(kind="position", statement="陈岚觉得自动化会让工人失业。", answers="[工人失业]", quote=quote)
    assert read(kept).problems == ()
    assert read(lost).problems == ("factory.yaml:6: the quote denies what the statement says; keep its 不 or 没有",)


def test_a_year_may_be_worked_out_from_the_date_of_the_source() -> None:
    source = interview([("记者", "工厂怎么样了?"), ("陈岚", "我们去年把工厂搬到了苏州。")], date="2022-05-01")
    text = HEAD + entry(statement="陈岚的工厂 2021 年搬到了苏州。", quote="我们去年把工厂搬到了苏州")
    assert read_sheet(text, "factory.yaml", source).problems == ()


def test_reported_words_belong_to_the_person_named_in_the_quote() -> None:
    source = interview([("记者", "怎么看?"), ("陈岚", "李青说过,机器迟早会比人看得准。")])
    text = HEAD + entry(
        kind="position",
        speaker="李青",
        statement="李青认为机器迟早会比人看得准。",
        answers="[比人看得准]",
        quote="李青说过,机器迟早会比人看得准",
    )
    claim = read_sheet(text, "factory.yaml", source).claims[0]
    assert (claim.speaker, claim.relayed_by) == ("李青", "陈岚")


def test_a_quote_that_stands_twice_is_taken_where_its_speaker_says_it() -> None:
    source = interview([("记者", "漏检率降到了 0.3% 吗?"), ("陈岚", "是的,漏检率降到了 0.3% 左右。")])
    text = HEAD + entry(statement="陈岚说漏检率降到了 0.3%。", answers="[0.3%]", quote="漏检率降到了 0.3%")
    claim = read_sheet(text, "factory.yaml", source).claims[0]
    block = source.block_at(claim.quote.start)
    assert block is not None
    assert block.speaker == "陈岚"


@pytest.mark.parametrize(
    ("answer", "quote", "statement", "expected"),
    [
        ("3.2 亿元", "一共花了 3.2 亿元", "搬家一共花了 3.2 亿元。", AnswerType.NUMBER),
        ("0.3%", "漏检率降到了 0.3%", "漏检率降到了 0.3%。", AnswerType.NUMBER),
        ("2019 年", "我们在 2019 年把工厂搬到了苏州", "陈岚的工厂 2019 年搬到了苏州。", AnswerType.DATE),
        ("培训老师傅", "最难的不是买机器,而是培训老师傅", "陈岚认为最难的是培训老师傅。", AnswerType.PHRASE),
    ],
)
def test_the_type_of_an_answer_is_read_off_its_words(answer: str, quote: str, statement: str, expected: AnswerType) -> None:
    sheet = read(entry(answers=f"[{answer}]", quote=quote, statement=statement))
    assert sheet.claims[0].answers[0].type is expected


def test_what_is_written_comes_back() -> None:
    claims = read_sheet(SHEET, "factory.yaml", SOURCE).claims
    again = read_sheet(write_sheet(SOURCE, claims), "again.yaml", SOURCE)
    assert again.problems == ()
    assert again.claims == claims


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40))
def test_no_explanation_breaks_the_sheet(words: str) -> None:
    claim = replace(read(entry()).claims[0], explanation=words, topic=words)
    again = read_sheet(write_sheet(SOURCE, [claim]), "again.yaml", SOURCE)
    assert len(again.claims) + len(again.problems) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("claims: [", "factory.yaml:1: this is no YAML"),
        ("just words", "factory.yaml:1: this is no claim sheet; it begins with `source:`, `title:` and `claims:`"),
        (
            "source: a.txt",
            "factory.yaml:1: the sheet has no list of claims; write `claims:` and under it one `- kind: fact` for each",
        ),
        ("title: x\nclaims: []", "factory.yaml:1: the sheet does not name its source; add `source: FILE` at the top"),
    ],
)
def test_what_is_no_sheet_is_one_clear_line(text: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_sheet(text, "factory.yaml", SOURCE)
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


def test_a_source_beside_its_sheet_is_found_there(tmp_path: Path) -> None:
    (tmp_path / "factory.txt").write_text("陈岚:我们搬到了苏州。", "utf-8")
    assert sheet_source(HEAD + entry(), str(tmp_path / "factory.yaml")) == tmp_path / "factory.txt"
    assert sheet_source(HEAD + entry(), "elsewhere/factory.yaml") == Path("factory.txt")


def test_the_prompt_names_the_speakers_and_holds_the_text() -> None:
    words = prompt(SOURCE)
    assert "记者、陈岚、王平" in words
    assert "陈岚：我们在 2019 年把工厂搬到了苏州" in words
    assert all(field in words for field in ("kind:", "importance:", "statement:", "answers:", "quote:"))


def test_kinds_and_importance_are_read() -> None:
    claim = read(entry(kind="position", importance="1", statement="陈岚说工厂 2019 年搬到了苏州。")).claims[0]
    assert claim.kind is ClaimKind.POSITION
    assert claim.importance < 0.45
