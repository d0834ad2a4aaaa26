"""Statistics of levels as intervals: growth, differences, ratios, shares, averages, ranks, runs.

A statistic is *printed* where a published figure of that very statistic went into it: then it agrees with itself and proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product as pairs

from framing.schema import Interval, Observation, Part, Period, SeriesPoint
from framing.trade.levels import Level


def printed(observations: Iterable[Observation], period: Period, baseline: Period) -> bool:
    """True if a published growth or difference of ``period`` on ``baseline`` went into any of the observations (``claimed``)."""
    marks = (f"growth:{period}:{baseline}:", f"difference:{period}:{baseline}:")
    return any(c.startswith(marks) for o in observations for c in o.claimed)


def _used(*levels: Level) -> tuple[Observation, ...]:
    return tuple({o.id: o for level in levels for o in level.observations}.values())


def growth(now: Sequence[Level], base: Sequence[Level], period: Period, baseline: Period) -> tuple[Part, ...]:
    """Growth in percent of each way to the level on each way to its base; empty where the base may be zero."""
    out = []
    for a, b in pairs(now, base):
        interval = a.interval.growth_on(b.interval)
        if interval is not None:
            used = _used(a, b)
            out.append(Part(interval, used, printed(used, period, baseline)))
    return tuple(out)


def ratio(now: Sequence[Level], base: Sequence[Level], period: Period, baseline: Period) -> tuple[Part, ...]:
    """One level over another, as a multiple (3 is three times the base)."""
    out = []
    for a, b in pairs(now, base):
        interval = a.interval.divide(b.interval)
        if interval is not None:
            used = _used(a, b)
            out.append(Part(interval, used, printed(used, period, baseline)))
    return tuple(out)


def difference(now: Sequence[Level], base: Sequence[Level], period: Period, baseline: Period) -> tuple[Part, ...]:
    """One level less another, in their unit."""
    out = []
    for a, b in pairs(now, base):
        used = _used(a, b)
        out.append(Part(a.interval - b.interval, used, printed(used, period, baseline)))
    return tuple(out)


def share(part: Sequence[Level], whole: Sequence[Level]) -> tuple[Part, ...]:
    """One level in percent of another that holds it: never above 100."""
    out = []
    for a, b in pairs(part, whole):
        interval = a.interval.divide(b.interval)
        if interval is not None:
            low, high = interval.low or 0.0, interval.high if interval.high is not None else 1.0
            out.append(Part(Interval(min(low, 1.0) * 100, min(high, 1.0) * 100), _used(a, b), False))
    return tuple(out)


def growth_as_ratio(part: Part) -> Part:
    """A growth in percent as the multiple that it makes."""
    return Part(part.interval.scale(0.01) + Interval.point(1.0), part.observations, part.printed)


def added(levels: Sequence[Sequence[Level]]) -> tuple[Level, ...]:
    """The sum of several series, one way for each choice among theirs; empty where one of them is not known."""
    out: tuple[Level, ...] = (Level(Interval.point(0.0), ()),)
    for ways in levels:
        out = tuple(
            Level(a.interval + b.interval, (*a.observations, *b.observations), a.subtracted or b.subtracted) for a, b in pairs(out, ways)
        )
    return out


def distinct(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts, those of one interval and one way of knowing once, the narrowest first."""
    kept: dict[tuple[float | None, float | None, bool], Part] = {}
    for part in sorted(parts, key=lambda p: (p.interval.width, p.printed, len(p.observations))):
        kept.setdefault((part.interval.low, part.interval.high, part.printed), part)
    return tuple(kept.values())


def rank_from_top(point: SeriesPoint, others: Iterable[SeriesPoint]) -> Interval:
    """The place of a level among others, the highest being 1: from the best to the worst place that rounding allows."""
    others = [o for o in others if o.period != point.period]
    surely_above = sum(o.low > point.high for o in others)
    maybe_above = sum(o.high > point.low for o in others)
    return Interval(1.0 + surely_above, 1.0 + maybe_above)


def run_length(points: Sequence[SeriesPoint], period: Period) -> tuple[int, bool]:
    """How many months up to ``period`` moved one way without a break, and whether the run ends at a month that is not known."""
    known = {p.period: p for p in points}
    length, way = 0, 0
    while True:
        now, before = known.get(period.shift(-length)), known.get(period.shift(-length - 1))
        if now is None or before is None:
            return length, True
        step = 1 if now.low > before.high else -1 if now.high < before.low else 0
        if step == 0 or (way and step != way):
            return length, False
        way = step
        length += 1
