"""Each person stands once among the speakers, under the fullest name, with the other names as aliases."""

from __future__ import annotations

from quizapp.transcript import Transcript
from tests.transcript.reading import guests, hosts, read_text


def aliases(transcript: Transcript, name: str) -> tuple[str, ...]:
    return next(speaker.aliases for speaker in transcript.speakers if speaker.name == name)


def test_initials_are_introduced_by_the_first_turn() -> None:
    transcript = read_text(
        "何帆：为什么来？\n\nAnna Schmidt（AS）：因为祖母。\n\n何帆：她是哪里人？\n\nAS：她来自汉堡。\n\n何帆：谢谢。"
    )
    assert (hosts(transcript), guests(transcript)) == (["何帆"], ["Anna Schmidt"])
    assert aliases(transcript, "Anna Schmidt") == ("AS",)


def test_initials_are_matched_with_the_name_that_spoke_before() -> None:
    transcript = read_text(
        "SeaWind网: 怎么开始的？\n\n**Anna Schmidt**: 从一条船开始。\n\n**SW:** 多大？\n\n**AS:** 九米。\n\n"
        "**SW:** 后来呢？\n\n**AS:** 卖了。"
    )
    assert (hosts(transcript), guests(transcript)) == (["SeaWind网"], ["Anna Schmidt"])


def test_a_first_name_is_completed_from_the_title() -> None:
    transcript = read_text("# 与造船人 Anna Schmidt 的对话\n\n海风：多大？\n\nAnna：九米。\n\n海风：多重？\n\nAnna：三吨。")
    assert guests(transcript) == ["Anna Schmidt"]
    assert aliases(transcript, "Anna Schmidt") == ("Anna",)


def test_a_foreign_name_that_the_introduction_gives_is_an_alias() -> None:
    transcript = read_text(
        "本期嘉宾是造船人林海生Tony和他的徒弟。\n\n海风：多大？\n\n林海生：九米。\n\n海风：多重？\n\n林海生：三吨。"
    )
    assert aliases(transcript, "林海生") == ("Tony",)


def test_a_label_in_latin_letters_is_completed_by_the_name_beside_it() -> None:
    transcript = read_text("我们请到了林海生（Tony）。\n\n海风：多大？\n\nTony：九米。\n\n海风：多重？\n\nTony：三吨。")
    assert guests(transcript) == ["林海生"]


def test_a_given_name_is_completed_from_the_title() -> None:
    transcript = read_text("# 林海生谈造船\n\n王芳：多大？\n\n海生：九米。\n\n王芳：多重？\n\n海生：三吨。")
    assert guests(transcript) == ["林海生"]


def test_a_title_is_completed_to_the_name() -> None:
    transcript = read_text("# 对话林海生教授\n\n王芳：多大？\n\n林教授：九米。\n\n王芳：多重？\n\n林教授：三吨。")
    assert guests(transcript) == ["林海生"]
    assert aliases(transcript, "林海生") == ("林教授",)


def test_damaged_and_misspelt_labels_are_the_same_person() -> None:
    transcript = read_text(
        "**[海生]**: 你好。\n\n**[Karl]**: 好。\n\n**[海-生]**: 多大？\n\n**[Kalr]**: 九米。\n\n"
        "**[海生]**: 多重？\n\n**[Karl]**: 三吨。"
    )
    assert len(transcript.speakers) == 2


def test_two_people_with_like_names_stay_two() -> None:
    turns = "### 黄子维：\n开始吧。\n\n### 黄子瑜：\n好。\n\n### 王芳：\n有问题吗？\n\n"
    assert len(read_text(turns * 2).speakers) == 3


def test_the_place_where_somebody_works_is_no_part_of_the_name() -> None:
    transcript = read_text(
        "陈昱是投资人，陈昱也写程序。\n\n## Q：怎么看？\n\n**海星资本陈昱：** 看好。\n\n## Q：为什么？\n\n"
        "**海星资本陈昱：** 因为快。"
    )
    assert guests(transcript) == ["陈昱"]


def test_roles_in_labels_are_no_names() -> None:
    transcript = read_text("主持人 沈一：为什么离开？\n\n嘉宾 高远：想做自己的事。\n\n沈一：后悔吗？\n\n高远：不后悔。")
    assert (hosts(transcript), guests(transcript)) == (["沈一"], ["高远"])


def test_a_letter_for_a_part_is_no_alias() -> None:
    transcript = read_text("# 对话林海生教授\n\nQ：多大？\n\nA：九米。\n\nQ：多重？\n\nA：三吨。")
    assert [speaker.aliases for speaker in transcript.speakers] == [(), ()]


def test_all_who_ask_under_one_letter_are_one_voice() -> None:
    transcript = read_text("问：多大？\n\n王芳：九米。\n\n追问：真的？\n\n王芳：真的。\n\n问题：多重？\n\n王芳：三吨。")
    assert hosts(transcript) == ["记者"]
