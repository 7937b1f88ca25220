"""Who said it: only in a panel, only of a view, and only if nobody else holds it too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.claims.claim import ClaimKind
from quizapp.items.draft import Draft
from quizapp.items.guid import item_guid, order_key
from quizapp.items.item import ItemKind
from quizapp.items.kinds.listing import is_list
from quizapp.items.material import Material
from quizapp.items.quantities import in_fixed_order
from quizapp.items.worded import Worded
from quizapp.language.script import in_script
from quizapp.language.squeeze import size, squeeze

HELD = re.compile(
    r"^(?P<holder>[^，,：:。]{1,24}?)(?P<says>认为|觉得|相信|主张|预测|预计|预期|猜测|担心|怀疑|建议|反对|看好|希望|指出|强调)(?P<view>[，,]?.{8,})$"
)
SHARED_AT_MOST = 0.45  # of the view's character pairs, in any paragraph of another speaker
MOST_CHOICES = 4
SHORTEST = 16  # of a view that was found, as size() measures: of shorter ones blind readers accepted none of 15
ASSENT = re.compile(r"(?:我)?(?:也|都|完全|特别|非常|十分|很|比较)?(?:同意|赞成|赞同|认同)|(?:对|是的|没错|的确|确实)[,。!]")
POINTS = re.compile(r"(?:^|[，,；;])(?:这|那)|这[个种些]时?候?|[他她它]们?(?![人国])")
LOST = re.compile(r"^(?:并不|并非|不(?!同)|是(?!否)|会(?!议)|能(?!力)|可以|更|就|也|都|还|而)")
OWN = re.compile(r"自己|本人|我")


def who_said(worded: Worded, material: Material) -> Iterator[Draft]:
    """谁认为…? for a position whose holder is one of at least two guests."""
    claim, match = worded.claim, HELD.match(worded.plain)
    if is_list(worded) or claim.kind is not ClaimKind.POSITION or match is None:
        return
    if len(material.guests) < 2 or claim.speaker not in material.holders:
        return
    view = worded.text[match.start("view") :].lstrip("，, ")
    if squeeze(claim.speaker)[-2:] not in squeeze(match["holder"]) or not _can_be_anybodys(view, material) or not worded.answers:
        return
    if any(_is_group(name, material) for name in (claim.speaker, *material.guests)):
        return  # what a team says, its members say
    shared = material.held_by_others(view, claim.speaker)
    if shared > SHARED_AT_MOST:
        return
    raw = worded.answers[0].raw
    guid = item_guid(material.transcript, ItemKind.WHO_SAID, raw)
    others = sorted((n for n in material.guests if n != claim.speaker), key=lambda name: order_key(guid, name))
    quoted = sorted(
        (n for n in material.holders if n not in material.guests and n != claim.speaker), key=lambda name: order_key(guid, name)
    )
    choices = [claim.speaker, *others, *quoted][:MOST_CHOICES]  # a host tempts nobody: of such items 2 of 16 were accepted
    if len(choices) < 3 or (not claim.by_hand and size(view) < SHORTEST) or _is_shared(claim.quote.end, claim.speaker, material):
        return
    who = in_script("谁", traditional=worded.traditional)
    yield Draft(
        kind=ItemKind.WHO_SAID,
        claim=claim,
        question=f"{who}{worded.text[match.start('says') : match.end('says')]}，{view}？",
        answer=claim.speaker,
        raw=raw,
        fit=0.76 - 0.5 * max(0.0, shared - 0.25) - 0.004 * max(0, size(view) - 40),
        reason="who_said",
        choices=in_fixed_order(choices, guid),
    )


def _is_shared(end: int, speaker: str, material: Material) -> bool:
    """Whether another guest begins the next turn by agreeing."""
    transcript = material.transcript
    said = transcript.block_at(end - 1)
    after = next((b for b in transcript.blocks if said and b.turn == said.turn + 1 and b.turn > 0), None)
    if after is None or after.speaker == speaker or after.speaker not in material.guests:
        return False
    return ASSENT.match(after.span.of(transcript.folded).lstrip()) is not None


def _is_group(name: str, material: Material) -> bool:
    """Whether the article calls a speaker a team."""
    return bool(re.search(re.escape(name) + r"\s*(?:团队|战队|小组|乐队|组合)(?!的?负责)", material.transcript.folded))


def _can_be_anybodys(view: str, material: Material) -> bool:
    """Whether the view gives no speaker away: it names none, and says nothing that only its holder can say of himself."""
    names = [name for s in material.transcript.speakers for name in (s.name, *s.aliases) if len(name) >= 2]
    return (
        not any(name in view for name in names)
        and not OWN.search(view)
        and not POINTS.search(view)
        and not LOST.match(view)
        and 12 <= size(view) <= 60
    )
