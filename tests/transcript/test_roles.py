"""The host is the one who asks; guests may ask now and then."""

from __future__ import annotations

from tests.transcript.reading import guests, hosts, read_text


def test_the_host_asks_most_even_when_a_guest_asks_too() -> None:
    transcript = read_text(
        "王芳：两位怎么认识的？\n\n高远：在学校。\n\n李莉：你还记得是哪一年吗？\n\n高远：1998年。\n\n"
        "王芳：后来呢？\n\n李莉：后来一起开店。\n\n"
        "王芳：开了多久？\n\n高远：开了七年。"
    )
    assert (hosts(transcript), guests(transcript)) == (["王芳"], ["高远", "李莉"])


def test_the_credits_say_who_asks() -> None:
    transcript = read_text(
        "采访：王芳，文字：李莉\n\n王芳：请您谈谈船。\n\n高远：船是木头的。\n\n王芳：木头从山里来。\n\n高远：对，"
        "从后山来，您去过吗？"
    )
    assert hosts(transcript) == ["王芳"]


def test_who_welcomes_the_audience_is_the_host() -> None:
    transcript = read_text(
        "王芳：欢迎收听本期节目，今天邀请到了高远。\n\n高远：大家好。\n\n王芳：先说说船。\n\n高远：船是木头的。\n\n"
        "王芳：很好。\n\n高远：谢谢。"
    )
    assert hosts(transcript) == ["王芳"]


def test_questions_from_the_floor_are_the_audiences() -> None:
    talk = "".join(f"王芳：第{i}个问题，为什么？\n\n高远：因为第{i}条船坏了，修了很久才修好。\n\n" for i in "一二三四五六")
    transcript = read_text(talk + "Q：我想问多少钱？\n\n高远：三千元。\n\nQ：贵吗？\n\n高远：不贵。")
    assert (hosts(transcript), guests(transcript)) == (["王芳", "观众"], ["高远"])


def test_a_meeting_where_nobody_asks_has_no_host() -> None:
    transcript = read_text(
        "### 王芳：\n先报告进度。\n\n### 高远：\n完成了一半。\n\n### 王芳：\n很好。\n\n### 高远：\n下周完成。\n\n"
        "### 李莉：\n同意。"
    )
    assert hosts(transcript) == []


def test_journalists_at_a_press_conference_all_ask() -> None:
    transcript = read_text(
        "### 高远：\n今天发布新船，长九米，重三吨，能坐十二个人，明年春天下水。\n\n### 海风新闻：\n请问多少钱？\n\n"
        "### 高远：\n三十万元，以后会便宜一些，因为会造很多条。"
        "\n\n### 山雨新闻：\n什么时候能买？\n\n### 高远：\n明年五月，在各大城市的店里都能看到，也可以试坐。\n\n"
        "### 东方日报：\n谢谢，想了解安全。\n\n"
        "### 高远：\n试了两百次，没有出过一次问题，这一点请大家放心。\n\n### 海风新闻：\n会出口吗？\n\n### 高远：\n"
        "会，先去日本，再去欧洲。"
        "\n\n### 山雨新闻：\n多少条？\n\n### 高远：\n五十条。"
    )
    assert guests(transcript) == ["高远"]
