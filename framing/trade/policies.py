"""Policies made of their dated events, and what was in force when.

In force from an *effective* or *resumed* event (the last day that the source allows, so that a day called "in force" surely was) to the
day before an *ended* or *suspended* one. What was announced and never took effect is never in force; an agreement, a ruling or an easing
is an event and no measure. A step concerns products: a policy can end for one and stay for another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from framing.reference.countries import members
from framing.reference.products import wider_than
from framing.schema import Event, Policy

Coverage = Literal["all", "part"]
Span = tuple[dt.date, dt.date | None]
OPENING = ("effective", "resumed")
CLOSING = ("ended", "suspended")


@dataclass(frozen=True, slots=True)
class Step:
    """An event with what it concerns: as a row of the packaged table gives it."""

    event: Event
    authority: tuple[str, ...]
    instrument: str
    products: tuple[str, ...]
    coverage: Coverage
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What our own table says of a policy: title, scope, the last day that sources vouch for, days on which only a part ended."""

    title: str
    scope: str = ""
    last: dt.date | None = None
    partial_ends: frozenset[dt.date] = frozenset()
    restricts: bool = True


def build_policies(steps: Iterable[Step], about: Mapping[str, About]) -> tuple[Policy, ...]:
    """One policy an id, in the order of their first event."""
    grouped: dict[str, list[Step]] = {}
    for step in steps:
        grouped.setdefault(step.event.policy, []).append(step)
    made = [_policy(name, sorted(found, key=lambda s: (s.event.first, s.event.last)), about.get(name)) for name, found in grouped.items()]
    return tuple(sorted(made, key=lambda p: (p.events[0].first, p.id)))


def _policy(name: str, steps: Sequence[Step], about: About | None) -> Policy:
    making = [s for s in steps if s.event.kind not in CLOSING] or list(steps)
    leading = next((s for s in making if s.event.kind in OPENING), making[0])
    coverage: dict[str, Coverage] = {}
    for step in making:
        for product in step.products:
            coverage[product] = "all" if "all" in (step.coverage, coverage.get(product)) else "part"
    events: dict[tuple[str, dt.date, str], Event] = {}
    for step in steps:
        events.setdefault((step.event.kind, step.event.first, step.event.text), step.event)
    by_product = in_force_by_product(steps, about)
    spans = tuple(span for _, found in by_product for span in found)
    return Policy(
        id=name,
        title=about.title if about else name,
        authority=making[0].authority,
        instrument=leading.instrument,
        coverage=tuple(coverage.items()),
        partners=tuple(dict.fromkeys(p for s in making for p in s.partners)),
        in_force=_union(spans),
        events=tuple(events.values()),
        text=leading.event.text,
        scope=about.scope if about else "",
        by_product=by_product,
    )


def in_force_by_product(steps: Sequence[Step], about: About | None) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """For each product that was ever covered in force: the days."""
    if about is not None and not about.restricts:
        return ()
    if steps and all(s.instrument in ("agreement", "statistics") for s in steps):
        return ()
    opened: dict[str, tuple[dt.date, Coverage]] = {}
    spans: dict[str, list[Span]] = {}
    for step in sorted(steps, key=lambda s: s.event.first):
        for product in step.products:
            if step.event.kind in OPENING:
                opened.setdefault(product, (step.event.last, step.coverage))
            elif step.event.kind in CLOSING and product in opened:
                first, covered = opened[product]
                partly = (covered == "all" and step.coverage == "part") or (about is not None and step.event.first in about.partial_ends)
                if not partly:
                    spans.setdefault(product, []).append((first, max(first, step.event.first - dt.timedelta(days=1))))
                    del opened[product]
    for product, (first, _) in opened.items():
        spans.setdefault(product, []).append((first, about.last if about is not None else None))
    return tuple((product, tuple(sorted(found))) for product, found in spans.items())


def _union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The days that lie in any of the spans, as spans that neither touch nor overlap."""
    out: list[Span] = []
    for first, last in sorted(spans, key=lambda s: (s[0], s[1] or dt.date.max)):
        if out:
            before, until = out[-1]
            if until is None or first <= until + dt.timedelta(days=1):
                out[-1] = (before, None if until is None or last is None else max(until, last))
                continue
        out.append((first, last))
    return tuple(out)


def concerns(covered: Iterable[str], products: Iterable[str]) -> bool:
    """True if any of ``products``, or something that it is part of, is covered; "rare-earth magnets" are no rare earths."""
    wanted = {one for product in products for part in product.split("+") for one in (part, *wider_than(part))}
    return any(name in wanted for name in covered)


def meets(partners: Iterable[str], partner: str | None, day: dt.date) -> bool:
    """True if a measure against ``partners`` bears on trade with ``partner``.

    The world, or no partner, meets every measure; a country meets one against a group that it belongs to on ``day``, and a group one
    against a member of it.
    """
    known = set(partners)
    if partner is None or partner == "WLD" or not known or "WLD" in known:
        return True
    return any(
        one in known or known & members(one, day) or any(one in members(group, day) for group in known) for one in partner.split("+")
    )


def imposes(authority: Iterable[str], reporter: str | None, day: dt.date) -> bool:
    """True if one of the authorities is the reporter, or a group that it belongs to on ``day``."""
    return reporter is None or any(one == reporter or reporter in members(one, day) for one in authority)
