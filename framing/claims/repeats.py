"""A figure told twice: the second is the first again, and what one leaves unsaid the other may say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.schema import Claim, Inferred, Other, Read
from framing.schema.claim import InferredFrom, RoleSource

if TYPE_CHECKING:
    from framing.language import Paragraph

ROLES = ("commodity", "flow", "reporter", "partner", "period", "baseline")
SHORT = frozenset({"headline", "standfirst", "highlights", "caption"})


def fill_and_link(claims: tuple[Claim, ...], paragraphs: Sequence[Paragraph]) -> tuple[Claim, ...]:
    """Claims with ``same_as`` set on repeats, and the unsaid roles of one filled from the other.

    Two claims are one figure where kind, unit and direction are equal, the tight intervals meet, and no role that both say differs.
    """
    kinds = {p.start: p.kind for p in paragraphs}
    starts = sorted(kinds)
    out = list(claims)
    for i, claim in enumerate(out):
        if claim.same_as is not None:
            continue
        for j in range(i + 1, len(out)):
            other = out[j]
            if other.same_as is not None or not _same(claim, other):
                continue
            first_short = _field(claim.start, starts, kinds) in SHORT
            claim = _fill(claim, other, "body" if first_short else "later_sentence")
            out[j] = replace(_fill(other, claim, "headline" if first_short else "earlier_sentence"), same_as=claim.id)
        out[i] = claim
    return _main_measure(_main_period(_headlines(tuple(out), starts, kinds), starts, kinds))


def _headlines(claims: tuple[Claim, ...], starts: list[int], kinds: Mapping[int, str]) -> tuple[Claim, ...]:
    """The month and the comparison that a headline leaves unsaid, the body says: its first figure of that kind and those
    goods, because a headline tells the lead."""
    out = []
    for claim in claims:
        if _field(claim.start, starts, kinds) not in ("headline", "standfirst") or claim.same_as is not None or _settled(claim):
            out.append(claim)
            continue
        body = [
            c
            for c in claims
            if c.same_as is None
            and _field(c.start, starts, kinds) == "body"
            and (c.kind, c.quantity.unit) == (claim.kind, claim.quantity.unit)
            and (c.flow, c.reporter) == (claim.flow, claim.reporter)
            and c.commodity is not None
            and claim.commodity is not None
            and c.commodity.product == claim.commodity.product
            and not c.others
            and c.period is not None
            and (claim.period is None or c.period == claim.period)
        ]
        own = [c for c in body if c.partner == claim.partner] or body
        out.append(_fill(claim, own[0], "body", ("period", "baseline")) if own and not claim.others else claim)
    return tuple(out)


def _settled(claim: Claim) -> bool:
    return claim.period is not None and (claim.baseline is not None or claim.kind not in ("change", "ratio"))


def _main_measure(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """A growth of goods that the article tells in one measure only is of that measure."""
    told: dict[tuple[object, ...], list[Claim]] = {}
    for c in claims:
        if c.kind == "level" and c.measure in ("quantity", "value") and c.commodity is not None and c.commodity.product:
            told.setdefault((c.commodity.product, c.flow, c.reporter), []).append(c)
    out = []
    for c in claims:
        if (
            c.measure is None
            and c.kind in ("change", "ratio")
            and c.commodity is not None
            and "measure" not in c.roles
            and c.same_as is None
        ):
            levels = told.get((c.commodity.product, c.flow, c.reporter), [])
            if levels and len({x.measure for x in levels}) == 1:
                at = levels[0]
                c = replace(c, measure=at.measure, roles={**c.roles, "measure": Inferred("body", at.start, at.end)})
        out.append(c)
    return tuple(out)


def _main_period(claims: tuple[Claim, ...], starts: list[int], kinds: Mapping[int, str]) -> tuple[Claim, ...]:
    """A piece on one month keeps its month: a body figure that says no period takes that of the first body figure, where both are of one
    reporter and every period read before it is that month or what it is compared with."""
    out: list[Claim] = []
    for claim in claims:
        before = [c for c in out if _field(c.start, starts, kinds) == "body" and c.reporter == claim.reporter]
        first = next((c for c in before if c.period is not None and isinstance(c.roles.get("period"), Read)), None)
        if (
            first is not None
            and first.period is not None
            and first.period.is_month
            and claim.period is None
            and claim.same_as is None
            and "period" not in claim.roles
            and claim.modality == "fact"
            and not (claim.baseline is not None and claim.baseline.kind in ("since", "policy"))
            and _field(claim.start, starts, kinds) == "body"
            and all(c.period is None or c.period in _allowed(first) for c in before)
        ):
            at = first.roles["period"]
            claim = replace(claim, period=first.period, roles={**claim.roles, "period": Inferred("earlier_sentence", at.start, at.end)})
        out.append(claim)
    return tuple(out)


def _allowed(first: Claim) -> tuple[object, ...]:
    assert first.period is not None
    return (first.period, first.period.year_earlier(), first.period.previous())


def _field(offset: int, starts: list[int], kinds: Mapping[int, str]) -> str:
    at = max((s for s in starts if s <= offset), default=0)
    return kinds.get(at, "body")


def _same(a: Claim, b: Claim) -> bool:
    if (a.kind, a.of, a.quantity.unit, a.direction) != (b.kind, b.of, b.quantity.unit, b.direction):
        return False
    if a.quantity.shown is None or b.quantity.shown is None or a.quantity.shown != b.quantity.shown:
        return False
    if a.voice.kind in ("denied",) or b.voice.kind in ("denied",):
        return False
    if a.sentence == b.sentence or a.aggregate != b.aggregate or a.modality != b.modality:
        return False
    shared = 0
    for role in ROLES:
        x, y = getattr(a, role), getattr(b, role)
        if isinstance(a.roles.get(role), Other) or isinstance(b.roles.get(role), Other):
            return False
        if role == "commodity" and x is not None and y is not None:
            if x.product != y.product or (x.product is None and x.label != y.label):
                return False
            shared += 1
        elif x is not None and y is not None:
            if x != y:
                return False
            shared += 1
    return shared >= 1


def _too_late(claim: Claim, source: Claim) -> bool:
    """True where the other's comparison is with a window that does not lie before the claim's own."""
    base = source.baseline.period if source.baseline is not None else None
    return claim.period is not None and base is not None and base.last >= claim.period.last


def _fill(claim: Claim, source: Claim, where: InferredFrom, names: tuple[str, ...] = ROLES) -> Claim:
    """``claim`` with the roles that it leaves unsaid taken from ``source``."""
    roles: dict[str, RoleSource] = dict(claim.roles)
    changed: dict[str, object] = {}
    for role in names:
        if getattr(claim, role) is None and getattr(source, role) is not None and role not in roles:
            at = source.roles.get(role)
            if role == "baseline" and _too_late(claim, source):
                continue
            if isinstance(at, Read | Inferred):
                changed[role] = getattr(source, role)
                roles[role] = Inferred(where, at.start, at.end)
    if not changed:
        return claim
    return replace(claim, roles=roles, **changed)  # type: ignore[arg-type]
