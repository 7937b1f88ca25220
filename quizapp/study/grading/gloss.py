"""Abbreviations that the source itself explains: AGI（通用人工智能）, LLM，也就是大语言模型."""

from __future__ import annotations

import re

from quizapp.study.grading.bare import bare

_SHORT = r"(?<![A-Za-z])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?![A-Za-z])"
_EXPLAINED = re.compile(rf"({_SHORT})\s*[（(]\s*([^（）()]{{2,40}}?)\s*[)）]")
_SAID = re.compile(rf"({_SHORT})\s*[，,]?\s*(?:也就是|即|全称是?)\s*([\u3400-\u9fff]{{3,20}})")
_ABBREVIATED = re.compile(rf"([\u3400-\u9fff]{{3,20}})\s*[（(]\s*({_SHORT})\s*[)）]")
_BEFORE_TERM = re.compile("[的是叫做在了和与到]")  # a term has no left edge; what is before these is none of it


def glossed(answer: str, source: str) -> tuple[str, ...]:
    """Other forms of an answer, by the abbreviations that `source` explains: the term for the abbreviation, and back."""
    forms = []
    for short, term in _glosses(source):
        if bare(answer) == bare(short):
            forms.append(term)
        elif bare(answer) == bare(term):
            forms.append(short)
    return tuple(dict.fromkeys(forms))


def _glosses(source: str) -> list[tuple[str, str]]:
    found = [(match[1], match[2]) for pattern in (_EXPLAINED, _SAID) for match in pattern.finditer(source)]
    for match in _ABBREVIATED.finditer(source):
        found += [(match[2], match[1]), (match[2], _BEFORE_TERM.split(match[1])[-1])]
    return [(short, term) for short, term in found if len(term) >= 2]
