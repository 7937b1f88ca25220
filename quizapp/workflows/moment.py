"""When something happens, and in which zone the learner's day begins; the only place that reads the clock."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as the learner lives it. `ms` is UTC epoch milliseconds; days begin at `rollover_hour` in `zone`."""

    ms: int
    zone: ZoneInfo
    rollover_hour: int = 4

    @property
    def day(self) -> int:
        """The study day: days since 1970-01-01 of the learner's calendar, whose days begin at the rollover hour."""
        from quizapp.study.day import study_day

        return study_day(self.ms, self.zone, self.rollover_hour)


def now(rollover_hour: int = 4) -> Moment:
    """This moment, in the zone of this machine. Front ends call it; nothing else reads the clock."""
    return Moment(time.time_ns() // 1_000_000, local_zone(), rollover_hour)


def local_zone() -> ZoneInfo:
    """The machine's time zone: `TZ`, else what /etc/localtime or /etc/timezone name, else UTC."""
    for name in _zone_names():
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return ZoneInfo("UTC")


def _zone_names() -> list[str]:
    names = [os.environ.get("TZ", "").lstrip(":")]
    target = os.path.realpath("/etc/localtime")
    if "/zoneinfo/" in target:
        names.append(target.split("/zoneinfo/", 1)[1])
    stated = Path("/etc/timezone")
    if stated.is_file():
        names.append(stated.read_text(encoding="utf-8", errors="replace").strip())
    return [name for name in names if name]
