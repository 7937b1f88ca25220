"""What the documents point at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_and_picture_of_a_page_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), f"{page.name} points at {target}"


def test_both_readmes_show_the_same_commands() -> None:
    english, chinese = (shown_commands(ROOT / name) for name in ("README.md", "README.zh-CN.md"))
    assert english == chinese
    assert "make study" in english


def shown_commands(page: Path) -> list[str]:
    """The commands of the indented lines, without their arguments."""
    lines = re.findall(r"^    (\S.*)", page.read_text(encoding="utf-8"), re.M)
    return [" ".join(line.removeprefix(".venv/bin/").split()[:2]) for line in lines]


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for page in PAGES:
        named = set(re.findall(r"(?:^    |`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.M))
        assert named <= targets, page.name
