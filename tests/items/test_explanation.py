"""Explanations: which words of the article are shown beside a quote, and what comes where there are none."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.claims.claim import Answer, AnswerType, Claim, ClaimKind
from quizapp.claims.sheets import read_sheet
from quizapp.items import make_items
from quizapp.items.draft import Draft
from quizapp.items.explanation import explain
from quizapp.items.item import ItemKind
from quizapp.items.material import Material
from quizapp.items.surroundings import MOST, surroundings
from quizapp.items.worded import word_statements
from quizapp.language.span import Span
from quizapp.language.squeeze import size
from quizapp.transcript.transcript import Block, BlockKind
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


def test_what_was_said_before_and_after_the_quote_is_shown_word_for_word_and_with_who_says_it() -> None:
    words = "大水漫灌会把肥料冲走，果园的肥料每年要浪费三成。我们的果园改用滴灌。因为滴灌只湿润树根，一亩地每年能少用一半的水。"
    told = explained([("记者", "果园这几年有什么变化？"), ("周岩", words)], "我们的果园改用滴灌。", "滴灌")
    before, after = "大水漫灌会把肥料冲走，果园的肥料每年要浪费三成。", "因为滴灌只湿润树根，一亩地每年能少用一半的水。"
    assert told == f"周岩在这之前说：“{before}”周岩接着说：“{after}”"


def test_a_quote_that_is_half_a_sentence_is_explained_by_the_other_half() -> None:
    words = "老人们都记得，果园改用滴灌，因为漫灌会让树根烂掉，三年里死了两百棵树。"
    told = explained([("记者", "讲讲吧？"), ("周岩", words)], "果园改用滴灌", "滴灌")
    assert told == "周岩在这之前说：“老人们都记得……”周岩接着说：“因为漫灌会让树根烂掉，三年里死了两百棵树。”"


def test_where_the_turn_begins_with_the_quote_the_question_that_it_answers_is_shown() -> None:
    told = explained([("记者", "你们来了以后呢？果园怎么浇水?"), ("周岩", "果园靠滴灌过冬。")], "果园靠滴灌过冬。", "滴灌")
    assert told == "记者在这之前说：“你们来了以后呢？果园怎么浇水？”"


def test_words_of_other_turns_do_not_explain_a_quote() -> None:
    lines = [("周岩", "大水漫灌会把肥料冲走。果园靠滴灌过冬。"), OTHER]
    assert "海边" not in explained(lines, "果园靠滴灌过冬。", "滴灌")


def test_what_cannot_be_read_ends_the_words_shown() -> None:
    words = "果园靠滴灌过冬。详情见 https://example.org/drip 这一页。滴灌的管子埋在地下。"
    assert "example" not in explained([("周岩", words)], "果园靠滴灌过冬。", "滴灌")


def test_what_an_editor_says_of_the_text_and_captions_explain_nothing() -> None:
    words = "滴灌只湿润树根。果园靠滴灌过冬。以下是访谈的整理稿。"
    assert "整理稿" not in explained([("周岩", words)], "果园靠滴灌过冬。", "滴灌")
    assert "果园" not in explained([("周岩", "果园合影|图片来源网络。管子埋在地下。")], "管子埋在地下。", "地下")


def test_a_subtitle_or_credits_without_an_end_mark_explain_nothing() -> None:
    transcript = interview([TITLE, ("周岩", "滴灌只湿润树根。")])
    lead = "果园纪事|文:周岩\n果园靠滴灌过冬。\n管子埋在地下。\n"
    at = transcript.text.index("周岩:")
    text = transcript.text[:at] + lead + transcript.text[at:]
    lines = [Span(at + m.start(), at + m.end()) for m in re.finditer("[^\n]+", lead)]
    moved = [replace(b, span=b.span.shifted(len(lead))) if b.span.start > at else b for b in transcript.blocks]
    blocks = (moved[0], *(Block(BlockKind.LEAD, span, "", -1) for span in lines), *moved[1:])
    around = surroundings(replace(transcript, text=text, folded=text, blocks=blocks), lines[1])
    assert (around.before, around.after) == ("", "管子埋在地下。")


def test_words_begin_with_no_bracket_that_opens_in_the_quote() -> None:
    words = "果园靠滴灌(一种浇水的办法,周岩从海边带来)过冬,树根不会烂掉。"
    told = explained([("周岩", words)], "果园靠滴灌(一种浇水的办法,周岩从海边带来", "滴灌")
    assert "“过冬，树根不会烂掉。”" in told


def test_of_a_sentence_without_end_the_clauses_beside_the_quote_are_shown() -> None:
    long = "，".join(f"第{n}棵树浇过水以后我们还要再等上好几天" for n in "一二三四五六七八九十") + "。"
    told = explained([("周岩", f"{long}果园靠滴灌过冬。{long}")], "果园靠滴灌过冬。", "滴灌")
    before, after = re.findall("“(.*?)”", told)
    assert before.startswith("……第")
    assert before.endswith("第十棵树浇过水以后我们还要再等上好几天。")
    assert after.startswith("第一棵树")
    assert after.endswith("……")
    assert all(size(words) <= MOST for words in (before, after))
    assert all(words.replace("……", "") in long for words in (before, after)), "with their commas"


@given(
    st.lists(st.sampled_from(["果园靠滴灌过冬。", "嗯", "\n", "滴灌，", "“水”", "！", "a b ", "……"]), min_size=1, max_size=12),
    st.data(),
)
def test_whatever_stands_round_a_quote_its_surroundings_are_words_of_the_text(parts: list[str], data: st.DataObject) -> None:
    transcript = interview([TITLE, ("周岩", "".join(parts) + "完。")])
    start = data.draw(st.integers(0, len(transcript.text) - 1))
    around = surroundings(transcript, Span(start, data.draw(st.integers(start + 1, len(transcript.text)))))
    for words in (around.before, around.after, around.asked):
        assert all(bare(piece) in bare(transcript.text) for piece in words.split("……"))


def test_all_words_in_quotation_marks_stand_in_the_source() -> None:
    transcript = interview()
    items = make_items(transcript, read_sheet(SHEET, "factory.yaml", transcript).claims)
    quoted = [words for item in items for words in re.findall("“([^”]*)”", item.explanation)]
    assert quoted
    assert all(bare(words) in bare(transcript.text) for words in quoted)


def bare(words: str) -> str:
    return re.sub(r"\W", "", words)
