"""What the item gate sees of a draft, and that it prefers what the makers of the forms prefer."""

from __future__ import annotations

from dataclasses import replace

from quizapp.claims.claim import Claim, ClaimKind
from quizapp.items.draft import Draft
from quizapp.items.item import ItemKind
from quizapp.items.likely import features, likely
from quizapp.language.span import Span

CLAIM = Claim(
    kind=ClaimKind.FACT,
    speaker="王小满",
    statement="老面发酵的关键是温度。",
    answers=(),
    quote=Span(0, 11),
    importance=0.5,
    reasons=("whole",),
    scores=(("stands", 0.6), ("whole", 0.4), ("worth", 0.7)),
)
DRAFT = Draft(
    kind=ItemKind.CLOZE,
    claim=CLAIM,
    question="老面发酵的关键是____。",
    answer="温度",
    raw=Span(8, 10),
    fit=0.66,
    reason="cloze_phrase",
    quote="老面发酵的关键是温度。",
)


def test_the_gate_sees_form_statement_question_and_answer() -> None:
    seen = features(DRAFT)
    assert seen["form:cloze_phrase"] == seen["answer:two"] == seen["gap:after 是"] == seen["gap:last"] == seen["gap:chance"] == 1
    assert not seen["question:pronoun"]


def test_the_words_to_ask_for_are_likelier_to_be_accepted_than_others() -> None:
    less, more = likely([replace(DRAFT, chance=0.01), replace(DRAFT, chance=0.6)])
    assert 0 < less < more < 1


def test_choices_are_looked_at_only_where_there_are_any() -> None:
    choice = replace(DRAFT, kind=ItemKind.MULTIPLE_CHOICE, choices=("温度", "面粉的产地", "水"))
    assert not [name for name in features(DRAFT) if name.startswith("choices:")]
    assert features(choice)["choices:few"] == 1
    assert features(choice)["choices:answer longest"] == 0
