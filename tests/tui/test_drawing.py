"""What is drawn from values alone: bars, hints, marks, asking, the clock, line layout, themes."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.color import Color

from quizapp.interface import set_language, text
from quizapp.items.item import ItemKind
from quizapp.tui.flow import columns, cut, hang, harmless, pack, pad, plain, spread
from quizapp.tui.help.screen import draw_help
from quizapp.tui.home.drawing import short_name
from quizapp.tui.keys import with_twins
from quizapp.tui.palette.initials import initials
from quizapp.tui.source.layout import Layout, marks_of
from quizapp.tui.study.asking import Asking, how_asked
from quizapp.tui.study.clock import LONGEST, StudyClock
from quizapp.tui.study.marks import changed_piece
from quizapp.tui.study.typing import split_parts
from quizapp.tui.themes import DARK, LIGHT, THEMES, fitting_theme
from quizapp.tui.triage.drawing import reason_at
from quizapp.tui.triage.edit import lines as lines_of_field
from quizapp.tui.widgets.bar import bar_line
from quizapp.tui.widgets.flash import unbroken
from quizapp.tui.widgets.hint import fitting, hint, shown_hints
from quizapp.tui.widgets.paths import dropped_path, suggested_path
from quizapp.workflows.remarks import REMARKS
from quizapp.workflows.sources import SourceBlock, SourceQuote, SourceView
from tests.tui.port import items, transcript


@pytest.mark.parametrize("width", [78, 60, 40, 20])
def test_the_bar_is_as_wide_as_the_window_and_keeps_the_position(width: int) -> None:
    drawn = bar_line(plain("港口的明天：一位调度员的二十年"), plain("新 20  学习 3  复习 14"), plain("第 12 / 37 张"), width)
    assert drawn.cell_length == width
    assert drawn.plain.endswith("第 12 / 37 张")


def test_the_bar_gives_up_the_counts_before_the_title() -> None:
    drawn = bar_line(plain("港口的明天"), plain("新 20  学习 3  复习 14"), plain("第 12 / 37 张"), 36)
    assert "港口的明天" in drawn.plain
    assert "学习" not in drawn.plain


def test_text_is_cut_and_padded_by_cells() -> None:
    assert cut(plain("港口的明天"), 7).plain == "港口的…"
    assert pad(plain("港口"), 6).plain == "港口  "
    assert cell_len(cut(plain("港口的明天"), 8).plain) == 8
    assert columns([(plain("港"), 4), (plain("7"), -3)]).plain == "港    7"


def test_cells_never_run_together() -> None:
    speaker, due, recall = plain("John Carmack"), plain("今天"), plain("90%")
    assert columns([(speaker, 12), (due, 6), (recall, -4)]).plain == "John Carma… 今天   90%"
    assert columns([(speaker, 12), (recall, -4)]).plain == "John Carmack 90%"
    assert columns([(speaker, 12), (recall, -3)]).plain == "John Carma… 90%"


def test_long_answers_hang_under_their_label() -> None:
    drawn = hang(plain("答"), plain("一二三四五六七八九十"), 4, 14)
    assert [line.plain for line in drawn] == ["答  一二三四五", "    六七八九十"]


def test_what_belongs_together_is_not_parted_at_a_line_end() -> None:
    shares = [plain(words) for words in ("判断 14/17", "简答 13/15", "列举 4/4")]
    assert [line.plain for line in pack(shares, 22)] == ["判断 14/17  简答 13/15", "列举 4/4"]


def test_two_ends_of_a_line_part_when_they_do_not_fit() -> None:
    assert len(spread(plain("左"), plain("右"), 20)) == 1
    assert [line.plain for line in spread(plain("一二三四"), plain("五六七"), 12)] == ["一二三四", "      五六七"]


def test_escapes_and_overrides_of_a_text_are_only_seen() -> None:
    shown = harmless("a\x1b[31mb\u202ec\td")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len(shown) == len("a\x1b[31mb\u202ec\td")


def test_markup_in_a_text_is_text() -> None:
    assert plain("[bold]港口[/bold]").plain == "[bold]港口[/bold]"


def test_hints_name_the_keys_that_are_bound_now() -> None:
    set_language("zh")
    keys = {"study.go": "enter", "study.choose_1": "1", "study.choose_4": "4", "app.undo": "f9"}
    wanted = [
        hint("study.go"),
        hint("study.choose_1", "study.choose_4", words="study.hint.rate"),
        hint("app.undo"),
        hint("study.bury"),
    ]
    assert [each.content.plain for each in shown_hints(wanted, keys)] == ["回车 继续", "1-4 评分", "F9 撤销"]


def test_the_hints_worth_least_go_first() -> None:
    set_language("zh")
    keys = {"study.go": "space", "app.undo": "f2", "study.edit": "f4"}
    shown = shown_hints([hint("study.go", worth=9), hint("study.edit", worth=1), hint("app.undo", worth=5)], keys)
    kept = fitting(shown, 20)
    assert [each.content.plain for each in kept] == ["空格 继续", "F2 撤销"]


@pytest.mark.parametrize(
    ("keys", "bound"),
    [("1", "1,\uff11"), ("space", "space,ideographic_space"), ("f2,u", "f2,u,\uff55"), ("/", "/,\uff0f,、"), ("?", "?,\uff1f")],
)
def test_every_key_has_its_full_width_twin(keys: str, bound: str) -> None:
    assert with_twins(keys) == bound


@pytest.mark.parametrize(
    ("kind", "typing", "asking"),
    [
        (ItemKind.MULTIPLE_CHOICE, "never", Asking.CHOOSE),
        (ItemKind.SHORT_ANSWER, "always", Asking.TYPE),
        (ItemKind.SHORT_ANSWER, "never", Asking.THINK),
        (ItemKind.LIST, "short", Asking.PARTS),
        (ItemKind.CLOZE, "always", Asking.TYPE),
    ],
)
def test_how_a_card_is_asked(kind: ItemKind, typing: str, asking: Asking) -> None:
    assert how_asked(next(item for item in items() if item.kind is kind), typing) is asking


def test_a_long_cloze_is_thought_not_typed() -> None:
    from dataclasses import replace

    cloze = next(item for item in items() if item.kind is ItemKind.CLOZE)
    assert how_asked(replace(cloze, answer="夜里码头上看不到人了"), "always") is Asking.THINK


def test_the_clock_stops_after_a_minute_and_while_the_learner_is_away() -> None:
    clock = StudyClock()
    clock.begin(0)
    assert clock.card(5_000) == 5_000
    clock.pause(10_000)
    assert clock.card(500_000) == 10_000
    clock.resume(500_000)
    assert clock.card(505_000) == 15_000
    assert clock.card(900_000) == LONGEST
    clock.begin(900_000)
    assert clock.session(901_000) == LONGEST + 1_000


def test_the_changed_piece_of_a_false_statement() -> None:
    false, true = "北辰的估值是 10 亿元。", "北辰的估值是 15 亿元。"
    start, end = changed_piece(false, true)
    assert true[start:end] == "5"
    assert changed_piece(true, true) == (len(true), len(true))


def test_a_paste_is_split_into_the_parts_of_a_list() -> None:
    assert split_parts("算法、设备；人才\n 海 ") == ["算法", "设备", "人才", "海"]


def test_the_initials_of_pinyin() -> None:
    assert [initials(words) for words in ("统计", "牌组", "添加来源", "OpenAI 吗")] == ["tj", "pz", "tjly", "openaim"]


def test_a_field_of_several_answers() -> None:
    assert lines_of_field("青岛；青岛港\n\n黄岛") == ("青岛", "青岛港", "黄岛")


def test_a_path_is_completed_and_a_dropped_one_cleaned(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "访谈.txt").write_text("", encoding="utf-8")
    assert suggested_path(f"{folder}/访") == f"{folder}/访谈.txt"
    assert suggested_path(f"{folder}/无") is None
    assert dropped_path("'/a b/访谈.txt'") == "/a b/访谈.txt"


def view() -> SourceView:
    """The interview as the source screen gets it."""
    read = transcript()
    blocks = tuple(SourceBlock(b.kind, b.speaker, b.span.start, b.span.end, b.turn) for b in read.blocks)
    quotes = tuple(SourceQuote(i.guid, i.span.start, i.span.end, i.question) for i in items())
    return SourceView(1, "港口", "", None, None, (), (), read.text, blocks, quotes, changed=False)


@pytest.mark.parametrize("width", [76, 50, 30])
def test_the_lines_of_a_transcript_hold_every_word_of_it(width: int) -> None:
    layout = Layout(view(), width)
    drawn = "".join(layout.line(n).plain for n in range(layout.height))
    for block in view().blocks:
        words = view().text[block.start : block.end]
        assert all(character in drawn for character in words)
    assert all(layout.line(n).cell_length <= width for n in range(layout.height))


def test_quotes_of_the_same_words_share_a_number_and_the_current_one_stands_in_brackets() -> None:
    layout = Layout(view(), 76)
    mark = next(mark for mark in marks_of(view()) if "port-02" in mark.guids)
    assert set(mark.guids) == {"port-02", "port-04"}
    layout.make_current(mark)
    around = "".join(layout.line(n).plain for n in range(layout.height)).replace(" ", "")
    assert f"「{view().text[mark.start : mark.end]}」[{mark.number}]".replace(" ", "") in around
    first = layout.line(layout.line_at(mark.start)).plain
    assert "「" in first


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_its_background(theme: object) -> None:
    colours = theme.to_color_system().generate()
    for ground in ("background", "panel"):
        for name in ("foreground", "text-success", "text-error", "text-warning", "accent"):
            assert contrast(colours[name], colours[ground], colours["background"]) >= 4.5, (name, ground)
    muted = Color.parse(colours["background"]).blend(Color.parse(colours["foreground"]), 0.72)
    assert ratio(muted, Color.parse(colours["background"])) >= 4.5


def contrast(text: str, ground: str, below: str) -> float:
    """The WCAG contrast of two theme colours; a see-through one is laid over what is below."""
    under = Color.parse(below)
    solid = [under.blend(c, c.a, 1.0) if (c := Color.parse(each)).a < 1 else c for each in (text, ground)]
    return ratio(*solid)


def ratio(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_theme_follows_the_setting_then_the_terminal() -> None:
    assert fitting_theme("", "") == DARK
    assert fitting_theme("", "0;15") == LIGHT
    assert fitting_theme("nord", "0;15") == "nord"


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_remark_has_words_in_triage_and_in_the_editor(code: str) -> None:
    set_language(code)
    names = [name.replace("-", "_") for name in REMARKS]
    assert all(text(f"edit.problem.{name}") for name in names)
    said = [text(f"triage.doubts.{name}") for name in names if name != "answer_not_in_quote"]
    assert len(set(said)) == 4


def test_news_has_no_wide_character_across_the_edge_of_a_widget() -> None:
    assert unbroken("已撤销：开", {0, 2, 5}) == "已撤 销：开"
    assert unbroken("a已", {2, 3}) == "a 已"


@pytest.mark.parametrize("code", ["zh", "en"])
def test_help_gives_a_line_of_meaning_for_each_word_of_the_trade(code: str) -> None:
    set_language(code)
    lines = [line.plain for line in draw_help([], [], 76)]
    for word in {"zh": ("搁置", "暂停", "挑题", "FSRS"), "en": ("bury", "suspend", "triage", "FSRS")}[code]:
        assert any(word in line for line in lines), word
    assert max(map(cell_len, lines)) <= 76


def test_a_long_name_of_a_deck_keeps_what_tells_it_apart() -> None:
    assert short_name("港口的明天：二十年（自动生成）", 40) == "港口的明天：二十年（自动生成）"
    assert short_name("港口的明天：二十年（自动生成）", 24) == "港口的明天…（自动生成）"
    assert short_name("港口的明天：二十年（自动生成）", 12) == "港口的明天…"
    assert short_name("港口的明天：一位调度员的二十年", 13) == "港口的明天：…"


def test_a_reason_is_found_by_the_cell_it_stands_on() -> None:
    line = "1 不忠实  2 说错人  3 离开原文看不懂"
    assert [reason_at(line, x) for x in (0, 7, 8, 10, 17, 20, 40)] == [1, 1, None, 2, 2, 3, None]
