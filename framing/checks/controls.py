"""Controls in force on what an article tells of. M503 and M504 share this."""

from __future__ import annotations

import re

from framing.checks.base import CheckInput
from framing.schema import Claim, Policy

CONTROLS = frozenset({"licence", "ban", "quota", "export-tax"})
TOLD = re.compile(
    r"\b(?:licen[cs]\w*|permits?|export[- ]controls?|control list|controls? list|curbs?|restrict\w*|banned|bans?|quotas?|embargo\w*|export tax\w*"
    r"|Announcement No)\b",
    re.I,
)
"""Words by which an article tells that a control exists; any of them is enough, because a fair article is left in peace."""


def covering(given: CheckInput, claim: Claim) -> list[tuple[Policy, str]]:
    """The reporter's controls in force on the claim's exports, each with "all" or "part"; the most specific first."""
    product = claim.commodity.product if claim.commodity else None
    if product is None or claim.flow != "export" or claim.reporter is None or given.article.published is None:
        return []
    out = []
    for p in given.policies:
        if p.instrument not in CONTROLS or claim.reporter not in p.authority or not p.in_force_at(given.article.published):
            continue
        coverage = dict(p.coverage)
        names = [name for name in product.split("+") if name in coverage]
        if not names or not ({"WLD", claim.partner} & set(p.partners)):
            continue
        out.append((p, coverage[names[0]]))
    return sorted(out, key=lambda pair: (pair[1] != "all", -max(a.toordinal() for a, _ in pair[0].in_force)))


def tells(given: CheckInput, policy: Policy) -> bool:
    """True where the article tells that a control exists."""
    return bool(TOLD.search(given.article.text)) or policy.title in given.article.text
