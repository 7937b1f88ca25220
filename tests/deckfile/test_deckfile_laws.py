"""What goes into a deck file comes out of it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from market import HOSTILE, decks, texts

from quizapp.deckfile import csv_text, markdown_text, read_csv, read_markdown
from quizapp.deckfile.escapes import on_one_line, original, split
from quizapp.study.deck import ExportDeck
from quizapp.transcript.decoding import decode


@given(decks)
def test_a_deck_survives_markdown(deck: ExportDeck) -> None:
    text = markdown_text(deck)
    found = read_markdown(decode(text.encode(), "deck.md")[0], "deck.md", "deck")
    assert found.name == deck.name
    assert found.notes == deck.notes


@given(decks)
def test_a_deck_survives_csv(deck: ExportDeck) -> None:
    text = csv_text(deck)
    assert read_csv(decode(text.encode("utf-8-sig"), "deck.csv")[0], "deck.csv", deck.name).notes == deck.notes


@given(decks)
def test_no_cell_begins_a_formula(deck: ExportDeck) -> None:
    for cells in csv.reader(io.StringIO(csv_text(deck), newline="")):
        assert not any(cell[:1] in "=+-@\t\r\uff0b\uff0d\uff1d\uff20" and cell for cell in cells)


@given(texts, st.sampled_from(["", "|", "<[`&"]))
def test_any_text_fits_on_one_line_and_comes_back(text: str, marks: str) -> None:
    line = on_one_line(text, marks)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert original(line) == text


@given(st.lists(texts, min_size=1))
def test_parts_in_one_cell_stay_apart(parts: list[str]) -> None:
    assert [original(part) for part in split("|".join(on_one_line(part, "|") for part in parts), "|")] == parts


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_block_looks_like_another_block(text: str) -> None:
    assert original(on_one_line(text)) == text
