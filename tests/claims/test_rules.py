"""Each rule of the claim finder finds exactly what its examples mark."""

import pytest

from quizapp.claims import mends, purity, torn
from quizapp.language.rule import Rule, unmark

RULES = (*mends.RULES, *purity.RULES, *torn.RULES)


@pytest.mark.parametrize(("rule", "sentence"), [(r, s) for r in RULES for s in r.hits], ids=lambda v: getattr(v, "name", v))
def test_a_rule_finds_what_its_example_marks(rule: Rule, sentence: str) -> None:
    text, marked = unmark(sentence)
    assert list(rule.spans(text))[: len(marked)] == marked


@pytest.mark.parametrize(("rule", "sentence"), [(r, s) for r in RULES for s in r.misses], ids=lambda v: getattr(v, "name", v))
def test_a_rule_leaves_its_look_alikes_alone(rule: Rule, sentence: str) -> None:
    assert list(rule.spans(sentence)) == []
