"""Amounts, months and sources in the words of a finding; what the questions room already words is taken from there."""

from __future__ import annotations

from collections.abc import Sequence

from framing.questions.wording import TIER_WORDS, amount, answer_words, month_name, number, period_words, place
from framing.schema import Interval, Observation, Period
from framing.schema.trade import weakest

MOST_SOURCES = 3
"""Sources named in one line; more are counted."""


def quoted(text: str) -> str:
    """The article's own words."""
    return f'"{" ".join(text.split())}"'


def source(observations: Sequence[Observation], *, tier: bool = True) -> str:
    """ "Reuters, read in TimesLIVE, 2025-07-20; secondary": each source once, then the weakest tier where it is wanted."""
    said: dict[str, None] = {}
    for o in observations:
        read = f", read in {o.source.read_in}" if o.source.read_in else ""
        day = f", {o.source.date}" if o.source.date else ""
        said[f"{o.source.publisher}{read}{day}"] = None
    if not said:
        return ""
    names = list(said)
    more = f"; {len(names) - MOST_SOURCES} more" if len(names) > MOST_SOURCES else ""
    how = f"; {TIER_WORDS[weakest(tuple(o.tier for o in observations))]}" if tier else ""
    return "; ".join(names[:MOST_SOURCES]) + more + how


def because(*parts: str) -> str:
    """The non-empty parts of a "why", joined as sentences without a full stop at the end."""
    return "; ".join(p.rstrip(".") for p in parts if p)


def arrow(before: float, after: float, unit: str) -> str:
    """ "46.4 → 353 t"."""
    first, last = amount(before, unit), amount(after, unit)
    head, _, tail = first.partition(" ")
    return f"{head} → {last}" if tail and last.endswith(f" {tail}") else f"{first} → {last}"


def spread(growth: Interval) -> str:
    """A growth as it is known: "+659 to +663%", "+157.5%"."""
    if growth.low is None or growth.high is None:
        end = growth.low if growth.high is None else growth.high
        return "" if end is None else f"{'above' if growth.high is None else 'below'} {_signed(end, 1)}%"
    decimals = 1 if growth.width < 2 else 0
    low, high = _signed(growth.low, decimals), _signed(growth.high, decimals)
    return f"{low}%" if low == high else f"{low} to {high}%"


def _signed(value: float, decimals: int) -> str:
    return f"{'+' if value >= 0 else '-'}{number(abs(value), decimals)}"


def share(interval: Interval) -> str:
    """A fraction as a whole percentage: "54%", "52 to 56%"."""
    middle = interval.middle
    if interval.low is None or interval.high is None or middle is None:
        return "a part"
    low, high = round(100 * interval.low), round(100 * interval.high)
    return f"{round(100 * middle)}%" if high - low <= 2 else f"{low} to {high}%"


def months_listed(months: Sequence[Period], most: int = 3) -> str:
    """ "April 2025, May 2025 and 4 more"."""
    named = [period_words(m) for m in months[:most]]
    if len(months) > most:
        return f"{', '.join(named)} and {len(months) - most} more"
    return ", ".join(named[:-1]) + (" and " if len(named) > 1 else "") + named[-1] if named else ""


def month_in(period: Period, told: Period | None) -> str:
    """A month's name, with its year where it is not the year told."""
    same = told is not None and told.last.year == period.first.year
    return month_name(period) if same and period.is_month else period_words(period)


__all__ = [
    "amount",
    "answer_words",
    "arrow",
    "because",
    "month_in",
    "month_name",
    "months_listed",
    "number",
    "period_words",
    "place",
    "quoted",
    "share",
    "source",
    "spread",
]
