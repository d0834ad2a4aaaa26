"""Records, "highest since", "lowest in six months": the known months of the window that the words imply."""

from __future__ import annotations

from framing.questions.levels import known_months, missing_months, observations_of
from framing.schema import Direction, Period, Series, Superlative


def superlative(series: Series, period: Period, direction: Direction, first: Period | None = None) -> Superlative | None:
    """Whether the level of ``period`` stands above (or below) every known month before it.

    Args:
        series: monthly levels.
        period: the month told.
        direction: up for the highest, down for the lowest.
        first: the first month of the window; None for "ever", which begins where the series does and is never proven.

    Returns:
        None where the level told or every other month is unknown. ``holds`` is False only where a known month contradicts by more than
        rounding, None where nothing does but months are missing.
    """
    now = series.at(period)
    months = [p.period for p in series.points if p.period.is_month]
    if now is None or not months or not period.is_month:
        return None
    begin = first if first is not None else months[0]
    if begin.first >= period.first:
        return None
    others = known_months(series, begin, period.previous())
    if not others:
        return None
    up = direction != "down"
    extreme = max(others, key=lambda p: p.value) if up else min(others, key=lambda p: p.value)
    beaten = [p for p in others if (p.low > now.high if up else p.high < now.low)]
    against = (max(beaten, key=lambda p: p.value) if up else min(beaten, key=lambda p: p.value)) if beaten else None
    missing = missing_months(series, begin, period.previous())
    holds: bool | None = False if against is not None else None
    if against is None and not missing and first is not None:
        clear = extreme.high < now.low if up else extreme.low > now.high
        holds = True if clear else None
    window = Period.months(begin.first.year, begin.first.month, period.first.year, period.first.month)
    return Superlative(
        holds=holds, known=len(others), missing=missing, window=window, against=against,
        used=observations_of((now, against if against is not None else extreme)),
    )  # fmt: skip
