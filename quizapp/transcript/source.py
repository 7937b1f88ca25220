"""The door: a path or bytes → Transcript."""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from quizapp.errors import UnreadableSource, UsageError
from quizapp.language.fold import fold, looks_traditional, simplify
from quizapp.transcript.assemble import build, join_flowing
from quizapp.transcript.decoding import decode, shown, squeezed
from quizapp.transcript.front_matter import FrontMatter, split_front_matter
from quizapp.transcript.furniture import advert_paragraphs, is_furniture, without_end, without_trailing_scraps
from quizapp.transcript.labels import Labelled
from quizapp.transcript.names import label_keys, merge
from quizapp.transcript.paragraph import Paragraph
from quizapp.transcript.parting import part_speakers
from quizapp.transcript.publication import Publication, find_publication
from quizapp.transcript.readers.html import read_html
from quizapp.transcript.readers.markdown import read_markdown
from quizapp.transcript.readers.subtitles import looks_like_subtitles, read_subtitles, title_note
from quizapp.transcript.roles import Clues, Turn, announced_guests, find_speakers
from quizapp.transcript.transcript import BlockKind, Speaker, Transcript
from quizapp.transcript.turns import Part, label_questions, to_parts, without_guest_list, without_translations

LARGEST = 50 * 1024 * 1024  # bytes
_HAN = re.compile(r"[\u3400-\u9fff]")
_FEWEST = 6  # Han characters without which nothing can be asked
_CLOSING = 600  # characters that may follow the last turn as the page's closing words
_SPLIT = "give a file of at most 50 MB, or split it"


def read(path: Path | str) -> Transcript:
    """The source at `path`; `-` is standard input.

    Raises UsageError for a path that is missing or a folder, UnreadableSource for what holds no text.
    """
    if str(path) == "-":
        return read_bytes(sys.stdin.buffer.read(LARGEST + 1), "-")
    file = Path(path)
    if file.is_dir():
        raise UsageError(f"{shown(path)}: this is a folder; name the files in it")
    if not file.exists():
        raise UsageError(f"{shown(path)}: there is no such file; check the path")
    try:
        if file.stat().st_size > LARGEST:
            raise UnreadableSource(shown(path), "the file is larger than 50 MB", _SPLIT)
        return read_bytes(file.read_bytes(), str(path))
    except OSError as error:
        problem = f"the file cannot be opened ({error.strerror or error})"
        raise UnreadableSource(shown(path), problem, "check its permissions") from error


def read_bytes(data: bytes, path: str) -> Transcript:
    """A source from memory; `path` names it and its suffix tells the format (`-`: standard input, the format is found out).

    Raises UnreadableSource.
    """
    if len(data) > LARGEST:
        raise UnreadableSource(shown(path), "the source is larger than 50 MB", _SPLIT)
    if not data.strip():
        raise UnreadableSource(shown(path), "the file is empty", "give a transcript with text in it")
    text, encoding = decode(data, path)
    matter, paragraphs = _paragraphs(text, path)
    transcript = _transcript(paragraphs, matter, path, encoding) if _has_a_sentence(p.text for p in paragraphs) else None
    if transcript is None or not _has_a_sentence([transcript.text]):
        raise UnreadableSource(shown(path), "no usable sentence was found", "give a text with whole Chinese sentences")
    return transcript


def _paragraphs(text: str, path: str) -> tuple[FrontMatter, list[Paragraph]]:
    """The paragraphs of the text by the format that suffix or content tells."""
    suffix = PurePath(path).suffix.lower()
    if suffix in (".srt", ".vtt") or looks_like_subtitles(text):
        title = title_note(text)
        return FrontMatter({"title": (title,)} if title else {}), read_subtitles(text, path)
    if suffix in (".html", ".htm", ".xhtml") or _is_page(text):
        matter, markdown = read_html(text)
        return matter, read_markdown(markdown)
    matter, body, line = split_front_matter(text)
    return matter, read_markdown(body, line)


def _is_page(text: str) -> bool:
    return bool(
        re.match(
            r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b",
            text[:1200],
            re.IGNORECASE | re.DOTALL,
        )
    )


def _has_a_sentence(texts: Iterable[str]) -> bool:
    return sum(len(_HAN.findall(text)) for text in texts) >= _FEWEST


def _transcript(paragraphs: list[Paragraph], matter: FrontMatter, path: str, encoding: str) -> Transcript:
    labelled = without_guest_list(part_speakers(paragraphs, _people(matter)))
    labelled = without_translations(label_questions(labelled))
    spoken = [at for at, part in enumerate(labelled) if part.label] or [-1]
    publication = find_publication(matter, [part.paragraph for part in labelled], (spoken[0], spoken[-1]), path)
    parts = join_flowing(to_parts(_article(labelled, publication)))
    speakers, names = _speakers(parts, matter, publication)
    text, blocks = build(parts, names)
    traditional = looks_traditional(text)
    folded = simplify(fold(text)) if traditional else fold(text)
    return Transcript(
        path=path,
        identity=hashlib.sha256(squeezed("".join(p.text for p in paragraphs)).encode()).hexdigest(),
        text=text,
        folded=folded,
        blocks=blocks,
        speakers=tuple(speakers),
        title=publication.title,
        date=publication.date,
        outlet=publication.outlet,
        encoding=encoding,
        traditional=traditional,
    )


def _people(matter: FrontMatter) -> tuple[str, ...]:
    return matter.all("speakers", "guest", "guests", "people", "嘉宾", "speaker", "host")


def _article(labelled: Sequence[Labelled], publication: Publication) -> list[Labelled]:
    """Without the page's furniture, what stands before the title, adverts, and what follows the end."""
    labelled = _before_the_end(labelled)
    adverts = advert_paragraphs([part.paragraph for part in labelled])
    kept = []
    for at, part in enumerate(labelled):
        if at == publication.title_at:
            kept.append(replace(part, paragraph=replace(part.paragraph, heading=max(part.paragraph.heading, 1))))
        elif part.label or not (at in adverts or is_furniture(part.paragraph) or _above_title(part, at, publication)):
            kept.append(part)
    return kept


def _above_title(part: Labelled, at: int, publication: Publication) -> bool:
    """A short line above the title: a menu, the name of a section."""
    return at < publication.title_at and len(part.paragraph.text) < 40 and not part.paragraph.text.endswith("。")


def _before_the_end(labelled: Sequence[Labelled]) -> list[Labelled]:
    """Without what follows the article: from a heading like 推荐阅读 on, and a closing that a rule or a notice begins."""
    times = Counter(part.label for part in labelled)
    last = max((at for at, part in enumerate(labelled) if part.label and times[part.label] > 1), default=-1)
    parts = list(labelled[: without_end([part.paragraph for part in labelled], last)])
    most = min(_CLOSING, sum(len(part.paragraph.text) for part in parts) // 4)
    rest = sum(len(part.paragraph.text) for part in parts[last + 1 :]) if last >= 0 else 0
    for at in range(last + 1, len(parts)) if last >= 0 else ():
        paragraph = parts[at].paragraph
        if rest <= most and not parts[at].label and (paragraph.ruled or is_furniture(paragraph)) and paragraph.text:
            return without_trailing_scraps(parts[:at])
        rest -= len(paragraph.text)
    return without_trailing_scraps(parts)


def _speakers(parts: Sequence[Part], matter: FrontMatter, publication: Publication) -> tuple[list[Speaker], dict[str, str]]:
    """The speakers in the order of their first words, and for each label the speaker's name."""
    labels = Counter(part.label for part in parts if part.label and part.opens)
    about = _about(parts, matter, publication)
    persons = merge(labels, about)
    person_of = {k: at for at, person in enumerate(persons) for k in person.labels}
    where = {label: _find(label, person_of) for label in labels}
    turns = _turns(parts, where)
    written = {at: [label for label, of in where.items() if of == at] for at in range(len(persons))}
    outlet = publication.outlet.value if publication.outlet else ""
    clues = Clues(about, publication.interviewers, (*matter.all("guest", "guests", "嘉宾"), *announced_guests(about)), outlet)
    speakers = find_speakers(persons, turns, written, clues)
    return speakers, {label: speakers[at].name for label, at in where.items()}


def _find(label: str, person_of: dict[str, int]) -> int:
    return next(person_of[k] for k in label_keys(label) if k in person_of)


def _about(parts: Sequence[Part], matter: FrontMatter, publication: Publication) -> str:
    """What the source says of its people: title, front matter, introduction, and the first words of each speaker."""
    title = publication.title.value if publication.title else ""
    lead = [part.paragraph.text for part in parts if part.kind is not BlockKind.SPEECH]
    first: dict[str, str] = {}
    for part in parts:
        if part.kind is BlockKind.SPEECH:
            first.setdefault(part.label, part.paragraph.text[:400])
    people = (*matter.all("people", "author", "guest", "guests", "speaker", "speakers", "summary", "description"),)
    return "\n".join([title, *people, *lead, *first.values()])


def _turns(parts: Sequence[Part], where: dict[str, int]) -> list[Turn]:
    turns: list[Turn] = []
    for part in parts:
        if part.kind is not BlockKind.SPEECH:
            continue
        person = where[part.label]
        if turns and turns[-1].person == person:
            turns[-1] = Turn(person, turns[-1].text + "\n" + part.paragraph.text)
        else:
            turns.append(Turn(person, part.paragraph.text))
    return turns
