"""Learning steps: the short waits of minutes through which a card goes before, or back to, its days.

Source: Anki's rslib/src/scheduler/states/steps.rs, for which there is one number of seconds for each button.
"""

from __future__ import annotations

from collections.abc import Sequence

DAY = 86_400  # seconds


def again_delay(steps: Sequence[float]) -> int | None:
    """Seconds until a card that was not known comes back: the first step (minutes); None without steps."""
    return seconds(steps[0]) if steps else None


def hard_delay(steps: Sequence[float], step: int) -> int | None:
    """Seconds until a card that was hard comes back. It stays on its step; on the first one, between again and good."""
    if not steps:
        return None
    here = min(step, len(steps) - 1)
    if here:
        return seconds(steps[here])
    first = seconds(steps[0])
    if len(steps) > 1:
        return _whole_days((first + seconds(steps[1])) // 2)
    # Half as much again, but at most a day more: after steps of days, hard must not come later than good.
    return _whole_days(min(first * 3 // 2, first + DAY))


def good_delay(steps: Sequence[float], step: int) -> int | None:
    """Seconds until a card that was known comes back on its next step; None if there is none and it is learnt."""
    return seconds(steps[step + 1]) if step + 1 < len(steps) else None


def seconds(minutes: float) -> int:
    """Whole seconds of a step in minutes."""
    return int(minutes * 60)


def _whole_days(delay: int) -> int:
    return round(delay / DAY) * DAY if delay > DAY else delay
