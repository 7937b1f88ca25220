"""The small models: their tables, what the ranker of answer spans prefers, and that scores are the same everywhere."""

from __future__ import annotations

import json
import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from quizapp.claims import worth
from quizapp.claims.answer_spans import candidates, rank
from quizapp.claims.claim import AnswerType
from quizapp.claims.forest import forest
from quizapp.claims.linear import probability, total, weighted, weights
from quizapp.claims.source_sentence import source_sentences
from quizapp.claims.wholeness import score
from quizapp.language.frequency import rarity
from quizapp.language.words import tag
from quizapp.transcript import read_bytes

MODELS = ("answer_spans", "passage_spans", "question_words", "wholeness", "worth")


@pytest.mark.parametrize("model", MODELS)
def test_a_table_names_each_feature_once_and_gives_it_three_decimals(model: str) -> None:
    from importlib.resources import files

    rows = files("quizapp.claims").joinpath("weights", f"{model}.tsv").read_text("utf-8").splitlines()
    pairs = [row.split("\t") for row in rows if not row.startswith("#")]
    assert all(len(pair) == 2 and len(pair[1].split(".")[1]) == 3 for pair in pairs)
    assert len({name for name, _ in pairs}) == len(pairs) == len(weights(model))
    assert sum(map(len, rows)) < 120_000


def test_a_sum_is_the_same_in_any_order() -> None:
    values = {f"feature {k}": k / 7 for k in range(200)}
    model = {name: k * 37 % 1013 - 500 for k, name in enumerate(values)}
    mixed = list(values)
    random.Random(3).shuffle(mixed)
    assert weighted(model, values) == weighted(model, {name: values[name] for name in mixed})
    assert total(model, values) == total(model, mixed)


def test_a_probability_stays_between_0_and_1() -> None:
    assert probability(0) == 0.5
    assert probability(-(10**9)) == 0
    assert probability(10**9) == 1


@pytest.mark.parametrize("model", ["statement_gate", "answer_gaps", "item_gate"])
def test_all_trees_walked_at_once_come_to_the_sum_of_each_walked_alone(model: str) -> None:
    trees = forest(model)
    chance = random.Random(5)
    rows = [{name: chance.choice((0.0, 0.5, 1.0, chance.gauss(0, 2))) for name in trees.features} for _ in range(40)]

    def walked(row: dict[str, float], node: int) -> int:
        while trees.down[node, 0] != node:
            above = row[trees.features[trees.feature[node]]] > trees.threshold[node]
            node = trees.down[node, int(above)]
        return int(trees.value[node])

    assert trees.scores(rows) == [sum(walked(row, root) for root in trees.roots) for row in rows]
    assert len(set(trees.scores(rows))) > 20
    assert trees.scores([]) == []


def test_common_words_are_less_rare_than_uncommon_and_unknown_ones() -> None:
    assert rarity("的") < rarity("公司") < rarity("算力") <= rarity("妙鸭乙")
    assert rarity("一") < 3


@pytest.mark.parametrize(
    ("statement", "wanted"),
    [
        ("海豚湾水电站去年发了 12 亿度电。", "12 亿度"),
        ("做面包的关键是足够长的发酵时间。", "发酵时间"),
        ("这家书店卖得最好的是《大陆漂移小史》。", "大陆漂移小史"),
        ("小镇的三大产业是造纸、养蜂和木雕。", "造纸、养蜂和木雕"),
    ],
)
def test_the_words_that_a_teacher_would_ask_for_are_among_the_best_three(statement: str, wanted: str) -> None:
    (tokens,) = tag([statement])
    assert wanted in [statement[span.start : span.end] for span in rank(tokens, Counter())]


def test_the_best_spans_share_no_word_and_say_different_things() -> None:
    (tokens,) = tag(["小满面包房的面包比大满面包房的面包便宜三成,小满面包房却赚得更多。"])
    spans = rank(tokens, Counter(), most=5)
    assert len(spans) >= 4
    ordered = sorted(spans, key=lambda span: span.start)
    assert all(left.end <= right.start for left, right in pairwise(ordered))


@pytest.mark.parametrize(
    ("statement", "cut"),
    [
        ("修桥用了 2-3 年和八千万元。", "2-3"),
        ("店里卖馒头、花卷、包子。", "馒头、花卷"),
        ("他写了《河流(上)》。", "河流(上"),
    ],
)
def test_no_span_cuts_a_number_a_list_or_a_bracket(statement: str, cut: str) -> None:
    (tokens,) = tag([statement])
    assert cut not in [statement[tokens[i].start : tokens[j].end] for i, j in candidates(tokens)]


@pytest.mark.parametrize(
    ("statement", "words", "kind"),
    [
        ("工厂在2016年开工。", "2016年", AnswerType.DATE),
        ("桥长一千八百米。", "一千八百米", AnswerType.NUMBER),
        ("第一任厂长是王建国。", "王建国", AnswerType.PERSON),
        ("关键是价格便宜。", "价格便宜", AnswerType.PHRASE),
    ],
)
def test_a_span_knows_what_it_is(statement: str, words: str, kind: AnswerType) -> None:
    (tokens,) = tag([statement])
    found = {statement[s.start : s.end]: s.type for s in rank(tokens, Counter(), most=9)}
    assert found.get(words) == kind


@pytest.mark.parametrize(
    ("whole", "half"),
    [
        ("青河水电站每年发电十二亿度。", "每年发电十二亿度。"),
        ("老面发酵的关键是温度。", "的关键是温度。"),
        ("小镇的木雕工人大多是从外省来的移民。", "大多是从外省来的移民。"),
        ("面包房在冬天关门,因为山路结冰。", "在冬天关门,因为山路结冰。"),
    ],
)
def test_a_whole_statement_scores_above_one_that_lost_its_beginning(whole: str, half: str) -> None:
    first, second = tag([whole, half])
    assert score(first) > score(second)


def test_wholeness_does_not_care_about_the_full_stop_or_the_width_of_marks() -> None:
    one, other = tag(["木雕工人少了,因为山路结冰。", "木雕工人少了，因为山路结冰"])
    assert score(one) == score(other)


INTERVIEW = """# 山谷里的面包房

**记者**：您为什么不用机器？

**王小满**：对，很多人问。老面发酵最关键的是温度，温度差两度，面包的酸味就会重一倍。

**王小满**：嗯，好的。

**记者**：谢谢王小满。面粉从哪里来？

**王小满**：我们2019年开始只用青河县的小麦，因为那里的小麦蛋白质含量比平原的高三成。
"""


def sentences_by_worth() -> list[str]:
    transcript = read_bytes(INTERVIEW.encode(), "面包房.md")
    found = source_sentences(transcript)
    places = worth.rank(transcript, found)
    assert sorted(places)[0] == 0
    assert sorted(places)[-1] == 1
    return [found[k].text for k in sorted(range(len(found)), key=lambda k: -places[k])]


def test_what_the_guest_tells_is_worth_more_than_what_is_asked_and_thanked() -> None:
    order = sentences_by_worth()
    told = {k for k, text in enumerate(order) if "温度差" in text or "小麦" in text}
    assert told == {0, 1}


def test_the_order_of_worth_is_the_same_on_every_run() -> None:
    assert sentences_by_worth() == sentences_by_worth()


VERDICTS = sorted((Path(__file__).parents[2] / "benchmarks" / "training" / "verdicts").glob("*.jsonl"))


PLACES = {"asked", "shown", "answer"}
KEYS = {"what", "source", "start", "end", "hash", "rules", "fails", "worth", "holder", *PLACES}


@pytest.mark.parametrize("path", VERDICTS, ids=lambda path: path.stem)
def test_a_kept_verdict_names_places_and_rules_but_holds_no_text(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        seen = row.pop("seen", {})
        assert all(isinstance(value, int | float) for value in seen.values())
        assert {"what", "source", "start", "end", "fails"} <= set(row) <= KEYS
        assert all(isinstance(place, int) for name in PLACES for place in row.get(name, ()))
        assert all(rule.isascii() for rule in row.get("rules", ()))
        assert all(1 <= rule <= 14 for rule in row["fails"])
