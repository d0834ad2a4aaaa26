"""Monthly levels of a series: which are known, their median, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from framing.schema import Interval, Observation, Period, Series, SeriesPoint


def known_months(series: Series, first: Period, last: Period) -> tuple[SeriesPoint, ...]:
    """The known months from ``first`` to ``last``, both included, in order."""
    return tuple(p for p in series.points if p.period.is_month and first.first <= p.period.first <= last.first)


def missing_months(series: Series, first: Period, last: Period) -> tuple[Period, ...]:
    """The months of a window of which no level is known."""
    known = {p.period for p in known_months(series, first, last)}
    window = Period.months(first.first.year, first.first.month, last.first.year, last.first.month)
    return tuple(m for m in window.each_month() if m not in known)


def median_of(points: Sequence[SeriesPoint]) -> Interval:
    """The median as an interval: the medians of the lower and of the upper ends (the median is monotone in each value)."""
    return Interval(median(p.low for p in points), median(p.high for p in points))


def observations_of(points: Sequence[SeriesPoint]) -> tuple[Observation, ...]:
    """The observations behind some points, each once."""
    seen: dict[str, Observation] = {}
    for point in points:
        for observation in point.observations:
            seen.setdefault(observation.id, observation)
    return tuple(seen.values())
