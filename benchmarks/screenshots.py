"""Draws the screens for the documentation: `python -m benchmarks.screenshots [--png FOLDER]` writes docs/screenshots/*.svg.

Rich squeezes wide characters in its SVG to half their width (`textLength` counts characters, not cells) and names a font on the
web; both are mended here. With --png the pictures are drawn too, for looking at (needs resvg-py and Noto Sans CJK).
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import re
import tempfile
from itertools import groupby
from pathlib import Path
from shutil import copyfile

from rich.cells import cell_len, get_character_cell_size

from quizapp.tui.desk import Desk
from quizapp.tui.routes import QuizApp
from quizapp.tui.themes import DARK, LIGHT
from quizapp.workflows import open_database
from quizapp.workflows.settings import Settings
from tests.tui.port import START, fill, study_for
from tests.tui.test_pictures import ALL, CLOCK, STUDYING, settled

CELL = 12.2  # width of a cell in rich's SVG
RUN = re.compile(r'<text class="([^"]+)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)" clip-path="([^"]+)">([^<]*)</text>')
FONTS = '"DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace'
WIDE = ' style="font-family:Noto Sans CJK SC"'
FONT_FILES = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf",
]
LARGE = ("home", "answer", "triage", "browse")


def mended(svg: str) -> str:
    """The picture with wide characters in two cells each, and no address in it."""
    svg = RUN.sub(_parts, svg)
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)
    return svg.replace("font-family: Fira Code, monospace", f"font-family: {FONTS}")


def _parts(match: re.Match[str]) -> str:
    style, left, top, _, clip, words = match.groups()
    words, x = html.unescape(words), float(left)
    if cell_len(words) == len(words):
        return match.group()
    parts = []
    for width, characters in groupby(words, get_character_cell_size):
        piece = "".join(characters)
        length = cell_len(piece) * CELL
        shown = html.escape(piece).replace(" ", "&#160;")
        font = WIDE if width == 2 else ""
        parts.append(f'<text class="{style}"{font} x="{x:g}" y="{top}" textLength="{length:g}" clip-path="{clip}">{shown}</text>')
        x += length
    return "".join(parts)


async def picture(name: str, size: tuple[int, int], language: str, theme: str) -> str:
    """One screen."""
    CLOCK.ms = START
    app = QuizApp(Desk(None, Settings(coached=True, theme=theme, animation=False), CLOCK), language=language)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await ALL[name](app, pilot)
        await settled(app, pilot)
        return mended(app.export_screenshot(title="quizapp"))


def make_stores(folder: Path) -> dict[bool, Path]:
    """A store with new cards, and one with a month of reviews."""
    stores = {True: folder / "new.db", False: folder / "studied.db"}
    for fresh, path in stores.items():
        with open_database(f"sqlite:///{path}") as database:
            fill(database)
            if not fresh:
                study_for(database, 30)
    return stores


def draw_png(svg: str, path: Path) -> None:
    """The picture as it looks in a browser."""
    import resvg_py

    path.write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=FONT_FILES)))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--png", type=Path)
    options.add_argument("--to", type=Path, default=Path(__file__).parent.parent / "docs" / "screenshots")
    chosen = options.parse_args()
    chosen.to.mkdir(parents=True, exist_ok=True)
    looks = [(name, (80, 24), language, theme) for language, theme in (("zh", DARK), ("en", LIGHT)) for name in ALL]
    looks += [(name, (120, 40), "zh", DARK) for name in LARGE]
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary) / "home"
        home.mkdir()
        os.environ["QUIZAPP_HOME"] = str(home)
        stores = make_stores(Path(temporary))
        for name, size, language, theme in looks:
            copyfile(stores[name in STUDYING], home / "quizapp.db")
            svg = asyncio.run(picture(name, size, language, theme))
            stem = f"{name}-{language}" if size == (80, 24) else f"{name}-wide-{language}"
            (chosen.to / f"{stem}.svg").write_text(svg, encoding="utf-8")
            if chosen.png:
                chosen.png.mkdir(parents=True, exist_ok=True)
                draw_png(svg, chosen.png / f"{stem}.png")
            print(stem)


if __name__ == "__main__":
    main()
