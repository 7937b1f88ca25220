"""The order in which choices are offered: amounts and dates ascending, as on a scale; all others shuffled."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations

from quizapp.items.quantities import parse_amount
from quizapp.language.amounts import read_amount
from quizapp.study.grading.dates import place_in_time

Key = tuple[str, tuple[Fraction | float | int, ...]]  # what must be the same for all, and what is compared


_MOST_LISTED = 6  # choices of which all orders are listed


def offered(choices: Sequence[str], seed: str, asking: int) -> tuple[str, ...]:
    """All choices: in ascending order where each is an amount of one unit or each a date, else in an order drawn from `seed`.

    seed    of the item: the same gives the same orders
    asking  how often it was asked before; the next asking never has the same order, the same one always
    """
    mixed = _mixed(choices, seed, asking)  # those that are equally great stay mixed
    for measured in (_date, _amount, _numeral):
        order = _by(measured, mixed)
        if order:
            return order
    return tuple(mixed)


def _mixed(choices: Sequence[str], seed: str, asking: int) -> list[str]:
    """All orders of few choices, themselves shuffled, one after another: a shuffle alone repeats one of six every sixth time."""
    if len(choices) > _MOST_LISTED:
        mixed = list(choices)
        random.Random(f"{seed}:{asking}").shuffle(mixed)
        return mixed
    orders = list(permutations(choices))
    random.Random(seed).shuffle(orders)
    return list(orders[asking % len(orders)])


def _by(measured: Callable[[str], Key | None], choices: Sequence[str]) -> tuple[str, ...]:
    """The choices by what is measured; none unless all can be measured in the same way."""
    keys = {choice: measured(choice) for choice in choices}
    found = [key for key in keys.values() if key is not None]
    if len(found) < len(keys) or len({kind for kind, _ in found}) != 1:
        return ()
    return tuple(sorted(choices, key=lambda choice: (keys[choice] or ("", ()))[1]))


def _date(choice: str) -> Key | None:
    place = place_in_time(choice)
    return None if place is None else ("year" if place[0] else "no year", place)


def _amount(choice: str) -> Key | None:
    amount = read_amount(choice)
    return None if amount is None else (amount.unit, (amount.low, amount.high))


def _numeral(choice: str) -> Key | None:
    """A number with the same words behind it, whatever they mean: 3 号码头, 12 号码头."""
    amount = parse_amount(choice)
    return None if amount is None else (f"{amount.bound}|{amount.unit}", (amount.value,))
