"""SubRip and WebVTT → paragraphs: time codes gone, one language kept, cues left to be joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from quizapp.errors import UnreadableSource
from quizapp.transcript.decoding import shown
from quizapp.transcript.paragraph import Paragraph

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMING = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?$")
_ARROW = re.compile(r"-->")
_VOICE = re.compile(r"^<v(?:\.[^\s>]*)?\s+([^>]+)>\s*(.*)$", re.DOTALL)
_TAG = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_LABEL = re.compile(r"^[^\s：:，。]{1,20}\s?[：:]")
_MARKS = tuple("，。！？；：、,.!?;:…”")
_PAUSE = 1.5  # seconds of silence after which a new paragraph may begin
_METADATA = re.compile(r"^(?:title|标题|标题名|简介|import|字幕|https?:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cue:
    line: int
    start: float
    end: float
    words: tuple[str, ...]


def looks_like_subtitles(text: str) -> bool:
    """Whether the text is made of cues, whatever its name says."""
    if text.lstrip().startswith("WEBVTT"):
        return True
    return sum(bool(_TIMING.match(line)) for line in text[:20_000].split("\n") if _ARROW.search(line)) > 1


def read_subtitles(text: str, path: Path | str) -> list[Paragraph]:
    """The words of the cues, one paragraph each that flows on from the last unless the speaker paused.

    Of cues in two languages the Chinese lines are kept. Lines before the first cue are notes to the reader and go.
    Raises UnreadableSource, with the line, for a time that cannot be and for a file without cues.
    """
    cues = list(_cues(text.split("\n"), path))
    if not cues:
        raise UnreadableSource(shown(path), "no subtitle was found", "give a file with lines like 00:01:02,000 --> 00:01:05,000")
    chinese = sum(any(map(_HAN.search, cue.words)) for cue in cues) * 2 > len(cues)
    return list(_paragraphs([_one_language(cue, chinese) for cue in cues]))


def title_note(text: str) -> str:
    """The title that a note before the first cue gives (`# 标题：…`), or an empty string."""
    found = re.search(r"(?m)^[#\s]*(?:标题|標題|Title)\s*[：:]\s*(.+)$", text.split("-->", 1)[0])
    return found.group(1).strip() if found else ""


def _cues(lines: Sequence[str], path: Path | str) -> Iterator[_Cue]:
    starts = [at for at, line in enumerate(lines) if _ARROW.search(line)]
    for at, following in pairwise([*starts, len(lines) + 1]):
        timing = _TIMING.match(lines[at])
        if not timing:
            raise UnreadableSource(shown(path), "this is no time code", "write it as 00:01:02,000 --> 00:01:05,000", at + 1)
        start, end = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
        if end < start:
            raise UnreadableSource(shown(path), "the cue ends before it starts", "swap its times or delete it", at + 1)
        yield _Cue(at + 1, start, end, _words(lines[at + 1 : following], following <= len(lines)))


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _words(lines: Sequence[str], before_another: bool) -> tuple[str, ...]:
    """The cue's own lines: up to the blank line, without the number or name of the next cue."""
    if before_another and lines and lines[-1].strip() and (len(lines) < 2 or lines[-2].strip()) and lines[-1].strip().isdigit():
        lines = lines[:-1]
    words = []
    for line in lines:
        if not line.strip():
            break
        words.append(_plain(line))
    return tuple(word for word in words if word)


def _plain(line: str) -> str:
    voice = _VOICE.match(line.strip())
    line = f"{voice.group(1)}：{voice.group(2)}" if voice else line
    line = re.sub(r"^\s*[#\-–—>]+\s*", "", _TAG.sub("", line))
    return re.sub(r"\s+", " ", line.replace("&nbsp;", " ").replace("&amp;", "&")).strip(" ♪♫")


def _one_language(cue: _Cue, chinese: bool) -> _Cue:
    """Where the talk is Chinese, a line without Han characters beside one that has them is its translation."""
    han = tuple(word for word in cue.words if _HAN.search(word) and not _KANA.search(word))
    return _Cue(cue.line, cue.start, cue.end, han) if chinese and han else cue


def _paragraphs(cues: Sequence[_Cue]) -> Iterator[Paragraph]:
    end, last = -_PAUSE, ""
    lines = [words for cue in cues for words in cue.words]
    marked = sum(words.endswith(_MARKS) for words in lines) > len(lines) / 8
    for cue in cues:
        for at, words in enumerate(cue.words):
            if words == last:  # rolling captions repeat the line above
                continue
            yield Paragraph(words, cue.line + 1 + at, flows=cue.start - end < _PAUSE or at > 0, cue=True, spaced=not marked)
            last = words
        end = cue.end
