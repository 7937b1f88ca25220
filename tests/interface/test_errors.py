"""What goes wrong is said in the learner's language, place and values kept; what has no words is said as it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quizapp
from quizapp.errors import UnreadableSource
from quizapp.interface import ids, language, set_language, text_in
from quizapp.interface.errors import told

PACKAGE = Path(quizapp.__file__).parent
BELOW = ("transcript", "claims", "study", "anki", "deckfile", "store", "workflows")
FOR_LEARNERS = {"UsageError", "StoreError", "StaleCard", "UnreadableSource"}


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    before = language()
    set_language("zh")
    yield
    set_language(before)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (
            str(UnreadableSource("talk.srt", "the cue ends before it starts", "swap its times or delete it", 48)),
            "talk.srt:48: 这条字幕结束早于开始；请对调时间或删掉",
        ),
        ("港口: there is no such deck; the decks are: none yet", "港口: 没有这个牌组；现有的牌组：还没有"),
        ("/a/b: cannot be read (Permission denied); check the path", "/a/b: 读不出来（没有权限）；请检查路径"),
        ("config.toml: rollover_hour: 99 cannot be; choose 0 to 23", "config.toml: rollover_hour: 不能是 99；可以是 0 到 23"),
        ("a: {b}: [red]: there is no such file; check the path", "a: {b}: [red]: 没有这个文件；请检查路径"),
    ],
)
def test_place_and_values_are_kept(message: str, words: str) -> None:
    assert told(message) == words


def test_english_is_as_the_program_says_it() -> None:
    set_language("en")
    line = "x: there is no such file; check the path"
    assert told(line) == line


@pytest.mark.parametrize("line", ["", "something that nobody foresaw", "《海风》：没有这个文件"])
def test_what_has_no_words_is_shown_as_it_is(line: str) -> None:
    assert told(line) == line


@pytest.mark.parametrize("name", sorted(name for name in ids("en") if name.startswith("errors.") and ".value." not in name))
def test_every_text_is_found_by_its_own_english(name: str) -> None:
    values = dict.fromkeys(("what", "known"), "7")
    template = text_in("en", name)
    line = template.format_map(_Sevens(values))
    assert told(line) == text_in("zh", name).format_map(_Sevens(values))


class _Sevens(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "7"


def test_every_error_that_a_learner_can_meet_has_words() -> None:
    unsaid = [f"{path.relative_to(PACKAGE)}: {line}" for path, line in raised() if told(line) == line]
    assert unsaid == []


def raised() -> Iterator[tuple[Path, str]]:
    """Every message that is raised with its text on the spot, 7 in place of each value."""
    for folder in BELOW:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FOR_LEARNERS:
                    parts = [_words(argument) for argument in (node.args[1:3] if _places(node) else node.args[:1])]
                    if all(part is not None and part.strip("7: ") for part in parts):
                        yield path, "; ".join(part for part in parts if part)


def _places(call: ast.Call) -> bool:
    return getattr(call.func, "id", "") == "UnreadableSource"


def _words(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)
    return None
