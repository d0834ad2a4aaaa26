"""What the stretch of a sentence around one figure says of it, beside its fellows in the sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from framing.claims.clauses import Figure
from framing.claims.context import overlay, without
from framing.claims.flows import count_flows
from framing.claims.roles import Roles, read_roles
from framing.claims.scene import Scene
from framing.claims.vocabulary import vocabulary
from framing.reference.products import ALL_GOODS
from framing.schema import Flow, Other, Read, Span


def chunk_roles(scene: Scene, figure: Figure, whole: Roles, previous: Roles | None, told: Flow | None) -> Roles:
    """What the figure's own chunk says, over what its sentence said before it; in the paragraph's offsets."""
    at = figure.number.quantity.start
    own = read_roles(scene, [figure.chunk.own], whole.flow or told, near=at)
    if previous is not None:
        if own.flow is None or not own.said("flow"):
            own = overlay(without(previous, ["reporter", "partner"]) if own.said("reporter") else previous, own)
        elif scene.has_verb(figure.chunk.own) or (own.flow != previous.flow and not is_list_head(scene, figure)):
            # A chunk that names its own flow is a new measured noun: it keeps whose flow it is, and the goods only where the flow is the same.
            dropped = ["partner", "flow"] if own.flow == previous.flow or own.said("commodity") else ["partner", "commodity", "flow"]
            own = overlay(without(previous, dropped), own)
        else:
            own = overlay(previous, own)
    said = whole.sources.get("flow")
    parted = isinstance(said, Read) and ";" in scene.text[min(said.start, at) : max(said.start, at)]
    if (
        own.flow is None
        and not own.said("flow")
        and whole.flow is not None
        and not parted
        and count_flows(scene, [figure.chunk.sentence]) == 1
    ):
        # What stands behind a later figure is that figure's.
        figures = [f for f in scene.figures if f.start >= figure.number.quantity.end]
        later = [r for r, s in whole.sources.items() if r != "flow" and any(f.end <= s.start for f in figures)]
        own = overlay(without(whole, later), own)
    return _gapped(scene, figure, own)


def _gapped(scene: Scene, figure: Figure, roles: Roles) -> Roles:
    """ "Australia delivered 83 million tons, and Mongolia 82 million": the country of a stretch without a verb of its own takes the place of
    the one before it; a country that would fill no role here keeps the one before from being taken over."""
    at = figure.number.quantity.start
    own = Span(figure.chunk.own.start, at)
    named = [m for m in scene.within([own], "country") if m.value not in (scene.home, "WLD")]
    taken = {(s.start, s.end) for s in roles.sources.values()}
    fresh = [m for m in named if not any(low <= m.start < high for low, high in taken)]
    role = next((r for r in ("partner", "reporter") if isinstance(s := roles.sources.get(r), Read) and not own.start <= s.start < at), None)
    if not fresh or role is None or figure.chunk.ordinal == 0:
        return roles
    m = fresh[0]
    sources = {**roles.sources, role: Read(m.start, m.end)}
    return replace(roles, partner=m.value, sources=sources) if role == "partner" else replace(roles, reporter=m.value, sources=sources)


_WHOLE = re.compile(
    r"\bof\s+(?:its|their|all|total|the country's|the nation's)\s+(?:\w+\s+)?(?:exports|imports|shipments|purchases)\b[^,;]*$", re.I
)


def part_or_whole(scene: Scene, figure: Figure, read: Roles) -> Roles:
    """Goods that are not read as the figure's own, and yet stand before it in its sentence, are never passed over.

    "Exports rose 4%, with chips up 43% at $20.8 billion": the amount is not that of all exports. "A quarter of its exports of $710 billion":
    the whole is not that of the part's goods.
    """
    text, at = scene.text, figure.number.quantity.start
    before = [f for f in scene.figures if f.end <= at and f.start >= figure.chunk.sentence.start]
    whole = text[figure.chunk.sentence.start : figure.chunk.sentence.end].lower()
    if not before or "respectively" in whole or any(w in whole for w in vocabulary().both if w != "both"):
        return read
    gap = Span(before[-1].end, at)
    if _WHOLE.search(text[gap.start : gap.end]):
        word = Other(text[gap.start : gap.end].strip(), gap.start, gap.end)
        return replace(read, commodities=(), sources={**read.sources, "commodity": word})
    partner = read.sources.get("partner")
    overall = _OVERALL.search(text, gap.start, gap.end)
    if isinstance(partner, Read) and partner.end <= before[-1].start and overall is not None:
        # "The surplus with America was 739.8 billion yen, the overall one 322.2 billion."
        read = replace(read, partner="WLD", sources={**read.sources, "partner": Read(overall.start(), overall.end())})
    named = [m for m in scene.within([Span(figure.chunk.sentence.start, at)], "product") if m.value != ALL_GOODS]
    said = read.sources.get("commodity")
    if named and (said is None or (isinstance(said, Read) and read.commodities and read.commodities[0].product == ALL_GOODS)):
        last = named[-1]
        return replace(read, commodities=(), sources={**read.sources, "commodity": Other(last.text, last.start, last.end)})
    return read


_OVERALL = re.compile(r"\b(?:overall|whole\s+world|all\s+countries|worldwide|altogether|all\s+told)\b", re.I)
"""The whole beside one partner."""


def is_list_head(scene: Scene, figure: Figure) -> bool:
    """True where the lead ends in a colon: what stands before it heads every item after it."""
    text = scene.text
    return ":" in text[figure.chunk.lead.start : figure.number.quantity.start]
