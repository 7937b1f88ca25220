"""Which language to speak: what the learner said on the command line, then in the settings, then what the locale says."""

from __future__ import annotations

from collections.abc import Mapping

from quizapp.interface.catalogue import LANGUAGES


def choose_language(option: str | None, setting: str | None, environment: Mapping[str, str]) -> str:
    """`option` (--lang) wins over `setting`, and both over LC_ALL, LC_MESSAGES, LANG; Chinese where none of them says.

    A locale that names no language (C, POSIX, empty) says nothing; one in any language but Chinese means English.
    """
    for wish in (option, setting):
        if wish in LANGUAGES:
            return wish
    return _of_locale(environment)


def _of_locale(environment: Mapping[str, str]) -> str:
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name, ""))), "")
    stem = named.split(".", 1)[0].split("_", 1)[0].lower()
    if stem in {"", "c", "posix", "zh"}:
        return "zh"
    return "en"
