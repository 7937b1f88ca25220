"""Each rule of the gate finds the items that it rejects and passes those that it accepts."""

from __future__ import annotations

import pytest

from quizapp.items.gate import DOUBTS, FOUND, RULES, GateRule, Reading
from quizapp.items.gate.deck import DECK_RULES


@pytest.mark.parametrize(
    ("rule", "item"), [(r, i) for r in (*RULES, *FOUND, *DOUBTS) for i in r.rejected], ids=lambda x: getattr(x, "name", "")
)
def test_a_rule_finds_the_items_that_it_rejects(rule: GateRule, item: Reading) -> None:
    assert rule.breaks(item)


@pytest.mark.parametrize(
    ("rule", "item"), [(r, i) for r in (*RULES, *FOUND, *DOUBTS) for i in r.accepted], ids=lambda x: getattr(x, "name", "")
)
def test_a_rule_passes_the_items_that_it_accepts(rule: GateRule, item: Reading) -> None:
    assert not rule.breaks(item)


def test_every_rule_has_a_name_of_its_own_and_serves_a_rule_of_the_rubric() -> None:
    names = [rule.name for rule in (*RULES, *FOUND, *DOUBTS)] + list(DECK_RULES)
    assert len(set(names)) == len(names)
    assert all(1 <= rule.rubric <= 14 for rule in RULES)
    assert {rule.rubric for rule in RULES} >= set(range(1, 8))


def test_a_rule_without_examples_does_not_load() -> None:
    with pytest.raises(ValueError, match="needs items"):
        GateRule("nothing", 6, "why", lambda _: False, accepted=(), rejected=RULES[0].rejected)
