"""Statistics of series as intervals: levels, growth, differences, ratios, shares, averages.

Arithmetic is interval arithmetic over the precision published; two valid observations that disagree are two parts of an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product as pairs

from framing.schema import Interval, Observation, Part, Period

Lookup = Callable[[Period], Sequence[Observation]]
"""The valid level observations of one key for a period."""

MOST_MONTHS = 12
"""The longest window that is summed from its months: a year; longer sums are published as such or not asked for in news."""


@dataclass(frozen=True, slots=True)
class Level:
    """One way to a level: its interval and what it rests on."""

    interval: Interval
    observations: tuple[Observation, ...]


def levels(lookup: Lookup, period: Period, windows: Iterable[Period]) -> tuple[Level, ...]:
    """Every way to the level of a period: as published; else the sum of its months; else one published window less another.

    Args:
        lookup: the valid level observations of a period.
        period: the period asked about.
        windows: every period for which the key has a level, for the subtraction.
    """
    direct = tuple(Level(o.interval, (o,)) for o in lookup(period))
    if direct or period.days:
        return direct
    if 1 < period.length <= MOST_MONTHS:
        months = [lookup(m) for m in period.each_month()]
        if all(months):
            return (Level(_sum(_hull(m) for m in months), tuple(o for m in months for o in m)),)
    return _difference(lookup, period, tuple(windows))


def _hull(observations: Sequence[Observation]) -> Interval:
    first, *rest = (o.interval for o in observations)
    return Interval.hull(first, *rest)


def _sum(parts: Iterable[Interval]) -> Interval:
    total = Interval.point(0.0)
    for part in parts:
        total = total + part
    return total


def _difference(lookup: Lookup, period: Period, windows: tuple[Period, ...]) -> tuple[Level, ...]:
    """``whole - rest`` where both are published, begin or end together, and leave exactly the period."""
    for whole in windows:
        if whole.days or not whole.contains(period) or whole == period:
            continue
        rest: Period | None = None
        if whole.first == period.first:
            after = period.shift(period.length).first
            rest = Period(after, whole.last)
        elif whole.last == period.last:
            months = Period.month(period.first.year, period.first.month).shift(-1)
            rest = Period(whole.first, months.last)
        if rest is None:
            continue
        left, right = lookup(whole), lookup(rest)
        if left and right:
            return (Level(_hull(left) - _hull(right), (*left, *right)),)
    return ()


def printed(observations: Iterable[Observation], period: Period, baseline: Period) -> bool:
    """True if a published growth of ``period`` on ``baseline`` went into any of the observations."""
    mark = f"growth:{period}:{baseline}:"
    return any(c.startswith(mark) for o in observations for c in o.claimed)


def growth(now: Sequence[Level], base: Sequence[Level], period: Period, baseline: Period) -> tuple[Part, ...]:
    """Growth in percent of each way to the level on each way to its base; empty where the base may be zero."""
    out = []
    for a, b in pairs(now, base):
        interval = a.interval.growth_on(b.interval)
        if interval is not None:
            used = (*a.observations, *b.observations)
            out.append(Part(interval, used, printed(used, period, baseline)))
    return tuple(out)


def ratio(now: Sequence[Level], base: Sequence[Level], period: Period, baseline: Period) -> tuple[Part, ...]:
    """One level over another, as a multiple."""
    out = []
    for a, b in pairs(now, base):
        interval = a.interval.divide(b.interval)
        if interval is not None:
            used = (*a.observations, *b.observations)
            out.append(Part(interval, used, printed(used, period, baseline)))
    return tuple(out)


def difference(now: Sequence[Level], base: Sequence[Level], period: Period, baseline: Period) -> tuple[Part, ...]:
    """One level less another, in their unit."""
    out = []
    for a, b in pairs(now, base):
        used = (*a.observations, *b.observations)
        out.append(Part(a.interval - b.interval, used, printed(used, period, baseline)))
    return tuple(out)


def growth_as_ratio(part: Part) -> Part:
    """A growth in percent as the multiple that it makes."""
    return Part(part.interval.scale(0.01) + Interval.point(1.0), part.observations, part.printed)
