"""What looks like an amount and is none: ordinals, dates, times of day, names, words; each a rule with its proof."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from quizapp.language.numerals import NUMERAL
from quizapp.language.rule import Rule


def word_lines(name: str) -> list[str]:
    """The lines of a word list, comments left out."""
    text = (Path(__file__).parent / "wordlists" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _listed(name: str) -> list[str]:
    return " ".join(word_lines(name)).split()


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_DIGITS = "〇零一二两三四五六七八九"

NOT_AMOUNTS = (
    Rule(
        name="ordinal",
        why="第三 says which one, not how many; 二年级 and 三号 too.",
        pattern=re.compile(rf"第\s?{NUMERAL}|{NUMERAL}\s?(?:年级|号(?!码?单))"),
        hits=("他是【第三】个到的。", "这是【第 12】届年会。", "她在【二年级】。", "【三号】原型机。"),
        misses=("他来了三次。", "一共十二届。"),
    ),
    Rule(
        name="date",
        why="2022 年, 七八月, 3 月 5 日 and 80 年代 are dates; 22 年 of waiting and 七八个月 are not.",
        pattern=re.compile(
            rf"(?<!\d)(?:[12]\d{{3}}|[一二][{_DIGITS}]{{3}})\s?年?(?:-\d\d?-\d\d?|(?<=年)|\s?(?=[-~到至—]\s?[12]\d{{3}}\s?年))"
            rf"|{NUMERAL}\s?月(?:份|底|初|中旬|末)?(?:\s?{NUMERAL}\s?[日号]?)?|{NUMERAL}\s?年代|{NUMERAL}\s?世纪"
        ),
        hits=(
            "【2022 年】融资。",
            "【二〇一九年】。",
            "【七八月】去。",
            "【3 月 5 日】。",
            "上世纪【80 年代】。",
            "【19世纪】。",
        ),
        misses=("等了 22 年。", "七八个月。", "2022 台。"),
    ),
    Rule(
        name="clock",
        why="八点 is a time of day; 三点五亿 is a number.",
        pattern=re.compile(rf"{NUMERAL}\s?(?:点(?![\d{_DIGITS}])|:\d\d)(?:半|钟|\d\d)?"),
        hits=("早上【八点】开门。", "【10:30】开始。", "【3点半】。"),
        misses=("三点五亿。", "三个小时。"),
    ),
    Rule(
        name="part of a name",
        why="GPT-3, M6, A100, iPhone 14, 3D and 36氪 are names.",
        pattern=re.compile(
            r"(?<![A-Za-z0-9])(?=[A-Za-z0-9]{1,20}[-·.]?[A-Za-z]{0,20}\d)[A-Za-z][A-Za-z0-9]{0,40}(?:[-·.][A-Za-z]{0,20}\d[\d.]{0,9}){0,3}"
            r"|(?<![A-Za-z0-9])[A-Za-z]{2,20} \d{1,2}(?![\d.]|\s?[万亿千百%个张台年月天人家倍元岁次])"
            r"|(?<![\d.])\d[A-Z](?![A-Za-z])|36氪|58同城|360公司|996|007"
        ),
        hits=("【GPT-3】很大。", "阿里的【M6】。", "【A100】显卡。", "【3D】打印。", "他在【36氪】。", "【iPhone 14】上市。"),
        misses=("花了 36 亿。", "用了 3GB。", "买了 GPU 40 张。"),
    ),
    Rule(
        name="word",
        why="Han digits are in many words that count nothing.",
        pattern=re.compile(any_of(_listed("not_amounts.txt")) + "|百分之[几多]"),
        hits=("【百度】的估值。", "支持【二次开发】。", "【千万别】去。", "【万物】互联。"),
        misses=("两千万元。", "三百亿。"),
    ),
)
