"""How unusual a move is: the robust z-score of a series' log changes, and runs.

Definition: PERTURBATION.md of the project ("Unusual"). The scale is the median absolute deviation (Rousseeuw and Croux,
*Alternatives to the Median Absolute Deviation*, JASA 88, 1993). Months of the Lunar New Year are compared among themselves.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from framing.questions.settings import settings
from framing.schema import Period, Series, SeriesPoint


@dataclass(frozen=True, slots=True)
class Unusual:
    """The z-score of one move among ``known`` moves at the same lag."""

    z: float
    known: int


def unusual(series: Series, period: Period, lag: int) -> Unusual | None:
    """The robust z-score of the move to ``period`` from ``lag`` months before; None where the move or too few others are known."""
    rules = settings().moves
    moves = {p: m for p, m in _moves(series, lag) if p.first <= period.first}
    own = moves.get(period)
    if own is None:
        return None
    if series.key.reporter in settings().lunar and lag % 12:
        near = _lunar(period, lag)
        moves = {p: m for p, m in moves.items() if _lunar(p, lag) == near and (not near or p.first.month == period.first.month)}
    if len(moves) < rules["least_changes"]:
        return None
    middle = median(moves.values())
    spread = rules["mad_to_deviation"] * median(abs(m - middle) for m in moves.values())
    return Unusual((own - middle) / spread, len(moves)) if spread > 0 else None


def unusual_between(series: Series, period: Period) -> Unusual | None:
    """The robust z-score of the move to ``period`` from the known month before it, among all moves between neighbouring known months.

    For series with gaps. A move over a gap is longer than one of a month and so, if anything, larger: a move that stands out among them
    surely is large, but one that does not is not shown to be usual. None where too few are known.
    """
    rules = settings().moves
    points = [p for p in series.points if p.period.is_month and p.value > 0 and p.period.first <= period.first]
    moves = [math.log(b.value / a.value) for a, b in pairwise(points)]
    if not points or points[-1].period != period or len(moves) < rules["least_between"]:
        return None
    own, others = moves[-1], moves[:-1]
    middle = median(others)
    spread = rules["mad_to_deviation"] * median(abs(m - middle) for m in others)
    return Unusual((own - middle) / spread, len(others)) if spread > 0 else None


def _moves(series: Series, lag: int) -> list[tuple[Period, float]]:
    by_period = {p.period: p for p in series.points if p.period.is_month}
    out: list[tuple[Period, float]] = []
    for period, point in by_period.items():
        base = by_period.get(period.shift(-lag))
        if base is not None and base.value > 0 and point.value > 0:
            out.append((period, math.log(point.value / base.value)))
    return out


def _lunar(period: Period, lag: int) -> bool:
    """True where the move begins or ends in January or February."""
    return period.first.month in (1, 2) or period.shift(-lag).first.month in (1, 2)


def run(series: Series, period: Period, up: bool, lag: int = 1) -> tuple[int, bool, tuple[SeriesPoint, ...]]:
    """How many months in a row, up to the month told, went ``up`` (or down) on the one ``lag`` months before.

    Returns:
        The length of the run, whether a known change surely of the other sign ended it (False where a month is missing), the points used.
    """
    used: list[SeriesPoint] = []
    at, length = period, 0
    while True:
        now, before = series.at(at), series.at(at.shift(-lag))
        if now is None or before is None:
            return length, False, tuple(used)
        used.extend(p for p in (now, before) if p not in used)
        risen, fallen = now.low > before.high, now.high < before.low
        if not (risen if up else fallen):
            return length, (fallen if up else risen), tuple(used)
        length += 1
        at = at.previous()


def observations(points: Sequence[SeriesPoint]) -> tuple[str, ...]:
    """The ids of the observations behind some points."""
    return tuple(dict.fromkeys(o.id for p in points for o in p.observations))
