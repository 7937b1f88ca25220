"""How many cards a search found, how many of them are asked, and why not all; for browse and for `quizapp study --only`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.interface.catalogue import text

if TYPE_CHECKING:
    from quizapp.workflows.left_out import LeftOut


def left_out_words(left: LeftOut) -> str:
    """找到 12 张，问 9 张：2 张暂停，1 张同一事实的明天问. Empty where all that was found is asked."""
    if left.asked == left.found:
        return ""
    why = text("left_out.between").join(text(f"left_out.why.{reason}", n=n) for reason, n in left.why)
    return text("left_out.line", found=left.found, asked=left.asked, why=why)
