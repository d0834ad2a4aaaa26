"""M503: a control in force that the article does not tell."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_claim, at_frame
from framing.checks.controls import covering, tells
from framing.schema import Claim, Evidence, Policy

HOLDS = frozenset({"supported", "rounded", "consistent"})
EASED = frozenset({"policy_ended", "recovery_state", "recovery_process", "recovery_either"})


def find(given: CheckInput) -> Iterator[Draft]:
    """The newest control on exports that are told to have risen, or whose end is told; one a product."""
    told: set[str] = set()
    for frame, test in given.blamed():
        if frame.meaning.implies.kind == "policy_ended" and test.label == "contradicted":
            claim = given.claim.get(frame.claim or "")
            policies = [e.ref for e in test.evidence if e.kind == "policy"]
            named = next((p for p in given.policies if p.id in policies), None)
            if named is not None:
                told.add(claim.commodity.product if claim and claim.commodity and claim.commodity.product else "")
                yield at_frame(
                    frame,
                    f"Change: {named.title} is still in force{_scope(named)}.",
                    f"{named.text}",
                    evidence=(Evidence("policy", named.id, "in force"),),
                )
    for claim, verdict in given.own():
        product = claim.commodity.product if claim.commodity else None
        if product is None or product in told or claim.direction != "up" or verdict.label not in HOLDS:
            continue
        for policy, part in covering(given, claim):
            if tells(given, policy):
                break
            told.add(product)
            yield at_claim(
                claim,
                f"Add: {policy.title} still requires licences for {_goods(policy, part, claim)}."
                if policy.instrument == "licence"
                else f"Add: {policy.title} is in force on {_goods(policy, part, claim)} ({policy.instrument}).",
                f"In force since {_since(policy, given)}; the article does not tell of it.",
                evidence=(Evidence("policy", policy.id, "in force"),),
            )
            break


def _scope(policy: Policy) -> str:
    return f" for {policy.scope}" if policy.scope else ""


def _goods(policy: Policy, part: str, claim: Claim) -> str:
    label = claim.commodity.label if claim.commodity else "these goods"
    if policy.scope:
        return policy.scope
    return label if part == "all" else f"part of {label}"


def _since(policy: Policy, given: CheckInput) -> str:
    day = given.article.published
    spans = [a for a, b in policy.in_force if day is not None and a <= day and (b is None or day <= b)]
    return spans[-1].isoformat() if spans else "an unknown day"


CHECK = Check(
    code="M503",
    name="policy-missing",
    severity="warning",
    action="add",
    doc="""What it does
Flags a rise of exports that are under a control of the exporting country in force on the day, where the article has no word of any control;
and the words that a control is over, where it is in force. The control is told with its true scope.

Why it is bad
A reader takes the rise for freedom to ship.

Example
"Exports soared", while Announcement No. 18 of 2025 still requires licences.

Use instead
The control, since when, and which of the goods it covers.

References
OSR, Whose line is it anyway (from general knowledge).
""",
    source="OSR, Whose line is it anyway",
    flags=(
        Example("China's exports of rare earth magnets to the United States soared 660% in June 2025 from May.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the world jumped 157.5% in June 2025 from May, customs data showed.", "2025-07-25"),
    ),
    passes=(
        Example("China's exports of rare earth magnets to the United States rose 660% in June 2025 from May; many still need licences.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the world fell 38.1% in June 2025 from a year earlier.", "2025-07-25"),
        Example("China's imports of soybeans rose in June 2025, traders said, as crushers took in more beans from Brazil than before.", "2025-07-25"),
    ),
    find=find,
)
