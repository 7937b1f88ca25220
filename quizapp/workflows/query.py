"""The search language of the browser: words, and `field:value` in either language. Reads a query, knows no SQL."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.workflows.browse import BadQuery, Field

FIELDS: dict[str, Field] = {
    "说话人": "speaker", "speaker": "speaker",
    "主题": "topic", "话题": "topic", "topic": "topic",
    "类型": "kind", "题型": "kind", "kind": "kind",
    "来源": "source", "source": "source",
    "牌组": "deck", "deck": "deck",
    "状态": "state", "state": "state", "is": "state",
}  # fmt: skip
KINDS = {
    "填空": "cloze", "cloze": "cloze",
    "简答": "short_answer", "short_answer": "short_answer", "short": "short_answer",
    "选择": "multiple_choice", "multiple_choice": "multiple_choice", "choice": "multiple_choice",
    "判断": "true_false", "true_false": "true_false",
    "谁说的": "who_said", "who_said": "who_said", "who": "who_said",
    "列举": "list", "list": "list",
}  # fmt: skip
STATES = {
    "到期": "due", "due": "due",
    "新": "new", "未学习": "new", "new": "new",
    "学习": "learning", "学习中": "learning", "learning": "learning",
    "复习": "review", "review": "review",
    "暂停": "suspended", "已暂停": "suspended", "suspended": "suspended",
    "难": "leech", "leech": "leech", "hard": "leech",
    "有问题": "flagged", "flagged": "flagged",
    "搁置": "buried", "buried": "buried",
    "今天忘的": "forgotten", "今天忘": "forgotten", "forgotten": "forgotten",
}  # fmt: skip

# A minus, a field with its colon in either width, then a quoted value or one without blanks.
_TERM = re.compile(r"(?P<minus>[-－])?(?:(?P<field>[^\s:：\"“”]+)[:：])?(?P<value>[\"“][^\"“”]*[\"”]|[^\s\"“”]+|)")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. `field` is empty for a word; of `kind` and `state` the value is the store's name."""

    field: Field | None
    value: str
    excluded: bool


def parse(query: str) -> tuple[Term, ...]:
    """The terms of a query; all must hold. Raises BadQuery, which names the bad word."""
    terms: list[Term] = []
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        found = _TERM.match(query, at)
        if found is None or found.end() == at:
            raise BadQuery(query, at, len(query), "open-quote", "close the quotation mark or leave it out")
        terms += _terms(query, found)
        at = found.end()
    return tuple(terms)


def _terms(query: str, found: re.Match[str]) -> list[Term]:
    name, written = found["field"], found["value"]
    value = written.strip('"“”')
    excluded = bool(found["minus"])
    if name is None:
        return [Term(None, value, excluded)] if value else []
    field = FIELDS.get(name.casefold())
    if field is None:
        raise BadQuery(query, *found.span("field"), "unknown-field", "fields are 说话人 主题 类型 来源 牌组 状态")
    if not value:
        return []  # still being typed
    if field in ("kind", "state"):
        known = KINDS if field == "kind" else STATES
        if value.casefold() not in known:
            shown = " ".join(word for word in known if not word.isascii())
            raise BadQuery(query, *found.span("value"), "unknown-value", f"choose one of {shown}")
        value = known[value.casefold()]
    return [Term(field, value, excluded)]
