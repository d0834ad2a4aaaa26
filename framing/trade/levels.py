"""Levels of one series as of a date: as published, else summed or subtracted from other published windows.

Every level is an interval with the observations that it rests on. Which of several observations of one period count:

* An observation whose interval holds that of another agrees with it and says less; it is left out.
* The ones known at the date come first. A later one counts beside them only where it disagrees, so that what meets either is not
  contradicted; a later one that is marked as revised is left out wherever an earlier vintage was known.
* A derived level counts beside a published one only where the two disagree.

A level reckoned from windows that were published at different times is wider by what the office usually revises between them.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from framing.reference.releases import usual_revision
from framing.schema import Interval, Observation, Period, SeriesKey
from framing.schema.trade import TIERS

Exclude = Callable[[Observation], bool]

REVISED = "revised"
SUBTRACTION_SLACK = 0.002
"""Windows of one series were published at different times, so their difference carries what was revised between. Measured on China's
magnets to the US: the year 2025 less its second half lies 0.1 to 0.2% of the year from the first half as published."""
FRESH_DAYS = 62
"""Two monthly releases after a period's end its figure may have been revised, whenever our source printed it."""
SUBTRACTION_COST = 1e-6
"""Relative to the amount subtracted from: among ways of equal width the one with the fewest windows is taken."""


@dataclass(frozen=True, slots=True)
class Level:
    """One way to a level: its interval in the series' unit, what it rests on, and whether windows were subtracted."""

    interval: Interval
    observations: tuple[Observation, ...]
    subtracted: bool = False


def published_by(observation: Observation, as_of: dt.date | None) -> bool:
    """True if the observation was published by ``as_of``; one without a date counts as published."""
    since = observation.source.known_since
    return as_of is None or since is None or since <= as_of


def valid(found: Iterable[Observation], as_of: dt.date | None, exclude: Exclude | None = None) -> tuple[Observation, ...]:
    """The observations of one period and statistic that count, the finest first (see the module's rules)."""
    usable = [o for o in found if exclude is None or not exclude(o)]
    if as_of is not None and any(published_by(o, as_of) for o in usable):
        usable = [o for o in usable if o.vintage != REVISED or published_by(o, as_of)]

    def rank(o: Observation) -> tuple[bool, bool, float, int, dt.date, str]:
        since = o.source.known_since or dt.date.min
        return (not published_by(o, as_of), o.tier == "derived", o.high - o.low, TIERS.index(o.tier), since, o.id)

    kept: list[Observation] = []
    for o in sorted(usable, key=rank):
        weak = o.tier == "derived" or not published_by(o, as_of)
        if any(_holds(o.interval, k.interval) for k in kept) or (weak and any(o.interval.touches(k.interval) for k in kept)):
            continue
        kept.append(o)
    return tuple(kept)


def _holds(outer: Interval, inner: Interval) -> bool:
    assert inner.low is not None and inner.high is not None
    return outer.contains(inner.low) and outer.contains(inner.high)


def interval_as_of(o: Observation, as_of: dt.date | None) -> Interval:
    """The observation's interval, wider by the office's usual revision where only a revised vintage from after the date is at hand."""
    if o.vintage != REVISED or published_by(o, as_of):
        return o.interval
    return _widened(o.interval, o.unit, usual_revision(o.key.reporter, o.key.product))


def _widened(interval: Interval, unit: str, percent: float) -> Interval:
    """An interval that is wider by a percentage of its level; of a growth by as many points of its ratio."""
    size = max(abs(interval.low or 0.0), abs(interval.high or 0.0))
    by = (100.0 + size) * percent / 100 if unit == "percent" else size * percent / 100
    return interval + Interval(-by, by)


def revisable(level: Level, key: SeriesKey, as_of: dt.date | None) -> Level | None:
    """The level as it may stand after the office's usual revision, or None where that cannot matter.

    It cannot where the office does not revise the item, where the level was derived from a later report (which used the revised one),
    or where its period ended shortly before the date.
    """
    percent = usual_revision(key.reporter, key.product)
    if not percent or any(o.tier == "derived" for o in level.observations):
        return None
    ended = max((o.period.last for o in level.observations), default=None)
    if as_of is not None and ended is not None and (as_of - ended).days <= FRESH_DAYS:
        return None
    return Level(_widened(level.interval, "", percent), level.observations, level.subtracted)


def levels(
    by_period: Mapping[Period, Sequence[Observation]], period: Period, as_of: dt.date | None, exclude: Exclude | None
) -> tuple[Level, ...]:
    """Every way to the level of ``period``: each published one, else the one that other windows give most narrowly.

    Args:
        by_period: the level observations of one series by period.
        period: the period asked about.
        as_of: the date that decides which vintage counts, or None.
        exclude: observations that may not be used.
    """
    direct = _direct(by_period, period, as_of, exclude)
    if direct or period.days:
        return direct
    reckoned = _reckoned(by_period, period, as_of, exclude)
    return () if reckoned is None else (reckoned,)


def _direct(
    by_period: Mapping[Period, Sequence[Observation]], period: Period, as_of: dt.date | None, exclude: Exclude | None
) -> tuple[Level, ...]:
    out = []
    for o in valid(by_period.get(period, ()), as_of, exclude):
        out.append(Level(interval_as_of(o, as_of), (o,)))
    return tuple(out)


def _month_index(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _reckoned(
    by_period: Mapping[Period, Sequence[Observation]], period: Period, as_of: dt.date | None, exclude: Exclude | None
) -> Level | None:
    """The narrowest level that published windows give by adding and subtracting.

    Windows are edges between month boundaries, walked forwards to add and backwards to subtract; the shortest way from the first
    boundary of the period to its last (Dijkstra) is measured by the width of the interval that it gives.
    """
    edges: dict[int, list[tuple[int, float, float, Level]]] = {}
    for window in by_period:
        ways = () if window.days else _direct(by_period, window, as_of, exclude)
        if not ways:
            continue
        hull = Interval.hull(*(w.interval for w in ways))
        level = Level(hull, tuple(o for w in ways for o in w.observations))
        first, last = _month_index(window.first), _month_index(window.last) + 1
        size = max(abs(hull.low or 0.0), abs(hull.high or 0.0))
        edges.setdefault(first, []).append((last, 1.0, hull.width + size * SUBTRACTION_COST, level))
        edges.setdefault(last, []).append((first, -1.0, hull.width + size * (2 * SUBTRACTION_SLACK + SUBTRACTION_COST), level))
    start, goal = _month_index(period.first), _month_index(period.last) + 1
    way = _shortest(edges, start, goal)
    if way is None:
        return None
    total, largest = Interval.point(0.0), 0.0
    revision = 0.0
    used: list[Observation] = []
    for sign, level in way:
        total = total + level.interval.scale(sign)
        used.extend(level.observations)
        key = level.observations[0].key
        revision = max(revision, usual_revision(key.reporter, key.product) / 100)
        largest = max(largest, abs(level.interval.low or 0.0), abs(level.interval.high or 0.0))
    subtracted = any(sign < 0 for sign, _ in way)
    slack = largest * max(SUBTRACTION_SLACK, revision) if subtracted else max(abs(total.low or 0.0), abs(total.high or 0.0)) * revision
    total = total + Interval(-slack, slack)
    return Level(total, tuple({o.id: o for o in used}.values()), subtracted)


def _shortest(edges: Mapping[int, Sequence[tuple[int, float, float, Level]]], start: int, goal: int) -> list[tuple[float, Level]] | None:
    best: dict[int, float] = {start: 0.0}
    came: dict[int, tuple[int, float, Level]] = {}
    queue = [(0.0, start)]
    while queue:
        cost, node = heapq.heappop(queue)
        if node == goal:
            break
        if cost > best[node]:
            continue
        for onward, sign, width, level in edges.get(node, ()):
            through = cost + width
            if through < best.get(onward, float("inf")):
                best[onward] = through
                came[onward] = (node, sign, level)
                heapq.heappush(queue, (through, onward))
    if goal not in came:
        return None
    way = []
    node = goal
    while node != start:
        node, sign, level = came[node]
        way.append((sign, level))
    return way[::-1]
