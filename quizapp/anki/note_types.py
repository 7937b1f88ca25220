"""The four note types: how a card looks and asks in Anki, on a desktop, on a phone, by day and by night.

Ids are fixed for ever: Anki knows a note type by its id, and would make a second one under another.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import genanki

from quizapp.anki.fields import FIELDS, Form

_IDS = {Form.CLOZE: 1_893_700_101, Form.TYPED: 1_893_700_102, Form.CHOICE: 1_893_700_103, Form.LIST: 1_893_700_104}
_NAMES = {Form.CLOZE: "quizapp 填空", Form.TYPED: "quizapp 简答", Form.CHOICE: "quizapp 选择", Form.LIST: "quizapp 列举"}
# Anki takes a changed template or style only from a newer note type: raise this (epoch seconds) with every change here.
_CHANGED_AT = 1_795_400_000

_HEAD = '<div class="head"><span class="kind">{{Kind}}</span>{{#Source}} <span class="source">{{Source}}</span>{{/Source}}</div>'
_QUESTION = '<div class="question">{{Question}}</div>'
_CLOZE = '<div class="question">{{cloze:Question}}</div>'
_ANSWER = '<div class="answer">{{Answer}}</div>'
_REST = """{{#Extra}}<div class="extra">{{Extra}}</div>{{/Extra}}
{{#Explanation}}<div class="explanation">{{Explanation}}</div>{{/Explanation}}
{{#Quote}}<blockquote class="quote">{{Quote}}{{#Speaker}}<footer>{{Speaker}}</footer>{{/Speaker}}</blockquote>{{/Quote}}
{{#Topic}}<div class="topic">{{Topic}}</div>{{/Topic}}"""
_TYPED = "{{#Typed}}{{type:Answer}}{{/Typed}}"
_TYPED_ANSWER = f'<div class="typed">{_TYPED}</div>'
_LINE = '<hr id="answer">'

_FRONTS = {
    Form.CLOZE: (_HEAD, _CLOZE),
    Form.TYPED: (_HEAD, _QUESTION, _TYPED),
    Form.CHOICE: (_HEAD, _QUESTION, '<div class="choices">{{Choices}}</div>'),
    Form.LIST: (_HEAD, _QUESTION, "{{Choices}}"),
}
_BACKS = {
    Form.CLOZE: (_HEAD, _CLOZE, _LINE, _REST),
    Form.TYPED: (_HEAD, _QUESTION, _LINE, _ANSWER, _TYPED_ANSWER, _REST),
    Form.CHOICE: (_HEAD, _QUESTION, '<div class="choices shown">{{Choices}}</div>', _LINE, _REST),
    Form.LIST: (_HEAD, _QUESTION, _LINE, _ANSWER, _REST),
}


class NoteType(genanki.Model):  # type: ignore[misc]
    """A genanki model that says when it last changed, rather than when it was exported."""

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:  # noqa: ARG002
        """genanki's JSON; the `timestamp` of the export is not used."""
        rows: dict[str, Any] = super().to_json(_CHANGED_AT, deck_id)
        return rows


@cache
def note_type(form: Form) -> NoteType:
    """The note type of a form."""
    return NoteType(
        _IDS[form],
        _NAMES[form],
        fields=[{"name": name, "font": "sans-serif"} for name in FIELDS],
        templates=[{"name": _NAMES[form], "qfmt": "\n".join(_FRONTS[form]), "afmt": "\n".join(_BACKS[form])}],
        css=files("quizapp.anki").joinpath("card.css").read_text("utf-8"),
        model_type=NoteType.CLOZE if form is Form.CLOZE else NoteType.FRONT_BACK,
    )
