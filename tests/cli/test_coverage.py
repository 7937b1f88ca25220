"""The report leaves nothing out: every sentence of the source has a fate, and every item is somewhere."""

from __future__ import annotations

from pathlib import Path

from quizapp.claims.source_sentence import source_sentences
from quizapp.cli.coverage import coverage_lines
from quizapp.items import make_items
from quizapp.workflows.coverage import Coverage, Fate, coverage
from quizapp.workflows.making import Claimed, Task, claims_of

SEEDS = Path(__file__).parents[2] / "seeds"


def reported(name: str) -> tuple[Claimed, Coverage]:
    (path,) = SEEDS.glob(name)
    found = claims_of(Task(str(path)))
    return found, coverage(found.transcript, found.claims)


def test_every_sentence_and_every_item_of_the_article_is_in_the_report() -> None:
    found, report = reported("*.txt")
    sentences = [sentence for turn in report.turns for sentence in turn.sentences]
    assert [one.text for one in sentences] == [s.span.of(found.transcript.text) for s in source_sentences(found.transcript)]
    asked = {question for one in sentences for question in one.questions}
    assert asked == {item.question for item in make_items(found.transcript, found.claims)}
    assert report.items == len(make_items(found.transcript, found.claims))
    assert sum(report.fates.values()) == len(sentences)
    assert report.fates[Fate.ITEM] > 0
    assert all(one.questions == () for one in sentences if one.fate is not Fate.ITEM)


def test_the_report_of_a_sheet_counts_the_claims_of_the_sheet() -> None:
    found, report = reported("*.claims.yaml")
    assert report.claims == len(found.claims)
    lines = list(coverage_lines(report))
    assert str(len(found.claims)) in lines[0]
    assert sum(line.startswith("      → ") for line in lines) >= report.items
