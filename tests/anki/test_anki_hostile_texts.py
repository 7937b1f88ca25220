"""Whatever a source says, a card shows it: no text becomes markup, script, cloze, formula, sound or comment."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from anki.collection import Collection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from teahouse import ITEMS, import_into

from quizapp.anki import read_package, write_package
from quizapp.anki.markup import escaped, marked, plain, showable
from quizapp.items.item import GAP, Item, ItemKind
from quizapp.study.deck import ExportDeck, ExportNote

ZONE = ZoneInfo("Asia/Shanghai")
WEAPONS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</style><style>*{display:none}",
    "{{Answer}}",
    "{{#Answer}}x{{/Answer}}",
    "{{c1::x::y}}",
    "{{c2::x}}",
    "}}",
    "::",
    "{{=<% %>=}}",
    "{% raw %}",
    "[sound:a.mp3]",
    "[anki:play:q:0]",
    "[[type:Answer]]",
    "[latex]x[/latex]",
    "[$]x[/$]",
    "[$$]x[/$$]",
    r"\(x\)",
    r"\[x\]",
    "\\\\(",
    "<!--",
    "-->",
    "<![CDATA[",
    "&lt;b&gt;",
    "&#123;&#123;",
    "\x1f",
    "\x00",
    "\x1b[31m",
    "\u202e",
    "\ud800",
    "\r\n",
    "\t",
    "\u2028",
    "e\u0301",
    "\u2126",
    "\uf900",
    "中文，标点。",
)
texts = st.lists(st.sampled_from(WEAPONS) | st.text(max_size=4), min_size=1, max_size=4).map("".join)
said = texts.filter(lambda text: showable(text).strip() and plain(escaped(text)))


def _hostile(kind: ItemKind, words: tuple[str, ...], guid: int) -> Item:
    question, answer, other, *rest = words
    return Item(
        guid=f"h-{guid}",
        claim_id="c",
        kind=kind,
        claim=ITEMS[0].claim,
        rank=1,
        importance=0.5,
        topic=rest[0],
        speaker=rest[1],
        question=f"{question}{GAP}{other}" if kind is ItemKind.CLOZE else question,
        answer=answer,
        explanation=rest[2],
        quote=f"{rest[3]}{answer}{other}",
        span=ITEMS[0].span,
        accepted=(other,),
        choices=(answer, other) if kind in (ItemKind.MULTIPLE_CHOICE, ItemKind.WHO_SAID) else (),
        parts=(answer, other) if kind is ItemKind.LIST else (),
        correction=other,
    )


items = st.builds(_hostile, st.sampled_from(ItemKind), st.tuples(*[said] * 7), st.integers(0, 10**12))
notes = st.builds(
    ExportNote, items, said, st.just("2025"), st.just(1_760_000_000_000), tags=st.lists(said, max_size=2).map(tuple)
)
for_a_note = notes.map(lambda note: replace(note, state=None, reviews=(), suspended=False))


class Card(HTMLParser):
    """What a browser makes of a side of a card."""

    def __init__(self, side: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.comments: list[str] = []
        self.stretches = [""]  # text between two tags
        self.feed(side)
        self.close()

    @property
    def text(self) -> str:
        return "".join(self.stretches)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        # Anki's own cloze span carries its text in data-cloze.
        self.attributes |= {name for name, _ in attrs if name not in ("data-cloze", "data-ordinal")}
        self.stretches.append("\n" if tag == "br" else "")

    def handle_endtag(self, tag: str) -> None:
        self.stretches.append("")

    def handle_data(self, data: str) -> None:
        self.stretches[-1] += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    handle_decl = unknown_decl = handle_pi = handle_comment


TAGS = {"div", "span", "hr", "br", "blockquote", "footer", "label", "input", "mark", "ol", "ul", "li"}


def shown(text: str) -> str:
    """The text as a card shows it."""
    return unicodedata.normalize("NFC", showable(text)).replace("\t", " ")


@pytest.fixture(scope="module")
def one_collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    opened = Collection(str(tmp_path_factory.mktemp("hostile") / "c.anki2"))
    yield opened
    opened.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=for_a_note, name=said)
def test_a_card_shows_texts_and_obeys_none(one_collection: Collection, tmp_path: Path, note: ExportNote, name: str) -> None:
    path = tmp_path / "h.apkg"
    write_package(ExportDeck(name, (note,)), path, zone=ZONE)
    assert read_package(path, zone=ZONE).notes[0].item == note.item
    one_collection.remove_notes(one_collection.find_notes(""))
    assert import_into(one_collection, path) == {"new": 1}

    (card_id,) = one_collection.find_cards("")
    output = one_collection.get_card(card_id).render_output()
    assert output.question_av_tags == output.answer_av_tags == []
    front, back = (Card(re.sub(r"\[\[type:Answer\]\]", "", side, count=1)) for side in (output.question_text, output.answer_text))
    for side in (front, back):
        assert side.tags <= TAGS
        assert side.attributes <= {"class", "id", "type", "name"}
        assert side.comments == []
        assert not any(re.search(r"\\[(\[]|\\[)\]]", stretch) for stretch in side.stretches)
    item = note.item
    assert shown(item.question.split(GAP)[0]) in front.text
    assert shown(item.answer) in back.text
    assert shown(item.explanation) in back.text
    assert shown(item.quote) in back.text
    assert shown(note.source_title) in back.text
    if item.kind is ItemKind.CLOZE:
        assert "[...]" in front.text
    assert one_collection.fix_integrity()[1]


@given(texts)
def test_escaping_can_be_taken_back(text: str) -> None:
    lines = (re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in showable(text).split("\n"))
    assert plain(escaped(text)) == re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


@given(texts, st.lists(texts, max_size=3))
def test_marking_answers_adds_nothing_and_takes_nothing_away(text: str, answers: list[str]) -> None:
    assert re.sub("</?mark>", "", marked(text, tuple(answers))) == escaped(text)


def test_the_answer_is_marked_in_its_quote() -> None:
    assert marked("去年<卖>了四千壶。", ("四千壶", "千")) == "去年&lt;卖&gt;了<mark>四千壶</mark>。"


@pytest.mark.parametrize(
    ("quote", "answer", "shown"),
    [
        ("融了 1.5亿美元,两轮", "1.5 亿美元", "融了 <mark>1.5亿美元</mark>,两轮"),
        ("他说（大约）三年", "(大约)三年", "他说<mark>（大约）三年</mark>"),
        ("用的是 openai 的模型", "OpenAI", "用的是 <mark>openai</mark> 的模型"),
        ("全靠街坊", "游客", "全靠街坊"),
    ],
)
def test_an_answer_in_another_width_is_marked_too(quote: str, answer: str, shown: str) -> None:
    assert marked(quote, (answer,)) == shown
