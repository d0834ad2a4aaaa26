"""The type of a period found in a text, and how a baseline's period follows from a window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from framing.schema import BaselineKind, Period

Role = Literal["window", "baseline", "dateline", "other"]
Relative = Literal["year_earlier", "previous"]
Unit = Literal["week", "month", "quarter", "year", "period"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention:
    """A time expression and what it does to a figure.

    Attributes:
        start, end, text: the span.
        role: window (the period of a figure), baseline (what a change is against), dateline, other (an event's date, a deadline).
        period: the period said, or None where it depends on a date or a window that is not known, or is not modelled (see ``why``).
        kind: of a baseline, as far as the words say it; None where it follows from the window (see ``baseline_kind``).
        relative: a baseline that is counted from the window: the same window a year earlier, or the adjoining one.
        unit: what the relative words count by ("a month earlier": month).
        months_back: a baseline so many months before the window's last ("lowest in 16 months").
        shift: a baseline that is the window so many months before ("two years ago": 24).
        within: a baseline that is the window's own months in that year, or days in that month ("the same ten months of 2024").
        month: the month (1-12) of a bare month name, whose year may follow from the window.
        ends: the two ends of "between 2015 and 2024", which are window and baseline of a change.
        opens: True for "since X", which opens the window of an amount and is the baseline of a change.
        why: why a window has no period ("season", "no publishing date").
    """

    start: int
    end: int
    text: str
    role: Role
    period: Period | None = None
    kind: BaselineKind | None = None
    relative: Relative | None = None
    unit: Unit | None = None
    months_back: int | None = None
    shift: int | None = None
    within: Period | None = None
    month: int | None = None
    ends: tuple[Period, Period] | None = None
    opens: bool = False
    why: str | None = None


def resolve_baseline(mention: PeriodMention, window: Period | None) -> Period | None:
    """The period of a baseline beside ``window``, or None where it is not known.

    A bare month is the latest one before the window; words that count in months fit a window of a month, and so on:
    "a month earlier" beside a quarter is not read.
    """
    if mention.months_back is not None:
        last = None if window is None else Period.month(window.last.year, window.last.month)
        return None if last is None else last.shift(-mention.months_back)
    if mention.shift is not None:
        whole = mention.shift % 12 == 0 or (window is not None and window.is_month)
        return window.shift(-mention.shift) if window is not None and whole else None
    if mention.relative is None and mention.within is None and _same_part(mention, window):
        # "0.3% above that of 2024", of five months: the same five.
        return window.year_earlier() if window is not None else None
    if mention.relative is None and mention.within is None:
        if mention.month is not None and mention.period is not None and window is not None and mention.kind != "since":
            return _before(mention.period, window)
        return mention.period
    if window is None:
        return None
    if mention.within is not None:
        inside = mention.within
        months = (inside.first.year - window.first.year) * 12
        if not inside.is_year:
            months += inside.first.month - window.first.month
        return window.shift(months)
    if mention.relative == "year_earlier":
        return window.year_earlier()
    fits = {
        "week": window.days,
        "month": window.is_month or (window.days and window.length == 1),
        "quarter": window.length == 3 and not window.days,
    }
    return window.previous() if fits.get(mention.unit or "period", True) else None


def _same_part(mention: PeriodMention, window: Period | None) -> bool:
    """True for a bare year that a part of the next year, from January on, is held against: its own part is meant."""
    if window is None or mention.period is None or not mention.period.is_year or mention.kind in ("since", "average", "peak"):
        return False
    to_date = window.first.month == 1 and 1 < window.length < 12 and not window.days
    return to_date and mention.period.first.year == window.first.year - 1


def _before(month: Period, window: Period) -> Period:
    """The latest same month that begins before ``window`` does."""
    years = month.first.year - window.first.year
    candidate = month.shift(-12 * years)
    return candidate if candidate.first < window.first else candidate.shift(-12)


def baseline_kind(period: Period | None, window: Period | None) -> BaselineKind:
    """What an explicitly named baseline is to its window: a year earlier, the adjoining one, or another."""
    if period is None or window is None:
        return "other"
    if period == window.year_earlier():
        return "year_earlier"
    return "previous" if period == window.previous() else "other"


def settle(mention: PeriodMention, window: Period | None) -> PeriodMention:
    """The baseline with its period and kind as they follow from ``window``; without one, a named month keeps its kind open."""
    period = resolve_baseline(mention, window)
    kind = mention.kind or mention.relative or (baseline_kind(period, window) if window is not None else None)
    return replace(mention, period=period, kind=kind)
