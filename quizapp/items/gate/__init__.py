"""The quality gate: the rules that an item must keep alone, and those that it must keep beside the items before it."""

from quizapp.items.gate import given_away, one_answer, plausible, right_form, standing_alone, true_to_source, whole_sentence
from quizapp.items.gate.rule import GateRule, Reading, Setting

__all__ = ["RULES", "GateRule", "Reading", "Setting", "broken"]

RULES: tuple[GateRule, ...] = (
    *true_to_source.RULES,
    *standing_alone.RULES,
    *one_answer.RULES,
    *given_away.RULES,
    *whole_sentence.RULES,
    *right_form.RULES,
    *plausible.RULES,
)


def broken(reading: Reading) -> list[str]:
    """The names of the rules that an item breaks by itself, in the order of the rubric's harm."""
    return [rule.name for rule in RULES if rule.breaks(reading)]
