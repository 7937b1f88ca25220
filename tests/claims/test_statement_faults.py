"""What speaks against a statement, and what is mended: drafts with the tags that the tagger gives, invented sentences."""

import pytest

from quizapp.claims import find_claims
from quizapp.claims.draft import Draft, Word
from quizapp.claims.mends import Setting, mend
from quizapp.claims.purity import impurities, unwritten
from quizapp.claims.source_sentence import source_sentences
from quizapp.claims.statements import statements
from quizapp.claims.subjects import subject
from quizapp.items import make_items
from quizapp.transcript import read_bytes

TALK = """# 电池的将来

记者：林远，你好。你们的工厂为什么要搬到苏州？

林远：{}

记者：工厂是什么时候搬到苏州的？

林远：工厂在 2019 年搬到了苏州。电池的成本在苏州比较低。
"""


def drafted(tagged: str) -> Draft:
    """A draft of `word/tag word/tag …`."""
    pairs = [one.rsplit("/", 1) for one in tagged.split()]
    return Draft(tuple(Word(text, text, tag) for text, tag in pairs))


@pytest.mark.parametrize(
    ("tagged", "halved"),
    [
        ("地铁/n 里/f 有/v 人/n", False),
        ("地/u 开/v 了/xc 工厂/n", True),
        ("想象力/n 是/v 天空/n", False),
        ("想/v 开/v 工厂/n", True),
    ],
)
def test_a_word_that_begins_like_half_a_clause_is_no_half_clause(tagged: str, halved: bool) -> None:
    assert ("half_front" in impurities(drafted(tagged))) is halved


@pytest.mark.parametrize(
    ("tagged", "halved"),
    [
        ("电池/n 很/d 重要/a", False),
        ("电池/n 要/v", True),
        ("工厂/n 建/v 起来/v", False),
        ("电池/n 从/p 苏州/LOC 来/v", True),
        ("成本/n 降/v 到/v", True),
        ("工人/n 读/v 小说/n", False),
    ],
)
def test_a_word_that_ends_like_half_a_clause_is_no_half_clause(tagged: str, halved: bool) -> None:
    assert ("half_end" in impurities(drafted(tagged))) is halved


@pytest.mark.parametrize(
    ("tagged", "text"),
    [
        ("新/a 的/u 工厂/n ,/w 它/r 是/v 自动/n 的/u", "新的工厂是自动的"),
        ("电池/n 降价/v 了/xc ,/w 它/r 会/v 卖完/v", "电池降价了,它会卖完"),
        ("电池/n 要/v 充电/v ,/w 它/r 才/d 有用/a", "电池要充电才有用"),
        ("有/v 很多/m 工人/n 他/r 的/u 工资/n 低/a", "有很多工人的工资低"),
        ("小/a 的/u 工厂/n 它/r 也/d 盈利/v", "小的工厂也盈利"),
        ("厂长/n 给/p 工人/n 他/r 的/u 电池/n", "厂长给工人他的电池"),
        ("工厂/n 或者/c 它/r 的/u 客户/n 付钱/v", "工厂或者它的客户付钱"),
    ],
)
def test_a_subject_is_said_once(tagged: str, text: str) -> None:
    assert mend(drafted(tagged), Setting()).text == text


@pytest.mark.parametrize(
    ("tagged", "text"),
    [
        ("我/r 自己/r 开/v 了/xc 工厂/n", "林远开了工厂"),
        ("我/r 开/v 了/xc 工厂/n ,/w 工人/n 都/d 是/v 我/r 自己/r 的/u 学生/n", "林远开了工厂,工人都是自己的学生"),
        ("电池/n 我/r 觉得/v 是/v 瓶颈/n", "电池是瓶颈"),
        ("林远/PER 坚信/v 我/r 不会/v 关/v 工厂/n", "林远坚信自己不会关工厂"),
    ],
)
def test_the_speaker_is_named_once(tagged: str, text: str) -> None:
    assert mend(drafted(tagged), Setting(holder="林远")).text == text


@pytest.mark.parametrize(
    ("tagged", "kind"),
    [
        ("影响/v 价格/n 的/u 因素/n 很/d 多/a", "described"),
        ("怀疑/v 厂长/n 做/v 过/u 的/u 一切/n", "none"),
        ("合并/v 之后/f ,/w 工厂/n 关/v 了/xc", "condition"),
        ("合并/v 之后/f ,/w 关/v 了/xc 工厂/n", "none"),
        ("通常/d Zeta/ORG 会/v 降价/v", "name"),
        ("通常/d 会/v 降价/v", "none"),
        ("倘若/c 电池/n 降价/v ,/w 工厂/n 会/v 关/v", "condition"),
        ("在/p 市场/n 上/f ,/w 更/d 稳健/a 的/u 公司/n 会/v 赢/v", "condition"),
    ],
)
def test_a_verb_in_front_may_describe_the_subject_or_say_when(tagged: str, kind: str) -> None:
    assert subject(drafted(tagged)) == kind


def test_a_noun_that_was_named_is_not_pointed_out_of_the_statement() -> None:
    assert unwritten(drafted("工厂/n 发明/v 了/xc 电池/n ,/w 客户/n 喜欢/v 这个/r 电池/n")) == ()
    assert unwritten(drafted("客户/n 喜欢/v 这个/r 电池/n")) == ("points_inside",)


def test_words_inside_quotation_marks_are_not_judged() -> None:
    assert unwritten(drafted('厂长/n 说/v 过/u "客户/n 喜欢/v 这个/r 电池/n"/w')) == ()


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("我就在苏州开了一家工厂。", "narrated"),
        ("我在苏州开了一家工厂。", ""),
        ("我们的电池呢，是苏州的工厂生产的。", "spoken"),
        ("我相信肯定会很快涨价的。", "sure_of_nothing"),
        ("我相信电池在明年会涨价。", ""),
        ("我希望把工厂搬到苏州。", ""),
    ],
)
def test_a_story_particles_and_a_belief_in_nothing_are_faults(said: str, fault: str) -> None:
    transcript = read_bytes(TALK.format(said).encode(), "talk.md")
    made = [one for one in statements(transcript, source_sentences(transcript)) if one.source == "whole"]
    of_it = [one for one in made if transcript.text[one.sentence.span.start :].startswith(said)]
    assert of_it
    assert {f for one in of_it for f in one.faults} & {"narrated", "spoken", "sure_of_nothing"} == {fault} - {""}


def said_of(said: str) -> list[str]:
    transcript = read_bytes(TALK.format(said).encode(), "talk.md")
    made = statements(transcript, source_sentences(transcript))
    return [one.text for one in made if transcript.text[one.sentence.span.start :].startswith(said)]


def test_a_sentence_of_two_mouths_is_given_to_neither() -> None:
    assert not said_of("王平说电池没有错，我认为错在工厂的租金太高。")
    assert said_of("王平说电池没有错，错在工厂的租金太高。")


def test_what_is_cut_from_a_guess_is_no_fact() -> None:
    told = said_of("我预测到 2034 年，苏州的工厂会从 6400 家增加到 1 万家。")
    assert not [text for text in told if not text.startswith("林远")]


def test_what_is_so_now_is_told_of_the_year_of_the_source() -> None:
    source = "2023-05-04\n" + TALK.format("目前中国的电池工厂是全世界最大的电池工厂。")
    transcript = read_bytes(source.encode(), "talk.md")
    items = make_items(transcript, find_claims(transcript))
    told = [item.question for item in items if "全世界" in item.question + item.answer]
    assert told
    assert all("2023 年" in question and "目前" not in question for question in told)


@pytest.mark.parametrize(
    ("tagged", "mended"),
    [
        ("我/r 爸/n 在/p 苏州/LOC 开/v 工厂/n", "林远的爸在苏州开工厂"),
        ("我/r 在/p 苏州/LOC 开/v 工厂/n", "林远在苏州开工厂"),
        ("我/r 的/u 同事/n 在/p 苏州/LOC", "林远的同事在苏州"),
    ],
)
def test_ones_kin_and_colleagues_are_the_speakers(tagged: str, mended: str) -> None:
    assert mend(drafted(tagged), Setting("林远")).text == mended
