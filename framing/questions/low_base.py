"""The low-base test: a large rise from a month that was itself far below what is usual.

Definition: PERTURBATION.md of the project ("Low base"); thresholds with their reasons in ``settings.toml``.
"""

from __future__ import annotations

from framing.questions.asker import Asker
from framing.questions.levels import known_months, median_of, observations_of
from framing.questions.settings import settings
from framing.schema import Claim, Interval, LowBase, Question, SeriesPoint


def low_base(claim: Claim, question: Question, asker: Asker) -> LowBase | None:
    """The test of a rise of one month on another; None where the claim is none, or the level of its base is not known.

    Args:
        claim: a change or a ratio.
        question: the claim's question, its baseline filled.
        asker: the data, as of the article's date.
    """
    rules = settings().low_base
    period, base = question.period, question.baseline.period if question.baseline else None
    rise = _rise(claim)
    if rise is None or rise < rules["least_rise"] or period is None or base is None or not (period.is_month and base.is_month):
        return None
    series = asker.series(question)
    if series is None:
        return None
    at, now = series.at(base), series.at(period)
    if at is None or at.value <= 0:
        return None
    window = known_months(series, base.shift(-int(rules["months_before"])), period)
    known = tuple(p for p in window if p.period not in (base, period))
    compared = (*known, *(p for p in (at, now) if p is not None))
    lowest = len(compared) if all(at.high < p.low for p in compared if p is not at) and known else None
    since = min((p.period for p in compared), default=None)
    middle = median_of(known) if known else None
    on_median = now.interval.growth_on(middle) if now is not None and middle is not None else None
    fires: bool | None = None
    if len(known) >= rules["least_known"]:
        assert middle is not None
        fires = _far_below(at, middle) and (_in_lowest_decile(at, question, asker) or _little_on_median(on_median, rise))
    return LowBase(
        fires=fires, base=at, median=middle, known=len(known), unit=series.unit, growth_on_median=on_median, lowest_of=lowest, since=since,
        used=observations_of(compared),
    )  # fmt: skip


def _rise(claim: Claim) -> float | None:
    """The claimed rise in percent, or None for a fall or a number that was not written."""
    shown = claim.quantity.shown
    if shown is None or claim.direction == "down":
        return None
    if claim.kind == "change":
        return {"percent": shown, "fraction": shown * 100}.get(claim.quantity.unit)
    return (shown - 1) * 100 if claim.quantity.unit == "times" else None


def _far_below(base: SeriesPoint, middle: Interval) -> bool:
    return middle.low is not None and base.high < settings().low_base["share_of_median"] * middle.low


def _in_lowest_decile(base: SeriesPoint, question: Question, asker: Asker) -> bool:
    rules = settings().low_base
    series = asker.series(question)
    if series is None or question.period is None:
        return False
    known = [p for p in series.points if p.period.is_month and p.period.first <= question.period.first]
    if len(known) < rules["decile_known"]:
        return False
    below = sum(p.high < base.low for p in known)
    return below < rules["decile"] * len(known)


def _little_on_median(growth: Interval | None, rise: float) -> bool:
    if growth is None or growth.high is None:
        return False
    return growth.high < 0 or growth.high < settings().low_base["share_of_growth"] * rise
