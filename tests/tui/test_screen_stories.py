"""What the specification of the screens promises outside study: keys that an input method leaves, decks by `a`, the palette."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.tui.browse.detail_page import DetailPage
from quizapp.tui.browse.screen import BrowseScreen
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.quiz.marks import MarksPage
from quizapp.tui.quiz.screen import QuizScreen
from quizapp.tui.scores.views import VIEWS, draw_overview
from quizapp.tui.settings.screen import SettingsScreen
from quizapp.tui.source.screen import SourceScreen
from quizapp.tui.study.screen import StudyScreen
from quizapp.workflows.browse import count
from quizapp.workflows.exchange import export_deck
from quizapp.workflows.scores import scores
from quizapp.workflows.triage import triage_counts
from tests.tui.conftest import Play, Stage, play_app
from tests.tui.port import DECK


async def choose(stage: Stage, words: str) -> None:
    """Choose an entry of the palette by what it is called."""
    await stage.press("ctrl+p")
    await stage.type(words)
    await stage.press("enter")
    await stage.settle()


async def test_f3_is_the_source_in_browse_too_and_f9_searches(play: Play) -> None:
    async with play() as stage:
        await stage.press("b", "f3")
        assert isinstance(stage.app.screen, SourceScreen)
        await stage.press("escape", "f9")
        assert stage.app.screen.query_one("SearchLine").has_focus


async def test_a_deck_file_given_at_home_is_imported_not_read_as_an_interview(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with play() as stage:
        export_deck(stage.app.desk.database, DECK, tmp_path / "port.md", stage.clock())
        await stage.press("delete")
        await stage.press("a")
        stage.app.screen.query_one("PromptInput").value = "port.md"
        await stage.press("enter")
        await stage.settle()
        assert count(stage.app.desk.database, "", stage.clock()) == 10
        deck = tmp_path / "mine.md"
        deck.write_text("# 我的\n\n## 灯塔有多高？\n\n- 答案：31 米\n", encoding="utf-8")
        await stage.press("a")
        stage.app.screen.query_one("PromptInput").value = "mine.md"
        await stage.press("enter")
        await stage.settle()
        assert "“mine.md”：新 1 题 · F2 撤销" in stage.text
        await stage.press("f2")
        assert "“我的” 导入" in stage.text


async def test_an_interview_in_markdown_is_still_an_interview(play: Play, tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text("# 灯塔\n\n## 第一节\n\n主持人：灯塔有多高？\n\n方启明：灯塔有 31 米高，是 1911 年造的。\n", encoding="utf-8")
    async with play() as stage:
        await stage.press("a")
        stage.app.screen.query_one("PromptInput").value = str(talk)
        await stage.press("enter")
        await stage.settle()
        assert isinstance(stage.app.screen, HomeScreen)
        assert "答案" not in stage.text


async def test_enter_on_a_quote_shows_all_its_items_one_after_another(play: Play) -> None:
    async with play() as stage:
        await stage.press("t", "f3")
        screen = stage.app.screen
        assert isinstance(screen, SourceScreen)
        while screen.transcript.mark is None or len(screen.transcript.mark.guids) < 2:
            await stage.press("n")
        guids = screen.transcript.mark.guids
        await stage.press("enter")
        page = stage.app.screen
        assert isinstance(page, DetailPage)
        assert "同一句的第 1 / 2 题" in stage.text
        seen = [page.guid]
        await stage.press("right")
        seen.append(page.guid)
        assert tuple(seen) == guids
        assert "同一句的第 2 / 2 题" in stage.text


async def test_the_bar_of_the_source_follows_the_reader(play: Play) -> None:
    async with play(size=(60, 18)) as stage:
        await stage.press("t", "f3", "home")
        assert "第 1 / 13 段 · 《海风》" in stage.text.splitlines()[0]
        places = [stage.text.splitlines()[0]]
        for key in ("down", "pagedown", "end"):
            await stage.press(key)
            places.append(stage.text.splitlines()[0])
        assert len(set(places)) >= 3
        assert "第 13 / 13 段 · 林岚" in places[-1]
        assert "划线的句子出过题，[1] 到 [8] 是第几处" in stage.text
        await stage.press("pageup")
        assert stage.text.splitlines()[0] != places[-1]


async def test_from_where_the_reader_is_the_next_quote_is_the_next_below(play: Play) -> None:
    async with play(size=(60, 18)) as stage:
        await stage.press("t", "f3", "home", "n")
        screen = stage.app.screen
        assert isinstance(screen, SourceScreen)
        assert screen.transcript.mark == screen.transcript.marks[0]
        await stage.press("end", "p")
        assert screen.transcript.mark == screen.transcript.marks[-1]


async def test_reading_a_source_shows_no_answer_of_an_item_never_studied_until_it_is_asked_for(play: Play) -> None:
    async with play() as stage:
        stage.app.study(guids=["port-01"])
        await stage.settle()
        await stage.press("2", "space", "escape", "escape", "b", "f3", "home", "n")
        screen = stage.app.screen
        assert isinstance(screen, SourceScreen)
        while "port-05" not in screen.transcript.mark.guids:
            await stage.press("n")
        await stage.press("enter")
        assert "国内最早用上自动岸桥的" in stage.text
        assert "青岛" not in stage.text
        await stage.press("space")
        assert "青岛" in stage.text
        await stage.press("escape")
        while "port-01" not in screen.transcript.mark.guids:
            await stage.press("n")
        await stage.press("enter")
        assert "4000 台" in stage.text  # studied: nothing to give away


async def test_details_of_one_item_have_nothing_to_turn_to(play: Play) -> None:
    async with play() as stage:
        await stage.press("b", "enter")
        assert "下一题" not in stage.text.splitlines()[-1]


async def test_a_setting_is_found_in_the_palette_by_either_name(play: Play) -> None:
    for words in ("每天新卡", "new cards a day", "mtxk"):
        async with play() as stage:
            await choose(stage, words)
            screen = stage.app.screen
            assert isinstance(screen, SettingsScreen)
            assert screen.spec.key == "new_per_day"
            assert "[ 每天新卡" in stage.text


async def test_the_last_setting_opened_from_the_palette_is_in_sight(play: Play) -> None:
    async with play(size=(60, 18)) as stage:
        await choose(stage, "挪到张数少的那天")
        await stage.settle()
        assert "[ 挪到张数少的那天" in stage.text


async def test_a_quiz_and_extra_practice_begin_in_the_palette(play: Play) -> None:
    async with play() as stage:
        await choose(stage, "测验")
        assert isinstance(stage.app.screen, QuizScreen)
        assert len(stage.app.screen_stack) == 3
    async with play() as stage:
        await choose(stage, "practice")
        screen = stage.app.screen
        assert isinstance(screen, StudyScreen)
        assert screen.session.mode == "cram"


async def test_browse_counts_what_there_is_and_what_is_found(play: Play) -> None:
    async with play() as stage:
        await stage.press("b", "/")
        stage.app.screen.query_one("SearchLine").value = "说话人:林岚"
        await stage.pilot.pause()
        await stage.press("enter")
        await stage.settle()
        assert "浏览 10 题 · 找到 5" in stage.text


async def test_a_wide_home_tells_when_the_deck_was_studied_last(studied: None) -> None:
    async with play_app(size=(120, 40)) as stage:
        lines = [line[84:].strip() for line in stage.text.splitlines()]
        assert lines[lines.index("上次学习") + 1].startswith("昨天 · 作答 ")


async def test_the_statistics_have_a_page_by_source(studied: None) -> None:
    async with play_app() as stage:
        await stage.press("s")
        await stage.settle()
        for _ in range(VIEWS.index("sources")):
            await stage.press("tab")
        assert "港口的明天" in stage.text
        assert "按访谈统计的全部作答" in stage.text


async def test_the_settings_say_where_keys_are_changed(play: Play) -> None:
    async with play() as stage:
        await stage.press("comma", "up")
        await stage.settle()
        assert "[keys]" in stage.text


async def test_the_palette_finds_all_of_a_group_by_its_name(play: Play) -> None:
    async with play() as stage:
        await stage.press("ctrl+p")
        await stage.type("练习")
        await stage.settle()
        assert [entry.group for entry in stage.app.screen.found] == ["练习", "练习"]


async def test_a_reason_for_a_rejection_can_be_clicked(play: Play) -> None:
    async with play() as stage:
        await stage.press("t", "3")
        row, column = stage.line_of("7 不值得记")
        await stage.pilot.click(offset=(column + 3, row))
        await stage.settle()
        counts = triage_counts(stage.app.desk.database, stage.clock())
        assert counts.rejected == 1
        assert "为什么丢弃" not in stage.text


async def test_a_quiz_from_home_says_what_it_asks_and_is_handed_in_at_the_second_escape(play: Play) -> None:
    async with play() as stage:
        assert "z 测验" in stage.text.splitlines()[-1]
        await stage.press("z")
        await stage.settle()
        assert "10 题还没学过；不改复习日程" in stage.text
        await stage.press("escape")
        assert isinstance(stage.app.screen, QuizScreen)
        assert "答了 0 / 10；再按一次 Esc 交卷" in stage.text
        await stage.press("escape")
        await stage.settle()
        assert isinstance(stage.app.screen, MarksPage)
        assert "测验不改复习日程" in stage.text


async def test_f2_in_a_quiz_and_its_marks_leaves_what_was_studied_alone(play: Play) -> None:
    async with play() as stage:
        await stage.press("space", "1", "1", "escape", "escape")
        database = stage.app.desk.database
        assert scores(database, stage.clock()).reviews == 1
        await stage.press("z")
        await stage.settle()
        assert "9 题还没学过" in stage.text
        await stage.press("f2", "f2", "escape", "escape")
        await stage.settle()
        assert isinstance(stage.app.screen, MarksPage)
        await stage.press("f2", "f2")
        assert "测验里没有可撤销的" in stage.text
        assert scores(database, stage.clock()).reviews == 1


async def test_the_first_screen_says_in_english_how_to_leave_chinese(play: Play) -> None:
    async with play() as stage:
        assert "English: press Ctrl+P, type English, then Enter" in stage.text
        await stage.press("ctrl+p")
        await stage.type("English")
        await stage.press("enter")
        await stage.settle()
        assert "Space study" in stage.text.splitlines()[-1]


async def test_the_end_and_the_statistics_count_cards_and_answers_alike(play: Play) -> None:
    async with play() as stage:
        stage.app.study(guids=["port-01", "port-02", "port-10"])
        await stage.settle()
        for _ in range(2):
            await stage.press("1", "1")  # forgotten
        stage.clock.pass_(61)
        for _ in range(2):
            await stage.press("1", "3")
        await stage.press("escape")
        assert "（作答 4 次）" in stage.text
        cards = stage.text.partition(" 张（作答 4 次）")[0].split()[-1]
        await stage.press("s")
        await stage.settle()
        assert f"第一天：学了 {cards} 张，作答 4 次，记得 2 次" in stage.text.replace("\n  ", "")


async def test_before_anything_was_reviewed_the_statistics_say_when_retention_comes(play: Play) -> None:
    async with play(size=(80, 40)) as stage:
        stage.app.study(guids=["port-01", "port-02"])
        await stage.settle()
        await stage.press("1", "1", "escape", "s")
        await stage.settle()
        assert "实际：卡片到期、再答一次才有。" in stage.text  # all of them are being learnt: nobody knows the day
        await stage.press("escape", "enter", "1", "4", "escape", "s")
        await stage.settle()
        assert "实际：卡片到期、再答一次才有；最早" in stage.text


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)], ids="{0[0]}x{0[1]}".format)
async def test_the_first_page_of_the_statistics_tells_a_week_ahead(studied: None, size: tuple[int, int]) -> None:
    async with play_app(size=size) as stage:
        await stage.press("s")
        await stage.settle()
        lines = [line.plain for line in draw_overview(stage.app.screen._scores, min(76, size[0] - 4))]
        start = next(n for n, line in enumerate(lines) if "到期预测" in line)
        days = [line.partition("到期预测")[2] or line[-24:] for line in lines[start + 1 : start + 8]]
        assert len([line for line in days if line.strip()]) == 7
        assert all(len(line) <= size[0] for line in lines)
        await stage.press("pagedown")
        assert "到期预测" in stage.text


async def test_the_settings_name_all_decks_in_the_language_that_is_chosen_there(play: Play) -> None:
    async with play() as stage:
        await stage.press("comma", "right")
        while "Settings" not in stage.text:
            await stage.press("right")
        assert "Deck settings for: all decks" in stage.text


async def test_the_brackets_in_a_corrected_statement_are_explained(play: Play) -> None:
    async with play() as stage:
        stage.app.study(guids=["port-02"])
        await stage.settle()
        await stage.press("1")
        assert "亿元。（「」里是改过的）" in stage.text


async def test_studying_what_was_found_says_why_fewer_are_asked_until_the_first_answer(play: Play) -> None:
    async with play() as stage:
        await stage.press("b", "f9")
        await stage.type("岸桥")
        await stage.press("enter")
        await stage.settle()
        await stage.press("f6", "f5")
        await stage.settle()
        assert isinstance(stage.app.screen, StudyScreen)
        assert "找到 3 张，问 2 张：1 张暂停" in stage.text
        screen = stage.app.screen
        await stage.press("enter" if screen.typed else "2")
        assert "找到 3 张" not in stage.text


async def test_where_nothing_found_is_asked_now_browse_stays_and_says_why(play: Play) -> None:
    async with play() as stage:
        await stage.press("b", "f9")
        await stage.type("青岛")
        await stage.press("enter")
        await stage.settle()
        await stage.press("f6", "f5")
        await stage.settle()
        assert isinstance(stage.app.screen, BrowseScreen)
        assert "找到 1 张，问 0 张：1 张暂停" in stage.text


async def test_behind_a_search_the_keys_of_the_list_are_hinted_again(play: Play) -> None:
    async with play() as stage:
        await stage.press("b", "f9")
        await stage.type("岸桥")
        await stage.press("enter")
        await stage.settle()
        last = stage.text.splitlines()[-1]
        assert "空格 选中" in last
        assert "s 学习" in last
