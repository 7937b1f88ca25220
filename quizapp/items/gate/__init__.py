"""The quality gate: the rules that an item must keep alone, and those that it must keep beside the items before it."""

from quizapp.items.gate import (
    asked_for,
    crucial,
    given_away,
    left_over,
    one_answer,
    plausible,
    right_form,
    standing_alone,
    true_to_source,
    whole_sentence,
)
from quizapp.items.gate.rule import GateRule, Reading, Setting

__all__ = ["DOUBTS", "FOUND", "RULES", "GateRule", "Reading", "Setting", "broken", "doubted", "is_unlikely"]

RULES: tuple[GateRule, ...] = (
    *true_to_source.RULES,
    *standing_alone.RULES,
    *one_answer.RULES,
    *given_away.RULES,
    *whole_sentence.RULES,
    *right_form.RULES,
    *plausible.RULES,
    *asked_for.RULES,
)
FOUND: tuple[GateRule, ...] = (
    *standing_alone.FOUND,
    *left_over.FOUND,
    *given_away.FOUND,
    *right_form.FOUND,
    *crucial.FOUND,
)
DOUBTS: tuple[GateRule, ...] = (*crucial.DOUBTS, *left_over.DOUBTS)


def broken(reading: Reading) -> list[str]:
    """The names of the rules that an item breaks by itself, in the order of the rubric's harm."""
    return [rule.name for rule in RULES if rule.breaks(reading)]


def is_unlikely(reading: Reading) -> bool:
    """Whether readers nearly always refuse such an item."""
    return any(rule.breaks(reading) for rule in FOUND)


def doubted(reading: Reading) -> list[str]:
    """The names of the softer rules that an item breaks: it is worse for it, not wrong. None where a person wrote the claim."""
    return [] if reading.draft.claim.by_hand else [rule.name for rule in DOUBTS if rule.breaks(reading)]
