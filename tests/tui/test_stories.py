"""The learner's way through all screens but study: first run, home, triage, editing, browsing, settings, palette, source."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.items.item import ItemKind
from quizapp.study.card import Rating
from quizapp.tui.browse.detail_page import DetailPage
from quizapp.tui.browse.rows import PAGE, FoundItems
from quizapp.tui.browse.screen import BrowseScreen
from quizapp.tui.help.screen import TextPage
from quizapp.tui.home.screen import HomeScreen
from quizapp.tui.scores.screen import ScoresScreen
from quizapp.tui.scores.views import VIEWS
from quizapp.tui.settings.screen import SettingsScreen
from quizapp.tui.shell import Start
from quizapp.tui.source.screen import SourceScreen
from quizapp.tui.study.end import EndScreen
from quizapp.tui.study.screen import StudyScreen
from quizapp.tui.triage.edit import EditScreen, NewItemScreen
from quizapp.tui.triage.screen import TriageScreen
from quizapp.tui.widgets.flash import Flash
from quizapp.tui.wishes import DetailsWanted
from quizapp.workflows import open_database
from quizapp.workflows.browse import count, detail, search
from quizapp.workflows.care import list_backups
from quizapp.workflows.decks import change_deck_settings, deck_settings
from quizapp.workflows.exchange import import_files
from quizapp.workflows.scores import scores
from quizapp.workflows.settings import Settings, load_settings
from quizapp.workflows.study import begin_study
from quizapp.workflows.triage import item_of, triage_counts
from tests.tui.conftest import Play, Stage, play_app
from tests.tui.port import DECK, fill
from tests.workflows.harbour import at, deck_of_items
from tests.workflows.harbour import items as harbour_items


async def test_three_keys_from_the_start_to_the_first_stored_review(play: Play) -> None:
    async with play(settings=Settings()) as stage:
        await stage.press("space")
        screen = stage.app.screen
        assert isinstance(screen, StudyScreen)
        assert screen.card.item.kind in {ItemKind.MULTIPLE_CHOICE, ItemKind.TRUE_FALSE, ItemKind.WHO_SAID}
        assert f"按 1-{len(screen.choices)} 选一个" in stage.text
        await stage.press("1")
        assert "空格 = 接受建议的评分" in stage.text
        await stage.press("space")
        assert scores(stage.app.desk.database, stage.clock()).reviews == 1


async def test_a_first_run_begins_with_the_deck_that_ships(learners_folder: Path, template: Path) -> None:
    async with play_app(settings=Settings()) as stage:
        fill(stage.app.desk.database)
        stage.app.refresh_home()
        await stage.settle()
        shown, chosen = stage.app.home_screen.decks.shown, stage.app.home_screen.decks.chosen
        assert len(shown) == 2
        assert chosen is not None
        assert chosen.origin == "shipped"
        assert "空格 学习 " in stage.text.splitlines()[-1]
        await stage.press("space")
        screen = stage.app.screen
        assert isinstance(screen, StudyScreen)
        assert screen.session.deck_name == chosen.name


async def test_the_coach_is_silent_after_three_cards_and_for_ever(play: Play) -> None:
    async with play(settings=Settings()) as stage:
        await stage.press("space")
        for _ in range(3):
            await stage.press("1", "space")
        assert "选一个" not in stage.text.splitlines()[-1]
        await stage.press("escape")
        assert load_settings().coached


async def test_the_first_run_asks_five_and_then_offers_more(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.tui.routes.study.MORE_NEW", 3)
    async with play(settings=Settings()) as stage:
        await stage.press("space")
        for _ in range(5):
            screen = stage.app.screen
            assert isinstance(screen, StudyScreen)
            await stage.press("enter" if screen.typed else "1", "space")
        assert isinstance(stage.app.screen, EndScreen)
        assert "再来 10 题" in stage.text
        await stage.press("space")
        assert isinstance(stage.app.screen, StudyScreen)
        assert stage.app.screen.session.position == (0, 3)  # as many as the label says


async def test_leaving_early_says_what_is_saved_and_space_and_enter_go_on(play: Play) -> None:
    async with play() as stage:
        await stage.press("space", "1", "space", "escape")
        assert "学到这里" in stage.text
        for key in ("enter", "space"):
            await stage.press(key)
            assert isinstance(stage.app.screen, StudyScreen)
            await stage.press("escape")
        await stage.press("escape")
        assert isinstance(stage.app.screen, HomeScreen)


async def test_waiting_cards_are_counted_down_and_come_by_themselves(play: Play) -> None:
    async with play(start=Start(limit=1)) as stage:
        await stage.press("1", "1")
        assert isinstance(stage.app.screen, EndScreen)
        assert "后再来" in stage.text
        stage.clock.pass_(61)
        stage.app.screen._tick()
        await stage.settle()
        assert isinstance(stage.app.screen, StudyScreen)


async def test_the_countdown_is_never_cut(stocked: None) -> None:
    async with play_app(start=Start(limit=1), size=(60, 18), language="en") as stage:
        await stage.press("1", "1")
        assert isinstance(stage.app.screen, EndScreen)
        assert stage.text.splitlines()[0].startswith(" The next card comes in 1:00 ")


async def test_a_question_left_half_typed_is_there_again(play: Play) -> None:
    async with play(start=Start(limit=20)) as stage:
        while not stage.app.screen.typed:
            await stage.press("f5")
        guid = stage.app.screen.card.guid
        await stage.type("青")
        await stage.press("escape")
    async with play_app(start=Start(limit=20)) as stage:
        assert stage.app.screen.card.guid == guid
        assert "答：青" in stage.text


async def test_keys_of_home_reach_every_screen_and_escape_comes_back(play: Play) -> None:
    async with play() as stage:
        for key, screen in {
            "t": TriageScreen,
            "b": BrowseScreen,
            "s": ScoresScreen,
            "comma": SettingsScreen,
            "f1": TextPage,
        }.items():
            await stage.press(key)
            assert isinstance(stage.app.screen, screen)
            await stage.press("escape")
            assert isinstance(stage.app.screen, HomeScreen)


async def test_escape_at_home_leaves_only_at_the_second_press_and_q_at_once(play: Play) -> None:
    async with play() as stage:
        await stage.press("escape")
        assert "再按一次 Esc 退出" in stage.text
        assert stage.app.is_running
        stage.app.home_screen.query_one(Flash).hush()  # its three seconds are over
        await stage.press("escape")
        assert stage.app.is_running
        await stage.press("escape")
        await stage.pilot.pause()
        assert stage.app._exit
    async with play_app() as stage:
        await stage.press("q")
        await stage.pilot.pause()
        assert stage.app._exit


async def test_a_deleted_deck_comes_back_by_undo(play: Play) -> None:
    async with play() as stage:
        await stage.press("delete")
        assert "还没有牌组" in stage.text
        await stage.press("f2")
        assert "港口的明天" in stage.text


async def test_an_exported_deck_can_be_imported_elsewhere(play: Play, tmp_path: Path) -> None:
    async with play() as stage:
        await stage.press("x")
        prompt = stage.app.screen.query_one("PromptInput")
        prompt.value = str(tmp_path / "港口.md")
        await stage.press("enter")
        await stage.settle()
        assert "已导出 10 题" in stage.text
    assert (tmp_path / "港口.md").read_text(encoding="utf-8").count("北辰") >= 3


async def test_a_source_becomes_a_deck_and_a_bad_one_a_sentence(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a long path would be cut
    async with play() as stage:
        await stage.press("a")
        stage.app.screen.query_one("PromptInput").value = "nothing.txt"
        await stage.press("enter")
        await stage.settle()
        assert "nothing.txt" in stage.text
        assert isinstance(stage.app.screen, HomeScreen)


async def test_triage_keeps_rejects_and_takes_back(play: Play) -> None:
    async with play() as stage:
        await stage.press("t")
        screen = stage.app.screen
        assert isinstance(screen, TriageScreen)
        first = screen.row.guid
        await stage.press("1")
        assert screen.row.guid != first
        second = screen.row.guid
        await stage.press("3")
        assert "为什么丢弃" in stage.text
        await stage.press("7")
        counts = triage_counts(stage.app.desk.database, stage.clock())
        assert (counts.kept, counts.rejected) == (1, 1)
        await stage.press("f2")
        assert screen.row.guid == second
        counts = triage_counts(stage.app.desk.database, stage.clock())
        assert (counts.kept, counts.rejected) == (1, 0)


async def test_triage_puts_an_item_off_and_keeps_the_rest_in_one_step(play: Play) -> None:
    async with play() as stage:
        await stage.press("t")
        first = stage.app.screen.row.guid
        await stage.press("4")
        assert stage.app.screen.row.guid != first
        await stage.press("5")
        assert "没有待挑的题" in stage.text
        assert "添加一篇访谈" in stage.text
        await stage.press("f2")
        assert triage_counts(stage.app.desk.database, stage.clock()).left == 10


async def test_an_edit_is_checked_while_typing_and_keeps_the_memory(play: Play) -> None:
    async with play() as stage:
        await stage.press("t", "2")
        screen = stage.app.screen
        assert isinstance(screen, EditScreen)
        area = screen.query_one("#question TextArea")
        area.text = ""
        await stage.settle()
        assert "题目是空的" in stage.text
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, EditScreen)
        area.text = "北辰公司的调度中心有多少台服务器？"
        await stage.settle()
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, TriageScreen)
        assert item_of(stage.app.desk.database, "port-01").item.question == "北辰公司的调度中心有多少台服务器？"


async def test_a_damaged_question_is_named_and_saved_only_at_a_second_press(play: Play) -> None:
    async with play() as stage:
        await stage.press("t", "2")
        damaged = "北辰的调度中心（有多少台服务器？"
        stage.app.screen.query_one("#question TextArea").text = damaged
        await stage.settle()
        assert "括号或引号不成对" in stage.text
        assert "可以保存" not in stage.text
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, EditScreen)
        assert "照样保存" in stage.text
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, TriageScreen)
        assert item_of(stage.app.desk.database, "port-01").item.question == damaged
        assert "括号或引号不成对" in stage.text or stage.app.screen.row.guid != "port-01"


async def test_triage_repeats_no_line_of_the_passage_and_says_what_becomes_of_what_is_left(play: Play) -> None:
    from quizapp.tui.triage.drawing import draw_item

    async with play() as stage:
        await stage.press("t")
        row = stage.app.screen.row
        assert "照常会学到" in stage.text
        again = replace(row, item=replace(row.item, explanation=f"原文接着说：“{row.passage.after}”"))
        lines = [line.plain for line in draw_item(again, 70)]
        assert not [line for line in lines if "原文接着说" in line]
        database = stage.app.desk.database
        change_deck_settings(database, None, replace(deck_settings(database), triage_first=True), stage.clock())
        await stage.press("1")
        assert "挑过才会学到" in stage.text
        await stage.press("escape")
        assert "题等你挑过才学" in stage.text


async def test_a_half_done_edit_is_offered_again(play: Play) -> None:
    async with play() as stage:
        await stage.press("t", "2")
        stage.app.screen.query_one("#explanation TextArea").text = "没写完"
        await stage.settle()
        await stage.press("escape")
        assert "草稿" in stage.text
        await stage.press("2")
        assert "没写完" in stage.text


async def test_browse_finds_marks_and_acts_and_one_undo_takes_all_back(play: Play) -> None:
    async with play() as stage:
        await stage.press("b", "space", "space", "@")
        database = stage.app.desk.database
        assert count(database, "状态:暂停", stage.clock()) == 2
        assert "已暂停 2 题" in stage.text
        await stage.press("f2")
        assert count(database, "状态:暂停", stage.clock()) == 0


async def search_for(stage: Stage, words: str) -> None:
    """Type a query and search at once."""
    await stage.press("/")
    stage.app.screen.query_one("SearchLine").value = words
    await stage.pilot.pause()
    await stage.press("enter")
    await stage.settle()


async def test_what_a_search_hides_is_counted_and_never_changed(play: Play) -> None:
    async with play() as stage:
        await stage.press("b")
        await search_for(stage, "说话人:周南")
        await stage.press("space", "space")
        await search_for(stage, "说话人:林岚")
        assert "选中 2，其中 2 题不在列表里" in stage.text
        await stage.press("space", "@")
        assert "已暂停 1 题" in stage.text
        assert "不在列表里的 2 题没有动，仍选中" in stage.text
        database = stage.app.desk.database
        assert count(database, "状态:暂停 说话人:周南", stage.clock()) == 0
        assert count(database, "状态:暂停 说话人:林岚", stage.clock()) == 1
        await search_for(stage, "")
        assert "选中 2" in stage.text
        assert "不在列表里" not in stage.text.splitlines()[0]
        await stage.press("@")
        assert count(database, "状态:暂停 说话人:周南", stage.clock()) == 2


async def test_where_only_hidden_rows_are_marked_the_cursor_says_what_is_meant(play: Play) -> None:
    async with play() as stage:
        await stage.press("b")
        await search_for(stage, "说话人:周南")
        await stage.press("space")
        await search_for(stage, "说话人:林岚")
        await stage.press("delete")
        database = stage.app.desk.database
        assert count(database, "说话人:周南", stage.clock()) == 5
        assert count(database, "说话人:林岚", stage.clock()) == 4
        await stage.press("c")
        assert "选中" not in stage.text.splitlines()[0]


async def test_a_search_acts_on_what_is_typed_and_a_broken_one_keeps_the_rows(play: Play) -> None:
    async with play() as stage:
        await stage.press("b", "/")
        screen = stage.app.screen
        for words in ("说话人", "说话人:林岚"):  # the second search is as good as the first
            screen.query_one("SearchLine").value = words
            found = search(stage.app.desk.database, words, stage.clock())
            await until(stage, f"找到 {len(found)} ")
        assert screen.rows.total == len(found)
        screen.query_one("SearchLine").value = "没有这栏:林岚"
        await until(stage, "没有这个栏目")
        assert screen.rows.total == len(found)


async def test_enter_searches_at_once_and_the_next_opens_what_was_found(play: Play) -> None:
    async with play() as stage:
        await stage.press("b", "/")
        stage.app.screen.query_one("SearchLine").value = "说话人:周南"
        await stage.pilot.pause()
        await stage.press("enter")
        found = search(stage.app.desk.database, "说话人:周南", stage.clock())
        rows = stage.app.screen.rows
        assert [rows.row(n) for n in range(len(found))] == found
        await stage.press("enter")
        assert isinstance(stage.app.screen, DetailPage)
        assert found[0].question[:12] in stage.text


async def test_words_typed_behind_the_filter_of_a_deck_stand_apart(play: Play) -> None:
    async with play() as stage:
        stage.app.open("browse", DECK)
        await stage.settle()
        line = stage.app.screen.query_one("SearchLine")
        assert line.value.endswith('" ')
        assert line.cursor_position == len(line.value)


async def until(stage: Stage, words: str) -> None:
    """Wait for words on the screen; the test fails where they do not come."""
    for _ in range(200):
        await stage.settle()
        if words in stage.text:
            return
    raise AssertionError(f"{words} is not on the screen")


async def test_details_count_what_was_forgotten_and_answer_f1(play: Play) -> None:
    async with play() as stage:
        await stage.press("space", "1", "1", "i")  # a new card, failed: it is in learning now
        await stage.press("escape", "escape", "escape", "b")
        database, clock = stage.app.desk.database, stage.clock()
        guid = next(row.guid for row in search(database, "状态:学习", clock))
        assert detail(database, guid, clock).retrievability is None
        stage.app.on_details_wanted(DetailsWanted(guid))
        await stage.settle()
        assert "1 次，按重来 1 次，学会后又忘 0 次" in stage.text
        assert "%（现在" not in stage.text
        await stage.press("f1")
        assert "这一屏的按键" in stage.text


async def test_news_goes_when_the_next_card_comes(play: Play) -> None:
    async with play() as stage:
        await stage.press("space", "-")
        words = stage.app.screen.query_one(Flash).words
        assert words
        await answer_anything(stage)
        await stage.press("space")
        assert isinstance(stage.app.screen, StudyScreen)
        assert not stage.app.screen.query_one(Flash).words


async def test_the_palette_names_each_screen_once(play: Play) -> None:
    async with play() as stage:
        await stage.press("ctrl+p")
        titles = [entry.title for entry in stage.app.screen.found]
        assert titles.count("统计") == titles.count("浏览") == titles.count("设置") == 1


async def test_a_field_is_as_high_as_its_text(play: Play) -> None:
    async with play() as stage:
        await stage.press("b", "e")
        area = stage.app.screen.query_one("#question TextArea")
        area.text = "据胡家康 2022 年引述的公开资料，" * 8 + "完"
        await stage.settle()
        assert "完" in stage.text
        assert "据胡家康 2022 年引述" in stage.text


async def test_the_overview_shows_every_day_of_the_week(studied: None) -> None:
    async with play_app() as stage:
        await stage.press("s")
        await stage.settle()
        heads = [line.strip()[:1] for line in stage.text.splitlines()]
        assert {*"一二三四五六日"} <= {*heads}


async def test_only_the_rows_in_sight_are_read(play: Play) -> None:
    async with play() as stage:
        await stage.press("b")
        asked: list[tuple[int, int]] = []
        rows = stage.app.screen.query_one(FoundItems)
        original = rows._fetch

        def fetch(offset: int, limit: int) -> object:
            asked.append((offset, limit))
            return original(offset % 10, limit) * (PAGE // 10)

        rows.show(fetch, fetch(0, PAGE), 0)
        rows.count(100_000)
        await stage.settle()
        await stage.press("end")
        assert len(asked) <= 3
        assert max(offset for offset, _ in asked) >= 99_000


async def test_the_statistics_cycle_through_their_groups_and_tables(studied: None) -> None:
    async with play_app() as stage:
        await stage.press("s")
        await stage.settle()
        for _ in VIEWS:
            chart = stage.text
            await stage.press("t")
            assert stage.text != chart
            await stage.press("t", "tab")
        assert "复习日历" in stage.text
        await stage.press("1")
        await stage.settle()
        assert "[1 月]" in stage.text


async def test_statistics_without_a_review_say_what_will_stand_there(play: Play) -> None:
    async with play() as stage:
        await stage.press("s")
        await stage.settle()
        assert "还没有复习记录" in stage.text


async def test_a_setting_takes_effect_at_once_and_a_bad_value_is_refused(play: Play) -> None:
    async with play() as stage:
        await stage.press("comma", "space", "space")  # language: automatic, zh, en
        assert "Settings" in stage.text
        assert load_settings().language == "en"
        await stage.press("left", "left")
        screen = stage.app.screen
        while screen.spec.key != "new_per_day":
            await stage.press("down")
        await stage.press("space")
        screen.query_one("PromptInput").value = "99999"
        await stage.press("enter")
        assert "new_per_day" in stage.text or "每天新卡" in screen.query_one("Flash").words
        screen.query_one("Flash").hush()
        await stage.press("space")
        screen.query_one("PromptInput").value = "7"
        await stage.press("enter")
        assert deck_settings(stage.app.desk.database).new_per_day == 7


async def test_a_higher_retention_shows_its_price_before_it_is_saved(play: Play) -> None:
    async with play() as stage:
        await stage.press("comma")
        screen = stage.app.screen
        assert isinstance(screen, SettingsScreen)
        while screen.spec.key != "desired_retention":
            await stage.press("down")
        await stage.press("enter")
        screen.query_one("PromptInput").value = "97%"
        await stage.settle()
        price = next(line for line in stage.text.splitlines() if "预计每天" in line)
        now, then = (float(figure) for figure in re.findall(r"([\d.]+) 张", price))
        assert then > now
        assert "分钟 →" in price
        assert deck_settings(stage.app.desk.database).desired_retention == 0.9
        await stage.press("escape")
        assert deck_settings(stage.app.desk.database).desired_retention == 0.9
        await stage.press("r")  # the default has its price too
        await stage.settle()
        assert "预计每天" in stage.text
        screen.query_one("PromptInput").value = "0.97"
        await stage.press("enter")
        await stage.settle()
        assert deck_settings(stage.app.desk.database).desired_retention == 0.97


@pytest.fixture
def away(learners_folder: Path) -> None:
    """A learner who studied for three days, thirty cards a day, and then not for ninety."""
    learners_folder.mkdir(parents=True)
    with open_database() as database:
        deck_of_items(database, "港口访谈", harbour_items(60), at(-93))
        change_deck_settings(database, None, replace(deck_settings(database), new_per_day=30, bury_siblings=False), at(-93))
        for day in (-93, -92, -91):
            session = begin_study(database, at(day), limit=30)
            for number in range(30):
                session.answer(Rating.EASY, "三台", 10_000, 1.0, at(day, minutes=number / 10))


async def test_coming_back_after_a_break_is_spread_over_days_and_honest(away: None) -> None:
    async with play_app() as stage:
        assert "欢迎回来。到期 90 张，约 18 分钟；分 3 天，每天 30 张，约 6 分钟" in stage.text.replace("\n  ", "")
        assert "空格 按计划学" in stage.text
        await stage.press("space")
        screen = stage.app.screen
        assert isinstance(screen, StudyScreen)
        assert screen.session.counts().review == 30
        assert screen.session.counts().new == 0


async def test_the_plan_after_a_break_need_not_be_taken(away: None) -> None:
    async with play_app() as stage:
        await stage.press("enter")
        screen = stage.app.screen
        assert isinstance(screen, StudyScreen)
        assert screen.session.counts().review == 90


@pytest.fixture
def leech(stocked: None) -> None:
    """A learner who has forgotten one item three times, always giving the answer of another."""
    with open_database() as database:
        for day in range(-40, 0, 10):
            session = begin_study(database, at(day), guids=["port-04"])
            session.answer(Rating.EASY if day == -40 else Rating.AGAIN, "" if day == -40 else "36 个", 2000, 0.0, at(day))
            if session.tick(at(day, minutes=11)):
                session.answer(Rating.EASY, "", 2000, 1.0, at(day, minutes=11))
            session.end(at(day, minutes=12))


async def test_the_fourth_lapse_offers_a_remedy_from_the_source(leech: None) -> None:
    async with play_app(start=Start(query="状态:到期")) as stage:
        screen = stage.app.screen
        assert isinstance(screen, StudyScreen)
        while screen.card.guid != "port-04":
            await stage.press("f5")
        await stage.press("enter", "space")
        assert isinstance(stage.app.screen, EndScreen)
        assert "容易混：“一台岸桥一小时可以吊多少个箱子？”是 36 个" in stage.text.replace("\n   ", "")
        await stage.press("l")
        practised = stage.app.screen
        assert isinstance(practised, StudyScreen)
        assert practised.session.mode == "cram"
        assert practised.session.counts().total == 2


async def test_a_value_of_a_deck_beyond_its_range_is_refused(play: Play) -> None:
    async with play() as stage:
        await stage.press("comma")
        screen = stage.app.screen
        assert isinstance(screen, SettingsScreen)
        while screen.spec.key != "desired_retention":
            await stage.press("down")
        await stage.press("enter")
        screen.query_one("PromptInput").value = "9"
        await stage.press("enter")
        await stage.settle()
        assert "要在 0.7 到 0.99 之间" in stage.text
        assert deck_settings(stage.app.desk.database).desired_retention == 0.9


async def test_the_theme_is_chosen_in_the_palette_by_pinyin(play: Play) -> None:
    async with play() as stage:
        await stage.press("ctrl+p")
        await stage.type("gdbd")
        await stage.press("enter")
        await stage.settle()
        assert stage.app.theme == "quizapp-contrast"
        assert load_settings().theme == "quizapp-contrast"


async def test_what_goes_wrong_is_said_in_the_learners_language(play: Play) -> None:
    async with play() as stage:
        await stage.press("a")
        stage.app.screen.query_one("PromptInput").value = "/no/such/talk.txt"
        await stage.press("enter")
        await stage.settle()
        assert "没有这个文件" in stage.text
        assert "there is no such file" not in stage.text


async def test_a_backup_is_made_beside_the_work(play: Play) -> None:
    async with play() as stage:
        stage.clock.pass_(86_400)
        await stage.press("ctrl+p")
        await stage.type("立即备份")
        await stage.press("enter")
        await stage.settle()
        newest = list_backups()[0]
        assert newest.path.name == "daily-2026-09-22.db"
        assert newest.path.name in stage.text


async def test_the_palette_presses_the_key_of_an_action(play: Play) -> None:
    async with play() as stage:
        await stage.press("ctrl+p")
        await stage.type("statistics")
        await stage.press("enter")
        await stage.settle()
        assert isinstance(stage.app.screen, ScoresScreen)


async def test_help_lists_the_keys_of_the_screen_it_was_opened_on(play: Play) -> None:
    async with play(start=Start(limit=3)) as stage:
        await stage.press("f1")
        assert "搁置" in stage.text
        assert "- F5" in stage.text


async def test_remapped_keys_reach_hints_and_help_and_keep_their_twins(play: Play) -> None:
    async with play(settings=Settings(coached=True, keys=(("home.triage", "w"),))) as stage:
        assert "w 挑题" in stage.text
        await stage.press("\uff57")
        assert isinstance(stage.app.screen, TriageScreen)


async def test_the_source_goes_from_quote_to_quote_and_finds_words(play: Play) -> None:
    async with play() as stage:
        await stage.press("t", "f3")
        screen = stage.app.screen
        assert isinstance(screen, SourceScreen)
        first = screen.transcript.mark.number
        await stage.press("n")
        assert screen.transcript.mark.number == first + 1
        assert f"[{first + 1}]：第 {first + 1} / 8 处出过题的句子" in stage.text
        await stage.press("/")
        await stage.type("手艺")
        await stage.press("enter")
        assert "共 1 处" in stage.text


async def test_an_item_is_made_by_hand_of_a_sentence(play: Play) -> None:
    async with play() as stage:
        await stage.press("t", "f3", "+", "down", "enter")
        screen = stage.app.screen
        assert isinstance(screen, NewItemScreen)
        sentence = screen.query_one("#question TextArea").text
        answer = sentence[:2]
        screen.query_one("#question TextArea").text = sentence.replace(answer, "____", 1)
        screen.query_one("#answer TextArea").text = answer
        await stage.settle()
        await stage.press("ctrl+s")
        assert "照样保存" in stage.text  # 我们 is nobody without the source
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, SourceScreen)
        assert count(stage.app.desk.database, "", stage.clock()) == 11


async def test_a_window_that_is_too_small_says_so(play: Play) -> None:
    async with play(size=(50, 15)) as stage:
        assert "窗口太小（至少 60x18）" in stage.text
    async with play_app(size=(60, 18)) as stage:
        assert "窗口太小" not in stage.text
        await stage.press("space")
        assert isinstance(stage.app.screen, StudyScreen)
        assert "1-4 选择" in stage.text or "1-2 选择" in stage.text or "1-3 选择" in stage.text


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_verdict_and_counts_are_said_in_words(play: Play, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with play(language=language, start=Start(limit=3)) as stage:
        await stage.press("1")
        assert any(word in stage.text for word in ("对", "错", "Right", "Wrong"))
        assert any(word in stage.text for word in ("新 ", "New "))


async def test_two_windows_on_one_store_never_count_an_answer_twice(play: Play) -> None:
    async with play(start=Start(limit=20)) as one, play_app(start=Start(limit=20)) as other:
        assert one.app.screen.card.guid == other.app.screen.card.guid
        await one.press("1", "space")
        before = scores(one.app.desk.database, one.clock()).reviews
        await other.press("1", "space")
        assert "这张卡刚在另一个窗口答过" in other.text
        assert scores(one.app.desk.database, one.clock()).reviews == before


async def test_a_quiz_says_nothing_until_its_marks(play: Play) -> None:
    async with play(start=Start(mode="quiz", number=3)) as stage:
        for _ in range(3):
            await answer_anything(stage)
        assert isinstance(stage.app.screen, TextPage)
        assert "分 · 答对" in stage.text
        assert scores(stage.app.desk.database, stage.clock()).reviews == 0


async def answer_anything(stage: Stage) -> None:
    """Answer the card of a quiz somehow."""
    screen = stage.app.screen
    if screen.typed:
        await stage.press("7", "enter")
        if screen is stage.app.screen and screen.asking.value == "parts":
            await stage.press("enter")
    else:
        await stage.press("1")


async def test_an_item_without_its_text_says_no_paragraph_and_how_the_text_comes(play: Play, tmp_path: Path) -> None:
    deck = tmp_path / "别人的.md"
    deck.write_text(
        "# 别人的\n\n## 灯塔是哪年亮的？\n\n- 答案：1911 年\n- 原句：灯塔是 1911 年亮的\n- 来源：灯塔的故事\n", encoding="utf-8"
    )
    async with play() as stage:
        import_files(stage.app.desk.database, [deck], stage.clock())
        await stage.press("b", "/")
        stage.app.screen.query_one("SearchLine").value = "1911"
        await stage.pilot.pause()
        await stage.press("enter", "enter")
        assert "「灯塔是 1911 年亮的」" in stage.text
        assert "第 0 段" not in stage.text
        await stage.press("escape", "o")
        assert "按 a 添加“灯塔的故事”" in stage.text
        stage.app.go_home()
        stage.app.study(["别人的"])
        await stage.settle()
        await stage.press("f3")
        assert "按 a 添加“灯塔的故事”" in stage.text
        assert not stage.app.screen.card.looked  # nothing was seen
