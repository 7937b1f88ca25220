"""Words of the field are explained where a learner meets them, in both languages."""

from __future__ import annotations

import re

import pytest

from quizapp.interface import LANGUAGES, text_in
from quizapp.workflows.settings import schema

JARGON = {
    "zh": re.compile("FSRS|抖动|保持率|重学|步骤|leech", re.I),
    "en": re.compile(r"FSRS|leech|\blapse|fuzz|retention|relearn|\bsteps?\b", re.I),
}
TERMS = {
    "scores.meaning.retention": {"zh": "保持率 目标 欠熟练 已熟练 预测 实际", "en": "Retention goal Young mature Predicted real"},
    "scores.meaning.memory": {
        "zh": "可提取性 稳定期 难度 欠熟练 已熟练",
        "en": "Retrievability Stability Difficulty Young mature",
    },
    "scores.terms": {"zh": "保持率 欠熟练 已熟练", "en": "Retention Young mature"},
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("key", [spec.key for spec in schema()])
def test_every_setting_is_explained_in_everyday_words(code: str, key: str) -> None:
    said = text_in(code, f"settings.help.{key}")
    assert len(said) >= 8
    assert not JARGON[code].search(said), said


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", TERMS)
def test_what_a_page_of_the_scores_names_is_explained_below_it(code: str, name: str) -> None:
    said = text_in(code, name)
    for term in TERMS[name][code].split():
        assert term.casefold() in said.casefold(), term
