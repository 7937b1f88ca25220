"""Every text exists in both languages, says the same with the same values, and stands nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import quizapp
from quizapp.interface import ids, language, set_language, text, text_in
from quizapp.interface.catalogue import _find
from quizapp.tui.keys import bind
from quizapp.tui.routes import QuizApp

PACKAGE = Path(quizapp.__file__).parent
FRONT_ENDS = [path for folder in ("tui", "cli", "web") for path in sorted((PACKAGE / folder).rglob("*.py"))]
CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
ENGLISH = re.compile(r"^[^{}]*[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}[^{}]*$")
ALPHABETS = {"initials.py"}  # the first character of each letter, not words


@pytest.fixture(autouse=True)
def spoken() -> object:
    before = language()
    yield
    set_language(before)


def test_both_languages_hold_the_same_texts() -> None:
    assert ids("zh") == ids("en")


@pytest.mark.parametrize("name", sorted(ids("zh")))
def test_a_text_names_the_same_values_in_both_languages(name: str) -> None:
    assert values_of("zh", name) == values_of("en", name)


def values_of(code: str, name: str) -> set[str]:
    entry = _find(code, name)
    forms = entry.values() if isinstance(entry, dict) else [entry]
    return {field for form in forms for _, field, _, _ in Formatter().parse(form) if field}


def test_one_card_is_one_card_and_two_are_two() -> None:
    set_language("en")
    assert text("home.triage", n=1, sources=1).startswith("1 item not looked over yet")
    assert text("home.triage", n=2, sources=1).startswith("2 items not looked over yet")


def test_an_unknown_id_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        text("study.no_such_text")
    with pytest.raises(KeyError):
        text("nowhere.at_all")


def test_the_palette_finds_a_text_by_its_other_name() -> None:
    assert text_in("en", "palette.screen.scores") == "statistics"
    assert text_in("zh", "palette.screen.scores") == "统计"


@pytest.mark.parametrize("path", FRONT_ENDS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_chinese_is_written_into_the_front_ends(path: Path) -> None:
    found = [literal for literal in literals(path) if CHINESE.search(literal)]
    assert found == [] or path.name in ALPHABETS


@pytest.mark.parametrize("path", [p for p in FRONT_ENDS if "tui" in p.parts], ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_english_sentence_is_written_into_the_screens(path: Path) -> None:
    assert [literal for literal in literals(path) if ENGLISH.match(literal)] == []


@pytest.mark.parametrize("path", FRONT_ENDS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_text_that_is_asked_for_exists(path: Path) -> None:
    known = ids("zh")
    asked = [literal for literal in asked_for(path) if literal not in known]
    assert asked == []


def literals(path: Path) -> list[str]:
    """The string literals of a module, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, owners) and ast.get_docstring(node)}
    raised = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}
    docstrings |= raised  # a mistake of the program, for those who mend it
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [node.value for node in strings if id(node) not in docstrings]


def asked_for(path: Path) -> list[str]:
    """The ids that a module asks for by name: `text("…")`, and `words="…"` of hints."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [call.args[0] for call in calls if getattr(call.func, "id", "") == "text" and call.args]
    named += [key.value for call in calls for key in call.keywords if key.arg == "words"]
    return [node.value for node in named if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def test_every_binding_has_a_description() -> None:
    for path in FRONT_ENDS:
        for name in re.findall(r'bind\("([a-z_.]+)"', path.read_text(encoding="utf-8")):
            assert f"keys.{name}" in ids("zh"), f"{path.name}: {name}"
    assert bind("study.go", "space", "go").id == "study.go"
    assert QuizApp.BINDINGS
