"""How much of a loss was made good.

Definition: PERTURBATION.md of the project ("Recovery, back to normal"): share = (now - trough) / (reference - trough). The reference is the
median of those known among the 12 months before the fall, or the previous year's mean where fewer than 6 are known. The fall begins with
the month of a dated policy that the text names, else after the last known month before the trough that is at least 0.9 of the median of
the 12 before it. The trough is the lowest known month of the 12 before the month told.
"""

from __future__ import annotations

from dataclasses import replace

from framing.questions.asker import Asker
from framing.questions.levels import known_months, median_of, observations_of
from framing.questions.settings import settings
from framing.schema import Answer, Interval, Observation, Period, Question, Recovery, Series, SeriesPoint


def recovery(question: Question, asker: Asker, *, policy: tuple[str, Period] | None = None) -> Recovery | None:
    """The share of the loss made good by the question's month; None where no fall, no reference or no level is known.

    Args:
        question: whose series and month are told.
        asker: the data, as of the article's date.
        policy: the id and the month of a dated policy that the text names.
    """
    span = int(settings().recovery["months_before"])
    series, told = asker.series(question), question.period
    if series is None or told is None or not told.is_month:
        return None
    now = series.at(told)
    before = known_months(series, told.shift(-span), told.previous())
    if now is None or not before:
        return None
    trough = min(before, key=lambda p: p.value)
    named = policy if policy is not None and policy[1].first <= trough.period.first else None
    begins = named[1] if named is not None else _fall_begins(series, trough)
    if begins is None:
        return None
    usual = known_months(series, begins.shift(-span), begins.previous())
    used = observations_of((*usual, trough, now))
    if len(usual) >= settings().recovery["least_known"]:
        reference, kind = median_of(usual), "median"
    else:
        mean = _previous_year_mean(question, begins, asker)
        if mean is None:
            return None
        reference, found = mean
        kind, used = "previous_year_mean", (*observations_of((trough, now)), *found)
    share = _share(now.interval, trough.interval, reference)
    if share is None:
        return None
    return Recovery(
        share=share, reference=reference, reference_kind="median" if kind == "median" else "previous_year_mean", reference_known=len(usual),
        trough=trough, now=now, fall_begins=begins, policy=named[0] if named else None, risen=now.low > trough.high, used=used,
    )  # fmt: skip


def _share(now: Interval, trough: Interval, reference: Interval) -> Interval | None:
    """(now - trough) / (reference - trough): rising in now, falling in trough and reference, so the ends give the interval."""
    ends = (now.low, now.high, trough.low, trough.high, reference.low, reference.high)
    if any(e is None for e in ends):
        return None
    a, b, c, d, e, f = (float(x) for x in ends if x is not None)
    if e <= d:
        return None
    values = [(n - t) / (r - t) for n in (a, b) for t in (c, d) for r in (e, f)]
    return Interval(min(values), max(values))


def _fall_begins(series: Series, trough: SeriesPoint) -> Period | None:
    """The month after the last known month before the trough that is at least 0.9 of the median of the 12 before it."""
    rules = settings().recovery
    earlier = [p for p in series.points if p.period.is_month and p.period.first < trough.period.first]
    for point in reversed(earlier):
        before = known_months(series, point.period.shift(-int(rules["months_before"])), point.period.previous())
        if not before:
            continue
        middle = median_of(before).middle
        if middle is not None and point.value >= rules["near"] * middle:
            return point.period.shift(1)
    return None


def _previous_year_mean(question: Question, begins: Period, asker: Asker) -> tuple[Interval, tuple[Observation, ...]] | None:
    year = Period.year(begins.first.year - 1)
    answer = asker(replace(question, statistic="level", period=year, baseline=None))
    if not isinstance(answer, Answer):
        return None
    return answer.interval.scale(1 / 12), answer.observations
