"""Words and their tags: what the tagger finds, and that texts tagged together do not touch one another."""

from __future__ import annotations

import random

from quizapp.language.words import Token, tag

SENTENCES = [
    "陈岚在苏州办了一家纺织厂,去年卖出 3,000 台机器。",
    "我们没有想过要上市。",
    "",
    "好。",
    "他说 Open Source Summit 在 2019 年换了地方。",
    "二〇二一年冬天,北京大学的王教授去了云南,在那里住了四十天。" * 12,
    "𠮷野家\ud800也来了",
]


def words(sentence: str, **known: list[str]) -> list[tuple[str, str]]:
    """The words of a sentence with their tags."""
    return [(token.text, token.tag) for token in tag([sentence], **known)[0]]


def test_names_places_and_numbers_are_found() -> None:
    """A person, a place, a year and a Latin name."""
    found = dict(words("陈岚去年在苏州办了一家纺织厂,叫 Blue Loom。"))
    assert (found["陈岚"], found["苏州"], found["Blue Loom"]) == ("PER", "LOC", "nz")


def test_a_known_name_is_one_word() -> None:
    """What the text calls a name is not cut."""
    assert ("小满当家", "PER") in words("小满当家开了第三家店。", names=["小满当家"])


def test_words_stand_where_they_say() -> None:
    """Places are characters of the sentence, in order, and only blanks are left out."""
    for sentence, tokens in zip(SENTENCES, tag(SENTENCES), strict=True):
        assert all(sentence[token.start : token.end] == token.text for token in tokens)
        assert "".join(token.text for token in tokens).replace(" ", "") == sentence.replace(" ", "")


def test_texts_tagged_together_are_tagged_as_if_alone() -> None:
    """Neither the neighbours nor their order matter, also past the size of a batch."""
    alone = {sentence: tag([sentence])[0] for sentence in SENTENCES}
    many = SENTENCES * 40
    random.Random(3).shuffle(many)
    together: list[list[Token]] = tag(many)
    assert together == [alone[sentence] for sentence in many]
