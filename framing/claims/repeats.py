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
    return tuple(out)


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


def _fill(claim: Claim, source: Claim, where: InferredFrom) -> Claim:
    """``claim`` with the roles that it leaves unsaid taken from ``source``."""
    roles: dict[str, RoleSource] = dict(claim.roles)
    changed: dict[str, object] = {}
    for role in ROLES:
        if getattr(claim, role) is None and getattr(source, role) is not None and role not in roles:
            at = source.roles.get(role)
            if isinstance(at, Read | Inferred):
                changed[role] = getattr(source, role)
                roles[role] = Inferred(where, at.start, at.end)
    if not changed:
        return claim
    return replace(claim, roles=roles, **changed)  # type: ignore[arg-type]
