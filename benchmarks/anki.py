"""How long decks take to write and read: packages, Markdown and CSV, beside genanki's own writer and Anki's own import.

    python -m benchmarks.anki [NOTES…]        default: 1000 10000

Prints the median of three runs in seconds, and the size of the file. Run it as a module: as a script its own name hides Anki.
"""

from __future__ import annotations

import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from quizapp.anki import ExportDeck, ExportNote, read_package, write_package
from quizapp.claims.claim import ClaimKind
from quizapp.deckfile import read_deck, write_deck
from quizapp.items.item import FALSE, GAP, Item, ItemKind
from quizapp.language.span import Span
from quizapp.study.card import CardState, Rating, Review
from quizapp.study.day import day_start_ms, study_day
from quizapp.study.scheduler import Scheduler
from quizapp.study.settings import DeckSettings

ZONE = ZoneInfo("Asia/Shanghai")
BEGAN = 1_780_000_000_000
KINDS = tuple(ItemKind)


def item(number: int) -> Item:
    kind = KINDS[number % len(KINDS)]
    answer = FALSE if kind is ItemKind.TRUE_FALSE else f"{number} 壶茶"
    return Item(
        guid=f"{number:024x}",
        claim_id=f"{number:012x}",
        kind=kind,
        claim=ClaimKind.POSITION if number % 3 else ClaimKind.FACT,
        rank=number % 80 + 1,
        importance=(number % 100) / 100,
        topic=f"话题{number % 12}",
        speaker=("周一鸣", "林小满", "")[number % 3],
        question=f"茶馆第{number}天卖了{GAP}，全靠街坊捧场。"
        if kind is ItemKind.CLOZE
        else f"周一鸣的茶馆开业第{number}天卖出多少壶茶？",
        answer=answer,
        explanation="开业头一年的生意全靠街坊，后来才有了外地的客人，这在当时并不容易。",
        quote=f"说起来，那一天我们就卖了{answer}，全靠街坊捧场，我到现在都还记得那天的样子。",
        span=Span(number, number + 40),
        choices=(answer, "四十壶", "四百壶", "四千壶") if kind in (ItemKind.MULTIPLE_CHOICE, ItemKind.WHO_SAID) else (),
        parts=(answer, "点心", "瓜子") if kind is ItemKind.LIST else (),
        context=(Span(number + 50, number + 60),),
        reason="amount-of-day",
        scores=(("worth", 0.61), ("whole", 0.9)),
    )


def note(number: int) -> ExportNote:
    """An item that was answered four times."""
    scheduler, state, at, reviews = Scheduler(DeckSettings(), ZONE), CardState(), BEGAN + number * 1000, []
    for rating in (Rating.GOOD, Rating.GOOD, Rating.HARD, Rating.GOOD):
        after = scheduler.answer(state, rating, at, f"{number:024x}")
        reviews.append(Review(0, at, study_day(at, ZONE), rating, 4000, "", 1.0, state, after))
        state, at = after, after.due_at or day_start_ms(after.due_day or 0, ZONE) + number * 1000
    return ExportNote(item(number), "一间茶馆的二十年", "2025-09-30", BEGAN, state, tuple(reviews))


def seconds(act: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return median(times)


def by_genanki_alone(deck: ExportDeck, path: Path) -> None:
    """The same fields through genanki's own notes and writer."""
    import genanki

    from quizapp.anki.fields import fields_of, form_of
    from quizapp.anki.note_types import note_type

    plain = genanki.Deck(1, deck.name)
    for one in deck.notes:
        plain.add_note(genanki.Note(note_type(form_of(one.item)), list(fields_of(one)), guid=one.item.guid))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        genanki.Package(plain).write_to_file(path, timestamp=1.0)


def by_anki(package: Path, folder: Path) -> Callable[[], object]:
    """Anki's own import, into an empty collection each time."""
    from anki.collection import Collection
    from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    options = ImportAnkiPackageOptions(with_scheduling=True, merge_notetypes=True)
    numbers = iter(range(100))

    def import_once() -> None:
        collection = Collection(str(folder / f"{next(numbers)}.anki2"))
        collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))
        collection.close()

    return import_once


def rows(count: int, folder: Path) -> list[tuple[str, float, int]]:
    notes = tuple(map(note, range(count)))
    deck = ExportDeck("茶馆", notes)
    new = ExportDeck("茶馆", tuple(replace(one, state=None, reviews=()) for one in notes))
    apkg, studied, plain, md, csv = (folder / f"{count}{suffix}" for suffix in (".apkg", "-p.apkg", "-g.apkg", ".md", ".csv"))
    timed: list[tuple[str, Callable[[], object], Path]] = [
        ("write .apkg", lambda: write_package(new, apkg, zone=ZONE), apkg),
        ("write .apkg, stock genanki", lambda: by_genanki_alone(new, plain), plain),
        ("write .apkg with progress", lambda: write_package(deck, studied, zone=ZONE, progress=True), studied),
        ("read .apkg", lambda: read_package(apkg, zone=ZONE), apkg),
        ("read .apkg with progress", lambda: read_package(studied, zone=ZONE), studied),
        ("write .md", lambda: write_deck(new, md), md),
        ("read .md", lambda: read_deck(md), md),
        ("write .csv", lambda: write_deck(new, csv), csv),
        ("read .csv", lambda: read_deck(csv), csv),
    ]
    try:
        timed.append(("Anki's own import of it", by_anki(studied, folder), studied))
    except ImportError:
        print("anki is not installed: its import is left out", file=sys.stderr)
    return [(name, seconds(act), path.stat().st_size) for name, act, path in timed]


def main() -> None:
    for count in map(int, sys.argv[1:] or ["1000", "10000"]):
        with tempfile.TemporaryDirectory() as folder:
            print(f"\n{count:,} notes{'':22}{'s':>8}{'kB':>10}")
            for name, took, size in rows(count, Path(folder)):
                print(f"  {name:<30}{took:>8.3f}{size / 1000:>10,.0f}")


if __name__ == "__main__":
    main()
