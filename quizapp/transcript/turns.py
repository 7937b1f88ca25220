"""Labelled paragraphs → who says what: questions without a label, headings, narration, the speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quizapp.transcript.furniture import is_furniture
from quizapp.transcript.labels import Labelled
from quizapp.transcript.paragraph import Paragraph
from quizapp.transcript.transcript import BlockKind

_QUESTION = re.compile(r"[？?][”\"」』）)\s]*$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBER = re.compile(r"^(?:Q?\d{1,2}[.、\uff0e:：]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]+问)\s*")
_ENDS_SENTENCE = re.compile(r"[。！!？?…，,；;：:]|(?:吗|呢|吧|啊)$")
_CLOSING = re.compile(r"(?:小结|结语|結語|后记|後記|总结|總結|写在最后|結論|尾声|编后|采访手记)\W*$")
_STAGE_NOTE = re.compile(r"[（(][^（）()]{4,60}[。！]?[）)]")  # （與會者皆無意見。）
_NO_SENTENCE = re.compile(r"[。；;，,：:…”」』]$")
ASKS, ANSWERS = "问", "答"  # labels for those whom a text without labels sets apart by bold type or headings


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the article with its kind; for speech the label of its speaker, repeated on every paragraph."""

    kind: BlockKind
    paragraph: Paragraph
    label: str = ""
    opens: bool = False  # has the label in the source


def label_questions(labelled: Sequence[Labelled]) -> list[Labelled]:
    """The same paragraphs; where none has a label, but bold type or numbered headings ask, these ask and the rest answers."""
    if any(part.label for part in labelled):
        return _bold_questions(labelled)
    asks = _asking(labelled)
    if not asks:
        return list(labelled)
    first = asks[0]
    chosen = set(asks)
    result = list(labelled[:first])
    for at in range(first, len(labelled)):
        paragraph = labelled[at].paragraph
        if at in chosen:
            text = _NUMBER.sub("", paragraph.text)
            result.append(Labelled(replace(paragraph, heading=0, text=text, bold=len(text)), ASKS))
        else:
            after_question = at - 1 in chosen and not paragraph.heading
            result.append(Labelled(paragraph, ANSWERS if after_question else ""))
    return result


def _asking(labelled: Sequence[Labelled]) -> list[int]:
    """The indices of the paragraphs of the style in which questions are set, if there is one."""
    paragraphs = [part.paragraph for part in labelled]
    styles = (
        [at for at, p in enumerate(paragraphs) if p.heading and _NUMBER.match(p.text)],
        [at for at, p in enumerate(paragraphs) if p.all_bold and not p.heading and len(p.text) > 2 and not is_furniture(p)],
        [at for at, p in enumerate(paragraphs) if p.heading > 1 and len(p.text) > 3],
    )
    for style in styles:
        questions = [at for at in style if _QUESTION.search(paragraphs[at].text)]
        if len(questions) >= 3 and 2 * len(questions) > len(style):
            answered = [at for at in style if at + 1 < len(paragraphs) and at + 1 not in style]
            if 2 * len(answered) > len(style):
                return style
    return []


def _bold_questions(labelled: Sequence[Labelled]) -> list[Labelled]:
    """Whole bold questions without a label belong to the one whose labelled words are bold too."""
    asks = [p.label for p in labelled if p.label and p.paragraph.text and p.paragraph.bold >= len(p.paragraph.text)]
    alone = [(a.label, b.paragraph) for a, b in pairwise(labelled) if a.label and not a.paragraph.text]
    asks += [label for label, paragraph in alone if paragraph.all_bold and _QUESTION.search(paragraph.text)]
    if not asks:
        return list(labelled)
    label = max(set(asks), key=asks.count)
    spoken = [at for at, part in enumerate(labelled) if part.label]
    return [
        replace(part, label=label)
        if spoken[0] < at < spoken[-1] and not part.label and _asks_in_bold(part.paragraph) and not _follows(labelled, at, label)
        else part
        for at, part in enumerate(labelled)
    ]


def _asks_in_bold(paragraph: Paragraph) -> bool:
    return paragraph.all_bold and not paragraph.heading and bool(_QUESTION.search(paragraph.text)) and len(paragraph.text) > 5


def _follows(labelled: Sequence[Labelled], at: int, label: str) -> bool:
    """Whether the paragraph before is that speaker's bare label."""
    return labelled[at - 1].label == label and not labelled[at - 1].paragraph.text


def without_guest_list(labelled: Sequence[Labelled]) -> list[Labelled]:
    """The same, with a list of those present given back to the article: `名字：负责研究`, one after another, none twice."""
    follows = [*labelled[1:], None]
    labelled = [_unlabelled(part) if _says_nothing(part, after) else part for part, after in zip(labelled, follows, strict=True)]
    first = next((at for at, part in enumerate(labelled) if part.label), len(labelled))
    end = first
    while (
        end < len(labelled) and _introduces(labelled[end]) and labelled[end].label not in {p.label for p in labelled[first:end]}
    ):
        end += 1
    if end - first < 2 or any(map(_introduces, labelled[end : end + 1])):
        return list(labelled)
    return [*labelled[:first], *map(_unlabelled, labelled[first:end]), *labelled[end:]]


def _says_nothing(part: Labelled, following: Labelled | None) -> bool:
    """A bare label right before another one is the heading of a list: `嘉宾：`."""
    return bool(part.label and not part.paragraph.text and following and following.label)


def _unlabelled(part: Labelled) -> Labelled:
    return Labelled(replace(part.paragraph, text=f"{part.label}：{part.paragraph.text}", item=True))


def _introduces(part: Labelled) -> bool:
    text = part.paragraph.text
    return bool(part.label) and 0 < len(text) <= 40 and not _ENDS_SENTENCE.search(text)


def without_translations(labelled: Sequence[Labelled]) -> list[Labelled]:
    """Without the paragraphs that a text in two languages gives in English before it gives them in Chinese."""
    doubles = {
        at
        for at, (part, following) in enumerate(pairwise(labelled))
        if part.label and part.label == following.label and _is_english(part.paragraph) and _HAN.search(following.paragraph.text)
    }
    return [part for at, part in enumerate(labelled) if at not in doubles] if len(doubles) >= 3 else list(labelled)


def _is_english(paragraph: Paragraph) -> bool:
    return not _HAN.search(paragraph.text) and len(re.findall(r"[A-Za-z]{2,}", paragraph.text)) >= 2


def to_parts(labelled: Sequence[Labelled]) -> list[Part]:
    """Headings, the article's own voice, and speech: a paragraph without a label belongs to the last one who had one."""
    parts: list[Part] = []
    speaker, pending, closing = "", False, False
    for at, part in enumerate(labelled):
        if part.label:
            speaker, pending, closing = part.label, True, False
        paragraph = part.paragraph
        if not paragraph.text or (paragraph.caption and not paragraph.text.endswith("。")):
            continue
        if not part.label and _is_heading(labelled, at):
            closing = bool(_CLOSING.search(paragraph.text)) and not any(p.label for p in labelled[at + 1 :])
            parts.append(Part(BlockKind.HEADING, paragraph))
        elif not speaker or closing or paragraph.caption or _STAGE_NOTE.fullmatch(paragraph.text):
            parts.append(Part(BlockKind.LEAD, paragraph))
        else:
            after_label = pending and not part.label  # what flows on from a label does not flow on from the last turn
            parts.append(Part(BlockKind.SPEECH, replace(paragraph, flows=paragraph.flows and not after_label), speaker, pending))
            pending = False
    return parts


def _is_heading(labelled: Sequence[Labelled], at: int) -> bool:
    """Set as a heading; or a short line that ends no sentence, right before the next turn or a heading."""
    paragraph = labelled[at].paragraph
    if paragraph.heading:
        return len(paragraph.text) <= 80
    if paragraph.caption:
        return False
    if at and labelled[at - 1].label and not labelled[at - 1].paragraph.text:
        return False  # the first words after a label that stands alone
    text = paragraph.text
    if paragraph.all_bold and len(text) <= 40 and not re.search(r"[。；;：:…？?！!]$", text):
        return True
    if len(text) > 32 or _NO_SENTENCE.search(text) or text[-1] in "）)！!" or paragraph.item or paragraph.flows:
        return False
    following = labelled[at + 1] if at + 1 < len(labelled) else None
    opens = following is not None and bool(following.label or following.paragraph.heading)
    return opens and (not _QUESTION.search(text) or paragraph.all_bold)
