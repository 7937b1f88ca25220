"""What holds for every transcript, whatever the source."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import QuizappError
from quizapp.transcript import BlockKind, Transcript, read_bytes

SUFFIXES = st.sampled_from(["a.txt", "a.md", "a.html", "a.srt", "a.vtt", "-"])
NAMES = ("王芳：", "**高远**：", "### 王芳：", "Q：", "[Speaker 0]: ", "Anna Schmidt（AS）：", "AS：", "《海风》:", "")
LINES = st.builds(
    "{}{}".format,
    st.sampled_from(NAMES),
    st.sampled_from(
        [
            "船有九米长。",
            "真的吗？",
            "我们造了两年，",
            "关注",
            "**下水**",
            "![图](a.png)",
            "这是 [链接](http://a.b) 与 *强调*。",
            "---",
            "> 引用一句话。",
            "1. 木头",
            "",
        ]
    ),
)
TRANSCRIPTS = st.builds(
    lambda lines, gap: gap.join(lines) + "\n船有九米长，三吨重。", st.lists(LINES, max_size=30), st.sampled_from(["\n", "\n\n"])
)
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</div>",
            "**",
            "：",
            ":",
            "\n",
            "\n\n",
            "[",
            "](",
            "王芳",
            "Q",
            "1",
            "-->",
            "00:01",
            "#",
            ">",
            "船有九米。",
            "<!--",
            "\\",
            "```",
            "|",
        ]
    ),
    max_size=60,
).map("".join)


def check(transcript: Transcript) -> None:
    """The laws."""
    assert len(transcript.folded) == len(transcript.text)
    end = 0
    for block in transcript.blocks:
        assert end <= block.span.start < block.span.end <= len(transcript.text)
        assert "\n" not in block.span.of(transcript.text)
        assert block.span.of(transcript.text).strip() == block.span.of(transcript.text)
        end = block.span.end
    names = [speaker.name for speaker in transcript.speakers]
    assert len(set(names)) == len(names)
    assert {b.speaker for b in transcript.blocks if b.kind is BlockKind.SPEECH} == set(names)
    assert all((b.turn >= 0) == (b.kind is BlockKind.SPEECH) == bool(b.speaker) for b in transcript.blocks)
    turns = [b.turn for b in transcript.blocks if b.turn >= 0]
    assert turns == sorted(turns)
    assert set(turns) == set(range(transcript.turns))


@given(TRANSCRIPTS, SUFFIXES.filter(lambda path: path not in ("a.srt", "a.vtt")))
def test_blocks_stand_in_order_apart_and_hold_their_words(text: str, path: str) -> None:
    check(read_bytes(text.encode(), path))


@given(TRANSCRIPTS)
def test_every_character_of_the_kept_text_is_in_a_block_or_a_name(text: str) -> None:
    transcript = read_bytes(text.encode(), "a.txt")
    rest, last = [], 0
    for block in transcript.blocks:
        rest.append(transcript.text[last : block.span.start])
        last = block.span.end
    names = {f"{speaker.name}：" for speaker in transcript.speakers}
    assert {piece.strip("\n") for piece in rest} <= names | {""}
    assert transcript.text[last:] == ""


@settings(max_examples=200)
@given(st.binary(max_size=400), SUFFIXES)
def test_no_bytes_break_the_reader(data: bytes, path: str) -> None:
    with contextlib.suppress(QuizappError):
        check(read_bytes(data, path))


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=300), FRAGMENTS), SUFFIXES)
def test_no_characters_break_the_reader(text: str, path: str) -> None:
    with contextlib.suppress(QuizappError):
        check(read_bytes(("船有九米长，三吨重。\n" + text).encode("utf-8", "surrogatepass"), path))


@given(TRANSCRIPTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_bytes(text.encode(), "a.txt") == read_bytes(text.encode(), "a.txt")
