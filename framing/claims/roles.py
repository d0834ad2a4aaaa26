"""Roles read in a stretch of text: flow, reporter, partner, commodity, each with its span, and what is said but not modelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from framing.claims.flows import flow_of, stage_of
from framing.claims.goods import commodities_of
from framing.claims.limits import exclusions_of, qualifiers_of
from framing.claims.places import places_of, possessor, strange_subject, unread_place
from framing.claims.scene import Scene
from framing.schema import Commodity, Flow, Other, Read, Span
from framing.schema.claim import Qualifier, RoleSource, Side


@dataclass(frozen=True, slots=True)
class Roles:
    """What one stretch of text says; ``sources`` in the paragraph's offsets."""

    flow: Flow | None = None
    reporter: str | None = None
    partner: str | None = None
    commodities: tuple[Commodity, ...] = ()
    side: Side | None = None
    sources: dict[str, RoleSource] = field(default_factory=dict)
    qualifiers: tuple[Qualifier, ...] = ()

    def said(self, role: str) -> bool:
        """True if the role was said here, be it modelled or not."""
        return role in self.sources


def read_roles(scene: Scene, spans: Sequence[Span], flow_hint: Flow | None = None, near: int | None = None) -> Roles:
    """The roles that these stretches say; ``near`` is where the figure stands, by which one of several flows is chosen."""
    sources: dict[str, RoleSource] = {}
    flow, flow_span, side = flow_of(scene, spans, near)
    if flow is not None and flow_span is not None:
        sources["flow"] = Read(flow_span.start, flow_span.end)
    stage = stage_of(scene, spans, flow_span, near)
    if stage is not None and flow is None:
        sources["flow"] = Other(stage.text, stage.start, stage.end)
    acting = flow or flow_hint
    commodities = commodities_of(scene, spans, flow_span, sources, near)
    reporter, partner = places_of(scene, spans, acting, flow_span, sources)
    if reporter is None and "reporter" not in sources:
        reporter = possessor(scene, flow_span, sources)
    if flow == "import" and partner is None and "partner" not in sources and reporter is not None and reporter == scene.home:
        # "Brazil ..., although its sales to China": the one who sells is the partner.
        found: dict[str, RoleSource] = {}
        seller = possessor(scene, flow_span, found)
        if seller is not None and seller != reporter:
            partner, sources["partner"] = seller, found["reporter"]
    if near is not None:
        partner = strange_subject(scene, spans, near, sources) or partner
    exclusions_of(scene, spans, sources)
    if near is not None and partner is None and "partner" not in sources:
        partner = unread_place(scene, spans, sources)
    return Roles(
        flow=flow,
        reporter=reporter,
        partner=partner,
        commodities=commodities,
        side=side,
        sources=sources,
        qualifiers=qualifiers_of(scene, spans, flow_span, commodities),
    )


def at_offset(roles: Roles, by: int) -> Roles:
    """The same roles with spans moved by ``by`` code points."""

    def moved(source: RoleSource) -> RoleSource:
        return replace(source, start=source.start + by, end=source.end + by)

    return replace(
        roles,
        sources={k: moved(s) for k, s in roles.sources.items()},
        qualifiers=tuple(replace(q, start=q.start + by, end=q.end + by) for q in roles.qualifiers),
    )
