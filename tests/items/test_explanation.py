"""Explanations: which words of the article are shown beside a quote, and what comes where there are none."""

from __future__ import annotations

import re

from quizapp.claims.claim import Answer, AnswerType, Claim, ClaimKind
from quizapp.claims.linear import weights
from quizapp.claims.sheets import read_sheet
from quizapp.items import make_items
from quizapp.items.beside import LONGEST, SHORTEST, Side, beside
from quizapp.items.draft import Draft
from quizapp.items.explanation import explain
from quizapp.items.item import ItemKind
from quizapp.items.material import Material
from quizapp.items.worded import word_statements
from quizapp.language.span import Span
from quizapp.language.squeeze import size
from quizapp.transcript.transcript import Transcript
from tests.items.interview import SHEET, interview

TITLE = ("", "果园怎样学会节水")
OTHER = ("孙敏", "我小时候在海边长大，家里一直以捕鱼为生。")


def explained(lines: list[tuple[str, str]], quote: str, answer: str, speaker: str = "周岩") -> str:
    """What is said of a cloze on `answer` in the sentence `quote` of an interview."""
    transcript = interview([TITLE, *lines])
    start = transcript.text.index(quote)
    place, at = Span(start, start + len(quote)), quote.index(answer)
    statement = quote.rstrip("。")
    raw = Span(start + at, start + at + len(answer))
    answers = (Answer(answer, Span(at, at + len(answer)), raw, AnswerType.PHRASE),)
    claim = Claim(ClaimKind.FACT, speaker, statement, answers, place, 0.7)
    worded = word_statements(transcript, [claim])
    draft = Draft(ItemKind.CLOZE, claim, worded[0].text.replace(answer, "____") + "。", answer, raw, 0.5, "test")
    return explain(draft, worded[0], Material.of(transcript, worded))


def test_the_reason_that_follows_is_shown_word_for_word_and_with_who_gives_it() -> None:
    words = "我们的果园改用滴灌。因为滴灌只湿润树根，一亩地每年能少用一半的水。去年还修了一条路。"
    told = explained([("记者", "果园这几年有什么变化？"), ("周岩", words)], "我们的果园改用滴灌。", "滴灌")
    assert told.startswith("周岩接着说：“因为滴灌只湿润树根，一亩地每年能少用一半的水。”")


def test_what_leads_up_to_the_quote_is_shown_where_the_next_sentence_turns_to_another_point() -> None:
    words = "大水漫灌会把肥料冲走，果园的肥料每年要浪费三成。我们的果园改用滴灌，肥料就留在树根。第二，工人们都搬进了新宿舍。"
    told = explained([("记者", "讲讲吧？"), ("周岩", words)], "我们的果园改用滴灌，肥料就留在树根。", "滴灌")
    assert "大水漫灌会把肥料冲走" in told
    assert "宿舍" not in told


def test_a_quote_that_is_half_a_sentence_is_explained_by_the_other_half() -> None:
    words = "果园改用滴灌，因为漫灌会让树根烂掉，三年里死了两百棵树。今天天气不错。"
    told = explained([("记者", "讲讲吧？"), ("周岩", words)], "果园改用滴灌", "滴灌")
    assert told.startswith("周岩接着说：“因为漫灌会让树根烂掉，三年里死了两百棵树。”")


def test_questions_thanks_and_fillers_are_never_shown() -> None:
    for words in ("你们想过滴灌要花多少钱吗？", "谢谢大家来听我们讲滴灌的果园。", "嗯，滴灌这个果园这个这个树，对吧，是这样的。"):
        told = explained([("记者", "讲讲吧？"), ("周岩", f"我们的果园改用滴灌。{words}")], "我们的果园改用滴灌。", "滴灌")
        assert words not in told


def test_a_turn_of_one_sentence_is_explained_by_another_passage_about_the_answer() -> None:
    lines = [
        ("记者", "你们怎么浇水？"),
        ("周岩", "果园靠滴灌过冬。"),
        *[("记者", "那么海边呢？"), OTHER] * 14,
        ("孙敏", "滴灌的管子埋在地下，果园到了冬天也不会结冰。"),
    ]
    told = explained(lines, "果园靠滴灌过冬。", "滴灌")
    assert "孙敏在另一处说到：“滴灌的管子埋在地下，果园到了冬天也不会结冰。”" in told


def test_where_nothing_helps_the_explanation_says_what_was_asked() -> None:
    told = explained([("记者", "果园靠什么过冬?"), ("周岩", "果园靠滴灌过冬。")], "果园靠滴灌过冬。", "滴灌")
    assert told == "对“果园靠什么过冬？”的回答是：据周岩介绍，果园靠滴灌过冬。"


def test_the_question_is_shown_beside_the_words_only_if_it_is_about_the_same() -> None:
    answer = "我们的果园改用滴灌。因为滴灌只湿润树根，水就不会白流。"
    asked = {
        q: explained([("记者", q), ("周岩", answer)], "我们的果园改用滴灌。", "滴灌")
        for q in ("果园怎么浇水？", "您今年多大年纪？")
    }
    assert "这是在回答“果园怎么浇水？”时说的。" in asked["果园怎么浇水？"]
    assert "年纪" not in asked["您今年多大年纪？"]


def test_all_words_in_quotation_marks_stand_in_the_source() -> None:
    transcript = interview()
    items = make_items(transcript, read_sheet(SHEET, "factory.yaml", transcript).claims)
    quoted = [words for item in items for words in re.findall("“([^”]*)”", item.explanation)]
    assert quoted
    assert all(bare(words) in bare(transcript.text) for words in quoted)


def bare(words: str) -> str:
    return re.sub(r"\W", "", words)


def around(transcript: Transcript, quote: str) -> list[tuple[Side, int, str]]:
    start = transcript.text.index(quote)
    found = beside(transcript, Span(start, start + len(quote)))
    return [(one.side, one.distance, one.place.of(transcript.text)) for one in found]


def test_candidates_stay_in_the_turn_and_within_three_sentences() -> None:
    said = "".join(f"这是关于果园浇水的第{n}句完整的话。" for n in "一二三四五六七八九")
    transcript = interview([TITLE, ("记者", "我先讲讲别的果园怎么浇水。"), ("周岩", said), OTHER])
    found = around(transcript, "这是关于果园浇水的第五句完整的话。")
    alone = {words[10] for _, _, words in found if len(words) == 17}
    assert alone == set("二三四六七八")
    assert not any("海边" in words or "别的果园" in words for _, _, words in found)
    assert all(SHORTEST <= size(words) <= LONGEST for _, _, words in found)


def test_what_follows_the_rest_of_a_sentence_is_a_sentence_farther() -> None:
    transcript = interview([TITLE, ("周岩", "果园改用滴灌，一亩地每年少用一半的水。村里的渔船也换成了电动的。")])
    sides = {(side, distance) for side, distance, _ in around(transcript, "果园改用滴灌")}
    assert sides == {(Side.REST, 1), (Side.AFTER, 2)}


def test_the_table_says_what_readers_said() -> None:
    model = weights("explanation")
    assert model["gives a reason"] > 0 > model["opens: next point"]
    assert model["very short"] < 0
