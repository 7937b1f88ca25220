"""What a question says: without its quotations, without the words that name a holder."""

from __future__ import annotations

import re

from quizapp.items.worded import GUESTS, UNNAMED
from quizapp.language.squeeze import size

QUOTED = re.compile(r"[“\"「《‘](.*?)[”\"」》’]")
SAYS = (
    r"(?:认为|觉得|相信|主张|预测|预计|希望|猜测|推测|担心|怀疑|建议|反对|赞成|指出|提出|提到|表示|强调|介绍|转述|回应|看来|说)"
)
LEAD = re.compile(r"^[^,，:：?？。]{1,30}" + SAYS + r"过?[,，:：]\s*(?=.{4})")
PUT_TO = re.compile(r"问[^“”「」，,。]{0,6}$")  # before what the host asked: 被问到“…”
GAP = re.compile(r"_{2,}")


def own_words(question: str) -> str:
    """The question with its quotations emptied, unless a saying is most of it (and was not asked: 被问到“…”)."""

    def shown(quotation: re.Match[str]) -> str:
        saying = size(quotation[1]) > max(10, 0.6 * size(question)) and quotation[0][0] != "《"
        return quotation[0] if saying and not PUT_TO.search(question[: quotation.start()]) else "“”"

    return QUOTED.sub(shown, question)


def body(question: str) -> str:
    """The question without 某某认为， in front."""
    text = re.sub(r"^判断(?:正误|对错)?[:：]\s*", "", question.strip())
    return LEAD.sub("", text).lstrip('“"「 ')


def holder_forms(speaker: str) -> list[str]:
    """The ways in which a question may name a speaker: in full, by each Latin word, by a Chinese name without its bracket.

    One whom the transcript gives only a number may be called the guest.
    """
    forms = re.findall(r"[\u3400-\u9fff·]{2,8}|[A-Za-z][\w.'-]+", speaker)
    forms += GUESTS if UNNAMED.match(speaker) else ()
    return [form for form in [speaker, *forms] if form]
