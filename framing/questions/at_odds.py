"""Figures of one sentence that contradict each other, whatever the data say.

Computed on loose intervals, and only where every role of both is the same: two figures of which one is superseded, a forecast, an average
beside a total, growth in another currency are never at odds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.questions.natural import resolve
from framing.questions.units import readings
from framing.schema import Claim, Interval

HELD = frozenset({"fact", "estimate"})
SAID = frozenset({"author", "quoted", "attributed"})
_HEDGE = r"(?:(?:about|nearly|some|around|just|only)\s+)?(?:(?:US)?\$|€|£|¥)?"
_LED = {word: re.compile(rf"\b{word}\s+{_HEDGE}$", re.I) for word in ("from", "to")}
_BETWEEN = {word: re.compile(rf"[,\s]*(?:[\w.']+\s+){{0,4}}{word}\s*{_HEDGE}", re.I) for word in ("from", "to")}
"""Up to four words may stand between the two amounts: "in June 2025", "metric tons in May"."""


@dataclass(frozen=True, slots=True)
class AtOdds:
    """Two or more figures that cannot all be true.

    Attributes:
        kind: "from_to" (a change beside the two amounts that it should lead from and to) or "sum" (a whole beside all its parts).
        claims: ids, the figure to look at first in front.
        computed: what the others make of the first, in its own unit and turned as it is ("29" for "up 40%, from 70 to 90").
        message: the contradiction in words.
    """

    kind: str
    claims: tuple[str, ...]
    computed: Interval
    message: str


def figures_at_odds(claims: Sequence[Claim], text: str | None = None) -> tuple[AtOdds, ...]:
    """Every contradiction among the claims of one article.

    Args:
        claims: what was read.
        text: the article's clean text; with it "up 40%, from 70 to 90" is read where no period tells which amount is the earlier.
    """
    plain = [c for c in claims if c.modality in HELD and c.voice.kind in SAID and not c.others and not c.qualifiers]
    return (*_changes(plain, text), *_sums(plain))


def _changes(claims: Sequence[Claim], text: str | None) -> Iterator[AtOdds]:
    for change in claims:
        if change.kind != "change" or change.quantity.unit not in ("percent", "fraction") or change.of:
            continue
        if change.direction not in ("up", "down"):
            continue
        ends = _ends(change, claims, text)
        if ends is None:
            continue
        before, after = ends
        growth = _loose(after).growth_on(_loose(before))
        said = readings(change, "percent")
        if growth is None or not said or said[0].loose.touches(growth):
            continue
        middle = _tight(after).growth_on(_tight(before)) or growth
        shown = middle.middle or 0.0
        yield AtOdds(
            "from_to", (change.id, before.id, after.id), -middle if change.direction == "down" else middle,
            f'from {before.text} to {after.text} is {"up" if shown > 0 else "down"} {abs(shown):.0f}%, not "{change.text}"',
        )  # fmt: skip


def _ends(change: Claim, claims: Sequence[Claim], text: str | None) -> tuple[Claim, Claim] | None:
    """The amounts of the base and of the period told: by their periods, else by "from … to" where the sentence has just two amounts."""
    levels = [c for c in claims if c.sentence == change.sentence and c.kind == "level"]
    near = [c for c in levels if _alike(c, change) and c.aggregate == change.aggregate]
    baseline = resolve(change.baseline, change.period)
    if baseline is not None and baseline.period is not None and change.period is not None:
        before = [c for c in near if c.period == baseline.period]
        after = [c for c in near if c.period == change.period]
        if len(before) == 1 and len(after) == 1 and _same_unit(before[0], after[0]):
            return before[0], after[0]
    return _by_words(change, levels, near, claims, text)


def _by_words(
    change: Claim, levels: Sequence[Claim], near: Sequence[Claim], claims: Sequence[Claim], text: str | None
) -> tuple[Claim, Claim] | None:
    """ "From A to B", "to B from A", beside the sentence's only change, which names no baseline of its own."""
    alone = sum(c.sentence == change.sentence and c.kind in ("change", "ratio") for c in claims) == 1
    if text is None or len(levels) != 2 or len(near) != 2 or not alone or change.baseline is not None or not _same_unit(near[0], near[1]):
        return None
    first, second = sorted(near, key=lambda c: c.start)
    lead = text[max(change.sentence.start, first.start - 24) : first.start]
    between = text[first.end : second.start]
    if _LED["from"].search(lead) and _BETWEEN["to"].fullmatch(between):
        return first, second
    return (second, first) if _LED["to"].search(lead) and _BETWEEN["from"].fullmatch(between) else None


def _alike(a: Claim, b: Claim) -> bool:
    """The same goods, flow, reporter and partner; what one leaves unsaid within the sentence is taken as the same only if both do."""
    goods = (a.commodity.product if a.commodity else None) == (b.commodity.product if b.commodity else None)
    currency = a.basis.currency is None or b.basis.currency is None or a.basis.currency == b.basis.currency
    measure = a.measure is None or b.measure is None or a.measure == b.measure
    return goods and currency and measure and (a.flow, a.reporter, a.partner, a.side) == (b.flow, b.reporter, b.partner, b.side)


def _beside(part: Claim, whole: Claim) -> bool:
    """True if the two are amounts that differ in goods or partner alone."""
    same = (part.flow, part.reporter, part.period, part.aggregate) == (whole.flow, whole.reporter, whole.period, whole.aggregate)
    return part.kind == "level" and part.commodity is not None and same and _same_unit(part, whole)


def _same_unit(a: Claim, b: Claim) -> bool:
    return a.quantity.unit == b.quantity.unit and a.quantity.ton_said == b.quantity.ton_said


def _loose(claim: Claim) -> Interval:
    return claim.quantity.loose


def _tight(claim: Claim) -> Interval:
    return claim.quantity.tight


def _sums(claims: Sequence[Claim]) -> Iterator[AtOdds]:
    """The amount of a union of goods or partners beside the amounts of each of them, in one sentence and of one period."""
    for whole in claims:
        if whole.kind != "level" or whole.commodity is None or whole.commodity.product is None:
            continue
        if whole.partner is None or whole.period is None:
            continue
        near = [c for c in claims if c.id != whole.id and c.sentence == whole.sentence and _beside(c, whole)]
        products, partners = whole.commodity.product.split("+"), whole.partner.split("+")
        if (len(products) > 1) == (len(partners) > 1):
            continue
        parts = [
            [c for c in near if c.commodity is not None and c.commodity.product == product and c.partner == partner]
            for product in products for partner in partners
        ]  # fmt: skip
        if not all(len(p) == 1 for p in parts):
            continue
        total = Interval.point(0.0)
        for (part,) in parts:
            total = total + _loose(part)
        if not total.touches(_loose(whole)):
            listed = " and ".join(p[0].text for p in parts)
            yield AtOdds("sum", (whole.id, *(p[0].id for p in parts)), total, f'{listed} together are not "{whole.text}"')
