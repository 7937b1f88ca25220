"""Decks for these tests: one item of each kind about an interview that nobody gave, and texts that mean harm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from anki.collection import Collection, DeckIdLimit
from anki.import_export_pb2 import ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizapp.claims.claim import ClaimKind
from quizapp.items.item import Item, ItemKind
from quizapp.language.span import Span
from quizapp.study.deck import ExportDeck, ExportNote

CHANGED = 1_760_000_000_000  # ms, October 2025

BASE = Item(
    guid="q-base",
    claim_id="c-base",
    kind=ItemKind.SHORT_ANSWER,
    claim=ClaimKind.FACT,
    rank=1,
    importance=0.5,
    topic="茶馆的生意",
    speaker="周一鸣",
    question="周一鸣的茶馆第一年卖出多少壶茶？",
    answer="四千壶",
    explanation="第一年的生意全靠街坊。",
    quote="第一年我们就卖了四千壶，全靠街坊。",
    span=Span(120, 137),
    accepted=("4000壶", "4,000 壶"),
    context=(Span(3, 9), Span(80, 95)),
    reason="amount-of-year",
    scores=(("worth", 0.61), ("whole", 0.9)),
)

CLOZE = replace(BASE, guid="q-cloze", kind=ItemKind.CLOZE, rank=2, question="茶馆第一年卖了____，全靠街坊。", accepted=())
CHOICE = replace(
    BASE,
    guid="q-choice",
    kind=ItemKind.MULTIPLE_CHOICE,
    rank=3,
    choices=("四千壶", "四百壶", "四万壶", "一千壶"),
)
TRUE_FALSE = replace(
    BASE,
    guid="q-true-false",
    kind=ItemKind.TRUE_FALSE,
    rank=4,
    question="茶馆第一年的生意全靠游客。",
    answer="错",
    correction="茶馆第一年的生意全靠街坊。",
    accepted=(),
)
WHO_SAID = replace(
    BASE,
    guid="q-who",
    kind=ItemKind.WHO_SAID,
    claim=ClaimKind.POSITION,
    rank=5,
    question="访谈中，谁认为茶馆不该开分店？",
    answer="周一鸣",
    quote="我说不该开分店，开了就不是茶馆了。",
    choices=("周一鸣", "林小满", "主持人"),
    accepted=("老周",),
    relayed_by="林小满",
)
LIST = replace(
    BASE,
    guid="q-list",
    kind=ItemKind.LIST,
    rank=6,
    question="茶馆只卖哪三种茶？",
    answer="绿茶、红茶、普洱",
    parts=("绿茶", "红茶", "普洱"),
    quote="我们只卖三种茶，绿茶、红茶、普洱。",
    accepted=(),
    ordered=True,
)
ITEMS = (BASE, CLOZE, CHOICE, TRUE_FALSE, WHO_SAID, LIST)


def note(item: Item, **changes: object) -> ExportNote:
    """The item as a note of the interview."""
    return replace(ExportNote(item, "一间茶馆的二十年", "2025-09-30", CHANGED), **changes)


def deck_of(*items: Item, name: str = "茶馆") -> ExportDeck:
    """A deck of these items."""
    return ExportDeck(name, tuple(map(note, items)))


DECK = deck_of(*ITEMS)


def import_into(collection: Collection, package: Path) -> dict[str, int]:
    """Import a package as the dialog does with learning progress ticked; how many notes came out how."""
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, merge_notetypes=True)
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options)).log
    outcomes = ("new", "updated", "duplicate", "conflicting", "missing_notetype", "missing_deck", "empty_first_field")
    return {outcome: count for outcome in outcomes if (count := len(getattr(log, outcome)))}


def export(collection: Collection, path: Path, *, deck: str = "茶馆", legacy: bool = False) -> Path:
    """Export a deck as the dialog does with learning progress ticked."""
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy)
    collection.export_anki_package(out_path=str(path), limit=DeckIdLimit(collection.decks.id(deck)), options=options)
    return path
