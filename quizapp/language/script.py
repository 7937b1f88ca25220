"""Words of our own in the script of a source."""

from __future__ import annotations

from functools import cache
from typing import Any


def in_script(text: str, traditional: bool) -> str:
    """`text`, which is Simplified, in Traditional script if `traditional`; words, not single characters, are converted."""
    return str(_opencc()(text)) if traditional else text


@cache
def _opencc() -> Any:
    from opencc import OpenCC  # 50 ms that a Simplified source need not pay

    return OpenCC("s2tw").convert
