"""What counts as right, as a near miss and as wrong, row by row."""

from __future__ import annotations

import pytest

from quizapp.claims.claim import ClaimKind
from quizapp.items.item import Item, ItemKind
from quizapp.language.span import Span
from quizapp.study.card import Rating
from quizapp.study.grading import Reason, Verdict, grade

R, N, W, U = Verdict.RIGHT, Verdict.NEAR, Verdict.WRONG, Verdict.UNKNOWN


def item(answer: str, question: str = "是什么？", kind: ItemKind = ItemKind.SHORT_ANSWER, **more: object) -> Item:
    names: dict[str, object] = {"guid": "g", "claim_id": "c", "topic": "", "speaker": "", "explanation": ""}
    about: dict[str, object] = {"claim": ClaimKind.FACT, "rank": 1, "importance": 0.5, "span": Span(0, max(len(answer), 1))}
    fields = names | about | {"kind": kind, "question": question, "answer": answer, "quote": answer}
    return Item(**(fields | more))  # type: ignore[arg-type]


WORDS = [
    # the same in any writing
    ("通用人工智能", "通用人工智能", R),
    ("通用人工智能", "通用 人工智能", R),
    ("通用人工智能", "“通用人工智能”。", R),
    ("通用人工智能", "通用人工智能！", R),
    ("通用人工智能", "通用人工智慧", N),
    ("GPT-3", "gpt-3", R),
    ("GPT-3", "ＧＰＴ－３", R),  # noqa: RUF001
    ("GPT-3", "GPT3", R),
    ("GPT-3", "GPT 3", R),
    ("GPT-3", "GPT-4", W),
    ("Jasper.AI", "jasper ai", R),
    ("Dall·E·2", "dall-e 2", R),
    ("A100", "H100", W),
    ("A100", "a100", R),
    ("C++", "C", W),
    # Traditional characters
    ("人工智能实验室", "人工智能實驗室", R),
    ("开发者", "開發者", R),
    ("算力", "算力", R),
    ("數據", "数据", R),
    # 的, 是, 我觉得
    ("胡家康", "是胡家康", R),
    ("胡家康", "我觉得是胡家康", R),
    ("胡家康", "胡家康吧", R),
    ("胡家康", "应该是胡家康", R),
    # a slip of one character
    ("晋英杰", "晋应杰", N),
    ("晋英杰", "英杰", N),
    ("晋英杰", "晋英英杰", N),
    ("晋英杰", "胡家康", W),
    ("Stability", "Stabilty", N),
    ("Stability", "stabillity", N),
    ("Stability", "Midjourney", W),
    ("清华", "清化", W),
    ("清华", "清华", R),
    ("何涛", "何滔", W),
    ("中文领域", "中文", R),
    ("法律方面", "法律", R),
    ("腾讯公司", "腾讯", R),
    ("腾讯", "腾讯公司", R),
    ("向量数据库", "向量数椐库", N),
    ("向量数据库", "数据库", N),
    ("向量数据库", "库", W),
    # opposites and negations are no slips
    ("不看好", "看好", W),
    ("看好", "不看好", W),
    ("没有影响", "有影响", W),
    ("有影响", "没有影响", W),
    ("无监督学习", "监督学习", W),
    ("监督学习", "无监督学习", W),
    ("上半场", "下半场", W),
    ("需求增加", "需求减少", W),
    ("非营利组织", "营利组织", W),
    ("买方市场", "卖方市场", W),
    # ordinals and numbers inside words
    ("第三代", "第3代", R),
    ("第三代", "第四代", W),
    ("三要素模型", "五要素模型", W),
    ("十二生肖", "12生肖", R),
    # more or less than was asked
    ("算力", "算力和数据", W),
    ("算力", "主要看算力", N),
    ("算力", "算力不重要", W),
    ("胡家康", "胡家康或者晋英杰", W),
    # left by the input method
    ("晋英杰", "晋英杰jie", R),
    ("晋英杰", "jin'ying'jie晋英杰", R),
    ("晋英杰", "jin'ying'jie", W),
    ("人工智能", "rengongzhineng", W),
    ("GPT-3", "GPT-3模型", N),
    # does not know
    ("胡家康", "", U),
    ("胡家康", "  　", U),
    ("胡家康", "不知道", U),
    ("胡家康", "忘了", U),
    ("不知道", "不知道", R),
]


@pytest.mark.parametrize(("answer", "given", "verdict"), WORDS)
def test_words(answer: str, given: str, verdict: Verdict) -> None:
    assert grade(item(answer), given).verdict is verdict


IN_CONTEXT = [
    # what only repeats the question
    ("阿里参数最多的模型是哪一个？", "M6", "阿里的M6", R),
    ("阿里参数最多的模型是哪一个？", "阿里的M6", "M6", R),
    ("阿里参数最多的模型是哪一个？", "M6", "M6模型", R),
    ("哪家公司收购了它？", "博越", "博越公司", R),
    ("胡家康不看好哪种模式？", "订阅", "不看好订阅", W),
    # the question names the unit
    ("估值是多少亿美元？", "15 亿美元", "15", R),
    ("估值是多少亿美元？", "15 亿美元", "15亿", R),
    ("估值是多少亿美元？", "15 亿美元", "十五亿美元", R),
    ("估值是多少亿美元？", "15 亿美元", "1500000000", R),
    ("估值是多少亿美元？", "15 亿美元", "1.5亿", W),
    ("估值是多少亿美元？", "15 亿美元", "150", W),
    ("估值是多少亿美元？", "15 亿美元", "15亿人民币", W),
    ("估值是多少亿美元？", "15", "15亿美元", R),
    ("估值是多少亿美元？", "15", "十五", R),
    ("一共用了多少张显卡？", "4000 张", "4000", R),
    ("一共用了多少张显卡？", "4000 张", "四千", R),
    ("一共用了多少张显卡？", "4000 张", "400", W),
    ("他等了几年？", "三年", "3", R),
    ("他等了几年？", "三年", "3年", R),
    ("他等了几年？", "三年", "三个月", W),
    ("占百分之几？", "15%", "15", R),
    ("占百分之几？", "15%", "百分之十五", R),
    ("模型有____亿参数。", "1750", "一千七百五十", R),
    ("2022 年的哪个月？", "2022 年 12 月", "十二月", R),
    ("2022 年的哪个月？", "2022 年 12 月", "11月", W),
]


@pytest.mark.parametrize(("question", "answer", "given", "verdict"), IN_CONTEXT)
def test_words_that_the_question_gives_may_be_left_out_or_repeated(
    question: str, answer: str, given: str, verdict: Verdict
) -> None:
    assert grade(item(answer, question), given).verdict is verdict


AMOUNTS = [
    ("15 亿美元", "15亿美元", R),
    ("15 亿美元", "１５亿美元", R),
    ("15 亿美元", "十五亿美元", R),
    ("15 亿美元", "1500000000 美元", R),
    ("15 亿美元", "1,500,000,000美元", R),
    ("15 亿美元", "150000万美元", R),
    ("15 亿美元", "$15亿", R),
    ("15 亿美元", "15亿美金", R),
    ("15 亿美元", "15億美元", R),
    ("15 亿美元", "是15亿美元", R),
    ("15 亿美元", "15亿", N),
    ("15 亿美元", "1.5 亿美元", W),
    ("15 亿美元", "15 万美元", W),
    ("15 亿美元", "15 亿人民币", W),
    ("15 亿美元", "15", W),
    ("15 亿美元", "150 亿美元", W),
    ("1.7 万亿", "17000亿", R),
    ("1.7 万亿", "1.7亿", W),
    ("一半", "50%", R),
    ("一半", "百分之五十", R),
    ("一半", "二分之一", R),
    ("15%", "0.15", R),
    ("15%", "15", N),
    ("15%", "15个百分点", W),
    ("八成", "80%", R),
    ("1 小时", "60分钟", R),
    ("一年半", "18个月", R),
    ("两个半小时", "2.5 小时", R),
    ("4000 张", "4000个", R),
    ("4000 张", "4000台", N),
    ("4000 张", "四千张", R),
    ("30 岁", "三十岁", R),
    ("30 岁", "30", N),
    ("10 倍", "十倍", R),
    ("10 倍", "10%", W),
    ("两三百万", "200万到300万", R),
    ("两三百万", "300万", N),
    ("两三百万", "500万", W),
    ("5-7 万亿美元", "5到7万亿美元", R),
    ("5-7 万亿美元", "5-8万亿美元", N),
    ("60%-70%", "百分之六七十", R),
    ("至少 3 亿美元", "3亿美元以上", R),
    ("至少 3 亿美元", "3亿美元", N),
    ("至少 3 亿美元", "不到3亿美元", W),
    ("大约 3 亿美元", "3亿美元", R),
    ("5000 多亿", "5000亿", R),
    ("5000 多亿", "五千多亿", R),
    ("十几个", "十几个", R),
]


@pytest.mark.parametrize(("answer", "given", "verdict"), AMOUNTS)
def test_amounts_are_compared_by_value_and_unit(answer: str, given: str, verdict: Verdict) -> None:
    assert grade(item(answer), given).verdict is verdict


ROUGHLY = [
    # question, answer, given
    ("大概融了多少亿美元？", "1.01 亿美元", "一亿美元", R),
    ("大概融了多少亿美元？", "1.01 亿美元", "1", R),
    ("大概融了多少亿美元？", "1.01 亿美元", "约1亿美元", R),
    ("大概融了多少亿美元？", "1.01 亿美元", "1亿多美元", R),
    ("大概融了多少亿美元？", "1.01 亿美元", "不到1亿美元", N),
    ("大概融了多少亿美元？", "1.01 亿美元", "1.1 亿美元", N),
    ("大概融了多少亿美元？", "1.01 亿美元", "1.5 亿美元", W),
    ("大概融了多少亿美元？", "1.01 亿美元", "1 亿人民币", W),
    ("大概融了多少亿美元？", "1.01 亿美元", "10 亿美元", W),
    ("融了多少亿美元？", "1.01 亿美元", "一亿美元", W),
    ("融了多少亿美元？", "约 1.01 亿美元", "一亿美元", R),
    ("参数有多少亿？", "5000 多亿", "5000亿", R),
    ("参数有多少亿？", "5432 亿左右", "5000亿", R),
    ("参数有多少亿？", "5432 亿左右", "5400亿", R),
    ("参数有多少亿？", "5432 亿左右", "5100亿", N),
    ("参数有多少亿？", "5432 亿", "5000亿", W),
    ("有多少人？", "近 300 人", "300人", R),
    ("一共有左右两边多少人？", "约 300 人", "306人", R),
    ("最近有多少人？", "312 人", "310人", W),
    ("多少人节约了时间？", "312 人", "310人", W),
    ("最多有多少人？", "312 人", "310人", W),
    ("大概花了多少？", "1.5 亿元", "2 亿元", W),
]


@pytest.mark.parametrize(("question", "answer", "given", "verdict"), ROUGHLY)
def test_what_is_said_roughly_may_be_answered_roughly(question: str, answer: str, given: str, verdict: Verdict) -> None:
    assert grade(item(answer, question), given).verdict is verdict


ENGLISH_SCALES = [
    ("1.01 亿美元", "$101 million", R),
    ("1.01 亿美元", "101 million dollars", R),
    ("1.01 亿美元", "US$101m", R),
    ("1.01 亿美元", "101 million", N),
    ("1.01 亿美元", "$101 billion", W),
    ("15 亿美元", "$1.5 billion", R),
    ("15 亿美元", "$1.5bn", R),
    ("15 亿美元", "$15 million", W),
    ("5-7 万亿美元", "$5 trillion", N),
    ("1.5 万人", "15k", N),
]


@pytest.mark.parametrize(("answer", "given", "verdict"), ENGLISH_SCALES)
def test_an_amount_may_have_its_scale_in_english(answer: str, given: str, verdict: Verdict) -> None:
    assert grade(item(answer), given).verdict is verdict


BEHIND_THE_INPUT = [
    ("15", "亿美元", "15", R),
    ("15", "亿美元", "十五", R),
    ("15", "亿美元", "15亿", R),
    ("15", "亿美元", "15亿美元", R),
    ("15", "亿美元", "1500000000", R),
    ("15", "亿美元", "1.5", W),
    ("15", "亿美元", "15万", W),
    ("15", "亿美元", "15亿人民币", W),
    ("4000", "张", "四千张", R),
    ("2.5", "倍", "两倍半", R),
]


@pytest.mark.parametrize(("answer", "unit", "given", "verdict"), BEHIND_THE_INPUT)
def test_the_unit_behind_the_input_may_be_typed_too(answer: str, unit: str, given: str, verdict: Verdict) -> None:
    assert grade(item(answer, unit=unit), given).verdict is verdict


DATES = [
    ("2022 年", "2022年", R),
    ("2022 年", "二〇二二年", R),
    ("2022 年", "二零二二", R),
    ("2022 年", "2022", R),
    ("2022 年", "22年", R),
    ("2022 年", "在2022年", R),
    ("2022 年", "2021年", W),
    ("2022 年底", "2022年末", R),
    ("2022 年底", "2022 年底", R),
    ("2022 年底", "2022 年初", W),
    ("2022 年底", "2022年", N),
    ("2022 年", "2022年底", N),
    ("2022 年 12 月", "2022-12", R),
    ("2022 年 12 月", "二〇二二年十二月", R),
    ("2022 年 12 月", "2022年", N),
    ("2022 年 12 月", "12月", N),
    ("2022 年 12 月", "2022年11月", W),
    ("3 月 5 日", "三月五号", R),
    ("3 月 5 日", "3月5日", R),
    ("3 月 5 日", "5月3日", W),
    ("2025 年上半年", "2025年前半年", R),
    ("2025 年上半年", "2025年下半年", W),
    ("2020 年到 2022 年", "2020-2022年", R),
    ("2020 年到 2022 年", "2020年至2023年", N),
    ("80 年代", "八十年代", R),
    ("80 年代", "90年代", W),
    ("周三", "星期三", R),
    ("周三", "周四", W),
]


@pytest.mark.parametrize(("answer", "given", "verdict"), DATES)
def test_dates_are_compared_by_their_parts(answer: str, given: str, verdict: Verdict) -> None:
    assert grade(item(answer), given).verdict is verdict


def test_another_accepted_form_is_as_good_as_the_answer() -> None:
    known = item("晋英杰", accepted=("Jack", "老晋"))
    assert grade(known, "jack").verdict is R
    assert grade(known, "老晋").verdict is R
    assert grade(known, "Jacky").verdict is N
    assert grade(known, "老王").verdict is W


def test_about_is_free_where_the_source_hedges_too() -> None:
    assert grade(item("15 亿美元", quote="大概是 15 亿美元吧"), "约15亿美元").verdict is R
    assert grade(item("15 亿美元", quote="正好 15 亿美元"), "约15亿美元").verdict is N


TRUE = ("对", "对的", "是", "正确", "真", "没错", "√", "✓", "T", "true", "yes", "y", "1", "１", "dui")
FALSE = ("错", "错的", "不对", "不是", "错误", "假", "×", "✗", "F", "false", "no", "n", "2", "２", "cuo")  # noqa: RUF001
TRUE_FALSE = [
    *(("对", said, R) for said in TRUE),
    *(("错", said, R) for said in FALSE),
    *(("对", said, W) for said in ("错", "不对", "2", "no", "大概")),
    *(("错", said, W) for said in ("对", "是的", "1", "没错")),
    ("对", "", U),
]


@pytest.mark.parametrize(("answer", "given", "verdict"), TRUE_FALSE)
def test_true_and_false_in_any_form(answer: str, given: str, verdict: Verdict) -> None:
    assert grade(item(answer, kind=ItemKind.TRUE_FALSE), given).verdict is verdict


CHOICES = ("1000 张", "4000 张", "400 张", "10000 张")
CHOSEN = [
    ("4000 张", R),
    ("4000张", R),
    ("2", R),
    ("２", R),  # noqa: RUF001
    ("b", R),
    ("B", R),
    ("四千张", R),
    ("4000", R),
    ("400", W),
    ("1", W),
    ("400 张", W),
    ("a", W),
    ("5", W),
    ("不知道", U),
    ("", U),
]


@pytest.mark.parametrize(("given", "verdict"), CHOSEN)
def test_a_choice_by_its_words_number_or_letter(given: str, verdict: Verdict) -> None:
    asked = item("4000 张", "多少张？", ItemKind.MULTIPLE_CHOICE, choices=CHOICES)
    assert grade(asked, given).verdict is verdict


def test_a_number_that_is_itself_a_choice_is_that_choice() -> None:
    asked = item("2", "几个？", ItemKind.MULTIPLE_CHOICE, choices=("3", "2", "1"))
    assert grade(asked, "2").verdict is R
    assert grade(asked, "1").verdict is W


def test_who_said_it_knows_no_near_miss() -> None:
    asked = item("晋英杰", "“还不够”，这是谁的看法？", ItemKind.WHO_SAID, choices=("晋英杰", "胡家康"), accepted=("Jack",))
    assert grade(asked, "Jack").verdict is R
    assert grade(asked, "晋应杰").verdict is W
    assert grade(asked, "2").verdict is W


def test_words_that_stand_in_one_choice_alone_are_that_choice() -> None:
    speakers = ("晋英杰", "《访谈》主持人", "《访谈》嘉宾")
    asked = item("《访谈》主持人", "这是谁的看法？", ItemKind.WHO_SAID, choices=speakers)
    assert grade(asked, "主持人").verdict is R
    assert grade(asked, "嘉宾").verdict is W
    assert grade(asked, "访谈").verdict is W


THREE = ("算力", "数据", "人才")
LISTS = [
    ("算力、数据、人才", R, 1.0),
    ("人才\n算力\n数据", R, 1.0),
    ("人才，数据；算力", R, 1.0),
    ("算力和数据和人才", R, 1.0),
    ("算力 数据 人才", R, 1.0),
    ("算力数据人才", R, 1.0),
    ("1. 算力\n2. 数据\n3. 人才", R, 1.0),
    ("①算力②数据③人才", R, 1.0),
    ("算力、數據、人才", R, 1.0),
    ("算力、数据", N, 2 / 3),
    ("算力、数据、资本", N, 2 / 3),
    ("算力", W, 1 / 3),
    ("资本、市场", W, 0.0),
    ("算力、数据、人才、资本", R, 1.0),
    ("算力、数据、人才、资本、市场、政策、运气", N, 1.0),
    ("算力、算力、算力", W, 1 / 3),
    ("", U, 0.0),
]


@pytest.mark.parametrize(("given", "verdict", "share"), LISTS)
def test_a_list_in_any_order_with_its_share(given: str, verdict: Verdict, share: float) -> None:
    asked = item("算力、数据、人才", "取决于哪三个要素？", ItemKind.LIST, parts=THREE)
    result = grade(asked, given)
    assert (result.verdict, result.score) == (verdict, pytest.approx(share))


def test_a_list_says_which_parts_were_named_and_what_was_too_much() -> None:
    result = grade(item("算力、数据、人才", kind=ItemKind.LIST, parts=THREE), "人才、资本")
    assert [(part.text, part.found) for part in result.parts] == [("算力", False), ("数据", False), ("人才", True)]
    assert result.extras == ("资本",)


def test_the_order_of_a_list_counts_only_if_it_is_asked_for() -> None:
    steps = {"kind": ItemKind.LIST, "parts": ("预训练", "微调", "部署")}
    assert grade(item("预训练、微调、部署", **steps), "部署、微调、预训练").verdict is R  # type: ignore[arg-type]
    ordered = item("预训练、微调、部署", ordered=True, **steps)  # type: ignore[arg-type]
    assert grade(ordered, "部署、微调、预训练").reason is Reason.ORDER
    assert grade(ordered, "预训练、微调、部署").verdict is R


def test_a_part_with_a_name_of_two_kinds_is_found_by_either() -> None:
    asked = item("阿里巴巴、腾讯", kind=ItemKind.LIST, parts=("阿里巴巴", "腾讯"), accepted=("阿里、鹅厂",))
    assert grade(asked, "鹅厂、阿里").verdict is R


REASONS = [
    ("15 亿美元", "15 亿人民币", Reason.UNIT),
    ("15 亿美元", "15亿", Reason.UNIT_MISSING),
    ("15 亿美元", "16亿美元", Reason.NUMBER),
    ("2022 年底", "2022年初", Reason.DATE),
    ("2022 年底", "2022年", Reason.DATE_PART),
    ("晋英杰", "晋应杰", Reason.SPELLING),
    ("不看好", "看好", Reason.NEGATION),
    ("上半场", "下半场", Reason.OPPOSITE),
    ("晋英杰", "jinyingjie", Reason.PINYIN),
    ("至少 3 亿", "3亿", Reason.BOUND),
    ("晋英杰", "别人", Reason.OTHER),
    ("约 1.01 亿美元", "1.1 亿美元", Reason.ABOUT),
    ("1.01 亿美元", "$101 billion", Reason.NUMBER),
]


@pytest.mark.parametrize(("answer", "given", "reason"), REASONS)
def test_the_reason_is_named(answer: str, given: str, reason: Reason) -> None:
    assert grade(item(answer), given).reason is reason


def test_the_proposed_rating_is_never_easy() -> None:
    known = item("晋英杰")
    proposed = [grade(known, given).proposed for given in ("晋英杰", "晋应杰", "胡家康", "")]
    assert proposed == [Rating.GOOD, Rating.HARD, Rating.AGAIN, Rating.AGAIN]


def test_the_difference_marks_what_does_not_stand_in_the_answer() -> None:
    result = grade(item("晋英杰"), "晋应杰")
    assert result.difference == (("晋", True), ("应", False), ("杰", True))
    assert result.answer_difference == (("晋", True), ("英", False), ("杰", True))
