"""Which beginnings of paragraphs are speakers' labels, in all the styles that interviews are printed in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quizapp.transcript.paragraph import Paragraph
from quizapp.transcript.surnames import is_outlet, looks_like_a_name


class Style(StrEnum):
    """How a label is set apart from the words that follow."""

    PLAIN = "plain"  # 名字：
    BOLD = "bold"  # **名字：**, **名字** ：
    HEADING = "heading"  # ### 名字：
    BRACKETS = "brackets"  # [名字]:, 【名字】
    TIMED = "timed"  # 名字 00:12
    NAKED = "naked"  # **名字** alone, or before the words, without a colon


@dataclass(frozen=True, slots=True)
class Label:
    """What may be a label: the name as written, and where the paragraph's own words begin."""

    name: str
    end: int
    style: Style

    @property
    def key(self) -> str:
        """The name in the form by which labels are compared."""
        return key(self.name)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph, parted from its label where it has one."""

    paragraph: Paragraph
    label: str = ""  # as written; empty where there is none


_TIME = r"[\[(（]?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?[\])）]?"
_TIME_FIRST = re.compile(rf"^{_TIME}\s*")
_NAME_AND_TIME = re.compile(rf"^(?P<name>[^\d\s：:，。][^：:，。！？\n]{{0,20}}?)[\s　]+{_TIME}\s*(?=\S|$)")
_NUMBERED = re.compile(
    r"^(?P<name>(?:Q|A|q|a|Question|Answer|问题|問題|问|問|答|追问|追問|提问|提問))\s*(?:\d{1,3}\s*[.．:：、)）]|[:：]|[.．、](?=\s*\S))\s*"
)
_COLON = re.compile(r"^[\"“”'‘’*]{0,2}(?P<name>[^\s：:。！？!?，,；;、\n（(](?:[^：:。！？!?，,；;、\n]{0,38}))\s*[：:]\s*")
_BRACKETS = re.compile(r"^[\[【]\s*(?P<name>[^\[\]【】\n]{1,24}?)\s*[\]】]\s*[：:]?\s*")
_WITHIN = re.compile(r"(?<=[。！？!?”])\s+(?P<name>[^\s：:。！？!?，,]{1,20})\s?[：:]\s*")

GENERIC_HOST = re.compile(
    r"(?:q|question|host|interviewer|moderator|问|問|问题|問題|追问|追問|提问|提問|主持人?|主播|记者|記者|采访者|採訪者|访谈者|采访人|小编)\d*\Z"
)
GENERIC_AUDIENCE = re.compile(
    r"(?:slido)?(?:现场|現場|线上)?(?:观众|觀眾|听众|聽眾|网友|網友|读者|讀者|留言|audience)(?:提问|提問|问|朋友|留言)?(?:\d+|[一二三四五六七八九十a-z])?\Z"
)
GENERIC_GUEST = re.compile(r"(?:a|answer|guest|答|回答|嘉宾|嘉賓|来宾|受访者|受訪者|被访者)\d*\Z")
GENERIC_NUMBER = re.compile(
    r"(?:speaker|spk|说话人|說話人|发言人|發言人|讲者|參與者|参与者)[\s_]?(?:\d+|[a-z])\Z|(?:left|right|self|me|other|mine|incoming|outgoing|received|sent)\Z"
)

# Words that stand before a colon in prose as often as a name does.
_NOT_NAMES = frozenset(
    "注意 注 备注 備註 附注 原因 原因是 结论 結論 总结 總結 答案 例如 比如 譬如 其中 此外 另外 首先 其次 最后 最後 然后 因此 所以 但是 不过 第一 第二 第三 一是 二是 三是 优点 缺点 "
    "優點 缺點 优势 劣势 特点 特點 提示 声明 聲明 说明 說明 来源 來源 出处 作者 编者按 编者注 编辑 編輯 译者 譯者 校对 校對 审校 排版 原文 原文地址 原文链接 原文标题 链接 地址 网址 "
    "标题 標題 题图 题图来自 图片 图 图片来源 配图 封面 摄影 摄像 文字 整理 撰文 文 本文 采访 採訪 策划 监制 出品 制作 时间 時間 地点 地點 日期 关键词 标签 摘要 简介 導讀 导读 导语 "
    "前言 引言 后记 背景 目标 目標 目的 意义 方法 步骤 结果 結果 数据 资料 参考 参考资料 参考文献 微信 微信号 公众号 电话 邮箱 嘉宾阵容 讨论嘉宾 字幕 via cr ps p.s. http https "
    "todo note tips warning 片头 片尾 音乐 bgm 以下 如下 即 也就是说 换句话说 简单来说 问题是 关键是 重点 亮点 看点 要点 建议 举例 定义 前提 条件 现象 案例 核心 本质 主持 本期嘉宾 本期主播 "
    "输入 输出 提示词 prompt 用户 模型 系统 前一篇 后一篇 上一篇 下一篇 上一条 下一条 分类 版权 扫码 转载 来自 问答环节".split()
)
_NEVER = re.compile(
    r"https?|www\.|\.com|@|^\W*$|^\d+$|^(?:19|20)\d\d|^第.{1,3}[，个点条章节期]?$|^[一二三四五六七八九十]+$"
    r"|(?:说|說|道|表示|认为|認為|指出|写道|问道|回答|补充|强调|坦言|透露|包括|如下|例如|就是|在于|意味着|观点|理由|原因|做法|建议|特点|因素|问题|方面|消息|数据)$"
    r"|的是|这|這|那(?!英)|什么|什麼|怎么|怎麼|为什么|如何|我们|我們|你们|他们|他們|我的|你的|以下|就是|不是|没有|因为|所以|如果|虽然|可以"
)


def key(name: str) -> str:
    """`name` without marks, blanks and case: 《硅谷101》, `羽-白` and `名字 ` compare as 硅谷101, 羽白 and 名字."""
    name = unicodedata.normalize("NFKC", name)
    if re.search(r"[\u4e00-\u9fff]", name):
        name = re.sub(r"(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])", "", name)
    return re.sub(r"[\s\"'“”‘’《》「」『』\[\]【】*_#|｜]", "", name).casefold().strip("-—:,.")


def is_generic(label_key: str) -> bool:
    """Whether a label's key names a part (Q, 主持人, Speaker 0), not a person."""
    return any(form.match(label_key) for form in (GENERIC_HOST, GENERIC_GUEST, GENERIC_AUDIENCE, GENERIC_NUMBER))


def part_speakers(paragraphs: Sequence[Paragraph], names: Iterable[str] = ()) -> list[Labelled]:
    """Each paragraph, with its label cut off where what it begins with is one.

    names   people that the front matter or a list of guests names: their single labels count too

    A beginning is a label if it recurs in one of the styles, or once beside others that do and in the form of a name,
    and never if it is one of the words that stand before a colon in prose.
    """
    candidates = [_candidate(paragraph) for paragraph in paragraphs]
    known = _confirmed(candidates, paragraphs, frozenset(map(key, names)))
    return [labelled for p, c in zip(paragraphs, candidates, strict=True) for labelled in _cut(p, c, known)]


def _candidate(paragraph: Paragraph) -> Label | None:
    """The label that the paragraph may begin with."""
    text = paragraph.text
    start = found.end() if (found := _TIME_FIRST.match(text)) else 0
    rest = text[start:]
    for form in (_NAME_AND_TIME, _NUMBERED, _BRACKETS, _COLON):
        if (found := form.match(rest)) and key(found["name"]):
            return Label(found["name"].strip(), start + found.end(), _style(paragraph, form, start, found))
    return _naked(paragraph)


def _style(paragraph: Paragraph, form: re.Pattern[str], start: int, found: re.Match[str]) -> Style:
    if form is _NAME_AND_TIME:
        return Style.TIMED
    if paragraph.heading:
        return Style.HEADING
    if form is _BRACKETS or found["name"].startswith(("[", "【")):
        return Style.BRACKETS
    return Style.BOLD if paragraph.bold >= start + len(found["name"]) else Style.PLAIN


def _naked(paragraph: Paragraph) -> Label | None:
    text = paragraph.text
    if paragraph.heading and len(text) <= 16 and not re.search(r"[。！？!?，,]", text):
        return Label(text, len(text), Style.NAKED)
    name = text[: paragraph.bold].strip()
    if paragraph.item or text[paragraph.bold :].lstrip()[:1] in tuple(",，、。.；;是"):
        return None
    if 0 < len(name) <= 24 and not re.search(r"[。！？!?，,；、]", name):
        return Label(name, paragraph.bold, Style.NAKED)
    return None


def _confirmed(candidates: Sequence[Label | None], paragraphs: Sequence[Paragraph], names: frozenset[str]) -> frozenset[str]:
    """The keys of those candidates that are labels."""
    found = [c for c in candidates if c and c.style is not Style.NAKED]
    count = Counter(c.key for c in found)
    styled = Counter(c.key for c in found if c.style is not Style.PLAIN)
    written = {c.key: c.name for c in found}
    share = sum(count[k] for k in count if count[k] > 1 and _may_be(k, written[k])) / max(len(paragraphs), 1)
    known = {k for k in count if count[k] > 1 and _recurs(k, written[k], count[k], styled[k], share)}
    known |= _introduced(written, known)
    styles = {c.style for c in found if c.key in known}
    usual = {c.key for c, p in zip(candidates, paragraphs, strict=True) if c and _fits(c, p, styles)}
    if sum(count[k] for k in known) >= 4 or (len(known) > 1 and share > 0.3):
        known |= {k for k in usual - known if _once(k, written[k], styles, known, names)}
    known = _enough(known, count)
    return known | _naked_names(candidates, known)


def _may_be(label: str, written: str) -> bool:
    """Whether nothing speaks against the label's being one."""
    if is_generic(label):
        return True
    if label in _NOT_NAMES or _NEVER.search(written) or not label:
        return False
    return len(label) <= (14 if re.search(r"[\u4e00-\u9fff]", label) else 40) and len(written.split()) <= 5


def _recurs(label: str, written: str, times: int, styled: int, share: float) -> bool:
    if not _may_be(label, written):
        return False
    if is_generic(label) or styled * 2 > times or looks_like_a_name(written.strip()):
        return True
    return times > 2 and share > 0.15


def _introduced(written: dict[str, str], known: set[str]) -> set[str]:
    """Labels that bring the short form which the later ones use: `Shaun Apps（SA）：`."""
    forms = ((k, re.match(r"(.+?)\s*[（(]([^（）()]+)[）)]$", name)) for k, name in written.items())
    return {k for k, form in forms if form and (key(form.group(2)) in known or key(form.group(1)) in known)}


def _fits(candidate: Label, paragraph: Paragraph, styles: set[Style]) -> bool:
    """Whether a single label is set like those that recur; a heading that goes on after its colon is none."""
    if candidate.style is Style.HEADING:
        return candidate.end >= len(paragraph.text) or is_generic(candidate.key)
    return candidate.style in styles or is_outlet(candidate.name.strip())


def _once(label: str, written: str, styles: set[Style], known: set[str], names: frozenset[str]) -> bool:
    """Whether a label that is found once is one, in a text that has others."""
    if not _may_be(label, written):
        return False
    if is_generic(label) or label in names or any(_kin(label, other) for other in known):
        return True
    return looks_like_a_name(written.strip()) or (styles == {Style.HEADING} and len(label) <= 10)


def _kin(label: str, known: str) -> bool:
    """One name within the other, or short for it: SteveKerr and Steve, Mods团队-徐飞 and Mods, 罗永 and 罗永浩."""
    if min(len(label), len(known)) < 2:
        return False
    return label.startswith(known) or known.startswith(label) or label.endswith(known) or known.endswith(label)


def _enough(known: set[str], count: Counter[str]) -> frozenset[str]:
    """Nobody speaks in a text where one name stands before a colon twice."""
    total = sum(count[k] for k in known)
    enough = total >= 3 or (len(known) > 1 and total >= 2) or any(is_generic(k) for k in known)
    return frozenset(known) if enough else frozenset()


def _naked_names(candidates: Sequence[Label | None], known: frozenset[str]) -> frozenset[str]:
    """Names that stand in bold or as a heading without a colon, often enough to be labels, in a text that has no others."""
    if known:
        return frozenset()
    count = Counter(c.key for c in candidates if c and c.style is Style.NAKED)
    names = {c.key: c.name for c in candidates if c and c.style is Style.NAKED}
    fit = frozenset(k for k, times in count.items() if times > 2 and _may_be(k, names[k]) and (looks_like_a_name(names[k]) or is_generic(k)))
    return fit if len(fit) > 1 else frozenset()


def _cut(paragraph: Paragraph, label: Label | None, known: frozenset[str]) -> Iterator[Labelled]:
    if label and _role_and_name(label.name)[1] in known:
        yield from _parted(_without(paragraph, label.end), label.name, known)
    else:
        yield from _parted(paragraph, "", known)


def _role_and_name(written: str) -> tuple[str, str]:
    """`主持人 泓君` → 主持人 and 泓君."""
    found = re.match(r"(主持人?|主播|嘉宾|嘉賓|记者|記者)[\s:：|｜]+(.+)$", written)
    return (found.group(1), key(found.group(2))) if found else ("", key(written))


def _without(paragraph: Paragraph, end: int) -> Paragraph:
    return replace(paragraph, text=paragraph.text[end:].strip(), bold=max(paragraph.bold - end, 0), heading=0, flows=False)


def _parted(paragraph: Paragraph, label: str, known: frozenset[str]) -> Iterator[Labelled]:
    """A label within the paragraph opens the next turn: `书名叫什么？ 张涛：《…》`."""
    start = 0
    for found in _WITHIN.finditer(paragraph.text):
        if key(found["name"]) in known:
            yield Labelled(_piece(paragraph, start, found.start()), label)
            start, label = found.end(), found["name"]
    yield Labelled(_piece(paragraph, start, len(paragraph.text)), label)


def _piece(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    if start == 0 and end == len(paragraph.text):
        return paragraph
    bold = min(max(paragraph.bold - start, 0), end - start)
    return replace(paragraph, text=paragraph.text[start:end], bold=bold, all_bold=0 < bold == end - start, flows=False)
