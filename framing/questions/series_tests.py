"""What a series says of a word: how large a move is for it, whether it is a trend, how much of a loss was made good."""

from __future__ import annotations

from itertools import combinations

from framing.questions.moves import observations, run, unusual, unusual_between
from framing.questions.settings import settings
from framing.questions.wording import amount, amounts, number, period_words, series_words
from framing.schema import Period, Question, Recovery, Series
from framing.schema.frame import TestLabel


def large(series: Series, question: Question, up: bool, *, any_move: bool = False) -> tuple[TestLabel, str] | None:
    """A move on the right side: borne out where it lies outside the usual swings, else overstated; None where too few are known.

    ``any_move``: the words give no baseline of their own, so that the move from the known month before may be the one that is meant.
    """
    period, base = question.period, question.baseline.period if question.baseline else None
    if period is None or base is None or not (period.is_month and base.is_month):
        return None
    lag = (period.first.year - base.first.year) * 12 + period.first.month - base.first.month
    found = unusual(series, period, lag)
    if found is None:
        return _large_between(series, period, None if any_move else base, up)
    size = found.z if up else -found.z
    words = f"{number(abs(found.z), 1)} usual swings from the middle of {found.known} known moves of the same length"
    return ("borne_out" if size >= settings().moves["robust_z"] else "overstated"), words


def _large_between(series: Series, period: Period, base: Period | None, up: bool) -> tuple[TestLabel, str] | None:
    """Borne out where a move stands out among the moves between neighbouring known months.

    Never overstated, because those may be longer.
    """
    earlier = [p.period for p in series.points if p.period.is_month and p.period.first < period.first]
    if not earlier or base not in (None, earlier[-1]):
        return None
    found = unusual_between(series, period)
    if found is None or (found.z if up else -found.z) < settings().moves["robust_z"]:
        return None
    return "borne_out", f"far outside the {found.known} other known moves from one known month to the next"


def trend(series: Series, period: Period, up: bool) -> tuple[TestLabel, str, tuple[str, ...]] | None:
    """Three or more changes in a row the same way; contradicted where the last one surely went the other way.

    None where months are missing.
    """
    length, ended, points = run(series, period, up)
    needed = int(settings().moves["run"])
    way = "rises" if up else "falls"
    if length >= needed:
        return "borne_out", f"{length} {way} in a row by {period_words(period)}", observations(points)
    if not ended:
        if length == 0 or not _broken(series, period, up, needed):
            return None
        ended = True
    if length == 0:
        return "contradicted", f"{period_words(period)} went the other way", observations(points)
    many = way if length > 1 else way[:-1]
    return "overstated", f"{length} {many} in a row by {period_words(period)}, where a trend needs {needed}", observations(points)


def _broken(series: Series, period: Period, up: bool, needed: int) -> bool:
    """True if the known months of the run that a trend needs cannot all lie on one way, whatever the missing ones were."""
    first = period.shift(-needed)
    known = [p for p in series.points if p.period.is_month and first.first <= p.period.first <= period.first]
    return any((b.high < a.low if up else b.low > a.high) for a, b in combinations(known, 2))


def recovered(found: Recovery, kind: str, question: Question, unit: str) -> tuple[TestLabel, str]:
    """A state is borne out from 0.9 of the loss made good, overstated above 0; a process by any rise that rounding cannot explain."""
    share = found.share
    middle = share.middle or 0.0
    usual = "mean of the year" if found.reference_kind == "previous_year_mean" else f"median of {found.reference_known} known months"
    facts = (
        f"{series_words(question)}: {number(100 * middle, 0)}% of the loss is made good ({amount(found.now.value, unit)} in "
        f"{period_words(found.now.period)}, {amount(found.trough.value, unit)} in {period_words(found.trough.period)}, "
        f"{_reference(found, unit)} as the {usual} before the fall)"
    )
    if kind == "process":
        return ("borne_out" if found.risen else "contradicted"), facts
    if share.high is not None and share.high >= settings().recovery["borne_out"]:
        return "borne_out", facts
    return ("overstated" if share.high is not None and share.high > 0 else "contradicted"), facts


def _reference(found: Recovery, unit: str) -> str:
    middle = found.reference.middle
    return amounts(found.reference, unit) if middle is None else amount(middle, unit)
