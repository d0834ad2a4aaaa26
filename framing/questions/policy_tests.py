"""What the policies in force say of words about them. A motive is never tested: its circumstances are listed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from framing.questions.asker import Data
from framing.questions.settings import settings
from framing.questions.wording import goods, place
from framing.schema import Policy
from framing.schema.frame import TestLabel

Result = tuple[TestLabel, str, tuple[str, ...], bool]
"""Label, reason, ids of policies, whether it is certain."""


def _relevant(data: Data, at: date | None, products: Sequence[str], reporter: str | None, partner: str | None) -> tuple[Policy, ...]:
    """The reporter's measures that restrict trade in these goods with the partner (any, where none is named), in force on a day or ever."""
    if not products:
        return ()
    found = data.policies(at=at, products=tuple(products), reporter=reporter, partner=partner)
    return tuple(p for p in found if p.instrument in settings().restricting)


def policy_ended(data: Data, published: date | None, products: Sequence[str], reporter: str | None, partner: str | None) -> Result:
    """Contradicted where a measure is in force, borne out where all that are known were ended or suspended, else untestable."""
    if published is None:
        return "untestable", "without a date it is not known which measures were in force", (), True
    known = _relevant(data, None, products, reporter, partner)
    begun = [p for p in known if any(first <= published for first, _ in p.in_force)]
    current = _relevant(data, published, products, reporter, partner)
    if current:
        return "contradicted", f"in force on {published.isoformat()}: {_named(current)}", _ids(current), reporter is not None
    if begun:
        return "borne_out", f"no longer in force on {published.isoformat()}: {_named(begun)}", _ids(begun), True
    return "untestable", f"no measure on {_words(products)} is known", (), True


def policy_ban(data: Data, published: date | None, products: Sequence[str], reporter: str | None, partner: str | None) -> Result:
    """Borne out where a ban is in force, overstated where only a licensing rule or a duty is, else untestable.

    A ban that covers the goods in part, or one partner only, bears the word out; the reason says its scope.
    """
    if published is None:
        return "untestable", "without a date it is not known which measures were in force", (), True
    current = _relevant(data, published, products, reporter, partner)
    bans = [p for p in current if p.instrument == "ban"]
    if bans:
        scope = "; ".join(f"{p.title}: {p.text}" for p in bans)
        return "borne_out", f"a ban is in force: {scope}", _ids(bans), True
    if current:
        return "overstated", f"no ban is known; in force: {_named(current)}", _ids(current), reporter is not None
    return "untestable", f"no measure on {_words(products)} is known", (), True


def circumstance(data: Data, published: date | None, products: Sequence[str], reporter: str | None, partner: str | None) -> tuple[str, ...]:
    """Ids of the policies of which a dated step with these goods and this partner fell in the two months before the article."""
    if published is None or not products:
        return ()
    between = (published - timedelta(days=settings().circumstance_days), published)
    out: dict[str, None] = {}
    for policy, event in data.events(between=between, products=tuple(products)):
        concerned = partner is None or "WLD" in policy.partners or partner in (*policy.partners, *policy.authority)
        if concerned and (reporter is None or reporter in (*policy.authority, *policy.partners)) and event.last <= published:
            out[policy.id] = None
    return tuple(out)


def _named(policies: Sequence[Policy]) -> str:
    return "; ".join(f"{p.title} ({p.instrument}, {_scope(p)})" for p in policies)


def _scope(policy: Policy) -> str:
    return policy.scope or " and ".join(place(p) for p in policy.partners)


def _ids(policies: Sequence[Policy]) -> tuple[str, ...]:
    return tuple(p.id for p in policies)


def _words(products: Sequence[str]) -> str:
    return " and ".join(goods(p) for p in products) or "these goods"
